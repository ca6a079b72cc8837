using NewsBot.Core.Statements;

namespace NewsBot.Core.Citations;

/// <summary>A contradiction between sources, not yet checked.</summary>
/// <param name="Kind">What they differ in.</param>
/// <param name="Sides">What each says, at least two.</param>
internal sealed record CitedDispute(ContradictionKind Kind, IReadOnlyList<CitedSide> Sides);

/// <summary>One side of a contradiction.</summary>
/// <param name="Value">The words that say so.</param>
/// <param name="Source">The sentence they stand in.</param>
internal sealed record CitedSide(string Value, CitedSentence Source);
