using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class AliasTableTests
{
    private static readonly Alias Fund = new("NIF", "Northern Ice Fund");

    [Theory]
    [InlineData("Did the NIF pay?", "NIF", "Northern Ice Fund")]
    [InlineData("did the nif pay?", "nif", "Northern Ice Fund")]
    [InlineData("Did the Northern Ice Fund pay?", "Northern Ice Fund", "NIF")]
    [InlineData("Did the northern ice fund’s head pay?", "northern ice fund’s", "NIF")]
    [InlineData("What is N.I.F.?", "N.I.F", "Northern Ice Fund")]
    public void The_other_name_is_found(string question, string found, string other)
    {
        var match = new AliasTable([Fund]).Find(question).ShouldHaveSingleItem();

        match.Span.Of(question).ShouldBe(found);
        match.Others.ShouldBe([other]);
    }

    [Theory]
    [InlineData("Did the Northern Fund pay?")]
    [InlineData("Did the Northern Ice")]
    [InlineData("")]
    public void A_part_of_a_name_is_not_the_name(string question) => new AliasTable([Fund]).Find(question).ShouldBeEmpty();

    [Fact]
    public void The_longer_name_wins()
    {
        var table = new AliasTable([Fund, new("NIFB", "Northern Ice Fund Board"), new("Ice", "Frozen Water")]);

        table.Find("the Northern Ice Fund Board").ShouldHaveSingleItem().Others.ShouldBe(["NIFB"]);
    }

    [Fact]
    public void Several_names_are_found_in_order()
    {
        var table = new AliasTable([Fund, new("TSA", "Tarvian Sea Agency")]);

        table.Find("Did the TSA pay the NIF?").Select(match => match.Others[0]).ShouldBe(["Tarvian Sea Agency", "Northern Ice Fund"]);
    }

    [Fact]
    public void The_thing_most_texts_mean_wins()
    {
        var rare = new Alias("NIF", "National Institute of Fog");
        var table = new AliasTable([rare, Fund, Fund]);

        table.Find("NIF").ShouldHaveSingleItem().Others.ShouldBe(["Northern Ice Fund"]);
        table.Find("National Institute of Fog").ShouldBeEmpty();
    }

    [Fact]
    public void Spellings_of_one_name_are_votes_for_it()
    {
        var table = new AliasTable(
            [new("NIF", "National Institute of Fog"), new("NIF", "National Institute of Fog"), Fund, new("NIF", "northern ice funds"), Fund]);

        table.Find("NIF").ShouldHaveSingleItem().Others.ShouldBe(["Northern Ice Fund"]);
    }

    [Fact]
    public void A_tie_keeps_both()
    {
        var table = new AliasTable([Fund, new("NIF", "National Institute of Fog")]);

        table.Find("NIF").ShouldHaveSingleItem().Others.ShouldBe(["Northern Ice Fund", "National Institute of Fog"], ignoreOrder: true);
    }

    [Fact]
    public void A_thing_can_have_several_short_names()
    {
        var table = new AliasTable([new("NoIF", "Northern Ice Fund"), Fund, Fund]);

        table.Find("the Northern Ice Fund").ShouldHaveSingleItem().Others.ShouldBe(["NIF", "NoIF"]);
    }

    [Fact]
    public void A_name_that_is_a_function_word_needs_its_capitals()
    {
        var table = new AliasTable([new("WHO", "Western Harbour Office")]);

        table.Find("What did the WHO say?").ShouldHaveSingleItem();
        table.Find("Who said it?").ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_not_its_own_other_name() => new AliasTable([new("Ice Fund", "Ice Funds")]).Find("Ice Fund").ShouldBeEmpty();

    [Fact]
    public void An_empty_table_finds_nothing() => new AliasTable([]).Find("the Northern Ice Fund (NIF)").ShouldBeEmpty();

    [Fact]
    public void Every_name_of_any_table_is_found() => Texts.Hold(text =>
    {
        var table = new AliasTable([new(text, "Northern Ice Fund"), new("", text)]);

        foreach (var match in table.Find($"{text} Northern Ice Fund"))
        {
            match.Others.ShouldNotBeEmpty();
        }
    });
}
