using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Fits the weights of <see cref="EvidenceWeights"/> to examples.</summary>
/// <remarks>Every set counts the same, however many questions it has. Nothing is random.</remarks>
internal static class Fitting
{
    // What an answer in the first sentence is worth, in one of the next three, and further down where somebody may still look.
    private const double WorthFirst = 1;
    private const double WorthShown = 0.6;
    private const double WorthNear = 0.1;
    private const double LossByPlace = 0.05;
    private const int Shown = 4;
    private const int Near = 10;

    // How much better the answers of one set must become on the whole for a weight to move by 1.
    private const double Inertia = 0.005;

    // To abstain from what could be answered is the worse mistake.
    private const double AnsweringWorth = 2.6;

    // How strongly the weights of the confidence are held where they begin.
    private const double ConfidencePenalty = 0.002;

    /// <summary>
    /// Moves the weights by which the sentences of a question are put in order to where more answers come first or among the
    /// first four: one weight after the other, in ever smaller steps (D. Metzler, W. B. Croft, "Linear feature-based models for
    /// information retrieval", 2007).
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="start">The weights to begin with, in the order of <see cref="Feature"/>; none moves far from there without need.</param>
    /// <param name="movable">The features whose weights may move.</param>
    public static double[] Rank(IReadOnlyList<Example> examples, double[] start, IReadOnlyList<Feature> movable)
    {
        List<Example> usable = [.. examples.Where(example => example.IsAnswerable && example.Sentences.Any(sentence => sentence.HoldsAnswer))];
        var shares = SharesOf(usable);
        var weights = (double[])start.Clone();
        var best = Worth();
        foreach (var step in (ReadOnlySpan<double>)[0.4, 0.2, 0.1, 0.05])
        {
            bool moved;
            do
            {
                moved = false;
                foreach (var feature in movable)
                {
                    moved |= Move(feature, step) || Move(feature, -step);
                }
            }
            while (moved);
        }

        return weights;

        bool Move(Feature feature, double step)
        {
            var before = weights[(int)feature];
            weights[(int)feature] = Math.Round(before + step, 2);
            var worth = Worth();
            if (worth > best + 1e-9)
            {
                best = worth;
                return true;
            }

            weights[(int)feature] = before;
            return false;
        }

        double Worth() =>
            usable.Sum(example => shares[example.Set] * WorthOf(example, weights)) - (Inertia * weights.Zip(start, (now, then) => Math.Abs(now - then)).Sum());
    }

    /// <summary>
    /// The weights of the confidence that the leading sentence answers, and the bias last, by logistic regression with a normal
    /// distribution around where they begin: what the questions cannot tell stays as it was. A question
    /// that is answerable and whose leading sentences hold no answer counts for nothing: neither answering nor abstaining is
    /// right.
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="start">The weights to begin with, in the order of <see cref="Feature"/>.</param>
    /// <param name="features">The features that count.</param>
    /// <param name="leadingOf">The sentences that an answer would be made of.</param>
    public static double[] Confidence(
        IReadOnlyList<Example> examples, double[] start, IReadOnlyList<Feature> features, Func<Example, IReadOnlyList<ExampleSentence>> leadingOf)
    {
        List<(Example Example, ExampleSentence Lead)> usable =
        [
            .. from example in examples
               let leading = leadingOf(example)
               where leading.Count > 0 && (!example.IsAnswerable || leading.Any(sentence => sentence.HoldsAnswer))
               select (example, leading[0]),
        ];
        var counts = usable.CountBy(one => (one.Example.Set, one.Example.IsAnswerable)).ToDictionary();
        var sets = counts.Keys.DistinctBy(key => key.Set).Count();
        return Descent.Minimise(
            (point, gradient) =>
            {
                for (var i = 0; i < features.Count; i++)
                {
                    gradient[i] = 2 * ConfidencePenalty * (point[i] - start[(int)features[i]]);
                }

                foreach (var (example, lead) in usable)
                {
                    var score = point[^1];
                    for (var i = 0; i < features.Count; i++)
                    {
                        score += point[i] * lead.Features[features[i]];
                    }

                    var share = (example.IsAnswerable ? AnsweringWorth : 1) / (2 * sets * counts[(example.Set, example.IsAnswerable)]);
                    var slope = share * ((1 / (1 + Math.Exp(-score))) - (example.IsAnswerable ? 1 : 0));
                    for (var i = 0; i < features.Count; i++)
                    {
                        gradient[i] += slope * lead.Features[features[i]];
                    }

                    gradient[^1] += slope;
                }
            },
            features.Count + 1);
    }

    /// <summary>The score of a sentence by weights in the order of <see cref="Feature"/>.</summary>
    public static double Score(ExampleSentence sentence, double[] weights)
    {
        var score = 0.0;
        for (var i = 0; i < sentence.Features.Values.Length; i++)
        {
            score += weights[i] * sentence.Features.Values[i];
        }

        return score;
    }

    private static double WorthOf(Example example, double[] weights)
    {
        var scores = example.Sentences.Select(sentence => Score(sentence, weights)).ToArray();
        var best = scores.Where((_, i) => example.Sentences[i].HoldsAnswer).Max();
        var above = scores.Count(score => score > best);
        return above switch
        {
            0 => WorthFirst,
            < Shown => WorthShown - (LossByPlace * above),
            < Near => WorthNear,
            _ => 0,
        };
    }

    private static Dictionary<string, double> SharesOf(IReadOnlyList<Example> examples)
    {
        var sets = examples.CountBy(example => example.Set).ToList();
        return sets.ToDictionary(set => set.Key, set => 1.0 / (sets.Count * set.Value), StringComparer.Ordinal);
    }
}
