using NewsBot.Core.Questions;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Judges whether the event asked about happened: a report of the outcome outranks an expectation, even one that is repeated
/// later, and what came about outranks an earlier denial.
/// </summary>
internal static class OutcomeJudge
{
    // A report of an outcome tells of the matter asked about when it holds this share of what the best sentence holds of
    // the question: an outcome is often told in words of its own ("fell short", "never got off the ground").
    private const float SameMatter = 0.6f;

    // With fewer of the question's words it may still be of the same matter as a sentence that holds them.
    private const int MaxCompared = 24;

    private const float OutcomeWords = 0.5f;

    /// <summary>Judges the evidence for a question of whether something happened, or for one without a kind.</summary>
    public static EvidenceSet Judge(Question question, EvidenceSet evidence, StatementsOf statements)
    {
        var lead = evidence.Ranked[0];
        if (question.Kind == AnswerKind.YesNo)
        {
            lead = Lead(evidence.Ranked, statements);
        }

        // Before an outcome there were expectations, and perhaps a denial that it overtook, which is the greater news.
        List<EvidenceSentence> overtaken = IsOutcome(lead)
            ? [.. evidence.Ranked.Where(sentence => sentence != lead && IsOvertaken(question, sentence, lead, statements)).OrderByDescending(IsDenial)]
            : [];
        return evidence with
        {
            Ranked =
            [
                lead,
                .. overtaken.Select(sentence => sentence with { IsSuperseded = true }),
                .. evidence.Ranked.Where(sentence => sentence != lead && !overtaken.Contains(sentence)),
            ],
            Verdict = question.AsksForOutcome ? VerdictOf(lead) : null,
        };
    }

    private static EvidenceSentence Lead(IReadOnlyList<EvidenceSentence> ranked, StatementsOf statements)
    {
        var best = ranked[0];
        List<EvidenceSentence> outcomes = [.. ranked.Where(sentence => IsOutcome(sentence) && !sentence.IsHeadline && IsOfMatter(sentence, ranked, statements))];
        if (outcomes.Count == 0)
        {
            // Until there is an outcome, the fullest expectation leads.
            return best.Status == EventStatus.Planned ? ranked.Where(IsExpectation).MaxBy(sentence => sentence.Held) ?? best : best;
        }

        // What was denied may have come about since: then that leads. What came about is not undone by an older denial.
        var denial = outcomes.Where(IsDenial).OrderByDescending(sentence => sentence.LatestStatedOn).ThenByDescending(sentence => sentence.Held).FirstOrDefault();
        return outcomes.Where(sentence => !IsDenial(sentence) && (denial is null || IsLaterOrFuller(sentence, denial))).MaxBy(sentence => sentence.Held) ?? denial!;
    }

    private static bool IsOfMatter(EvidenceSentence outcome, IReadOnlyList<EvidenceSentence> ranked, StatementsOf statements)
    {
        var best = ranked[0];
        return outcome.Held >= SameMatter * best.Held
            || ranked.Take(MaxCompared).Any(sentence => sentence.Held >= SameMatter * best.Held
                && Supersession.Overtakes(outcome.Status, outcome.Passage.StatedOn, sentence.Status, sentence.Passage.StatedOn)
                && Matter.IsSame(statements[outcome].Matter, statements[sentence].Matter));
    }

    private static bool IsOvertaken(Question question, EvidenceSentence sentence, EvidenceSentence lead, StatementsOf statements) =>
        !sentence.IsHeadline
        && Supersession.Overtakes(lead.Status, lead.Passage.StatedOn, sentence.Status, sentence.Passage.StatedOn)
        && (sentence.Held >= SameMatter * lead.Held
            || (question.Kind == AnswerKind.YesNo && Matter.IsSame(statements[lead].Matter, statements[sentence].Matter)));

    private static EventVerdict? VerdictOf(EvidenceSentence lead) =>
        IsOutcome(lead) || (lead.NamesEvent && lead.Status is EventStatus.Planned or EventStatus.Claimed) ? new EventVerdict(lead.Status, lead) : null;

    // That it happened must be told in the words asked for, or in like words; that it did not is often told otherwise.
    private static bool IsOutcome(EvidenceSentence sentence) =>
        sentence.NamesEvent
        && (IsDenial(sentence) || (sentence.Status == EventStatus.Happened && sentence.Features.Words >= OutcomeWords));

    private static bool IsDenial(EvidenceSentence sentence) => sentence.Status == EventStatus.Denied;

    private static bool IsLaterOrFuller(EvidenceSentence sentence, EvidenceSentence denial) =>
        sentence.LatestStatedOn > denial.LatestStatedOn || (sentence.LatestStatedOn == denial.LatestStatedOn && sentence.Held > denial.Held);

    private static bool IsExpectation(EvidenceSentence sentence) => sentence.Status == EventStatus.Planned && !sentence.IsHeadline;
}
