using NewsBot.Core.Explaining;

namespace NewsBot.Core.Evidence;

/// <summary>A linear model over the features of a sentence.</summary>
/// <param name="bias">What the score is where every feature is 0.</param>
/// <param name="weights">What each feature counts, in the order of <see cref="Feature"/>.</param>
internal sealed class FeatureWeights(float bias, float[] weights)
{
    /// <summary>What <see cref="PartsOf"/> and the file of weights call the bias.</summary>
    public const string Bias = "Bias";

    /// <summary>What each feature counts, in the order of <see cref="Feature"/>.</summary>
    public ReadOnlySpan<float> Values => weights;

    /// <summary>What the score is where every feature is 0.</summary>
    public float BiasValue => bias;

    /// <summary>The score of a sentence.</summary>
    public float Of(EvidenceFeatures features)
    {
        var score = bias;
        for (var i = 0; i < weights.Length; i++)
        {
            score += weights[i] * features.Values[i];
        }

        return score;
    }

    /// <summary>What the score is the sum of; features that count nothing are left out.</summary>
    public IReadOnlyList<ScorePart> PartsOf(EvidenceFeatures features)
    {
        List<ScorePart> parts = bias == 0 ? [] : [new ScorePart(Bias, 1, bias)];
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
            {
                parts.Add(new ScorePart(EvidenceFeatures.Names[i], features.Values[i], weights[i]));
            }
        }

        return parts;
    }
}
