using System.Globalization;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

/// <summary>Writes what the recogniser finds in a line that a test can state.</summary>
internal static class Times
{
    /// <summary>
    /// The expressions of a text said on a Wednesday, 8 August 2018, or on another day: words, type (but for a date), value
    /// and, where it is not a day, bounds and precision.
    /// </summary>
    public static string In(string text, string? reference = "2018-08-08") => string.Join("; ", Find(text, reference).Select(time => Write(text, time)));

    /// <summary>The expressions of a text said on a day, or on one that is not known.</summary>
    public static IReadOnlyList<TimeExpression> Find(string text, string? reference) =>
        TimeRecognizer.Find(text, new TextSpan(0, text.Length), reference is null ? null : DateOnly.ParseExact(reference, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Write(string text, TimeExpression time)
    {
        var type = time.Type == TimeType.Date ? "" : time.Type.ToString().ToUpperInvariant() + " ";
        var bounds = time.From is null || time.Precision == TimePrecision.Day ? "" : string.Create(CultureInfo.InvariantCulture, $" {time.From:yyyy-MM-dd}..{time.To:yyyy-MM-dd} {time.Precision}");
        return $"{time.Span.Of(text)} = {type}{time.Value}{bounds}";
    }
}
