using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

public sealed class EventDateTests
{
    public static TheoryData<PartialDate, PartialDate, TimePrecision, string> Dates => new()
    {
        { Day(2018, 8, 4), Day(2018, 8, 4), TimePrecision.Day, "4 August 2018" },
        { Day(2018, 7, 30), Day(2018, 8, 4), TimePrecision.Range, "30 July to 4 August 2018" },
        { Day(2018, 8, 1), Day(2018, 8, 4), TimePrecision.Range, "1 to 4 August 2018" },
        { Day(2017, 12, 30), Day(2018, 1, 2), TimePrecision.Range, "30 December 2017 to 2 January 2018" },
        { Day(2018, 8, 4), Day(2018, 8, 5), TimePrecision.Weekend, "4 to 5 August 2018" },
        { Day(2018, 7, 23), Day(2018, 7, 29), TimePrecision.Week, "Week of 23 to 29 July 2018" },
        { PartialDate.OfMonth(2018, 3), PartialDate.OfMonth(2018, 3), TimePrecision.Month, "March 2018" },
        { PartialDate.OfMonth(2018, 5), PartialDate.OfMonth(2018, 7), TimePrecision.Range, "May to July 2018" },
        { PartialDate.OfMonth(2018, 6), PartialDate.OfMonth(2018, 8), TimePrecision.Season, "June to August 2018" },
        { PartialDate.OfMonth(2018, 12), PartialDate.OfMonth(2019, 2), TimePrecision.Season, "December 2018 to February 2019" },
        { PartialDate.OfMonth(2018, 7), PartialDate.OfMonth(2018, 9), TimePrecision.Quarter, "Quarter 3 of 2018" },
        { PartialDate.OfYear(2016), PartialDate.OfYear(2016), TimePrecision.Year, "2016" },
        { PartialDate.OfYear(1998), PartialDate.OfYear(2003), TimePrecision.Range, "1998 to 2003" },
        { Early(8, DatePrecision.Month), Early(8, DatePrecision.Month), TimePrecision.Month, "August 2018 (“the words”)" },
        { Early(1, DatePrecision.Year), Early(1, DatePrecision.Year), TimePrecision.Year, "2018 (“the words”)" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Is_read_as_people_write_it(PartialDate start, PartialDate end, TimePrecision precision, string expected) =>
        EventDate.ToReadable(new TimelineEvent(start, end, precision, "the words", "the words", EventStatus.Happened, IsSuperseded: false, 1, [1])).ShouldBe(expected);

    private static PartialDate Day(int year, int month, int day) => PartialDate.OfDay(new DateOnly(year, month, day));

    private static PartialDate Early(int month, DatePrecision precision) =>
        PartialDate.Between(new DateOnly(2018, month, 1), new DateOnly(2018, month, 10), precision);
}
