using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class SentenceSplitterTests
{
    // A bar stands where the sentence ends.
    [Theory]
    [InlineData("It rained.| The match went on.| Nobody left.")]
    [InlineData("Was it over?| No!| It had begun.")]
    [InlineData("It rained and it snowed; the match went on.")]
    [InlineData("One line only")]
    // Titles and abbreviations
    [InlineData("Mr. Roe met Dr. Ann Lee and Sen. Jon Poe.| They talked.")]
    [InlineData("Gen. Roe, Lt. Col. Poe and Prof. Doe testified.")]
    [InlineData("The U.S. Senate met.| He lives in the U.S.| The senators left.")]
    [InlineData("Use fruit, e.g. Apples or pears, i.e. Anything sweet.")]
    [InlineData("See No. 5 on the list.| It is No. 1 again.")]
    [InlineData("He said no.| She said yes.")]
    [InlineData("It is at 700 W. 83rd Ave. in Vostburg.")]
    [InlineData("Govs. Roe and Poe signed it.")]
    [InlineData("On Jan. 5 it rose.| It fell in Feb.| The loss was small.")]
    [InlineData("It opened in St. Albans and on Main St.| The shop is small.")]
    [InlineData("Acme Inc. Chief Executive Jon Poe left.| He ran Acme Inc.| He was 60.")]
    [InlineData("Roe v. Poe was heard.| Town vs. Gown ended 2-1.")]
    [InlineData("Bread, milk, etc. were sold.| There was bread, milk, etc.| The rest was gone.")]
    [InlineData("ST. ALBANS (Agency) - The market opened on Monday.| It closed.")]
    // Times of day
    [InlineData("It began at 5 p.m. Monday in town.| It ended at 9 p.m.| The crowd left.")]
    [InlineData("It begins at 7 a.m. EST and at 1 p.m. London time.")]
    [InlineData("It begins at 8 p.m. Oct. 31 and on Saturdays at 9 p.m. Sundays are free.")]
    // Initials
    [InlineData("J. K. Surname and George W. Example wrote it.| A. B. C. Doe read it.")]
    [InlineData("There is no plan B. Everyone knows it.")]
    [InlineData("There is no plan B.| The vote was final.")]
    // Numbers, versions, addresses
    [InlineData("It cost $3.5 million.| Version 2.0.1 is out.| In 2018.| It was late.")]
    [InlineData("See example.com/Page.Html for more.| Write to Jane.Roe@Example.Com today.")]
    [InlineData("It is on example.com.| Read it there.")]
    // Missing spaces
    [InlineData("The talks ended.|The next round is in May.| \"Good.\"|They left.")]
    [InlineData("It was in 2018.|It was late.| They used Node.Js and Asp.Net often.")]
    // Ellipses
    [InlineData("He waited...| Then he left.| She said ... nothing … at all.")]
    [InlineData("He waited . . . and left.")]
    // Small letters
    [InlineData("The firm sold shoes.| eBay sold more.| then it stopped.")]
    [InlineData("It sold approx. ten of them.")]
    // Lists
    [InlineData("1. The first item.| 2. The second item.")]
    [InlineData("Three things matter:\n|- the price\n|- the date\n|• the place")]
    [InlineData("One paragraph\n\n|Another paragraph")]
    [InlineData("a line that goes on\nin the next line.| The end.")]
    [InlineData("It is known.[1]| It is proven.[2][3]| It is so.")]
    public void Sentences_end_where_a_reader_ends_them(string expected)
    {
        var text = expected.Replace("|", "", StringComparison.Ordinal);

        Split(text).ShouldBe(expected.Split('|').Select(sentence => sentence.Trim()));
    }

    [Theory]
    [InlineData("“We had no choice. The rain was heavy. We left at dawn,” he said.| Nobody stayed.")]
    [InlineData("\"We had no choice. We left,\" he said.| Nobody stayed.")]
    [InlineData("«We had no choice. We left», he said.| Nobody stayed.")]
    [InlineData("“Go home!” she said.| “Why now?” Minister Jane Roe asked.| “It is over.”| The crowd left.")]
    [InlineData("“Is it over?”| He did not know.")]
    [InlineData("“It is over.” — Jane Roe")]
    [InlineData("“It is over. ”| The crowd left.| \"It is over. \"")]
    [InlineData("He said: “It is over.”| She left.")]
    [InlineData("\"It is over,\" he said.| \"Nobody is left.\"| The lights went out.")]
    [InlineData("It closed (the owner died. Nobody came.) in May.| It opened again.")]
    [InlineData("(It closed in May.)| It opened again.")]
    public void A_quotation_stays_with_its_attribution(string expected)
    {
        Split(expected.Replace("|", "", StringComparison.Ordinal)).ShouldBe(expected.Split('|').Select(sentence => sentence.Trim()));
    }

    [Fact]
    public void A_long_quotation_is_cut_inside()
    {
        var sentence = "It rained on the hills and on the plains for all of the long and weary night";
        var text = $"“{string.Join(". ", Enumerable.Repeat(sentence, 6))},” he said.";

        Split(text).Count.ShouldBe(6);
    }

    [Fact]
    public void A_run_on_is_cut_at_a_space()
    {
        var text = string.Join(' ', Enumerable.Repeat("endless", 400));

        var sentences = Split(text);

        sentences.ShouldAllBe(sentence => sentence.Length <= SentenceSplitter.MaxLength && sentence.EndsWith("endless"));
        string.Join(' ', sentences).ShouldBe(text);
    }

    [Fact]
    public void A_run_on_without_spaces_is_cut_between_characters()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("😀", 1200));

        Split(text).ShouldAllBe(sentence => sentence.Length <= SentenceSplitter.MaxLength && !char.IsLowSurrogate(sentence[0]));
    }

    [Fact]
    public void Only_the_block_is_read()
    {
        const string Text = "Before. Inside one. Inside two. After.";
        var block = new TextSpan(8, 23);

        SentenceSplitter.Split(Text, block).ConvertAll(span => span.Of(Text)).ShouldBe(["Inside one.", "Inside two."]);
    }

    [Fact]
    public void A_blank_block_has_no_sentence() => SentenceSplitter.Split(" \n\t ", new TextSpan(0, 4)).ShouldBeEmpty();

    [Fact]
    public void Every_character_that_is_not_blank_is_in_one_sentence() => Texts.Hold((text, block) =>
    {
        var at = block.Start;
        foreach (var sentence in SentenceSplitter.Split(text, block))
        {
            sentence.Start.ShouldBeGreaterThanOrEqualTo(at);
            sentence.Length.ShouldBeInRange(1, SentenceSplitter.MaxLength);
            string.IsNullOrWhiteSpace(text[at..sentence.Start]).ShouldBeTrue();
            char.IsWhiteSpace(text[sentence.Start]).ShouldBeFalse();
            char.IsWhiteSpace(text[sentence.End - 1]).ShouldBeFalse();
            at = sentence.End;
        }

        at.ShouldBeLessThanOrEqualTo(block.End);
        string.IsNullOrWhiteSpace(text[at..block.End]).ShouldBeTrue();
    });

    private static List<string> Split(string text) => SentenceSplitter.Split(text, new TextSpan(0, text.Length)).ConvertAll(span => span.Of(text));
}
