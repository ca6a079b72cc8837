using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("sign signs signed signing")]
    [InlineData("plan plans planned planning")]
    [InlineData("hope hopes hoped hoping")]
    [InlineData("study studies studied studying")]
    [InlineData("agree agrees agreed agreeing")]
    [InlineData("need needs needed needing")]
    [InlineData("speed speeds speeding")]
    [InlineData("free frees freed freeing")]
    [InlineData("add adds added adding")]
    [InlineData("control controls controlled controlling")]
    [InlineData("travel travels travelled traveled travelling traveling")]
    [InlineData("call calls called calling")]
    [InlineData("pass passes passed passing")]
    [InlineData("staff staffs staffed staffing")]
    [InlineData("boycott boycotts boycotted boycotting")]
    [InlineData("occur occurs occurred occurring")]
    [InlineData("release releases released releasing")]
    [InlineData("process processes processed processing")]
    [InlineData("launch launches launched launching")]
    [InlineData("tax taxes taxed taxing")]
    [InlineData("use uses used using")]
    [InlineData("tie ties tied tying")]
    [InlineData("die dies died dying")]
    [InlineData("go goes going gone went")]
    [InlineData("see sees saw seen seeing")]
    [InlineData("think thinks thought thoughts thinking")]
    [InlineData("shoot shoots shot shots shooting")]
    [InlineData("flee flees fled fleeing")]
    [InlineData("write writes wrote written writing")]
    [InlineData("say says said saying")]
    [InlineData("movie movies")]
    [InlineData("country countries")]
    [InlineData("woman women")]
    [InlineData("child children")]
    [InlineData("virus viruses")]
    [InlineData("hero heroes")]
    [InlineData("bus buses")]
    [InlineData("crisis crises")]
    [InlineData("house houses housed housing")]
    [InlineData("wound wounds wounded")]
    public void Forms_of_one_word_meet(string forms)
    {
        var words = forms.Split(' ');

        words.Select(Stem).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("president", "presidential")]
    [InlineData("minister", "ministry")]
    [InlineData("news", "new")]
    [InlineData("nation", "national")]
    [InlineData("wound", "wind")]
    [InlineData("king", "kin")]
    [InlineData("string", "str")]
    [InlineData("bed", "b")]
    [InlineData("add", "ad")]
    public void Different_words_stay_apart(string one, string other) => Stem(one).ShouldNotBe(Stem(other));

    [Theory]
    [InlineData("51st")]
    [InlineData("1500000")]
    [InlineData("us.")]
    [InlineData("g20")]
    [InlineData("中国")]
    [InlineData("gas")]
    [InlineData("is")]
    [InlineData("")]
    public void What_is_no_longer_word_of_small_letters_is_left_alone(string word) => Stem(word).ShouldBe(word);

    [Fact]
    public void A_stem_is_never_empty_and_never_longer_than_room_allows() => Texts.Hold(text =>
    {
        var word = text.Length > 60 ? text[..60] : text;

        Stem(word).Length.ShouldBeInRange(Math.Min(1, word.Length), word.Length + 2);
    });

    private static string Stem(string word)
    {
        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        return buffer[..Stemmer.Stem(buffer, word.Length)].ToString();
    }
}
