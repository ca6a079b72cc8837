using System.Globalization;
using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>How well weights do on questions, by the sentences that would lead the answer.</summary>
/// <param name="Right">Share of the answerable questions of whose leading sentences one holds the answer, and that are answered.</param>
/// <param name="First">The same for the first sentence.</param>
/// <param name="FalseAbstention">Share of the answerable questions that are not answered.</param>
/// <param name="AbstentionRecall">Share of the unanswerable questions that are not answered.</param>
/// <param name="RightOrAbstained">Share of all questions that are answered right or rightly not answered.</param>
internal sealed record Quality(double Right, double First, double FalseAbstention, double AbstentionRecall, double RightOrAbstained)
{
    // As in the answers that are composed (see ExtractiveComposer).
    private const int MaxLeading = 4;
    private const double DetailWorth = 0.72;

    /// <summary>Measures each question by the weights it is given.</summary>
    public static Quality Of(IReadOnlyList<Example> examples, Func<Example, Weights> weightsOf)
    {
        int first = 0, right = 0, falselyAbstained = 0, rightlyAbstained = 0;
        var answerable = examples.Count(example => example.IsAnswerable);
        foreach (var example in examples)
        {
            var weights = weightsOf(example);
            var leading = LeadingOf(example, weights.Rank);
            var isAnswered = leading.Count > 0 && weights.Bias + Fitting.Score(leading[0], weights.Confidence) > 0;
            first += isAnswered && example.IsAnswerable && leading[0].HoldsAnswer ? 1 : 0;
            right += isAnswered && example.IsAnswerable && leading.Any(sentence => sentence.HoldsAnswer) ? 1 : 0;
            falselyAbstained += !isAnswered && example.IsAnswerable ? 1 : 0;
            rightlyAbstained += !isAnswered && !example.IsAnswerable ? 1 : 0;
        }

        return new Quality(
            (double)right / answerable,
            (double)first / answerable,
            (double)falselyAbstained / answerable,
            (double)rightlyAbstained / (examples.Count - answerable),
            (double)(right + rightlyAbstained) / examples.Count);
    }

    /// <summary>The sentences that an answer would be made of, the best first.</summary>
    public static IReadOnlyList<ExampleSentence> LeadingOf(Example example, double[] rank)
    {
        List<(ExampleSentence Sentence, double Score)> ranked = [.. example.Sentences.Select(sentence => (sentence, Fitting.Score(sentence, rank))).OrderByDescending(scored => scored.Item2)];
        return ranked.Count == 0
            ? []
            :
            [
                ranked[0].Sentence,
                .. ranked.Skip(1)
                    .Where(scored => scored.Sentence.Features[Feature.Prose] > 0 && scored.Score >= DetailWorth * ranked[0].Score)
                    .Take(MaxLeading - 1)
                    .Select(scored => scored.Sentence),
            ];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"right {Right:0.000}  first {First:0.000}  false abstention {FalseAbstention:0.000}  abstention recall {AbstentionRecall:0.000}  right or abstained {RightOrAbstained:0.000}");
}
