using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2018-08-04", "2018-08-04", "2018-08-04", DatePrecision.Day, "4 August 2018")]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29", DatePrecision.Day, "29 February 2020")]
    [InlineData("2018-08", "2018-08-01", "2018-08-31", DatePrecision.Month, "August 2018")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29", DatePrecision.Month, "February 2020")]
    [InlineData("1900-02", "1900-02-01", "1900-02-28", DatePrecision.Month, "February 1900")]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", DatePrecision.Month, "December 9999")]
    [InlineData("2018", "2018-01-01", "2018-12-31", DatePrecision.Year, "2018")]
    [InlineData("0001", "0001-01-01", "0001-12-31", DatePrecision.Year, "0001")]
    [InlineData("9999", "9999-01-01", "9999-12-31", DatePrecision.Year, "9999")]
    public void An_iso_date_is_read_with_its_bounds_and_written_again(
        string iso, string earliest, string latest, DatePrecision precision, string readable)
    {
        PartialDate.TryParseIso(iso, out var date).ShouldBeTrue();

        date.Earliest.ShouldBe(Day(earliest));
        date.Latest.ShouldBe(Day(latest));
        date.Precision.ShouldBe(precision);
        date.ToString().ShouldBe(iso);
        date.ToReadable().ShouldBe(readable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("18")]
    [InlineData("0000")]
    [InlineData("+018")]
    [InlineData(" 201")]
    [InlineData("12018")]
    [InlineData("2018-00")]
    [InlineData("2018-13")]
    [InlineData("2018-8")]
    [InlineData("2018/08")]
    [InlineData("2019-02-29")]
    [InlineData("2018-04-31")]
    [InlineData("2018-4-030")]
    [InlineData("04-08-2018")]
    [InlineData("2018-08-04 ")]
    [InlineData(" 2018-08-04")]
    [InlineData("2018-08-04T00:00")]
    public void What_is_no_such_date_or_no_day_of_the_calendar_is_not_read(string text)
    {
        PartialDate.TryParseIso(text, out var date).ShouldBeFalse();
        date.ShouldBe(default);
    }

    [Theory]
    [InlineData(null, true, null)]
    [InlineData(" \t", true, null)]
    [InlineData(" 2018-08 ", true, "2018-08")]
    [InlineData("2018-8", false, null)]
    public void What_is_typed_is_a_date_with_white_space_around_it_or_nothing(string? text, bool isRead, string? date)
    {
        PartialDate.TryParseTyped(text, out var read).ShouldBe(isRead);
        read?.ToString().ShouldBe(date);
        (read is null).ShouldBe(date is null);
    }

    [Fact]
    public void Every_day_and_month_of_a_leap_year_and_the_next_is_read_as_written()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2022; day = day.AddDays(1))
        {
            ReadAgain(PartialDate.OfDay(day)).ShouldBe(PartialDate.OfDay(day));
            ReadAgain(PartialDate.OfMonth(day.Year, day.Month)).ShouldBe(PartialDate.OfMonth(day.Year, day.Month));
        }
    }

    [Fact]
    public void Bounds_may_be_tighter_than_the_precision()
    {
        var date = PartialDate.Between(Day("2018-08-01"), Day("2018-08-03"), DatePrecision.Month);

        (date.Earliest, date.Latest).ShouldBe((Day("2018-08-01"), Day("2018-08-03")));
        date.ToString().ShouldBe("2018-08");
        date.ShouldNotBe(PartialDate.OfMonth(2018, 8));
    }

    [Fact]
    public void Both_bounds_may_be_one_day() =>
        PartialDate.Between(Day("2018-08-04"), Day("2018-08-04"), DatePrecision.Day).ShouldBe(PartialDate.OfDay(Day("2018-08-04")));

    [Fact]
    public void Bounds_the_wrong_way_round_are_refused() =>
        Should.Throw<ArgumentException>(() => PartialDate.Between(Day("2018-08-04"), Day("2018-08-03"), DatePrecision.Month))
            .Message.ShouldContain("2018-08-03");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10_000, 1)]
    [InlineData(2018, 0)]
    [InlineData(2018, 13)]
    public void A_month_that_does_not_exist_is_refused(int year, int month) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PartialDate.OfMonth(year, month));

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void A_year_that_does_not_exist_is_refused(int year) => Should.Throw<ArgumentOutOfRangeException>(() => PartialDate.OfYear(year));

    private static PartialDate ReadAgain(PartialDate date)
    {
        PartialDate.TryParseIso(date.ToString(), out var read).ShouldBeTrue();
        return read;
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
