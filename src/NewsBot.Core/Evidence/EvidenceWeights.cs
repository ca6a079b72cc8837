using System.Globalization;
using NewsBot.Core.Language;

namespace NewsBot.Core.Evidence;

/// <summary>
/// How much each feature of a sentence counts: once for choosing among sentences, once for deciding whether the best is
/// good enough to answer with. One setting serves every corpus. It is data, in <c>evidence-weights.txt</c>, which also tells
/// what it was fitted on.
/// </summary>
internal sealed class EvidenceWeights
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    private EvidenceWeights(FeatureWeights rank, FeatureWeights confidence) => (Rank, Confidence) = (rank, confidence);

    /// <summary>The weights that ship.</summary>
    public static EvidenceWeights Shipped { get; } = Read(LanguageData.Read("evidence-weights.txt"));

    /// <summary>The score by which sentences are put in order.</summary>
    public FeatureWeights Rank { get; }

    /// <summary>How sure it is that a sentence answers, as log odds: above zero, more likely than not.</summary>
    public FeatureWeights Confidence { get; }

    /// <summary>Reads weights: on each line a feature, what it counts for the order and what for the confidence. <c>#</c> begins a comment.</summary>
    /// <exception cref="FormatException">A line is none of these, or a feature is missing.</exception>
    public static EvidenceWeights Read(string text)
    {
        var names = EvidenceFeatures.Names;
        var rank = new float[names.Count + 1];
        var confidence = new float[names.Count + 1];
        var lines = 0;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            var name = lines < names.Count ? names[lines] : FeatureWeights.Bias;
            if (lines > names.Count || fields.Length != 3 || !string.Equals(fields[0], name, StringComparison.Ordinal))
            {
                throw new FormatException($"The weights of {name} are expected in place of \"{line}\".");
            }

            rank[lines] = float.Parse(fields[1], CultureInfo.InvariantCulture);
            confidence[lines] = float.Parse(fields[2], CultureInfo.InvariantCulture);
            lines++;
        }

        return lines == names.Count + 1
            ? new EvidenceWeights(new FeatureWeights(rank[^1], rank[..^1]), new FeatureWeights(confidence[^1], confidence[..^1]))
            : throw new FormatException($"There are {lines} lines of weights; {names.Count + 1} are needed.");
    }
}
