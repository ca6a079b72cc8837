using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Tells from a sentence's words whether it tells of something that happened, is planned, did not happen, or is only
/// claimed.
/// </summary>
/// <remarks>
/// It goes by cue phrases of English news, clause by clause: what the main clause tells counts, not what is said in passing
/// ("who did not attend", "after talks collapsed"). Reported speech has the status of what is said; it is a claim where the
/// reporter keeps a distance ("claimed", "allegedly", "may have"). What was expected in the past is planned, a plan that is
/// denied is denied, and two denials cancel out ("did not fail to"). A sentence without a cue is told as a fact.
/// </remarks>
public static class StatusClassifier
{
    // Between a negation and the failure that it cancels: "was not in the end called off".
    private const int MaxWordsToCancel = 3;

    // They do come about: "managed to sign". Before any other verb, "to sign" is still to come.
    private static readonly WordTable Implicatives = WordTable.Of(
        "managed able began begun begins started starts continued continues continue helped helps help proceeded went got came voted first last second third used"
        + " returned led leads seemed appeared forced allowed chose happened due");

    // Before "signing": that it is only thought of, or did not come about.
    private static readonly WordTable Considerers = WordTable.Of(
        "of on about towards toward before considers consider considered considering discuss discusses discussed discussing propose proposes proposed suggest"
        + " suggests suggested favour favours favor favors weighs weighed mulls mulled recommend recommends recommended oppose opposes opposed delay delays delayed");

    private static readonly WordTable Excluders = WordTable.Of("without avoid avoids avoided from despite");

    /// <summary>The status of one sentence.</summary>
    public static EventStatus Classify(ReadOnlySpan<char> sentence)
    {
        var clauses = new ClauseReader(sentence);
        var status = OfMain(clauses);
        return !sentence.TrimEnd().EndsWith('?') ? status : status == EventStatus.Planned ? status : EventStatus.Claimed;
    }

    /// <summary>
    /// The status of what one word of a sentence tells of: that of the clause it stands in. The word itself is no cue: where
    /// talks failed, the failure happened.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="word">The word, such as a verb or a date.</param>
    public static EventStatus ClassifyAt(ReadOnlySpan<char> sentence, TextSpan word)
    {
        var clauses = new ClauseReader(sentence);
        if (clauses.Count == 0)
        {
            return EventStatus.Happened;
        }

        var at = clauses.WordAt(word.Start);
        var status = OfClauseAt(clauses, at, sentence);
        return !sentence.TrimEnd().EndsWith('?') ? status : status == EventStatus.Planned ? status : EventStatus.Claimed;
    }

    /// <summary>
    /// Whether a sentence tells that something failed, in a phrase of its own ("fell short", "called off"), so that it need
    /// not repeat the words for what failed.
    /// </summary>
    public static bool TellsFailure(ReadOnlySpan<char> sentence)
    {
        var clauses = new ClauseReader(sentence);
        return new Reading(clauses, new Clause(ClauseKind.Main, 0, clauses.Count)).Failure is not null;
    }

    /// <summary>The status of a headline. Headlines tell what is to come by the infinitive alone: "City to open new bridge".</summary>
    public static EventStatus ClassifyHeadline(ReadOnlySpan<char> headline)
    {
        var status = Classify(headline);
        return status == EventStatus.Happened && TellsPlan(headline) ? EventStatus.Planned : status;
    }

    private static EventStatus OfMain(ClauseReader clauses)
    {
        EventStatus? main = null;
        EventStatus? content = null;
        EventStatus? other = null;
        foreach (var clause in clauses.Clauses)
        {
            var reading = new Reading(clauses, clause);
            switch (clause.Kind)
            {
                case ClauseKind.Main:
                    // A main clause may go on behind an aside: "The deal, which took years, was signed".
                    main = main is null or EventStatus.Happened ? reading.Status : main;
                    break;
                case ClauseKind.Content:
                    content ??= reading.Status;
                    break;
                case ClauseKind.Contrast or ClauseKind.Joined when main is EventStatus.Happened && reading.Failure is not null:
                case ClauseKind.Contrast when main is EventStatus.Planned && reading.Status != EventStatus.Planned:
                    main = reading.Status;
                    break;
                default:
                    other ??= reading.Status;
                    break;
            }
        }

        return main is EventStatus.Happened ? content ?? EventStatus.Happened : main ?? content ?? other ?? EventStatus.Happened;
    }

    private static EventStatus OfClauseAt(ClauseReader clauses, int at, ReadOnlySpan<char> sentence)
    {
        var own = clauses.Clauses[0];
        Clause? governing = null;
        foreach (var clause in clauses.Clauses)
        {
            if (clause.First <= at)
            {
                // What is said, hoped or left open is governed by the clause before it.
                governing = clause.Kind == ClauseKind.Content ? own : null;
                own = clause;
            }
        }

        var status = own.Kind == ClauseKind.Condition ? EventStatus.Planned : OfWord(clauses, own, at, sentence);
        return status == EventStatus.Happened && governing is { } before ? new Reading(clauses, before).Status : status;
    }

