using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class StopWordsTests
{
    [Theory]
    [InlineData("the", true)]
    [InlineData("yourselves", true)]
    [InlineData("didnt", true)]
    [InlineData("The", false)]
    [InlineData("minister", false)]
    [InlineData("", false)]
    [InlineData("aword-longer-than-all", false)]
    public void Function_words_are_told_from_others(string word, bool expected) => StopWords.Contains(word).ShouldBe(expected);
}
