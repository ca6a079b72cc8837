using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>How far what a clause tells of has come, from the least to the most.</summary>
internal enum Certainty
{
    /// <summary>It may come about: "could", "hopes", "proposes".</summary>
    Possible,

    /// <summary>It is expected: "plans", "expects", "should".</summary>
    Expected,

    /// <summary>It is settled that it will: "will", "is to", "is due to".</summary>
    Settled,

    /// <summary>It is so.</summary>
    Fact,
}

/// <summary>A clause of a text.</summary>
/// <param name="First">The index of its first word.</param>
/// <param name="End">The index just past its last word.</param>
/// <param name="Certainty">How far what it tells of has come.</param>
/// <param name="IsNegated">Whether it says that something is not so, in words of grammar or of refusal.</param>
/// <param name="IsNegative">Whether it holds any word that says so, those that tell what came to nothing included.</param>
/// <param name="HasNot">Whether it holds "not", "no" or the like; before a word of refusal that turns it round: "did not reject".</param>
/// <param name="Refuses">Whether it holds a word that says no by itself: "rejected", "ruled out", "cancelled".</param>
internal sealed record ClaimClause(int First, int End, Certainty Certainty, bool IsNegated, bool IsNegative, bool HasNot, bool Refuses);

/// <summary>Cuts a claim or a quote into clauses and reads how sure each is.</summary>
/// <remarks>
/// It errs the other way than <see cref="Time.ClauseReader"/> and <see cref="Time.StatusPhrases"/>, which ask what the main clause
/// of an article's sentence tells and need a phrase to be sure of a failure: "rejected the". Here a word that could say no counts
/// wherever it stands, a noun such as "lack" included, and every comma may begin another story: by the rules for articles, "the
/// court did not block the merger" would bear out that the court blocked it, and "lacks a spillway" that it has one.
/// </remarks>
internal static class ClaimClauseReader
{
    private const int FewestWords = 2;

    private static readonly Phrases Conjunctions = new(
        "but|while|although|though|whereas|which|who|because|after|before|when|until|since|and then|and that|if|unless|yet|despite|even though|as well as");

    // What they begin is part of the clause before, in spite of the comma.
    private static readonly Phrases Prepositions = new("in|on|at|by|with|for|of|from|during|near|to|among|between|under|over|through|without");

    private static readonly Phrases Nots = new(
        "not|no|never|none|neither|nor|without|cannot|nobody|nothing|nowhere|didnt|doesnt|dont|isnt|arent|wasnt|werent|hasnt|havent|hadnt|wont|wouldnt|cant"
        + "|couldnt|shouldnt|mustnt|aint|hardly|barely|scarcely");

    private static readonly Phrases Refusals = new(
        "unable|failed to|fails to|fail to|failing to|failure to|fell short|falls short|fall short|fallen short|falling short"
        + "|refused|refuses|refuse|refusing|declined to|declines to|denied|denies|deny|denying|yet to|rule out|ruled out|rules out|ruling out|stopped short|far from|rather than|instead of");

    private static readonly Phrases Failures = new(
        "failed|fails|fail|failure|rejected|rejects|reject|rejecting|rejection|cancelled|canceled|cancels|cancel|cancellation|called off|call off|postponed|postpones|postpone|postponement"
        + "|abandoned|abandon|scrapped|scrap|shelved|shelve|collapsed|collapse|broke down|break down|fell through|fall through|walked away|walk away|dropped|drops|drop|left out|leave out"
        + "|removed|remove|omitted|omit|foiled|foils|foil|prevented|prevents|prevent|stopped|stops|stop|blocked|blocks|block|thwarted|thwarts|thwart|averted|avert|avoided|avoid|beat off"
        + "|fended off|fend off|repelled|repel|lack|lacks|lacked|lacking|absence|absent|missed|misses|miss|halted|halt|vetoed|veto|excluded|exclude|short of|unauthorised|unauthorized");

