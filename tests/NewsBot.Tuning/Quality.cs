using System.Globalization;
using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>How well weights do on a set, by the sentences that would lead the answer.</summary>
/// <param name="First">Share of the answerable questions whose first sentence holds the answer and is answered with.</param>
/// <param name="Right">The same for one of the leading sentences.</param>
/// <param name="FalseAbstention">Share of the answerable questions that are not answered.</param>
/// <param name="AbstentionRecall">Share of the unanswerable questions that are not answered.</param>
/// <param name="RightOrAbstained">Share of all questions that are answered right or rightly not answered.</param>
internal sealed record Quality(double First, double Right, double FalseAbstention, double AbstentionRecall, double RightOrAbstained)
{
    // As in the answers that are composed (see ExtractiveComposer).
    private const int MaxLeading = 4;
    private const double Gap = 1.2;

    /// <summary>Measures weights.</summary>
    public static Quality Of(IReadOnlyList<Example> examples, Weights weights)
    {
        int first = 0, right = 0, falselyAbstained = 0, rightlyAbstained = 0;
        var answerable = examples.Count(example => example.IsAnswerable);
        foreach (var example in examples)
        {
            var leading = LeadingOf(example, weights);
            var isAnswered = leading.Count > 0 && weights.ConfidenceOf(leading[0]) > 0;
            first += isAnswered && example.IsAnswerable && leading[0].HoldsAnswer ? 1 : 0;
            right += isAnswered && example.IsAnswerable && leading.Any(sentence => sentence.HoldsAnswer) ? 1 : 0;
            falselyAbstained += !isAnswered && example.IsAnswerable ? 1 : 0;
            rightlyAbstained += !isAnswered && !example.IsAnswerable ? 1 : 0;
        }

        return new Quality(
            (double)first / answerable,
            (double)right / answerable,
            (double)falselyAbstained / answerable,
            (double)rightlyAbstained / (examples.Count - answerable),
            (double)(right + rightlyAbstained) / examples.Count);
    }

    /// <summary>The sentences that an answer would be made of, the best first.</summary>
    public static IReadOnlyList<ExampleSentence> LeadingOf(Example example, Weights weights)
    {
        var ranked = example.Sentences.OrderByDescending(weights.RankOf).ToList();
        return ranked.Count == 0 ? [] : [ranked[0], .. ranked.Skip(1).Where(sentence => sentence.Features[Feature.Prose] > 0 && weights.RankOf(sentence) >= weights.RankOf(ranked[0]) - Gap).Take(MaxLeading - 1)];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"right {Right:0.000}  first {First:0.000}  false abstention {FalseAbstention:0.000}  abstention recall {AbstentionRecall:0.000}  right or abstained {RightOrAbstained:0.000}");
}
