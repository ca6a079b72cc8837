using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class StemListTests
{
    [Theory]
    [InlineData("make")]
    [InlineData("makes")]
    [InlineData("making")]
    [InlineData("kept")]
    [InlineData("considered")]
    [InlineData("difficult")]
    [InlineData("years")]
    [InlineData("harbour", false)]
    [InlineData("elected", false)]
    public void Light_words_hold_inflected_forms(string word, bool expected = true) => StemList.LightWords.Contains(Stem(word)).ShouldBe(expected);

    [Theory]
    [InlineData("sign")]
    [InlineData("signs")]
    [InlineData("signed")]
    [InlineData("signing")]
    [InlineData("resigned")]
    [InlineData("ratifies")]
    [InlineData("banned")]
    [InlineData("elected")]
    [InlineData("dying")]
    [InlineData("struck")]
    [InlineData("sold")]
    [InlineData("harbour", false)]
    [InlineData("consider", false)]
    public void Event_verbs_hold_inflected_forms(string word, bool expected = true) => StemList.EventVerbs.Contains(Stem(word)).ShouldBe(expected);

    [Fact]
    public void Comments_are_no_words()
    {
        // Both are only in the comments above the lists.
        StemList.LightWords.Contains(Stem("adverbs")).ShouldBeFalse();
        StemList.EventVerbs.Contains(Stem("inflected")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    public void What_is_no_word_is_in_no_list(string stem)
    {
        StemList.LightWords.Contains(stem).ShouldBeFalse();
        StemList.EventVerbs.Contains(stem).ShouldBeFalse();
    }

    private static string Stem(string word)
    {
        var reader = new TokenReader(word, stackalloc char[TokenReader.BufferLength]);
        reader.Read().ShouldBeTrue();
        return reader.Stem.ToString();
    }
}
