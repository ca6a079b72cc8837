using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class SynonymsTests
{
    [Theory]
    [InlineData("envoy", "ambassador")]
    [InlineData("sign", "seal")]
    [InlineData("dead", "die")]
    [InlineData("located", "based")]
    [InlineData("bought", "acquired")]
    [InlineData("takeover", "acquires")]
    [InlineData("quake", "earthquake")]
    [InlineData("announcement", "announces")]
    [InlineData("invaded", "invasion")]
    [InlineData("ministry", "minister")]
    [InlineData("cost", "price")]
    [InlineData("left", "leave")]
    public void Words_of_one_group_stand_for_each_other(string one, string other)
    {
        Synonyms.Of(Stems.Of(one)).ShouldContain(Stems.Of(other));
        Synonyms.Of(Stems.Of(other)).ShouldContain(Stems.Of(one));
        Synonyms.AreRelated(Stems.Of(one), Stems.Of(other)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("govern", "government")]
    [InlineData("elected", "election")]
    [InlineData("regional", "region")]
    [InlineData("assist", "assistance")]
    [InlineData("investor", "investment")]
    [InlineData("journalism", "journalist")]
    [InlineData("presidential", "president")]
    [InlineData("harbour", "harbour")]
    public void Words_made_of_one_another_are_related(string one, string other)
    {
        Synonyms.AreRelated(Stems.Of(one), Stems.Of(other)).ShouldBeTrue();
        Synonyms.AreRelated(Stems.Of(other), Stems.Of(one)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("police", "policy")]
    [InlineData("universe", "university")]
    [InlineData("import", "important")]
    [InlineData("community", "communist")]
    [InlineData("commit", "committee")]
    [InlineData("sign", "signal")]
    [InlineData("war", "warm")]
    [InlineData("rain", "train")]
    [InlineData("minister", "president")]
    public void Words_that_only_look_alike_are_not(string one, string other)
    {
        Synonyms.AreRelated(Stems.Of(one), Stems.Of(other)).ShouldBeFalse();
        Synonyms.AreRelated(Stems.Of(other), Stems.Of(one)).ShouldBeFalse();
    }

    [Fact]
    public void A_word_in_several_groups_has_all_their_words() =>
        Synonyms.Of(Stems.Of("lead")).ShouldBe([Stems.Of("head"), Stems.Of("leadership"), Stems.Of("leader"), Stems.Of("guide"), Stems.Of("run")], ignoreOrder: true);

    [Fact]
    public void A_word_in_no_group_has_none() => Synonyms.Of("qwertz").ShouldBeEmpty();

    [Fact]
    public void No_word_stands_for_itself_or_twice_for_another()
    {
        var lines = LanguageData.Read("synonyms.txt").Split('\n').Where(line => !line.StartsWith('#'));
        foreach (var word in lines.SelectMany(line => line.Split(' ')).Where(word => word.Length > 0))
        {
            var stem = Stems.Of(word);
            var others = Synonyms.Of(stem);

            others.ShouldNotContain(stem, word);
            others.ShouldBeUnique(word);
        }
    }
}
