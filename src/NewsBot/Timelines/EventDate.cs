using System.Globalization;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Timelines;

/// <summary>Writes when something was as people read it, with no more precision than its source has.</summary>
internal static class EventDate
{
    /// <summary>The date of an event: <c>4 August 2018</c>, <c>30 July to 4 August 2018</c>, <c>August 2018 (“early August”)</c>, <c>2016</c>.</summary>
    public static string ToReadable(TimelineEvent happening)
    {
        var (from, to) = (happening.From, happening.To);
        return happening.Precision switch
        {
            TimePrecision.Day => Format(from, "d MMMM yyyy"),
            TimePrecision.Week => $"Week of {Days(from, to)}",
            TimePrecision.Month => Format(from, "MMMM yyyy") + Part(happening, new DateOnly(from.Year, from.Month, 1), DateTime.DaysInMonth(from.Year, from.Month)),
            TimePrecision.Year => Format(from, "yyyy") + Part(happening, new DateOnly(from.Year, 1, 1), DateTime.IsLeapYear(from.Year) ? 366 : 365),
            TimePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"Quarter {((from.Month - 1) / 3) + 1} of {from.Year}"),
            TimePrecision.Season or TimePrecision.HalfYear => $"{Format(from, from.Year == to.Year ? "MMMM" : "MMMM yyyy")} to {Format(to, "MMMM yyyy")}",
            _ => Days(from, to),
        };
    }

    // Of a month or year that a source names only a part of, the source's own words tell which.
    private static string Part(TimelineEvent happening, DateOnly first, int days) =>
        happening.From == first && happening.To == first.AddDays(days - 1) ? "" : $" (\u201C{happening.Expression}\u201D)";

    private static string Days(DateOnly from, DateOnly to)
    {
        var first = from.Year != to.Year ? "d MMMM yyyy" : from.Month != to.Month ? "d MMMM" : "%d";
        return from == to ? Format(from, "d MMMM yyyy") : $"{Format(from, first)} to {Format(to, "d MMMM yyyy")}";
    }

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
