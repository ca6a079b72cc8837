using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Fits the weights of <see cref="EvidenceWeights"/> to examples.</summary>
/// <remarks>Every set counts the same, however many questions it has. Nothing is random.</remarks>
internal static class Fitting
{
    // How strongly weights are drawn towards 0, against one example in one.
    private const double RankPenalty = 0.002;
    private const double ConfidencePenalty = 0.002;

    /// <summary>
    /// The weights by which the sentences of a question are put in order: of those that hold the answer, together, the
    /// probability to come first is as high as can be, where probabilities go by the softmax of the scores.
    /// </summary>
    public static double[] Rank(IReadOnlyList<Example> examples, IReadOnlyList<Feature> features)
    {
        List<Example> usable = [.. examples.Where(example => example.IsAnswerable && example.Sentences.Any(sentence => sentence.HoldsAnswer))];
        var shares = SharesOf(usable);
        return Descent.Minimise(
            (point, gradient) =>
            {
                var loss = Penalise(point, gradient, RankPenalty, point.Length);
                foreach (var example in usable)
                {
                    loss += shares[example.Set] * RankLoss(example.Sentences, features, point, gradient, shares[example.Set]);
                }

                return loss;
            },
            features.Count);
    }

    /// <summary>
    /// The weights of the confidence that the leading sentence answers, and the bias last. A question that is answerable and
    /// whose leading sentences hold no answer counts for nothing: neither answering nor abstaining is right.
    /// </summary>
    public static double[] Confidence(IReadOnlyList<Example> examples, IReadOnlyList<Feature> features, Func<Example, IReadOnlyList<ExampleSentence>> leadingOf)
    {
        List<(Example Example, ExampleSentence Lead, bool Answers)> usable =
        [
            .. from example in examples
               let leading = leadingOf(example)
               where leading.Count > 0 && (!example.IsAnswerable || leading.Any(sentence => sentence.HoldsAnswer))
               select (example, leading[0], example.IsAnswerable),
        ];
        var shares = SharesOf(usable.ConvertAll(one => one.Example));
        return Descent.Minimise(
            (point, gradient) =>
            {
                var loss = Penalise(point, gradient, ConfidencePenalty, features.Count);
                foreach (var (example, lead, answers) in usable)
                {
                    var share = shares[example.Set];
                    var probability = 1 / (1 + Math.Exp(-Score(lead, features, point) - point[^1]));
                    loss -= share * Math.Log(answers ? probability : 1 - probability);
                    var slope = share * (probability - (answers ? 1 : 0));
                    for (var i = 0; i < features.Count; i++)
                    {
                        gradient[i] += slope * lead.Features[features[i]];
                    }

                    gradient[^1] += slope;
                }

                return loss;
            },
            features.Count + 1);
    }

    /// <summary>The score of a sentence by some weights.</summary>
    public static double Score(ExampleSentence sentence, IReadOnlyList<Feature> features, double[] weights)
    {
        var score = 0.0;
        for (var i = 0; i < features.Count; i++)
        {
            score += weights[i] * sentence.Features[features[i]];
        }

        return score;
    }

    private static double RankLoss(IReadOnlyList<ExampleSentence> sentences, IReadOnlyList<Feature> features, double[] point, double[] gradient, double share)
    {
        var scores = sentences.Select(sentence => Math.Exp(Score(sentence, features, point))).ToArray();
        var all = scores.Sum();
        var right = scores.Where((_, i) => sentences[i].HoldsAnswer).Sum();
        for (var s = 0; s < scores.Length; s++)
        {
            var slope = share * ((scores[s] / all) - (sentences[s].HoldsAnswer ? scores[s] / right : 0));
            for (var i = 0; i < features.Count; i++)
            {
                gradient[i] += slope * sentences[s].Features[features[i]];
            }
        }

        return Math.Log(all / right);
    }

    private static double Penalise(double[] point, double[] gradient, double penalty, int count)
    {
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            loss += penalty * point[i] * point[i];
            gradient[i] += 2 * penalty * point[i];
        }

        return loss;
    }

    private static Dictionary<string, double> SharesOf(IReadOnlyList<Example> examples)
    {
        var sets = examples.CountBy(example => example.Set).ToList();
        return sets.ToDictionary(set => set.Key, set => 1.0 / (sets.Count * set.Value), StringComparer.Ordinal);
    }
}
