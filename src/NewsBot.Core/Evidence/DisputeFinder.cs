using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Evidence;

/// <summary>Finds where sources contradict each other on what was asked: the time, the number, or whether it happened.</summary>
internal static class DisputeFinder
{
    // How far down the evidence is looked at, and how many sides are shown.
    private const int MaxCompared = 24;
    private const int MaxSides = 4;

    private const float WholeQuestion = 0.85f;

    /// <summary>Compares what leads with the rest of the evidence.</summary>
    /// <param name="question">What was asked; its kind tells what may be contradicted.</param>
    /// <param name="evidence">Judged evidence.</param>
    /// <param name="statements">What its sentences state.</param>
    public static IReadOnlyList<Dispute> Find(Question question, EvidenceSet evidence, StatementsOf statements)
    {
        Func<EvidenceSentence, EvidenceSentence, Contradiction?>? compare = question.Kind switch
        {
            AnswerKind.When => (first, second) => Contradiction.OfTimes(statements[first], statements[second]),
            AnswerKind.HowMany or AnswerKind.HowMuch => (first, second) => Contradiction.OfFigures(statements[first], statements[second]),
            AnswerKind.YesNo when evidence.Verdict is not null => OfOutcomes,
            _ => null,
        };
        return compare is not null && Find(evidence.Ranked, compare, statements) is { } dispute ? [dispute] : [];
    }

    private static Dispute? Find(
        IReadOnlyList<EvidenceSentence> ranked, Func<EvidenceSentence, EvidenceSentence, Contradiction?> compare, StatementsOf statements)
    {
        var lead = ranked[0];
        var sides = new List<DisputeSide>();
        Contradiction? first = null;
        foreach (var sentence in ranked.Skip(1).Take(MaxCompared).Where(sentence => !sentence.IsHeadline && !sentence.IsSuperseded))
        {
            if (sides.Count < MaxSides - 1 && compare(lead, sentence) is { } found
                && (HoldAll(lead, sentence) || Matter.IsSameEvent(statements[lead].Matter, statements[sentence].Matter))
                && !sides.Exists(side => compare(side.Source, sentence) is null))
            {
                first ??= found;
                sides.Add(new DisputeSide(found.Second.Of(sentence.Text), sentence));
            }
        }

        return first is null ? null : new Dispute(first.Kind, [new DisputeSide(first.First.Of(lead.Text), lead), .. sides]);
    }

    // Both tell of the event because both tell all that was asked.
    private static bool HoldAll(EvidenceSentence first, EvidenceSentence second) =>
        Math.Min(first.Features.Coverage, second.Features.Coverage) >= WholeQuestion;

    // The whole sentence says whether it happened.
    private static Contradiction? OfOutcomes(EvidenceSentence first, EvidenceSentence second) =>
        second is { NamesEvent: true, HasNames: true } && Contradiction.OfOutcomes(first.Status, first.Passage.StatedOn, second.Status, second.Passage.StatedOn)
            ? new Contradiction(ContradictionKind.Outcome, new TextSpan(0, first.Text.Length), new TextSpan(0, second.Text.Length))
            : null;
}
