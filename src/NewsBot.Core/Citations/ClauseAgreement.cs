using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>Compares each clause of a claim with the clause of the quote that it tells of.</summary>
internal static class ClauseAgreement
{
    // "would", "could" and the like carry a condition by themselves.
    private static readonly Phrases Attributions = new("according to|says|said|say|reports|reported|report|told");

    private static readonly Phrases Auxiliaries = new(
        "to|will|would|shall|should|can|could|may|might|must|did|does|do|not|be|been|being|is|are|was|were|has|have|had|never|didnt|doesnt|wont|hasnt|havent|hadnt|wasnt|werent|isnt|arent");

    // Behind these, "trade" and "strike" are nouns.
    private static readonly Phrases Determiners = new("the|a|an|of|in|on|for|its|their|his|her|this|that|these|those|any|some|no|with|by|from");

    /// <summary>Whether what the claim says is so, and is not so, is and is not so in the quote.</summary>
    public static bool NegationsAgree(ClaimText claim, ClaimText quote)
    {
        var isDenied = ClaimWords.Untruths.AreIn(quote.Words);
        if (isDenied && !ClaimWords.Untruths.AreIn(claim.Words) && !claim.Clauses.Any(clause => clause.IsNegative))
        {
            return false;
        }

        return claim.Clauses.All(clause => Told(claim, clause, quote).TrueForAll(told => told.Exists(other => NegationsAgree(clause, other))));
    }

    /// <summary>Whether the claim tells nothing as further on, or as surer, than the quote does.</summary>
    public static bool CertaintiesAgree(ClaimText claim, ClaimText quote)
    {
        if (ClaimWords.Doubts.AreIn(quote.Words) && !ClaimWords.Doubts.AreIn(claim.Words) && !Attributions.AreIn(claim.Words))
        {
            return false;
        }

        var isConditional = ClaimWords.Conditions.AreIn(claim.Words);
        return !TellsIntentAsDone(claim, quote)
            && claim.Clauses.All(clause => Told(claim, clause, quote).TrueForAll(
                told => told.Exists(other => NegationsAgree(clause, other) && CertaintiesAgree(clause.Certainty, other.Certainty)
                    && (isConditional || clause.Certainty <= Certainty.Expected || !IsConditional(quote, other)))));
    }

    // A condition holds for its own clause and those beside it.
    private static bool IsConditional(ClaimText quote, ClaimClause clause) =>
        quote.Clauses.Any(other => other.First <= clause.End && other.End >= clause.First
            && ClaimWords.Conditions.AreIn([.. quote.Words.Skip(other.First).Take(other.End - other.First)]));

    private static bool NegationsAgree(ClaimClause claim, ClaimClause quote) =>
        (!claim.IsNegated || quote.IsNegative) && (!quote.IsNegative || claim.IsNegative)
        && (!(claim.Refuses && quote.Refuses) || claim.HasNot == quote.HasNot);

    private static bool CertaintiesAgree(Certainty claim, Certainty quote) =>
        claim == Certainty.Fact || quote == Certainty.Fact ? claim == quote : claim <= quote;

    // For each verb of a clause of the claim, the clauses of the quote that tell of it; where it has none of theirs, the
    // clauses that hold most of the same words. Of equals, one has to agree.
    private static List<List<ClaimClause>> Told(ClaimText claim, ClaimClause clause, ClaimText quote)
    {
        var told = new List<List<ClaimClause>>();
        foreach (var verb in Verbs(claim, clause))
        {
            List<ClaimClause> of = [.. quote.Clauses.Where(other => Contents(quote, other).Any(word => Synonyms.AreRelated(verb, word.Stem)))];
            if (of.Count > 0)
            {
                told.Add(Nearest(claim, clause, quote, of));
            }
        }

        // A clause that shares nothing with the quote only tells who reported it, or fails for its words.
        return told.Count > 0 || Nearest(claim, clause, quote, quote.Clauses) is not { Count: > 0 } nearest ? told : [nearest];
    }

    private static IEnumerable<string> Verbs(ClaimText claim, ClaimClause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            var word = claim.Words[i];
            if (!word.IsStopWord && !word.IsNumber && !ClaimWords.IsSaying(word.Surface) && !claim.Names.Any(name => name.Span.Contains(word.Span))
                && (word.Surface.EndsWith("ed", StringComparison.Ordinal) || (StemList.EventVerbs.Contains(word.Stem) && !Determiners.EndBefore(claim.Words, i)) || Auxiliaries.EndBefore(claim.Words, i)))
            {
                yield return word.Stem;
            }
        }
    }

    private static List<ClaimClause> Nearest(ClaimText claim, ClaimClause clause, ClaimText quote, IReadOnlyList<ClaimClause> among)
    {
        // Who said so and when is often told beside another clause.
        List<string> stems = [.. Contents(claim, clause).Where(word => !ClaimWords.IsSaying(word.Surface) && !IsParticular(claim, word)).Select(word => word.Stem)];
        var shared = among.Select(other => stems.Count(stem => Contents(quote, other).Any(word => Synonyms.AreRelated(stem, word.Stem)))).ToList();
        var best = shared.Max();
        return best == 0 ? [] : [.. among.Where((_, i) => shared[i] == best)];
    }

    private static bool IsParticular(ClaimText claim, SentenceWord word) =>
        claim.Times.Any(time => time.Span.Contains(word.Span)) || claim.Names.Any(name => name.Kind == NameKind.Person && name.Span.Contains(word.Span));

    private static IEnumerable<SentenceWord> Contents(ClaimText text, ClaimClause clause) =>
        text.Words.Skip(clause.First).Take(clause.End - clause.First).Where(word => !word.IsStopWord);

    // "agreed to build", "an attempt to build": that it was built, they do not say.
    private static bool TellsIntentAsDone(ClaimText claim, ClaimText quote)
    {
        for (var i = 0; i < claim.Words.Count; i++)
        {
            var word = claim.Words[i];
            if (!word.IsStopWord && IsPast(claim, i) && !IsInfinitive(claim, i)
                && !claim.Clauses.First(clause => clause.First <= i && i < clause.End).IsNegative)
            {
                List<int> same = [.. Enumerable.Range(0, quote.Words.Count).Where(k => string.Equals(quote.Words[k].Stem, word.Stem, StringComparison.Ordinal))];
                if (same.Count > 0 && same.TrueForAll(k => IsInfinitive(quote, k)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPast(ClaimText text, int at) =>
        text.Words[at].Surface.EndsWith("ed", StringComparison.Ordinal)
        || (at > 0 && text.Words[at - 1].Surface is "has" or "have" or "had" or "was" or "were" or "been" or "did");

    private static bool IsInfinitive(ClaimText text, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            var word = text.Words[i];
            if (word.Surface is "to")
            {
                return true;
            }

            if (!word.IsStopWord && !word.Surface.EndsWith("ly", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }
}
