namespace NewsBot.Core.Evidence;

/// <summary>
/// How much each feature of a sentence counts: once for choosing among sentences, once for deciding whether the best is
/// good enough to answer with. One setting serves every corpus.
/// </summary>
/// <remarks>
/// Fitted on quiz questions about three years of news, on near-miss questions about encyclopaedia passages and on the
/// questions that ship with the knowledge folder, and then rounded: the order by logistic regression on pairs of
/// sentences, the confidence by search for the best trade of questions wrongly answered against questions wrongly refused.
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
        return -2.30f + (0.60f * f.Coverage) + (1.65f * f.Context) + (1.00f * f.Names) + (2.00f * f.Answer) + (0.50f * f.Event)
            + (0.60f * f.Proximity) - (1.90f * f.Unmatched) - (2.75f * unheld);
    }
}
