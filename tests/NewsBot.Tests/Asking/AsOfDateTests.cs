using NewsBot.Asking;

namespace NewsBot.Tests.Asking;

public sealed class AsOfDateTests
{
    [Theory]
    [InlineData("2018-08-03", "2018-08-03")]
    [InlineData(" 2018-08-03 ", "2018-08-03")]
    [InlineData("2018-08", "2018-08-31")]
    [InlineData("2020-02", "2020-02-29")]
    [InlineData("2018", "2018-12-31")]
    public void A_day_is_itself_and_a_month_or_year_is_its_last_day(string text, string day)
    {
        AsOfDate.TryParse(text, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", provider: null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2018-02-30")]
    [InlineData("2018-13")]
    [InlineData("3 August 2018")]
    [InlineData("08/03/2018")]
    [InlineData("2018-08-03T10:00")]
    [InlineData("0000")]
    [InlineData("-2018")]
    public void Anything_else_is_not_a_date(string text) => AsOfDate.TryParse(text, out _).ShouldBeFalse();
}
