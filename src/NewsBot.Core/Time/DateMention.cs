using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>A calendar date as it is written: a month, and what stands with it of year, day and weekday.</summary>
/// <param name="Span">Where it stands in the text searched, the weekday included.</param>
/// <param name="Year">1600 to 2199, or null where the words give none.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, or null where the words give none; exists in the month of some year.</param>
/// <param name="Weekday">The weekday named beside it.</param>
internal readonly record struct DateMention(TextSpan Span, int? Year, int Month, int? Day, DayOfWeek? Weekday)
{
    /// <summary>The date in its own year or, where it names none, in <paramref name="year"/>.</summary>
    /// <returns>Null where there is no such date, or it falls on another weekday than the one named.</returns>
    public PartialDate? In(int? year = null)
    {
        if ((Year ?? year) is not { } y)
        {
            return null;
        }

        if (Day is not { } day)
        {
            return PartialDate.OfMonth(y, Month);
        }

        if (day > DateTime.DaysInMonth(y, Month))
        {
            return null;
        }

        var date = new DateOnly(y, Month, day);
        return Weekday is { } weekday && date.DayOfWeek != weekday ? null : PartialDate.OfDay(date);
    }
}
