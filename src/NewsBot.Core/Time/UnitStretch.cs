namespace NewsBot.Core.Time;

/// <summary>The stretch of a unit that a day is in, and those before and after it.</summary>
internal static class UnitStretch
{
    /// <summary>The stretch some units on from the one a day is in; open where the calendar ends.</summary>
    public static TimeValue Of(DateOnly day, TimeUnit unit, int offset = 0)
    {
        TimeValue? value = unit switch
        {
            TimeUnit.Day => CalendarMath.AddDays(day, offset) is { } on ? TimeValue.OfDay(on) : null,
            TimeUnit.Week => CalendarMath.AddDays(day, 7L * offset) is { } on ? TimeValue.OfWeek(on) : null,
            TimeUnit.Weekend => CalendarMath.AddDays(day, 7L * offset) is { } on ? TimeValue.OfWeekend(on) : null,
            TimeUnit.Month => CalendarMath.AddMonths(day.Year, day.Month, offset) is var (year, month) ? TimeValue.OfMonth(year, month) : null,
            TimeUnit.Quarter => CalendarMath.AddMonths(day, 3L * offset) is { } on
                ? TimeValue.OfPart(on.Year, new YearPart(YearPartKind.Quarter, ((on.Month - 1) / 3) + 1))
                : null,
            TimeUnit.Year => CalendarMath.IsYear(day.Year + offset) ? TimeValue.OfYear(day.Year + offset) : null,
            TimeUnit.Decade => CalendarMath.IsYear(day.Year + (10 * offset)) ? TimeValue.OfDecade(day.Year + (10 * offset)) : null,
            TimeUnit.Century => CalendarMath.IsYear(day.Year + (100 * offset)) ? TimeValue.OfCentury(((day.Year - 1) / 100) + 1 + offset) : null,
            _ => null,
        };
        return value ?? Open(unit);
    }

    /// <summary>A stretch of a unit that is not resolved.</summary>
    public static TimeValue Open(TimeUnit unit) => TimeValue.Open(unit switch
    {
        <= TimeUnit.Day => "XXXX-XX-XX",
        TimeUnit.Weekend => "XXXX-WXX-WE",
        TimeUnit.Week or TimeUnit.Fortnight => "XXXX-WXX",
        TimeUnit.Month => "XXXX-XX",
        TimeUnit.Quarter => "XXXX-QX",
        TimeUnit.Decade => "XXX",
        TimeUnit.Century => "XX",
        _ => "XXXX",
    });
}
