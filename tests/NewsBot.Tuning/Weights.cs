using System.Globalization;
using System.Text;
using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Weights as they are fitted; those of features that are left out are 0.</summary>
/// <param name="Rank">What each feature counts for the order.</param>
/// <param name="Confidence">What each feature counts for the confidence.</param>
/// <param name="Bias">The confidence where every feature is 0.</param>
internal sealed record Weights(IReadOnlyDictionary<Feature, double> Rank, IReadOnlyDictionary<Feature, double> Confidence, double Bias)
{
    /// <summary>Fits weights to examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="rankBy">The features that count for the order.</param>
    /// <param name="trustBy">The features that count for the confidence.</param>
    public static Weights Fit(IReadOnlyList<Example> examples, IReadOnlyList<Feature> rankBy, IReadOnlyList<Feature> trustBy)
    {
        var rank = Zip(rankBy, Fitting.Rank(examples, rankBy));
        var ordering = new Weights(rank, new Dictionary<Feature, double>(), 0);
        var confidence = Fitting.Confidence(examples, trustBy, example => Quality.LeadingOf(example, ordering));
        return new Weights(rank, Zip(trustBy, confidence), confidence[^1]);
    }

    /// <summary>The score by which a sentence is put in order.</summary>
    public double RankOf(ExampleSentence sentence) => Of(Rank, sentence);

    /// <summary>How sure it is that a sentence answers.</summary>
    public double ConfidenceOf(ExampleSentence sentence) => Bias + Of(Confidence, sentence);

    /// <summary>The weights as the file has them (see <see cref="EvidenceWeights"/>).</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var feature in Enum.GetValues<Feature>())
        {
            Append(feature.ToString(), Rank.GetValueOrDefault(feature), Confidence.GetValueOrDefault(feature));
        }

        Append(FeatureWeights.Bias, 0, Bias);
        return text.ToString();

        void Append(string name, double rank, double confidence) =>
            text.Append(CultureInfo.InvariantCulture, $"{name,-12} {rank,6:0.00} {confidence,6:0.00}\n");
    }

    private static double Of(IReadOnlyDictionary<Feature, double> weights, ExampleSentence sentence) =>
        weights.Sum(weight => weight.Value * sentence.Features[weight.Key]);

    private static Dictionary<Feature, double> Zip(IReadOnlyList<Feature> features, double[] weights) =>
        features.Select((feature, index) => (feature, weights[index])).ToDictionary(pair => pair.feature, pair => pair.Item2);
}
