namespace NewsBot.Core.Time;

/// <summary>A first and a last day.</summary>
internal readonly record struct DayRange(DateOnly From, DateOnly To);

/// <summary>Calendar arithmetic that answers null, not an exception, where the calendar ends.</summary>
internal static class CalendarMath
{
    /// <summary>The most days a month can have, in a leap year.</summary>
    public static int LongestMonth(int month) => DateTime.DaysInMonth(2000, month);

    /// <summary>A day, if there is one.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        IsYear(year) && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>Whether dates have such a year.</summary>
    public static bool IsYear(int year) => year is >= 1 and <= 9999;

    /// <summary>A day some days on or back.</summary>
    public static DateOnly? AddDays(DateOnly day, long days) =>
        day.DayNumber + days is >= 0 and var number && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;

    /// <summary>A month some months on or back, as its year and number.</summary>
    public static (int Year, int Month)? AddMonths(int year, int month, long months)
    {
        var index = (year * 12L) + month - 1 + months;
        return index is >= 12 and < 120_000 ? ((int)(index / 12), (int)(index % 12) + 1) : null;
    }

    /// <summary>The same day some months on or back, or the last of the month where it is shorter.</summary>
    public static DateOnly? AddMonths(DateOnly day, long months) =>
        AddMonths(day.Year, day.Month, months) is var (year, month) ? new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month))) : null;

    /// <summary>All days of a run of months.</summary>
    public static DayRange? Months(int year, int month, int count)
    {
        if (!IsYear(year) || AddMonths(year, month, count - 1) is not var (lastYear, lastMonth))
        {
            return null;
        }

        return new DayRange(new DateOnly(year, month, 1), new DateOnly(lastYear, lastMonth, DateTime.DaysInMonth(lastYear, lastMonth)));
    }

    /// <summary>All days of a run of years.</summary>
    public static DayRange? Years(int first, int count) =>
        IsYear(first) && IsYear(first + count - 1) ? new DayRange(new DateOnly(first, 1, 1), new DateOnly(first + count - 1, 12, 31)) : null;

    /// <summary>Some years of a range: of a decade, the early ones are four, the middle and the late ones three each.</summary>
    public static DayRange YearsOf(DayRange whole, int skip, int count) => Years(whole.From.Year + skip, count) ?? whole;

    /// <summary>1 Monday to 7 Sunday.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>Monday to Sunday of the week a day is in.</summary>
    public static DayRange? Week(DateOnly day) =>
        AddDays(day, 1 - Weekday(day)) is { } monday && AddDays(monday, 6) is { } sunday ? new DayRange(monday, sunday) : null;

    /// <summary>A part of a range, such as the second third of it: whole months where they can be, else days, at least one.</summary>
    public static DayRange Part(DayRange whole, int number, int of)
    {
        var months = ((whole.To.Year - whole.From.Year) * 12) + whole.To.Month - whole.From.Month + 1;
        if (months % of == 0 && whole.From.Day == 1 && whole.To.Day == DateTime.DaysInMonth(whole.To.Year, whole.To.Month)
            && AddMonths(whole.From, months / of * (number - 1)) is { } first && Months(first.Year, first.Month, months / of) is { } part)
        {
            return part;
        }

        var days = whole.To.DayNumber - whole.From.DayNumber + 1;
        var from = whole.From.AddDays(days * (number - 1) / of);
        var to = whole.From.AddDays(Math.Max((days * number / of) - 1, days * (number - 1) / of));
        return new DayRange(from, to);
    }
}
