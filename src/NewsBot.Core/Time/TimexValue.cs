using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>Writes values as TIMEX3 does.</summary>
internal static class TimexValue
{
    // Of units from seconds to millennia; the long ones are written in years.
    private static readonly string[] UnitCodes = ["S", "M", "H", "D", "WE", "W", "W", "M", "Q", "Y", "Y", "Y", "Y"];

    // "decades", with no number, is a stretch of decades, not of years.
    private static readonly string[] VagueCodes = ["S", "M", "H", "D", "WE", "W", "W", "M", "Q", "Y", "DE", "CE", "ML"];

    private static readonly int[] UnitSizes = [1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 10, 100, 1000];

    /// <summary>A year that is not resolved: <c>XXXX</c>, or <c>XX94</c> where its last digits are known.</summary>
    public static string Open(YearRef year) => year.Style == YearStyle.Short ? $"XX{year.Value:00}" : "XXXX";

    /// <summary>A season's code: SP, SU, FA or WI for 1 to 4.</summary>
    public static string SeasonCode(int season) => season switch { 1 => "SP", 2 => "SU", 3 => "FA", _ => "WI" };

    /// <summary>A part of a year: <c>2018-Q2</c>, <c>2018-SU</c>, <c>2018-H1</c>.</summary>
    public static string YearPart(string year, YearPart part) => part.Kind switch
    {
        YearPartKind.Season => $"{year}-{SeasonCode(part.Number)}",
        YearPartKind.Quarter => $"{year}-Q{Known(part.Number)}",
        _ => $"{year}-H{Known(part.Number)}",
    };

    /// <summary>A day: <c>2018-08-04</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The week of ISO 8601 that a day is in: <c>2018-W31</c>.</summary>
    public static string Week(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>A month: <c>2018-08</c>.</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    /// <summary>A year: <c>2018</c>.</summary>
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>An amount of time: <c>P3D</c>, <c>PT2H</c>, <c>P2Y6M</c>, <c>PXW</c>.</summary>
    public static string Duration(Amount amount, TimeUnit unit)
    {
        var prefix = unit < TimeUnit.Day ? "PT" : "P";
        if (amount.Value is not { } value)
        {
            return $"{prefix}X{VagueCodes[(int)unit]}";
        }

        value *= UnitSizes[(int)unit];
        if (value == Math.Floor(value))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{prefix}{value}{UnitCodes[(int)unit]}");
        }

        return Split(value, unit) ?? string.Create(CultureInfo.InvariantCulture, $"{prefix}{value}{UnitCodes[(int)unit]}");
    }

    // Two and a half years are two years and six months.
    private static string? Split(double value, TimeUnit unit)
    {
        var (size, code, time) = unit switch
        {
            TimeUnit.Minute => (60, "S", ""),
            TimeUnit.Hour => (60, "M", ""),
            TimeUnit.Day => (24, "H", "T"),
            TimeUnit.Year => (12, "M", ""),
            _ => (0, "", ""),
        };
        var whole = Math.Floor(value);
        var rest = (value - whole) * size;
        if (size == 0 || Math.Abs(rest - Math.Round(rest)) > 1e-6)
        {
            return null;
        }

        var prefix = unit < TimeUnit.Day ? "PT" : "P";
        var first = whole > 0 ? string.Create(CultureInfo.InvariantCulture, $"{whole}{UnitCodes[(int)unit]}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{first}{time}{Math.Round(rest)}{code}");
    }

    private static string Known(int number) => number == 0 ? "X" : number.ToString(CultureInfo.InvariantCulture);
}
