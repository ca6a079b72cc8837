namespace NewsBot.Core.Evidence;

/// <summary>
/// How much each feature of a sentence counts: once for choosing among sentences, once for deciding whether the best is
/// good enough to answer with. One setting serves every corpus.
/// </summary>
/// <remarks>
/// Fitted by logistic regression on quiz questions about three years of news, on near-miss questions about encyclopaedia
/// passages and on the questions that ship with the knowledge folder, and then rounded; the offset of
/// <see cref="Confidence"/> was chosen so that few questions that have an answer go without one.
/// </remarks>
internal static class EvidenceWeights
{
    /// <summary>The score by which sentences are put in order.</summary>
    public static float Rank(in EvidenceFeatures f) =>
        (1.40f * f.Coverage) + (0.80f * f.Context) + (0.90f * f.Answer) + (0.60f * f.Retrieval) + (0.12f * f.Lead) + (0.40f * f.Recency)
        + (0.15f * f.Prose);

    /// <summary>How sure it is that a sentence answers, as log odds: above zero, more likely than not.</summary>
    public static float Confidence(in EvidenceFeatures f)
    {
        var unheld = Math.Max(0, 1 - f.Coverage - f.Context);
        return -0.85f + (0.20f * f.Coverage) + (1.70f * f.Context) + (0.65f * f.Names) + (0.35f * f.Words) + (1.00f * f.Answer)
            + (1.10f * f.Proximity) - (2.20f * f.Unmatched) - (2.75f * unheld);
    }
}
