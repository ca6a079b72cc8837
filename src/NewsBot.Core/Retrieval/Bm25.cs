namespace NewsBot.Core.Retrieval;

/// <summary>
/// How much a term tells: BM25 over three fields (S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to multiple
/// weighted fields", 2004).
/// </summary>
/// <remarks>
/// Passages are packed to about one length, so lengths are measured against a fixed reference, not against the average of
/// the corpus. What a passage gives to a term's score is then a number of its own, which never changes as other articles
/// come and go. It is stored as one byte (V. Anh, A. Moffat, "Simplified similarity scoring using term ranks", 2005).
/// </remarks>
internal static class Bm25
{
    /// <summary>How soon repeating a term stops to count.</summary>
    public const float Saturation = 1.2f;

    /// <summary>How much a longer passage must earn its matches: 0 not at all, 1 in full.</summary>
    public const float LengthPenalty = 0.75f;

    /// <summary>Indexed words of a usual passage.</summary>
    public const float ReferenceLength = 90;

    /// <summary>Indexed words of a usual headline.</summary>
    public const float HeadlineReferenceLength = 8;

    /// <summary>What a word of the headline counts, where a word of the body counts 1.</summary>
    public const float HeadlineWeight = 0.8f;

    /// <summary>What a word of the first paragraphs counts, where a word of the body counts 1.</summary>
    public const float LeadWeight = 1.3f;

    /// <summary>A term's share of a passage's score, from 1 to 255, before its rarity and its weight in the query.</summary>
    /// <param name="headline">How often the headline has the term.</param>
    /// <param name="headlineLength">Indexed words of the headline.</param>
    /// <param name="lead">How often the passage has it within the article's first paragraphs.</param>
    /// <param name="body">How often the passage has it elsewhere.</param>
    /// <param name="length">Indexed words of the passage.</param>
    public static byte Impact(int headline, int headlineLength, int lead, int body, int length)
    {
        var frequency = (HeadlineWeight * headline / Norm(headlineLength, HeadlineReferenceLength))
            + (((LeadWeight * lead) + body) / Norm(length, ReferenceLength));
        return (byte)Math.Clamp(MathF.Round(byte.MaxValue * frequency / (Saturation + frequency)), 1, byte.MaxValue);
    }

    /// <summary>How rare a term is; above zero, so that every match counts.</summary>
    /// <param name="passages">Passages in all.</param>
    /// <param name="documentFrequency">Passages with the term.</param>
    public static float InverseDocumentFrequency(int passages, int documentFrequency) =>
        MathF.Log(1 + ((passages - documentFrequency + 0.5f) / (documentFrequency + 0.5f)));

    /// <summary>Turns the weights of a query's terms into whole numbers, as large as can be while a sum of impacts fits an int.</summary>
    /// <param name="weights">Each term's weight in the query times its rarity; above zero.</param>
    /// <returns>The weights, and what a score of 1 in them stands for.</returns>
    public static (int[] Weights, float Unit) ToWhole(float[] weights)
    {
        // Half of what an int holds, so that rounding up cannot go beyond it.
        const double Range = int.MaxValue / 2;
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var scale = Range / (byte.MaxValue * sum);
        return (Array.ConvertAll(weights, weight => Math.Max(1, (int)(weight * scale))), (float)((Saturation + 1) / (byte.MaxValue * scale)));
    }

    private static float Norm(int length, float reference) => 1 - LengthPenalty + (LengthPenalty * length / reference);
}
