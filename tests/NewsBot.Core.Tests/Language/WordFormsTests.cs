using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("harbour", "harbor")]
    [InlineData("organised", "organizes")]
    [InlineData("third", "3rd")]
    [InlineData("12", "twelve")]
    [InlineData("richest", "rich")]
    public void A_word_is_known_in_each_way_to_write_it(string one, string other)
    {
        WordForms.Of(Stems.Of(one)).ShouldContain(Stems.Of(other));
        WordForms.Of(Stems.Of(other)).ShouldContain(Stems.Of(one));
    }

    [Theory]
    [InlineData("centre", "center")]
    [InlineData("labour", "labor")]
    public void A_name_is_known_in_each_spelling(string one, string other) => WordForms.SpellingsOf(Stems.Of(one)).ShouldBe([Stems.Of(other)]);

    [Theory]
    [InlineData("best")]
    [InlineData("eleven")]
    public void Degrees_and_figures_are_no_spellings(string word) => WordForms.SpellingsOf(Stems.Of(word)).ShouldBeEmpty();

    [Fact]
    public void A_word_written_in_one_way_has_no_other() => WordForms.Of("bridg").ShouldBeEmpty();
}
