using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>A holiday that news dates things by.</summary>
/// <param name="Words">Its name, in lower case, a space between words.</param>
/// <param name="On">The day it falls on in a year, or null where that is not fixed by rule or the rule has no date then.</param>
internal sealed record Holiday(string Words, Func<int, DateOnly?> On);

/// <summary>The holidays that are known, and when they fall.</summary>
/// <remarks>
/// Only those whose name means one day wherever it is used. Moon-sighted ones (Ramadan, the Eids, Diwali) are recognised and
/// not resolved, for their day differs between countries. Easter is computed by the anonymous Gregorian algorithm (Meeus,
/// Astronomical Algorithms, 1991); the Jewish year and the lunar new year by the calendars of the class library.
/// </remarks>
internal static class Holidays
{
    private static readonly HebrewCalendar Hebrew = new();
    private static readonly ChineseLunisolarCalendar Chinese = new();

    /// <summary>All of them; a longer name before a shorter one that begins it.</summary>
    public static readonly Holiday[] All =
    [
        new("christmas eve", year => Day(year, 12, 24)),
        new("christmas day", year => Day(year, 12, 25)),
        new("christmas", year => Day(year, 12, 25)),
        new("boxing day", year => Day(year, 12, 26)),
        new("new year ' s day", year => Day(year, 1, 1)),
        new("new year ' s eve", year => Day(year, 12, 31)),
        new("valentine ' s day", year => Day(year, 2, 14)),
        new("st . patrick ' s day", year => Day(year, 3, 17)),
        new("st patrick ' s day", year => Day(year, 3, 17)),
        new("april fools ' day", year => Day(year, 4, 1)),
        new("may day", year => Day(year, 5, 1)),
        new("fourth of july", year => Day(year, 7, 4)),
        new("bastille day", year => Day(year, 7, 14)),
        new("halloween", year => Day(year, 10, 31)),
        new("all saints ' day", year => Day(year, 11, 1)),
        new("armistice day", year => Day(year, 11, 11)),
        new("veterans day", year => Day(year, 11, 11)),
        new("juneteenth", year => Day(year, 6, 19)),
        new("international women ' s day", year => Day(year, 3, 8)),
        new("ash wednesday", year => FromEaster(year, -46)),
        new("palm sunday", year => FromEaster(year, -7)),
        new("good friday", year => FromEaster(year, -2)),
        new("easter sunday", year => FromEaster(year, 0)),
        new("easter monday", year => FromEaster(year, 1)),
        new("easter", year => FromEaster(year, 0)),
        new("whit monday", year => FromEaster(year, 50)),
        new("ascension day", year => FromEaster(year, 39)),
        new("pentecost", year => FromEaster(year, 49)),
        new("martin luther king jr . day", year => Nth(year, 1, DayOfWeek.Monday, 3)),
        new("martin luther king day", year => Nth(year, 1, DayOfWeek.Monday, 3)),
        new("presidents ' day", year => Nth(year, 2, DayOfWeek.Monday, 3)),
        new("presidents day", year => Nth(year, 2, DayOfWeek.Monday, 3)),
        new("memorial day", year => Last(year, 5, DayOfWeek.Monday)),
        new("labor day", year => Nth(year, 9, DayOfWeek.Monday, 1)),
        new("columbus day", year => Nth(year, 10, DayOfWeek.Monday, 2)),
        new("thanksgiving day", year => Nth(year, 11, DayOfWeek.Thursday, 4)),
        new("thanksgiving", year => Nth(year, 11, DayOfWeek.Thursday, 4)),
        new("black friday", year => Nth(year, 11, DayOfWeek.Thursday, 4)?.AddDays(1)),
        new("cyber monday", year => Nth(year, 11, DayOfWeek.Thursday, 4)?.AddDays(4)),
        new("super tuesday", _ => null),
        new("lunar new year", year => ChineseNewYear(year)),
        new("chinese new year", year => ChineseNewYear(year)),
        new("passover", year => Jewish(year, inSpring: true, 15)),
        new("rosh hashanah", year => Jewish(year, inSpring: false, 1)),
        new("yom kippur", year => Jewish(year, inSpring: false, 10)),
        new("ramadan", _ => null),
        new("eid al - fitr", _ => null),
        new("eid al - adha", _ => null),
        new("diwali", _ => null),
    ];

    private static DateOnly? Day(int year, int month, int day) => CalendarMath.Day(year, month, day);

    private static DateOnly? Nth(int year, int month, DayOfWeek weekday, int number)
    {
        if (Day(year, month, 1) is not { } first)
        {
            return null;
        }

        var days = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(days + ((number - 1) * 7));
    }

    private static DateOnly? Last(int year, int month, DayOfWeek weekday) =>
        Nth(year, month, weekday, 5) is { } fifth ? fifth.Month == month ? fifth : fifth.AddDays(-7) : null;

    private static DateOnly? FromEaster(int year, int days)
    {
        if (year is < 1583 or > 9998)
        {
            return null;
        }

        int a = year % 19, b = year / 100, c = year % 100;
        var e = b % 4;
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - (b / 4) - g + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1).AddDays(days);
    }

    private static DateOnly? ChineseNewYear(int year) =>
        year is > 1901 and < 2101 ? DateOnly.FromDateTime(Chinese.ToDateTime(year, 1, 1, 0, 0, 0, 0)) : null;

    // The Jewish year changes in autumn. Its first month there is Tishri; Nisan is the seventh, or the eighth in a leap year.
    private static DateOnly? Jewish(int year, bool inSpring, int day)
    {
        if (year is < 1600 or > 2238)
        {
            return null;
        }

        var jewish = year + (inSpring ? 3760 : 3761);
        var month = inSpring ? Hebrew.IsLeapYear(jewish) ? 8 : 7 : 1;
        return DateOnly.FromDateTime(Hebrew.ToDateTime(jewish, month, day, 0, 0, 0, 0));
    }
}
