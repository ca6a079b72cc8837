using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class HolidaysTests
{
    // Days on which they fell, or will.
    [Theory]
    [InlineData("easter", 1818, 3, 22)]
    [InlineData("easter", 1943, 4, 25)]
    [InlineData("easter", 2000, 4, 23)]
    [InlineData("easter", 2024, 3, 31)]
    [InlineData("ash wednesday", 2018, 2, 14)]
    [InlineData("thanksgiving", 2019, 11, 28)]
    [InlineData("black friday", 2019, 11, 29)]
    [InlineData("labor day", 2018, 9, 3)]
    [InlineData("memorial day", 2021, 5, 31)]
    [InlineData("martin luther king day", 2020, 1, 20)]
    [InlineData("columbus day", 2018, 10, 8)]
    [InlineData("lunar new year", 2023, 1, 22)]
    [InlineData("passover", 2019, 4, 20)]
    [InlineData("rosh hashanah", 2019, 9, 30)]
    [InlineData("yom kippur", 2021, 9, 16)]
    public void Holidays_fall_on_their_day(string words, int year, int month, int day) =>
        Of(words).On(year).ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void No_year_is_too_early_or_too_late_to_ask_of()
    {
        foreach (var holiday in Holidays.All)
        {
            for (var year = 1; year <= 9999; year++)
            {
                (holiday.On(year)?.Year ?? year).ShouldBe(year, holiday.Words);
            }
        }
    }

    private static Holiday Of(string words) => Array.Find(Holidays.All, holiday => holiday.Words == words).ShouldNotBeNull();
}