    private static EventStatus OfWord(ClauseReader clauses, Clause clause, int at, ReadOnlySpan<char> sentence)
    {
        var reading = new Reading(clauses, clause, at);
        return reading.Status == EventStatus.Happened && at > 0 ? OfForm(clauses, at, sentence) : reading.Status;
    }

    // "met to sign", "discussed signing": still to come. "managed to sign", "left, killing two": it came about.
    private static EventStatus OfForm(ClauseReader clauses, int at, ReadOnlySpan<char> sentence)
    {
        var word = Text(clauses, at, sentence);
        var before = Text(clauses, at - 1, sentence);
        if (before is "to" && char.IsLower(word[0]))
        {
            return at > 1 && Implicatives.Contains(Text(clauses, at - 2, sentence)) ? EventStatus.Happened : EventStatus.Planned;
        }

        return !word.EndsWith("ing") ? EventStatus.Happened
            : Excluders.Contains(before) ? EventStatus.Denied
            : Considerers.Contains(before) ? EventStatus.Planned
            : EventStatus.Happened;
    }

    // A verb in the infinitive, as far as its neighbours tell: "City to open", but not "Return to London", "from 5 to 10", "back to the sea".
    private static bool TellsPlan(ReadOnlySpan<char> headline)
    {
        var isTitleCase = IsTitleCase(headline);
        var previous = "";
        var reader = new TokenReader(headline, stackalloc char[TokenReader.BufferLength]);
        var afterTo = false;
        while (reader.Read())
        {
            if (StatusPhrases.OfHeadlines.IdOf(reader.Surface) != 0 && previous.Length > 0)
            {
                return true;
            }

            if (afterTo && (isTitleCase || !reader.IsCapitalized) && !reader.IsNumber && !reader.IsStopWord && !reader.Stem.EndsWith("ing"))
            {
                return true;
            }

            afterTo = reader.Surface is "to" && previous.Length > 0 && previous is not ("guide" or "way" or "road" or "key" or "due" or "back" or "up" or "close" or "next"
                or "return" or "returns" or "how" or "what" or "where" or "when" or "failed" or "fails" or "refuses" or "visit" or "according");
            previous = reader.Surface.ToString();
        }

        return false;
    }

    private static bool IsTitleCase(ReadOnlySpan<char> headline)
    {
        int words = 0, capitals = 0;
        var reader = new TokenReader(headline, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsStopWord)
            {
                words++;
                capitals += reader.IsCapitalized ? 1 : 0;
            }
        }

        return capitals * 4 >= words * 3;
    }

    private static ReadOnlySpan<char> Text(ClauseReader clauses, int word, ReadOnlySpan<char> sentence)
    {
        var span = clauses.SpanOf(word);
        return sentence.Slice(span.Start, span.Length);
    }

    // What the cue phrases of some words tell together.
    private readonly struct Reading
    {
        public Reading(ClauseReader clauses, Clause clause, int except = -1)
        {
            StatusMark? denial = null, negation = null, plan = null, claim = null, hedge = null, openFailure = null;
            for (var at = clause.First; at < clause.End;)
            {
                var mark = clauses.MarkAt(at);
                at = Math.Min(mark.End, clause.End);
                switch (mark.Cue)
                {
                    case not StatusCue.None when mark.First <= except && except < mark.End:
                        break;
                    case StatusCue.Failure or StatusCue.OpenFailure when Cancels(denial, mark):
                        denial = null;
                        break;
                    case StatusCue.Failure or StatusCue.OpenFailure when Cancels(negation, mark):
                        negation = null;
                        break;
                    case StatusCue.Failure:
                        Failure ??= mark;
                        break;
                    case StatusCue.OpenFailure:
                        openFailure ??= mark;
                        break;
                    case StatusCue.Denial:
                        denial ??= mark;
                        break;
                    case StatusCue.Negation:
                        negation ??= mark;
                        break;
                    case StatusCue.Claim:
                        claim ??= mark;
                        break;
                    case StatusCue.Hedge:
                        hedge ??= mark;
                        break;
                    case StatusCue.Plan:
                        plan ??= mark;
                        break;
                }
            }

            Status = claim is { } said && IsBefore(said, Failure) && IsBefore(said, denial) && IsBefore(said, negation) ? EventStatus.Claimed
                : Failure is not null || denial is not null || IsUngoverned(negation, plan) || IsUngoverned(openFailure, plan) ? EventStatus.Denied
                : claim is not null ? EventStatus.Claimed
                : plan is not null ? EventStatus.Planned
                : hedge is not null ? EventStatus.Claimed
                : EventStatus.Happened;
        }

        /// <summary>What the words tell.</summary>
        public EventStatus Status { get; }

        /// <summary>The phrase that tells of a failure, or null.</summary>
        public StatusMark? Failure { get; }

        private static bool Cancels(StatusMark? negation, StatusMark failure) => negation is { } not && failure.First - not.End <= MaxWordsToCancel;

        private static bool IsBefore(StatusMark claim, StatusMark? other) => other is null || claim.First < other.Value.First;

        private static bool IsUngoverned(StatusMark? negation, StatusMark? plan) => negation is { } not && (plan is null || not.First <= plan.Value.First);
    }
}
