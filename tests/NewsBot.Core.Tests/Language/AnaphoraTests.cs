using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class AnaphoraTests
{
    [Theory]
    [InlineData("It opened on Monday.", true)]
    [InlineData("\u201CThey knew,\u201D he said.", true)]
    [InlineData("But the pier stayed shut.", true)]
    [InlineData("It\u2019s open.", true)]
    [InlineData("The pier opened on Monday.", false)]
    [InlineData("Italy opened the pier.", false)]
    [InlineData("", false)]
    public void A_sentence_points_back_by_its_first_word(string sentence, bool expected) => Anaphora.PointsBack(sentence).ShouldBe(expected);
}
