namespace NewsBot.Core.Evidence;

/// <summary>What was found for a question.</summary>
/// <param name="Ranked">Sentences that bear on it, the best first, the same statement of several articles only once.</param>
/// <param name="Confidence">How sure it is that the best of them answers, as log odds; negative infinity where there is none.</param>
/// <param name="Missing">Words of the question that no sentence near the best holds.</param>
internal sealed record EvidenceSet(IReadOnlyList<EvidenceSentence> Ranked, float Confidence, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the evidence holds what was asked.</summary>
    public bool Answers => Confidence > 0;
}
