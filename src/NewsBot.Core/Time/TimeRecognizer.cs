using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Finds the time expressions of English news and resolves them, as TIMEX3 has it (see <see cref="TimeExpression"/>).
/// </summary>
/// <remarks>
/// Text becomes tokens; a grammar written by hand reads the longest expression at each; a resolver gives it a value. What
/// cannot be resolved is returned without bounds, never with a guessed date. Ages, scores, versions, money and street
/// numbers are not times.
/// </remarks>
public static class TimeRecognizer
{
    /// <summary>Finds the time expressions of a stretch of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">
    /// The stretch to read, within the text. What is read together is understood together ("the following year"), so a
    /// whole passage that speaks from one day does better than its sentences one by one.
    /// </param>
    /// <param name="reference">The day the stretch speaks from, or null; without it "yesterday" stays unresolved.</param>
    /// <returns>The expressions in reading order, without overlap.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="span"/> reaches outside the text.</exception>
    public static IReadOnlyList<TimeExpression> Find(string text, TextSpan span, DateOnly? reference)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(span.Start, nameof(span));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length, nameof(span));

        var tokens = new TimeTokens(text, span);
        var resolver = new TimeResolver(tokens, reference);
        List<TimeExpression> found = [];
        for (var at = 0; at < tokens.Count;)
        {
            if (TimeGrammar.Match(tokens, at) is not { } match)
            {
                at++;
                continue;
            }

            if (match.Form is not NoTimeForm)
            {
                var (type, value, days, precision) = resolver.Resolve(match);
                var words = TextSpan.FromBounds(tokens[match.Start].Start, tokens[match.End - 1].End);
                found.Add(new TimeExpression(words, type, value, days?.From, days?.To, precision));
            }

            at = match.End;
        }

        return found;
    }

    /// <summary>Finds the time expressions of a stretch of text that speaks from a date of which little may be known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The stretch to read, within the text.</param>
    /// <param name="statedOn">The date the stretch speaks from, or null.</param>
    /// <returns>
    /// The expressions in reading order, without overlap; only what is the same from the first to the last day that the date
    /// may be is resolved: said in August 2018, "last year" is 2017 and "yesterday" is unknown.
    /// </returns>
    public static IReadOnlyList<TimeExpression> Find(string text, TextSpan span, PartialDate? statedOn)
    {
        var first = Find(text, span, statedOn?.Earliest);
        if (statedOn is not { } date || date.Earliest == date.Latest)
        {
            return first;
        }

        var last = Find(text, span, reference: date.Latest).ToDictionary(time => time.Span);
        var unresolved = Find(text, span, reference: null).ToDictionary(time => time.Span);
        List<TimeExpression> sure = new(first.Count);
        foreach (var time in first)
        {
            // What has one value has it for good: "earlier this year" only ends a little later.
            if (last.TryGetValue(time.Span, out var late) && string.Equals(late.Value, time.Value, StringComparison.Ordinal))
            {
                sure.Add(late.To > time.To ? time with { To = late.To } : time);
            }
            else if (unresolved.TryGetValue(time.Span, out var open))
            {
                sure.Add(open);
            }
        }

        return sure;
    }
}
