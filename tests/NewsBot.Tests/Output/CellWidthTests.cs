using NewsBot.Output;

namespace NewsBot.Tests.Output;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("naïve", 5)]
    [InlineData("nai\u0308ve", 5)]
    [InlineData("渡船", 4)]
    [InlineData("\ud83d\ude80", 2)]
    [InlineData("soft\u00ADhyphen", 11)]
    [InlineData("zero\u200Bwidth", 9)]
    public void Counts_columns_not_characters(string text, int columns) => CellWidth.Of(text).ShouldBe(columns);
}
