using NewsBot.Core.Time;

namespace NewsBot.Asking;

/// <summary>Reads the day whose knowledge is to be used.</summary>
internal static class AsOfDate
{
    /// <summary>What to say where the text is not such a date.</summary>
    public const string Remedy = "Give a day, a month or a year, for example 2018-08-03, 2018-08 or 2018; a month or a year means its last day.";

    /// <summary>Reads an ISO 8601 day, or a month or year, which mean their last day.</summary>
    public static bool TryParse(string text, out DateOnly day)
    {
        var isDate = PartialDate.TryParseTyped(text, out var date) && date is not null;
        day = date?.Latest ?? default;
        return isDate;
    }
}
