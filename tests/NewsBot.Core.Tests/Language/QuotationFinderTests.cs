using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class QuotationFinderTests
{
    [Theory]
    [InlineData("“It will rain tomorrow,” Jane Roe said.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("\"It will rain tomorrow,\" said Jane Roe, the mayor.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("«It will rain tomorrow», said Jane Roe.", "It will rain tomorrow", "Jane Roe")]
    [InlineData("‘It will rain tomorrow,’ said Jane Roe.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("“It will rain tomorrow,\" Jane Roe said.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("“Will it rain tomorrow?” Mayor Jane Roe asked.", "Will it rain tomorrow?", "Jane Roe")]
    [InlineData("Jane Roe told reporters: “It will rain tomorrow.”", "It will rain tomorrow.", "Jane Roe")]
    [InlineData("Jane Roe: “It will rain tomorrow.”", "It will rain tomorrow.", "Jane Roe")]
    [InlineData("“It will rain tomorrow,” Jane Roe, who runs the harbour, told a local paper.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("“It will rain tomorrow,” said the mayor, Jane Roe.", "It will rain tomorrow,", "Jane Roe")]
    [InlineData("“It will rain tomorrow,” a spokesman for the harbour said.", "It will rain tomorrow,", "a spokesman for the harbour")]
    [InlineData("“It will rain tomorrow,” said officials in Vostburg.", "It will rain tomorrow,", "officials in Vostburg")]
    [InlineData("“It will rain tomorrow,” according to the mayor.", "It will rain tomorrow,", "the mayor")]
    [InlineData("According to Jane Roe, “it will rain tomorrow”.", "it will rain tomorrow", "Jane Roe")]
    [InlineData("The weather office, Jane Roe added, has “no idea at all”.", "no idea at all", "Jane Roe")]
    [InlineData("Berlin reacted at once, saying it was “full of baseless claims.”", "full of baseless claims.", "Berlin")]
    [InlineData("“It will rain tomorrow. Nobody knows why. Stay at home,” Jane Roe said.", "It will rain tomorrow. Nobody knows why. Stay at home,", "Jane Roe")]
    public void Words_between_marks_have_a_speaker(string text, string words, string speaker)
    {
        var quotation = Find(text).ShouldHaveSingleItem();

        quotation.Span.Of(text).ShouldBe(words);
        quotation.Speaker.ShouldBe(speaker);
        quotation.SpeakerSpan.ShouldNotBeNull().Of(text).ShouldBe(speaker);
        quotation.IsDirect.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Jane Roe said that it would rain.", "it would rain", "Jane Roe")]
    [InlineData("Jane Roe said it would rain.", "it would rain", "Jane Roe")]
    [InlineData("Jane Roe told reporters on Monday that it would rain.", "it would rain", "Jane Roe")]
    [InlineData("Jane Roe told the BBC it would rain.", "it would rain", "Jane Roe")]
    [InlineData("The mayor also warned that it would rain.", "it would rain", "The mayor")]
    [InlineData("It would rain, the mayor said on Monday.", "It would rain", "the mayor")]
    [InlineData("It would rain, Jane Roe said, and snow in the hills.", "It would rain", "Jane Roe")]
    [InlineData("According to Jane Roe, it would rain.", "it would rain", "Jane Roe")]
    [InlineData("It would rain, according to the weather office.", "It would rain", "the weather office")]
    [InlineData("It would rain, according to the latest figures.", "It would rain", "the latest figures")]
    [InlineData("Jane Roe, the mayor of Vostburg, said it would rain.", "it would rain", "Jane Roe")]
    [InlineData("The U.S. State Department said it would rain.", "it would rain", "State Department")]
    public void Reported_words_have_a_speaker(string text, string words, string speaker)
    {
        var quotation = Find(text).ShouldHaveSingleItem();

        quotation.Span.Of(text).ShouldBe(words);
        quotation.Speaker.ShouldBe(speaker);
        quotation.IsDirect.ShouldBeFalse();
    }

    [Theory]
    [InlineData("The “fake news” was false.")]
    [InlineData("It rained in Vostburg. Jane Roe stayed at home.")]
    [InlineData("The men who said that it would rain were wrong.")]
    [InlineData("The deal, which she said will be signed, is old.")]
    [InlineData("The ministers’ talks in the United States are over.")]
    [InlineData("")]
    public void Other_text_is_no_quotation(string text) => Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Jane Roe came late. “It will rain tomorrow,” she said.", "Jane Roe")]
    [InlineData("“It will rain tomorrow,” Jane Roe said. “It may even snow,” she added.", "Jane Roe")]
    [InlineData("“It will rain tomorrow,” said the union source. He said that it might snow.", "the union source")]
    [InlineData("“It will rain tomorrow,” they said.", null)]
    [InlineData("“It will rain tomorrow,” she said.", null)]
    public void A_pronoun_is_the_person_named_before(string text, string? speaker) => Find(text).ShouldAllBe(quotation => quotation.Speaker == speaker);

    [Fact]
    public void A_pronoun_is_looked_up_before_the_block()
    {
        const string Text = "Jane Roe came late.\n\n“It will rain tomorrow,” she said.";
        var block = TextSpan.FromBounds(21, Text.Length);

        QuotationFinder.Find(Text, block).ShouldHaveSingleItem().Speaker.ShouldBe("Jane Roe");
    }

    [Fact]
    public void A_quotation_that_goes_on_has_the_same_speaker()
    {
        const string Text = "“It will rain tomorrow,” Jane Roe said. “It may even snow. Stay at home.”";

        Find(Text).Select(quotation => quotation.Speaker).ShouldBe(["Jane Roe", "Jane Roe"]);
    }

    [Fact]
    public void An_interrupted_quotation_has_one_speaker()
    {
        const string Text = "“It will rain tomorrow,” said Jane Roe, “and it may snow.”";

        Find(Text).Select(quotation => quotation.Speaker).ShouldBe(["Jane Roe", "Jane Roe"]);
    }

    [Fact]
    public void A_quotation_that_is_not_closed_ends_with_the_block()
    {
        const string Text = "Jane Roe said: “It will rain tomorrow.";

        Find(Text).ShouldHaveSingleItem().Span.Of(Text).ShouldBe("It will rain tomorrow.");
    }

    [Fact]
    public void Quotations_are_in_order_inside_the_block_and_do_not_overlap() => Texts.Hold((text, block) =>
    {
        var at = block.Start;
        foreach (var quotation in QuotationFinder.Find(text, block))
        {
            quotation.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            at = quotation.Span.End;
            (quotation.Speaker is null).ShouldBe(quotation.SpeakerSpan is null);
            if (quotation.SpeakerSpan is { } speaker)
            {
                speaker.Of(text).ShouldBe(quotation.Speaker);
            }
        }

        at.ShouldBeLessThanOrEqualTo(block.End);
    });

    private static List<Quotation> Find(string text) => QuotationFinder.Find(text, new TextSpan(0, text.Length));

    [Theory]
    [InlineData("Mayor Jane Okoro said that the bridge was opened.", "Jane Okoro")]
    [InlineData("The bridge was opened, a spokesman for the city said.", "a spokesman for the city")]
    [InlineData("\u201CWe did not finish the bridge,\u201D Jane Okoro told the council.", "Jane Okoro")]
    [InlineData("The bridge was opened on Friday.", null)]
    public void The_one_whose_word_a_sentence_is_is_named(string sentence, string? speaker) =>
        QuotationFinder.SpeakerOf(sentence, new TextSpan(0, sentence.Length)).ShouldBe(speaker);
}
