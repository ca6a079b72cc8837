using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class AntonymsTests
{
    [Theory]
    [InlineData("larger", "smaller")]
    [InlineData("built", "destroyed")]
    [InlineData("similar", "different")]
    [InlineData("northern", "southern")]
    [InlineData("approved", "rejected")]
    [InlineData("symmetric", "asymmetric")]
    public void Words_of_the_two_sides_of_a_line_exclude_each_other(string one, string other)
    {
        Antonyms.Of(Stems.Of(one)).ShouldContain(Stems.Of(other));
        Antonyms.Of(Stems.Of(other)).ShouldContain(Stems.Of(one));
    }

    [Theory]
    [InlineData("larger", "huge")]
    [InlineData("bought", "sold")]
    [InlineData("larger", "mill")]
    [InlineData("find", "destroy")]
    [InlineData("left", "rights")]
    [InlineData("rise", "set")]
    [InlineData("imports", "exports")]
    public void Words_of_one_side_and_others_do_not(string one, string other) => Antonyms.Of(Stems.Of(one)).ShouldNotContain(Stems.Of(other));

    [Fact]
    public void No_word_excludes_itself()
    {
        var words = LanguageData.Read("antonyms.txt").Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', '|')).Where(word => word.Length > 0);
        foreach (var word in words)
        {
            Antonyms.Of(Stems.Of(word)).ShouldNotContain(Stems.Of(word), word);
        }
    }

    [Theory]
    [InlineData("accurate", "inaccurate", true)]
    [InlineData("stable", "unstable", true)]
    [InlineData("approve", "disapprove", true)]
    [InlineData("cover", "discover", false)]
    [InlineData("pressed", "impressed", false)]
    [InlineData("form", "inform", false)]
    [InlineData("build", "rebuild", false)]
    [InlineData("migrants", "immigrants", false)]
    [InlineData("prison", "imprisoned", false)]
    [InlineData("cross", "across", false)]
    [InlineData("mount", "amount", false)]
    [InlineData("stance", "instance", false)]
    [InlineData("corporate", "incorporated", false)]
    [InlineData("closure", "disclosure", false)]
    [InlineData("mediate", "immediate", false)]
    [InlineData("stable", "stable", false)]
    public void A_prefix_may_turn_a_word_around(string plain, string turned, bool turnsAround)
    {
        Antonyms.Of(Stems.Of(plain)).Contains(Stems.Of(turned)).ShouldBe(turnsAround);
        Antonyms.Of(Stems.Of(turned)).Contains(Stems.Of(plain)).ShouldBe(turnsAround);
    }
}
