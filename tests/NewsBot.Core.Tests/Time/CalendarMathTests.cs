using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class CalendarMathTests
{
    [Theory]
    [InlineData(2016, 2, 29, true)]
    [InlineData(2018, 2, 29, false)]
    [InlineData(2018, 2, 30, false)]
    [InlineData(0, 1, 1, false)]
    [InlineData(10_000, 1, 1, false)]
    [InlineData(2018, 5, 0, false)]
    public void Days_exist_or_not(int year, int month, int day, bool exists) => CalendarMath.Day(year, month, day).HasValue.ShouldBe(exists);

    [Fact]
    public void A_month_back_from_the_31st_is_the_last_of_a_shorter_month() =>
        CalendarMath.AddMonths(new DateOnly(2018, 3, 31), -1).ShouldBe(new DateOnly(2018, 2, 28));

    [Fact]
    public void The_calendar_has_ends()
    {
        CalendarMath.AddDays(DateOnly.MaxValue, 1).ShouldBeNull();
        CalendarMath.AddDays(DateOnly.MinValue, -1).ShouldBeNull();
        CalendarMath.AddMonths(9999, 12, 1).ShouldBeNull();
        CalendarMath.AddMonths(1, 1, -1).ShouldBeNull();
        CalendarMath.Week(DateOnly.MaxValue).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, "2018-02-01", "2018-02-09")]
    [InlineData(2, "2018-02-10", "2018-02-18")]
    [InlineData(3, "2018-02-19", "2018-02-28")]
    public void Thirds_of_a_month_are_days(int number, string from, string to) => Part(2018, 2, 1, number).ShouldBe((from, to));

    [Theory]
    [InlineData(1, "2018-01-01", "2018-04-30")]
    [InlineData(2, "2018-05-01", "2018-08-31")]
    [InlineData(3, "2018-09-01", "2018-12-31")]
    public void Thirds_of_a_year_are_months(int number, string from, string to) => Part(2018, 1, 12, number).ShouldBe((from, to));

    private static (string From, string To) Part(int year, int month, int months, int number)
    {
        var part = CalendarMath.Part(CalendarMath.Months(year, month, months).ShouldNotBeNull(), number, 3);
        return (TimexValue.Day(part.From), TimexValue.Day(part.To));
    }
}
