using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Gives the two ends of a time no more precision than its words have.</summary>
internal static class EventBounds
{
    /// <summary>The first and the last date of a resolved time; of a stretch of one unit, that unit twice.</summary>
    public static (PartialDate Start, PartialDate End) Of(TimeExpression time)
    {
        var (from, to) = (time.From!.Value, time.To!.Value);
        switch (time.Precision)
        {
            case TimePrecision.Month or TimePrecision.Year:
                var date = PartialDate.Between(from, to, time.Precision == TimePrecision.Month ? DatePrecision.Month : DatePrecision.Year);
                return (date, date);
            case TimePrecision.Quarter or TimePrecision.Season or TimePrecision.HalfYear:
                return (PartialDate.OfMonth(from.Year, from.Month), PartialDate.OfMonth(to.Year, to.Month));
            case TimePrecision.Range when time.Value.Split('/') is [var first, var last]:
                return (End(first, from), End(last, to));
            default:
                return (PartialDate.OfDay(from), PartialDate.OfDay(to));
        }
    }

    // "May to July 2016" begins in May, on no day of it.
    private static PartialDate End(string value, DateOnly day) => PartialDate.TryParseIso(value, out var date) ? date : PartialDate.OfDay(day);
}
