using NewsBot.Core.Time;

namespace NewsBot.Web;

/// <summary>A date that somebody put into an address or a form.</summary>
internal static class DateParameter
{
    /// <summary>Reads it.</summary>
    /// <param name="text">A day, a month or a year of ISO 8601, or nothing.</param>
    /// <param name="date">The date; null where there is nothing.</param>
    /// <returns>Whether it is a date, or nothing.</returns>
    public static bool TryRead(string? text, out PartialDate? date)
    {
        date = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var isDate = PartialDate.TryParseIso(text.AsSpan().Trim(), out var read);
        date = read;
        return isDate;
    }
}
