using NewsBot.Core.Time;

namespace NewsBot.Output;

/// <summary>The word for a precision in every JSON that the program prints: part of the contract.</summary>
internal static class PrecisionName
{
    /// <summary>The word for a precision; null where nothing is known.</summary>
    public static string? Of(TimePrecision precision) => precision switch
    {
        TimePrecision.None => null,
        TimePrecision.Day => "day",
        TimePrecision.Weekend => "weekend",
        TimePrecision.Week => "week",
        TimePrecision.Month => "month",
        TimePrecision.Quarter => "quarter",
        TimePrecision.Season => "season",
        TimePrecision.HalfYear => "half-year",
        TimePrecision.Year => "year",
        TimePrecision.Decade => "decade",
        TimePrecision.Century => "century",
        TimePrecision.Range => "range",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "The contract has no word for this precision."),
    };
}
