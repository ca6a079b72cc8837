namespace NewsBot.Core.Time;

/// <summary>What a form resolves to.</summary>
/// <param name="Type">Its TIMEX3 type.</param>
/// <param name="Value">Its TIMEX3 value.</param>
/// <param name="Days">The days it covers, or null where it is not resolved or covers none.</param>
/// <param name="Precision">The stretch it names; None exactly where there are no days.</param>
internal readonly record struct TimeValue(TimeType Type, string Value, DayRange? Days, TimePrecision Precision)
{
    /// <summary>A date; without days its precision is None.</summary>
    public static TimeValue Date(string value, DayRange? days, TimePrecision precision) =>
        new(TimeType.Date, value, days, days is null ? TimePrecision.None : precision);

    /// <summary>A date that is not resolved.</summary>
    public static TimeValue Open(string value) => new(TimeType.Date, value, null, TimePrecision.None);

    /// <summary>A day.</summary>
    public static TimeValue OfDay(DateOnly day) => Date(TimexValue.Day(day), new DayRange(day, day), TimePrecision.Day);

    /// <summary>A month.</summary>
    public static TimeValue OfMonth(int year, int month) => Date(TimexValue.Month(year, month), CalendarMath.Months(year, month, 1), TimePrecision.Month);

    /// <summary>A year.</summary>
    public static TimeValue OfYear(int year) => Date(TimexValue.Year(year), CalendarMath.Years(year, 1), TimePrecision.Year);

    /// <summary>A decade, by any of its years.</summary>
    public static TimeValue OfDecade(int year) =>
        Date(TimexValue.Year(year)[..3], CalendarMath.Years(Math.Max(year / 10 * 10, 1), 10), TimePrecision.Decade);

    /// <summary>A century, by its number: the 20th is 1901 to 2000, and its TIMEX3 value <c>19</c>.</summary>
    public static TimeValue OfCentury(int number) =>
        Date(TimexValue.Year((number - 1) * 100)[..2], CalendarMath.Years(((number - 1) * 100) + 1, 100), TimePrecision.Century);

    /// <summary>The week a day is in.</summary>
    public static TimeValue OfWeek(DateOnly day) => Date(TimexValue.Week(day), CalendarMath.Week(day), TimePrecision.Week);

    /// <summary>The weekend of the week a day is in.</summary>
    public static TimeValue OfWeekend(DateOnly day) =>
        CalendarMath.Week(day) is { } week
            ? Date(TimexValue.Week(day) + "-WE", new DayRange(week.From.AddDays(5), week.To), TimePrecision.Weekend)
            : Open("XXXX-WXX-WE");

    /// <summary>A season, quarter or half of a year. Winter is that of the year it begins in.</summary>
    public static TimeValue OfPart(int year, YearPart part)
    {
        var (month, count, precision) = part.Kind switch
        {
            YearPartKind.Season => (part.Number * 3, 3, TimePrecision.Season),
            YearPartKind.Quarter => ((part.Number * 3) - 2, 3, TimePrecision.Quarter),
            _ => ((part.Number * 6) - 5, 6, TimePrecision.HalfYear),
        };
        return Date(TimexValue.YearPart(TimexValue.Year(year), part), CalendarMath.Months(year, month, count), precision);
    }
}
