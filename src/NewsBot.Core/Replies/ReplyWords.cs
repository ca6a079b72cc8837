using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Replies;

/// <summary>Words that every way of showing an answer or a timeline says alike.</summary>
public static class ReplyWords
{
    /// <summary>That nothing stated after a day was used.</summary>
    /// <param name="day">The as-of date.</param>
    public static string AsOf(DateOnly day) => $"As of {PartialDate.OfDay(day).ToReadable()}: nothing stated later was used.";

    /// <summary>That a timeline has no events.</summary>
    /// <param name="request">What it was to cover.</param>
    public static string NothingDated(TimelineRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return "The documents date nothing"
            + (request.Topic is { } topic ? $" about \u201C{topic}\u201D" : "")
            + (request.From is not null || request.To is not null ? " in that time." : ".");
    }

    /// <summary>The parts of an abstention's text: that the documents do not say, and why.</summary>
    /// <param name="text">The text of an answer that abstains; its first sentence says so, the rest why.</param>
    /// <returns>The first sentence, and the rest; empty where there is none.</returns>
    public static (string Verdict, string Reason) OfAbstention(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..(end + 1)], text[(end + 2)..]);
    }
}
