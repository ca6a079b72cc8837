using System.Collections.Frozen;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Tells which times of a sentence are those of an event.</summary>
internal static class EventTimes
{
    // What ends or begins with a time is not dated by it: "open until May", "the worst year since 1990".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bounds = FrozenSet.ToFrozenSet(
        ["until", "till", "before", "since", "after", "than", "through", "pre", "post"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Chooses the times that date what a sentence tells of.</summary>
    /// <param name="text">The text the spans are in.</param>
    /// <param name="times">All times of the sentence, in reading order.</param>
    /// <returns>
    /// Those that name a year or a shorter stretch of the calendar, each stretch once, the precise ones instead of those
    /// around them: of "this week (30 July to 4 August)" the days, of "Saturday (4 August)" the first.
    /// </returns>
    public static List<TimeExpression> In(string text, IReadOnlyList<TimeExpression> times)
    {
        List<TimeExpression> chosen = [];
        foreach (var time in TimeRanges.Join(text, times))
        {
            if (time is { Type: TimeType.Date or TimeType.Time, From: not null, Precision: not (TimePrecision.Decade or TimePrecision.Century) }
                && !IsBound(text, time.Span.Start)
                && !chosen.Exists(other => Contains(time, other)))
            {
                chosen.RemoveAll(other => Contains(other, time));
                chosen.Add(time);
            }
        }

        return chosen;
    }

    private static bool Contains(TimeExpression outer, TimeExpression inner) => outer.From <= inner.From && inner.To <= outer.To;

    private static bool IsBound(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" -");
        return Bounds.Contains(before[(before.LastIndexOfAny(' ', '\n', '(') + 1)..]);
    }
}