    // "Not only" and "no doubt" say that it is so.
    private static readonly Phrases Affirmations = new("not only|no doubt|no fewer than|no less than|no more than|not less than|not more than|nothing but|not just|no longer than");

    private static readonly Phrases Possible = new(
        "may|might|could|possible|possibly|perhaps|maybe|hope|hopes|hoped|hoping|hopeful|want|wants|wanted|wish|wishes|wished|consider|considers|considered|considering"
        + "|seek|seeks|seeking|sought|propose|proposes|proposed|proposal|proposing|urge|urges|urged|urging|call for|calls for|called for|calling for|would like|would consider|potential|potentially"
        + "|eyes|eyeing|looks to|looking to|fear|fears|feared|appeal|appeals|appealed|suggests|suggested");

    private static readonly Phrases Expected = new(
        "expect|expects|expected|expecting|expectation|likely|should|would|plan|plans|planned|planning|intend|intends|intended|intention|aim|aims|aimed|aiming|pledge|pledges|pledged|vow|vows"
        + "|vowed|promise|promises|promised|prepares|preparing|poised|ready to|upcoming|prospective|foresees|foresaw|foreseen|tentatively|envisages|envisaged|ought");

    private static readonly Phrases Settled = new(
        "will|wont|shall|is to|are to|was to|were to|set to|due|slated|scheduled|going to|about to|to be");

    /// <summary>Cuts a claim or a quote into clauses.</summary>
    public static List<ClaimClause> Read(ClaimText text)
    {
        var words = text.Words;
        var clauses = new List<ClaimClause>();
        var first = 0;
        for (var at = 1; at <= words.Count; at++)
        {
            if (at == words.Count || (IsCut(text, at) && HasContent(words, first, at) && HasContent(words, at, words.Count)))
            {
                clauses.Add(Of(text, first, at));
                first = at;
            }
        }

        return clauses.Count > 0 ? clauses : [new ClaimClause(0, 0, Certainty.Fact, IsNegated: false, IsNegative: false, HasNot: false, Refuses: false)];
    }

    private static bool IsCut(ClaimText text, int at)
    {
        var gap = text.Text.AsSpan()[text.Words[at - 1].Span.End..text.Words[at].Span.Start];
        return (gap.IndexOfAny(",;:—–") >= 0 && Prepositions.LengthAt(text.Words, at) == 0) || Conjunctions.LengthAt(text.Words, at) > 0;
    }

    private static bool HasContent(IReadOnlyList<SentenceWord> words, int first, int end) =>
        words.Skip(first).Take(end - first).Count(word => !word.IsStopWord) >= FewestWords;

    private static ClaimClause Of(ClaimText text, int first, int end)
    {
        List<SentenceWord> words = [.. text.Words.Skip(first).Take(end - first).Where(word => !IsNameOrMonth(text, word))];
        var certainty = Possible.AreIn(words) ? Certainty.Possible
            : Expected.AreIn(words) ? Certainty.Expected
            : Settled.AreIn(words) ? Certainty.Settled
            : Certainty.Fact;
        var hasNot = HasNot(words);
        var refuses = Refusals.AreIn(words);
        var fails = Failures.AreIn(words);
        return new ClaimClause(first, end, certainty, hasNot || refuses, hasNot || refuses || fails, hasNot, refuses || fails);
    }

    // The month of May and a man called Will are no plans.
    private static bool IsNameOrMonth(ClaimText text, SentenceWord word) =>
        word.Surface is "may" or "will"
        && (text.Times.Any(time => time.Span.Contains(word.Span))
            || (word.Span.Start > 0 && char.IsUpper(text.Text[word.Span.Start])));

    private static bool HasNot(List<SentenceWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Affirmations.LengthAt(words, i) is > 0 and var length)
            {
                i += length - 1;
            }
            else if (Nots.LengthAt(words, i) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
