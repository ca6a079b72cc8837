using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>Fits the weights of <see cref="EvidenceWeights"/> to examples.</summary>
/// <remarks>For the order every question counts the same, for the confidence every set. Nothing is random.</remarks>
internal static class Fitting
{
    // What an answer in the first sentence is worth, in one of the next three, and further down where somebody may still look.
    private const double WorthFirst = 1;
    private const double WorthShown = 0.6;
    private const double WorthNear = 0.1;
    private const double LossByPlace = 0.05;
    private const int Shown = 4;
    private const int Near = 10;

    // How much better the answers must become on the average for a weight to move by 1.
    private const double Inertia = 0.005;

    // How strongly weights are held near 0: those of the order, and those of the confidence, of features brought to one scale.
    private const double OrderPenalty = 0.001;
    private const double ConfidencePenalty = 0.01;

    // What must come out right does by this much, and how badly it counts where it does not.
    private const double Margin = 0.3;
    private const double MarginWorth = 10;

    /// <summary>
    /// The weights under which it is likeliest that a sentence with the answer comes first, the largest 1: a conditional logit,
    /// also known as ListNet (Z. Cao et al., "Learning to rank: from pairwise approach to listwise approach", 2007).
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="features">The features that count.</param>
    /// <returns>Weights in the order of <see cref="Feature"/>.</returns>
    public static double[] Likeliest(IReadOnlyList<Example> examples, IReadOnlyList<Feature> features)
    {
        List<Example> usable = [.. examples.Where(HasAnswer)];
        var fitted = Descent.Minimise(
            (point, gradient) =>
            {
                for (var i = 0; i < point.Length; i++)
                {
                    gradient[i] = 2 * OrderPenalty * point[i];
                }

                foreach (var example in usable)
                {
                    AddSlope(example, 1.0 / usable.Count, features, point, gradient);
                }
            },
            features.Count);
        var largest = fitted.Max(Math.Abs);
        var weights = new double[EvidenceFeatures.Names.Count];
        for (var i = 0; i < fitted.Length; i++)
        {
            weights[(int)features[i]] = Math.Round(fitted[i] / largest, 2);
        }

        return weights;
    }

    /// <summary>
    /// Moves the weights by which the sentences of a question are put in order to where more answers come first or among the
    /// first four: one weight after the other, in ever smaller steps (D. Metzler, W. B. Croft, "Linear feature-based models for
    /// information retrieval", 2007).
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="start">The weights to begin with, in the order of <see cref="Feature"/>; none moves far from there without need.</param>
    /// <param name="movable">The features whose weights may move.</param>
    public static double[] Improve(IReadOnlyList<Example> examples, double[] start, IReadOnlyList<Feature> movable)
    {
        List<Example> usable = [.. examples.Where(HasAnswer)];
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
            usable.Average(example => WorthOf(example, weights)) - (Inertia * weights.Zip(start, (now, then) => Math.Abs(now - then)).Sum());
    }

    /// <summary>
    /// The weights of the confidence that the leading sentence answers, and the bias last, by logistic regression. A question that
    /// is answerable and whose leading sentences hold no answer counts for nothing: neither answering nor abstaining is right.
    /// Sets of which every question must come out right are held by a squared hinge: they are small, and a likelihood would give
    /// way to the larger sets.
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="features">The features that count.</param>
    /// <param name="leadingOf">The sentences that an answer would be made of.</param>
    public static double[] Confidence(
        IReadOnlyList<Example> examples, IReadOnlyList<Feature> features, Func<Example, IReadOnlyList<ExampleSentence>> leadingOf)
    {
        List<(Example Example, ExampleSentence Lead)> usable =
        [
            .. from example in examples
               let leading = leadingOf(example)
               where leading.Count > 0 && (!example.IsAnswerable || example.Set.AnsweringWorth is null || leading.Any(sentence => sentence.HoldsAnswer))
               select (example, leading[0]),
        ];
        var scale = Scale.Of([.. usable.Where(one => one.Example.Set.AnsweringWorth is not null).Select(one => one.Lead)], features);
        List<(Example Example, double[] Values)> scaled = usable.ConvertAll(one => (one.Example, scale.Apply(one.Lead)));
        var counts = usable.CountBy(one => (one.Example.Set, one.Example.IsAnswerable)).ToDictionary();
        var fitted = Descent.Minimise(
            (point, gradient) =>
            {
                for (var i = 0; i < features.Count; i++)
                {
                    gradient[i] = 2 * ConfidencePenalty * point[i];
                }

                foreach (var (example, values) in scaled)
                {
                    var score = point[^1] + values.Zip(point, (value, weight) => value * weight).Sum();
                    var slope = example.Set.AnsweringWorth is { } worth
                        ? (example.IsAnswerable ? worth : 1) / counts[(example.Set, example.IsAnswerable)] * (Logistic(score) - (example.IsAnswerable ? 1 : 0))
                        : HingeSlope(score, example.IsAnswerable) / (counts.GetValueOrDefault((example.Set, true)) + counts.GetValueOrDefault((example.Set, false)));
                    for (var i = 0; i < features.Count; i++)
                    {
                        gradient[i] += slope * values[i];
                    }

                    gradient[^1] += slope;
                }
            },
            features.Count + 1);
        return scale.Undo(fitted);
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

    private static bool HasAnswer(Example example) => example.IsAnswerable && example.Sentences.Any(sentence => sentence.HoldsAnswer);

    // Of the negative log likelihood that one with the answer comes first.
    private static void AddSlope(Example example, double share, IReadOnlyList<Feature> features, double[] point, double[] gradient)
    {
        var chances = new double[example.Sentences.Count];
        for (var k = 0; k < chances.Length; k++)
        {
            for (var i = 0; i < features.Count; i++)
            {
                chances[k] += point[i] * example.Sentences[k].Features[features[i]];
            }
        }

        var highest = chances.Max();
        double all = 0, right = 0;
        for (var k = 0; k < chances.Length; k++)
        {
            chances[k] = Math.Exp(chances[k] - highest);
            all += chances[k];
            right += example.Sentences[k].HoldsAnswer ? chances[k] : 0;
        }

        for (var k = 0; k < chances.Length; k++)
        {
            var slope = share * ((chances[k] / all) - (example.Sentences[k].HoldsAnswer ? chances[k] / right : 0));
            for (var i = 0; i < features.Count; i++)
            {
                gradient[i] += slope * example.Sentences[k].Features[features[i]];
            }
        }
    }

    private static double Logistic(double score) => 1 / (1 + Math.Exp(-score));

    private static double HingeSlope(double score, bool isAnswerable)
    {
        var sign = isAnswerable ? 1 : -1;
        return -2 * MarginWorth * sign * Math.Max(0, Margin - (sign * score));
    }
}
