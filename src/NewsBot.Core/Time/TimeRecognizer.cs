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
}
