using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Judges which figure is current where a number is asked for: of the figures that count the same, the one stated last. Where
/// the knowledge of a past day is asked for, a count of victims that is higher than one of a later day was put into its page
/// later, and is none of that day's knowledge.
/// </summary>
internal static class FigureJudge
{
    // A figure is of the matter asked about when its sentence and what stands around it hold this share of what the fullest
    // hold: running counts are told in few words.
    private const float SameMatter = 0.5f;

    // Of figures of one day, one that holds so much less of the question gives way to a fuller one.
    private const float AsFull = 0.85f;

    // So long before the day a sentence speaks from, a year it names is one that it recalls.
    private const int MonthsToRecall = 6;

    /// <summary>Judges the evidence for a question that asks for a number.</summary>
    /// <param name="measure">What the number counts.</param>
    /// <param name="asOf">The day whose knowledge is asked for; null for all of it.</param>
    /// <param name="evidence">The evidence, with at least one sentence.</param>
    /// <param name="statements">What its sentences state.</param>
    public static EvidenceSet Judge(Measure measure, DateOnly? asOf, EvidenceSet evidence, StatementsOf statements)
    {
        List<Figure> figures = [.. evidence.Ranked.SelectMany(sentence => FiguresOf(sentence, measure, statements))];
        var fullest = evidence.Ranked.Max(Known);
        var isNamed = figures.Exists(figure => figure.Sentence.HasNames);
        figures.RemoveAll(figure => Known(figure.Sentence) < SameMatter * fullest || (isNamed && !figure.Sentence.HasNames));

        if (figures.Count == 0)
        {
            return evidence;
        }

        var last = figures.Max(figure => figure.Sentence.LatestStatedOn);
        var current = Current(figures.FindAll(figure => figure.Sentence.LatestStatedOn == last));
        var earlier = figures.FindAll(figure => figure.Sentence.LatestStatedOn < last && figure.Quantity.Value != current.Quantity.Value);
        var misplaced = measure.Accumulates && asOf is not null ? earlier.FindAll(figure => IsHigher(figure.Quantity, current.Quantity)) : [];
        var covered = figures.Max(figure => figure.Sentence.Features.Coverage);
        List<EvidenceSentence> superseded =
        [
            .. earlier.Except(misplaced)
                .Where(figure => figure.Sentence.Features.Coverage >= SameMatter * covered)
                .OrderByDescending(figure => figure.Sentence.LatestStatedOn)
                .DistinctBy(figure => figure.Quantity.Value)
                .Select(figure => figure.Sentence)
                .Where(sentence => !misplaced.Exists(figure => figure.Sentence == sentence))
                .Distinct(),
        ];
        return evidence with
        {
            Ranked =
            [
                current.Sentence,
                .. superseded.Select(sentence => sentence with { IsSuperseded = true }),
                .. evidence.Ranked.Where(sentence =>
                    sentence != current.Sentence && !superseded.Contains(sentence) && !misplaced.Exists(figure => figure.Sentence == sentence)),
            ],
            Notes = [.. evidence.Notes, .. misplaced.Select(figure => figure.Sentence.Passage.StatedOn!.Value).Distinct().Select(Note)],
        };
    }

    private static IEnumerable<Figure> FiguresOf(EvidenceSentence sentence, Measure measure, StatementsOf statements)
    {
        if (sentence is { IsHeadline: true } or { Passage.StatedOn: null } || (measure.NeedsEvent && !sentence.NamesEvent))
        {
            return [];
        }

        var statement = statements[sentence];
        return statement.Quantities
            .Where(quantity => measure.Counts(quantity) && StatusClassifier.ClassifyAt(sentence.Text, quantity.Span) != EventStatus.Planned && !IsRecalled(sentence, statements))
            .Select(quantity => new Figure(sentence, quantity));
    }

    // "A fire in 1918 killed hundreds. That blaze left 85 homeless": the past that a report recalls, and goes on recalling.
    private static bool IsRecalled(EvidenceSentence sentence, StatementsOf statements)
    {
        var statement = statements[sentence];
        return IsPast(statement) || (sentence.Index > 0 && statement.Times.Count == 0 && IsPast(statements[sentence.Passage, sentence.Index - 1]));
    }

    private static bool IsPast(Statement statement) =>
        statement.StatedOn is { } day && statement.Times.Any(time => time.To is { } to && to.Year < day.Earliest.Year && to.AddMonths(MonthsToRecall) < day.Earliest);

    // Of one day, the figure whose sentence is as full as any; a stated one before one that is about right, the highest count of all.
    private static Figure Current(List<Figure> figures)
    {
        var fullest = figures.Max(figure => figure.Sentence.Held);
        return figures
            .Where(figure => figure.Sentence.Held >= AsFull * fullest)
            .OrderByDescending(figure => figure.Quantity.Bound != QuantityBound.About)
            .ThenByDescending(figure => figure.Quantity.Value)
            .ThenByDescending(figure => figure.Sentence.Score)
            .First();
    }

    private static bool IsHigher(Quantity earlier, Quantity current) => earlier.Value > current.Value && Quantity.Disagree(earlier, current);

    private static string Note(PartialDate date) =>
        $"A document dated {date.ToReadable()} gives a higher figure than later ones. It may have been changed since and was left out.";

    // The rest of what is asked is often said before the figure.
    private static float Known(EvidenceSentence sentence) => sentence.Features.Coverage + sentence.Features.Context;

    private sealed record Figure(EvidenceSentence Sentence, Quantity Quantity);
}
