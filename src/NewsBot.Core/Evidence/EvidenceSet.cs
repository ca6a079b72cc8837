using NewsBot.Core.Explaining;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>What was found for a question.</summary>
/// <param name="Ranked">
/// Sentences that bear on it, the best first, the same statement of several articles only once. Once judged (see
/// <see cref="CurrencyJudge"/>), the first is what is current.
/// </param>
/// <param name="Confidence">How sure it is that the best of them answers, as log odds; negative infinity where there is none.</param>
/// <param name="Missing">Words of the question that no sentence near the best holds.</param>
internal sealed record EvidenceSet(IReadOnlyList<EvidenceSentence> Ranked, float Confidence, IReadOnlyList<string> Missing)
{
    /// <summary>The passages it was chosen from, the best first.</summary>
    public IReadOnlyList<FoundPassage> Passages { get; init; } = [];

    /// <summary>The sentence that <see cref="Confidence"/> is of; null where none may answer.</summary>
    public EvidenceSentence? Surest { get; init; }

    /// <summary>Whether the evidence holds what was asked.</summary>
    public bool Answers => Confidence > 0;

    /// <summary>For a yes/no question about an event, whether it happened; null where the evidence leaves that open.</summary>
    public EventVerdict? Verdict { get; init; }

    /// <summary>Where sources contradict each other on what was asked.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>What a reader should know of evidence that was left aside.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Whether an event happened, by a report.</summary>
/// <param name="Status">What the report says of it.</param>
/// <param name="Report">The report.</param>
internal sealed record EventVerdict(EventStatus Status, EvidenceSentence Report);

/// <summary>Sources that contradict each other.</summary>
/// <param name="Kind">What they differ in.</param>
/// <param name="Sides">At least two, each of another article.</param>
internal sealed record Dispute(ContradictionKind Kind, IReadOnlyList<DisputeSide> Sides);

/// <summary>What one source says in a dispute.</summary>
/// <param name="Value">The words that say so, as they stand in the source.</param>
/// <param name="Source">The source.</param>
internal sealed record DisputeSide(string Value, EvidenceSentence Source);
