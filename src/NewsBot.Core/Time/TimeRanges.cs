using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>Joins the two ends of a stretch that TIMEX3 marks as two expressions: "from 30 July to 4 August".</summary>
public static class TimeRanges
{
    /// <summary>
    /// The same expressions, with each pair of resolved dates in "from … to …", "from … until …", "from … through …" or
    /// "between … and …" made one whose span begins at the first and ends with the second.
    /// </summary>
    /// <param name="text">The text they were found in.</param>
    /// <param name="times">Expressions in reading order, as <see cref="TimeRecognizer"/> returns them.</param>
    public static IReadOnlyList<TimeExpression> Join(string text, IReadOnlyList<TimeExpression> times)
    {
        List<TimeExpression> joined = new(times.Count);
        for (var i = 0; i < times.Count; i++)
        {
            if (i + 1 < times.Count && Pair(text, times[i], times[i + 1]) is { } range)
            {
                joined.Add(range);
                i++;
            }
            else
            {
                joined.Add(times[i]);
            }
        }

        return joined;
    }

    private static TimeExpression? Pair(string text, TimeExpression first, TimeExpression second)
    {
        if (first is not { Type: TimeType.Date, From: { } from } || second is not { Type: TimeType.Date, To: { } to } || from > to)
        {
            return null;
        }

        var before = text.AsSpan(0, first.Span.Start).TrimEnd();
        var between = text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Trim();
        var isPair = EndsWithWord(before, "from") ? between is "to" or "until" or "till" or "through"
            : EndsWithWord(before, "between") && between is "and";
        return isPair
            ? new TimeExpression(
                TextSpan.FromBounds(first.Span.Start, second.Span.End),
                TimeType.Date,
                $"{first.Value}/{second.Value}",
                from,
                to,
                TimePrecision.Range)
            : null;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[^(word.Length + 1)]));
}
