using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Citations;

/// <summary>
/// The words of a claim that tell which publisher or author reported it: "Reuters reported on 2 August that …",
/// "…, according to TASS". They stand in the source's particulars and not in its quote. A publisher's name anywhere else in
/// a claim is a name like any other.
/// </summary>
internal sealed class SourceCredit
{
    private readonly ClaimText _claim;
    private readonly List<TextSpan> _spans = [];

    public SourceCredit(ClaimText claim, EvidenceSentence source)
    {
        _claim = claim;
        var article = source.Passage.Article;
        foreach (var reporter in Parts(article.Publisher).Concat(Parts(article.Author)))
        {
            Find(ContentStems.Of(reporter));
        }
    }

    /// <summary>Whether a stretch of the claim is part of a credit.</summary>
    public bool Covers(TextSpan span) => _spans.Exists(credit => credit.Contains(span));

    /// <summary>Whether a time tells when something was reported, not when it happened: "as of 4 August", "reported on 2 August".</summary>
    /// <param name="time">The time.</param>
    /// <param name="distance">How many words before the time the verb may stand.</param>
    public bool TellsWhenReported(TimeExpression time, int distance)
    {
        var at = IndexOf(time.Span.Start);
        if (at < 0)
        {
            return false;
        }

        if (at >= 2 && _claim.Words[at - 1].Surface is "of" && _claim.Words[at - 2].Surface is "as")
        {
            return true;
        }

        var before = _claim.Words.Skip(Math.Max(0, at - distance)).Take(Math.Min(distance, at));
        return before.Any(word => ClaimWords.IsSaying(word.Surface)) && !HasVerbBetween(at, distance);
    }

    // "said the pact will be signed on 2 August": the date belongs to the nearer verb.
    private bool HasVerbBetween(int at, int distance)
    {
        for (var i = at - 1; i >= Math.Max(0, at - distance); i--)
        {
            if (ClaimWords.IsSaying(_claim.Words[i].Surface))
            {
                return false;
            }

            if (!_claim.Words[i].IsStopWord && !_claim.Names.Any(name => name.Span.Contains(_claim.Words[i].Span)))
            {
                return true;
            }

            if (_claim.Words[i].Surface is "will" or "was" or "were" or "is" or "are" or "be" or "that")
            {
                return true;
            }
        }

        return true;
    }

    private int IndexOf(int start)
    {
        for (var i = 0; i < _claim.Words.Count; i++)
        {
            if (_claim.Words[i].Span.Start >= start)
            {
                return i;
            }
        }

        return -1;
    }

    private void Find(List<string> stems)
    {
        var words = _claim.Words;
        for (var i = 0; stems.Count > 0 && i + stems.Count <= words.Count; i++)
        {
            var end = i + stems.Count;
            if (!Enumerable.Range(0, stems.Count).All(k => string.Equals(words[i + k].Stem, stems[k], StringComparison.Ordinal)))
            {
                continue;
            }

            var isAccording = i >= 2 && words[i - 1].Surface is "to" && words[i - 2].Surface is "according";
            if (isAccording)
            {
                _spans.Add(TextSpan.FromBounds(words[i - 2].Span.Start, words[end - 1].Span.End));
            }
            else if (end < words.Count && ClaimWords.IsSaying(words[end].Surface))
            {
                _spans.Add(TextSpan.FromBounds(words[i].Span.Start, words[end].Span.End));
            }
            else if (i >= 1 && ClaimWords.IsSaying(words[i - 1].Surface) && words[i - 1].Surface is not ("told" or "tell" or "tells"))
            {
                _spans.Add(TextSpan.FromBounds(words[i - 1].Span.Start, words[end - 1].Span.End));
            }
        }
    }

    // "Reuters, via Business Times" are two.
    private static IEnumerable<string> Parts(string? reporters) =>
        reporters?.Split([",", ";", " via ", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith("via ", StringComparison.Ordinal) ? part[4..] : part) ?? [];
}
