using NewsBot.Core.Questions;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Judges whether the event asked about happened: a report of the outcome outranks an expectation, even one that is repeated
/// later, and what came about outranks an earlier denial. For questions of yes or no, and those without a kind.
/// </summary>
/// <param name="question">What was asked.</param>
/// <param name="ranked">The evidence, the best first; at least one sentence.</param>
/// <param name="statements">What its sentences state.</param>
internal sealed class OutcomeJudge(Question question, IReadOnlyList<EvidenceSentence> ranked, StatementsOf statements)
{
    // A report of an outcome tells of the matter asked about when it holds this share of what the best sentence holds of
    // the question: an outcome is often told in words of its own ("fell short", "never got off the ground").
    private const float SameMatter = 0.6f;

    // With fewer of the question's words it may still be of the same matter as a sentence that holds them.
    private const int MaxCompared = 24;

    private const float OutcomeWords = 0.5f;
    private const float WholeEvent = 0.85f;

    private readonly Dictionary<EvidenceSentence, bool> _outcomes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts what is current first and what it superseded behind it.</summary>
    public EvidenceSet Judge(EvidenceSet evidence)
    {
        var lead = question.Kind == AnswerKind.YesNo ? Lead() : ranked[0];

        List<EvidenceSentence> overtaken = IsOutcome(lead) ? InTurn([.. ranked.Where(sentence => sentence != lead && IsOvertaken(sentence, lead))]) : [];
        return evidence with
        {
            Ranked =
            [
                lead,
                .. overtaken.Select(sentence => sentence with { IsSuperseded = true }),
                .. ranked.Where(sentence => sentence != lead && !overtaken.Contains(sentence)),
            ],
            Verdict = question.AsksForOutcome && TellsWhether(lead, overtaken) ? new EventVerdict(lead.Status, lead) : null,
        };
    }

    // Before an outcome there was perhaps a denial that it overtook, which is the greater news, and expectations: one of each
    // in turn, the best of each first.
    private static List<EvidenceSentence> InTurn(List<EvidenceSentence> overtaken)
    {
        var inTurn = new List<EvidenceSentence>(overtaken.Count);
        for (var round = 0; inTurn.Count < overtaken.Count; round++)
        {
            foreach (var status in (ReadOnlySpan<EventStatus>)[EventStatus.Denied, EventStatus.Planned, EventStatus.Claimed, EventStatus.Happened])
            {
                var before = round;
                if (overtaken.Find(sentence => sentence.Status == status && before-- == 0) is { } next)
                {
                    inTurn.Add(next);
                }
            }
        }

        return inTurn;
    }

    private EvidenceSentence Lead()
    {
        List<EvidenceSentence> outcomes = [.. ranked.Where(sentence => !sentence.IsHeadline && IsOutcome(sentence) && IsOfMatter(sentence))];
        if (outcomes.Count == 0)
        {
            // Until there is an outcome, the fullest expectation leads.
            return ranked[0].Status == EventStatus.Planned ? Best(ranked.Where(IsExpectation), IsFuller) ?? ranked[0] : ranked[0];
        }

        // What was denied may have come about since: then that leads. What came about is not undone by an older denial.
        var denial = Best(outcomes.Where(IsDenial), IsLaterOrFuller);
        return Best(outcomes.Where(sentence => !IsDenial(sentence) && (denial is null || IsLaterOrFuller(sentence, denial))), IsFuller) ?? denial!;
    }

    // Where the question's verb is not known as one of an event, its other words must be told, or the outcome of a plan.
    private bool TellsWhether(EvidenceSentence lead, List<EvidenceSentence> overtaken)
    {
        var isTold = question.EventTerms.Count > 0 || lead.WordsHeld >= WholeEvent;
        return IsOutcome(lead)
            ? isTold || overtaken.Exists(sentence => sentence.Status is EventStatus.Planned or EventStatus.Denied)
            : isTold && lead is { Status: EventStatus.Planned or EventStatus.Claimed, NamesEvent: true, HasNames: true };
    }

    private bool IsOutcome(EvidenceSentence sentence)
    {
        if (!_outcomes.TryGetValue(sentence, out var isOutcome))
        {
            isOutcome = sentence.HasNames && (IsDenial(sentence) ? Denies(sentence) : TellsEvent(sentence));
            _outcomes.Add(sentence, isOutcome);
        }

        return isOutcome;
    }

    // That it happened must be told in the words asked for, or in like words.
    private static bool TellsEvent(EvidenceSentence sentence) =>
        sentence is { NamesEvent: true, Status: EventStatus.Happened } && sentence.WordsHeld >= OutcomeWords;

    // That it did not is often told otherwise: of the thing asked about ("the treaty was shelved"), or of what was expected.
    private bool Denies(EvidenceSentence sentence) =>
        sentence.NamesEvent || (sentence.TellsFailure && (sentence.NamesThing || IsOutcomeOfAny(sentence, other => other is { NamesEvent: true, Status: EventStatus.Planned })));

    private bool IsOfMatter(EvidenceSentence outcome) =>
        outcome.Held >= SameMatter * ranked[0].Held || IsOutcomeOfAny(outcome, sentence => sentence.Held >= SameMatter * ranked[0].Held);

    private bool IsOutcomeOfAny(EvidenceSentence outcome, Func<EvidenceSentence, bool> condition) =>
        ranked.Take(MaxCompared).Any(sentence => condition(sentence) && Overtakes(outcome, sentence) && AreOfOneMatter(outcome, sentence));

    // Asked whether it happened, either tie will do; to other questions an outcome is only one thing that may be told.
    private bool IsOvertaken(EvidenceSentence sentence, EvidenceSentence lead)
    {
        if (sentence.IsHeadline || !Overtakes(lead, sentence))
        {
            return false;
        }

        var isOfQuestion = sentence.Held >= SameMatter * lead.Held;
        return question.Kind == AnswerKind.YesNo ? isOfQuestion || AreOfOneMatter(lead, sentence) : isOfQuestion && AreOfOneMatter(lead, sentence);
    }

    private bool AreOfOneMatter(EvidenceSentence first, EvidenceSentence second) => Matter.IsSame(statements[first].Matter, statements[second].Matter);

    private static bool Overtakes(EvidenceSentence newer, EvidenceSentence older) =>
        Supersession.Overtakes(newer.Status, newer.Passage.StatedOn, older.Status, older.Passage.StatedOn);

    private static bool IsDenial(EvidenceSentence sentence) => sentence.Status == EventStatus.Denied;

    private static bool IsLaterOrFuller(EvidenceSentence sentence, EvidenceSentence denial) =>
        sentence.LatestStatedOn > denial.LatestStatedOn || (sentence.LatestStatedOn == denial.LatestStatedOn && sentence.Held > denial.Held);

    private static bool IsFuller(EvidenceSentence sentence, EvidenceSentence other) => sentence.Held > other.Held;

    // The first of those that no other is better than.
    private static EvidenceSentence? Best(IEnumerable<EvidenceSentence> sentences, Func<EvidenceSentence, EvidenceSentence, bool> isBetter)
    {
        EvidenceSentence? best = null;
        foreach (var sentence in sentences)
        {
            best = best is null || isBetter(sentence, best) ? sentence : best;
        }

        return best;
    }

    private static bool IsExpectation(EvidenceSentence sentence) => sentence.Status == EventStatus.Planned && !sentence.IsHeadline;
}
