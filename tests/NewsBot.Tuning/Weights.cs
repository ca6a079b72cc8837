using System.Globalization;
using System.Text;
using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Weights as they are fitted, in the order of <see cref="Feature"/>; those of features that do not count are 0.</summary>
/// <param name="Rank">What each feature counts for the order.</param>
/// <param name="Confidence">What each feature counts for the confidence.</param>
/// <param name="Bias">The confidence where every feature is 0.</param>
internal sealed record Weights(double[] Rank, double[] Confidence, double Bias)
{
    // The order is about what a sentence says, the confidence about what of the question is left over.
    private static readonly Feature[] RankBy =
    [
        Feature.Coverage, Feature.Context, Feature.Answer, Feature.Predicate, Feature.Polarity, Feature.Opposite, Feature.Prose, Feature.Retrieval, Feature.Lead,
        Feature.Recency,
    ];

    private static readonly Feature[] TrustBy =
    [
        Feature.Unheld, Feature.Names, Feature.Answer, Feature.Predicate, Feature.OtherYear, Feature.Polarity, Feature.Opposite, Feature.Absent, Feature.Missing,
        Feature.Burst, Feature.Specific, Feature.Ending, Feature.Headline,
    ];

    /// <summary>Every feature that counts for something.</summary>
    public static IReadOnlyList<Feature> Counting { get; } = [.. RankBy.Union(TrustBy)];

    /// <summary>The weights that ship.</summary>
    public static Weights Shipped { get; } = Of(EvidenceWeights.Shipped);

    /// <summary>Fits weights to examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="without">A feature to do without; null for none.</param>
    /// <param name="goesOn">
    /// Whether the order is looked for from the weights that ship, not from where it is likeliest: so fitted weights stay where they are,
    /// but they are no measure of examples they were fitted to.
    /// </param>
    public static Weights Fit(IReadOnlyList<Example> examples, Feature? without = null, bool goesOn = false)
    {
        // A description decides alone, by a weight that is set by hand.
        examples = [.. examples.Where(example => !example.Sentences.Any(sentence => sentence.Features.IsDescription))];
        Feature[] rankBy = [.. RankBy.Where(feature => feature != without)];
        var rank = Fitting.Improve(examples, goesOn ? Shipped.Rank : Fitting.Likeliest(examples, rankBy), rankBy);
        Feature[] trustBy = [.. TrustBy.Where(feature => feature != without)];
        var fitted = Fitting.Confidence(examples, trustBy, example => Quality.LeadingOf(example, rank));
        var confidence = new double[rank.Length];
        for (var i = 0; i < trustBy.Length; i++)
        {
            confidence[(int)trustBy[i]] = fitted[i];
        }

        confidence[(int)Feature.Description] = Shipped.Confidence[(int)Feature.Description];
        return new Weights(rank, confidence, fitted[^1]);
    }

    /// <summary>The weights as the file has them (see <see cref="EvidenceWeights"/>).</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (index, name) in EvidenceFeatures.Names.Index())
        {
            Append(name, Rank[index], Confidence[index]);
        }

        Append(FeatureWeights.Bias, 0, Bias);
        return text.ToString();

        void Append(string name, double rank, double confidence) =>
            text.Append(CultureInfo.InvariantCulture, $"{name,-12} {rank,6:0.00} {confidence,6:0.00}\n");
    }

    private static Weights Of(EvidenceWeights weights) =>
        new(Doubles(weights.Rank.Values), Doubles(weights.Confidence.Values), weights.Confidence.BiasValue);

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => Math.Round(value, 2));
}
