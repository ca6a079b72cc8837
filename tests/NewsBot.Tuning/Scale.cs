using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Brings features to one scale, mean 0 and standard deviation 1, so that a penalty holds them alike.</summary>
/// <param name="features">The features.</param>
/// <param name="means">Their means.</param>
/// <param name="deviations">Their standard deviations.</param>
internal sealed class Scale(IReadOnlyList<Feature> features, double[] means, double[] deviations)
{
    /// <summary>The scale of sentences.</summary>
    public static Scale Of(IReadOnlyList<ExampleSentence> sentences, IReadOnlyList<Feature> features)
    {
        double[] means = [.. features.Select(feature => sentences.Average(sentence => sentence.Features[feature]))];
        double[] deviations = [.. features.Select((feature, i) => Math.Sqrt(sentences.Average(sentence => Math.Pow(sentence.Features[feature] - means[i], 2))))];
        return new Scale(features, means, Array.ConvertAll(deviations, deviation => deviation > 0 ? deviation : 1));
    }

    /// <summary>The features of a sentence on the scale.</summary>
    public double[] Apply(ExampleSentence sentence) => [.. features.Select((feature, i) => (sentence.Features[feature] - means[i]) / deviations[i])];

    /// <summary>Weights and the bias last, fitted on the scale, as they are without it.</summary>
    public double[] Undo(double[] fitted)
    {
        double[] weights = [.. fitted.Take(means.Length).Select((weight, i) => weight / deviations[i])];
        return [.. weights, fitted[^1] - weights.Zip(means, (weight, mean) => weight * mean).Sum()];
    }
}
