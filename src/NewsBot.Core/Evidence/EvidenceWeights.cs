namespace NewsBot.Core.Evidence;

/// <summary>
/// How much each feature of a sentence counts: once for choosing among sentences, once for deciding whether the best is
/// good enough to answer with. One setting serves every corpus.
/// </summary>
internal static class EvidenceWeights
{
    /// <summary>The score by which sentences are put in order.</summary>
    public static float Rank(in EvidenceFeatures f) =>
        (1.0f * f.Coverage) + (0.45f * f.Context) + (0.25f * f.Names) + (0.35f * f.Answer) + (0.15f * f.Proximity) + (0.35f * f.Retrieval)
        + (0.08f * f.Lead) + (0.08f * f.Recency);

    /// <summary>How sure it is that a sentence answers, as log odds: above zero, more likely than not.</summary>
    public static float Confidence(in EvidenceFeatures f) =>
        -4.2f + (3.2f * f.Coverage) + (1.6f * f.Context) + (1.8f * f.Names) + (1.2f * f.Answer) + (0.4f * f.Proximity);
}
