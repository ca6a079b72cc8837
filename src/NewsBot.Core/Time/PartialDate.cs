using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The very day.</summary>
    Day,

    /// <summary>A month of a year; the day is not known.</summary>
    Month,

    /// <summary>A year; the month is not known.</summary>
    Year,
}

/// <summary>
/// A date known to the day, the month or the year. <see cref="Earliest"/> and <see cref="Latest"/> bound the days it may
/// be; they can be tighter than the precision says ("August 2018, before the 4th").
/// </summary>
/// <remarks>Dates of different precision are not ordered by themselves: compare a bound, and choose which on purpose.</remarks>
public readonly record struct PartialDate
{
    private PartialDate(DateOnly earliest, DateOnly latest, DatePrecision precision)
    {
        Earliest = earliest;
        Latest = latest;
        Precision = precision;
    }

    /// <summary>The first day it may be.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day it may be. "As of" comparisons use this bound, so that nothing is shown too early.</summary>
    public DateOnly Latest { get; }

    /// <summary>How much of the date is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>A date known to the day.</summary>
    public static PartialDate OfDay(DateOnly day) => new(day, day, DatePrecision.Day);

    /// <summary>A date known to the month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static PartialDate OfMonth(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddDays(DateTime.DaysInMonth(year, month) - 1), DatePrecision.Month);
    }

    /// <summary>A date known to the year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such year.</exception>
    public static PartialDate OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year);

    /// <summary>A date of the given precision, narrowed to bounds that the text allows.</summary>
    /// <exception cref="ArgumentException"><paramref name="latest"/> is before <paramref name="earliest"/>.</exception>
    public static PartialDate Between(DateOnly earliest, DateOnly latest, DatePrecision precision) =>
        latest < earliest
            ? throw new ArgumentException($"The last day, {latest:O}, is before the first, {earliest:O}.", nameof(latest))
            : new(earliest, latest, precision);

    /// <summary>Reads <c>yyyy-MM-dd</c>, <c>yyyy-MM</c> or <c>yyyy</c>.</summary>
    /// <returns>Whether the text is such a date and the date exists.</returns>
    public static bool TryParseIso(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = OfDay(day);
            return true;
        }

        if (text.Length == 7 && DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            date = OfMonth(day.Year, day.Month);
            return true;
        }

        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            date = OfYear(year);
            return true;
        }

        return false;
    }

    /// <summary>Reads what people type where they may give a date: one of <see cref="TryParseIso"/> with white space around it, or nothing.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="date">The date; null where there is none.</param>
    /// <returns>Whether it is such a date, or nothing.</returns>
    public static bool TryParseTyped(string? text, out PartialDate? date)
    {
        var typed = text.AsSpan().Trim();
        date = TryParseIso(typed, out var read) ? read : null;
        return typed.IsEmpty || date is not null;
    }

    /// <summary>ISO 8601, shortened to the precision: <c>2018-08-04</c>, <c>2018-08</c> or <c>2018</c>.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => Earliest.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>As people read it: <c>4 August 2018</c>, <c>August 2018</c> or <c>2018</c>.</summary>
    public string ToReadable() => Precision switch
    {
        DatePrecision.Day => Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("yyyy", CultureInfo.InvariantCulture),
    };
}
