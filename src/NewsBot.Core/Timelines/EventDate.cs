using System.Globalization;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Writes when something was as people read it, with no more precision than its source has.</summary>
public static class EventDate
{
    /// <summary>The date of an event: <c>4 August 2018</c>, <c>30 July to 4 August 2018</c>, <c>August 2018 (“early August”)</c>, <c>2016</c>.</summary>
    public static string ToReadable(TimelineEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var (start, end) = (happening.Start, happening.End);
        return happening.Precision switch
        {
            TimePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"Quarter {((start.Earliest.Month - 1) / 3) + 1} of {start.Earliest.Year}"),
            TimePrecision.Week => $"Week of {Stretch(start, end)}",
            _ when start != end => Stretch(start, end),
            _ => start.ToReadable() + Part(start, happening.Expression),
        };
    }

    // Of a month or year that a source names only a part of, the source's own words tell which.
    private static string Part(PartialDate date, string expression)
    {
        var first = date.Earliest;
        var whole = date.Precision switch
        {
            DatePrecision.Month => PartialDate.OfMonth(first.Year, first.Month),
            DatePrecision.Year => PartialDate.OfYear(first.Year),
            _ => date,
        };
        return date == whole ? "" : $" (\u201C{expression}\u201D)";
    }

    // What both ends have in common is said once.
    private static string Stretch(PartialDate start, PartialDate end)
    {
        var (from, to) = (start.Earliest, end.Earliest);
        var format = (start.Precision, end.Precision) switch
        {
            (DatePrecision.Day, DatePrecision.Day) when from.Year == to.Year => from.Month == to.Month ? "%d" : "d MMMM",
            (DatePrecision.Month, DatePrecision.Month) when from.Year == to.Year => "MMMM",
            _ => null,
        };
        return $"{(format is null ? start.ToReadable() : from.ToString(format, CultureInfo.InvariantCulture))} to {end.ToReadable()}";
    }
}
