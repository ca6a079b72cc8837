using NewsBot.Core.Evidence;

namespace NewsBot.Tuning;

/// <summary>A question of a set with the sentences that were weighed for it.</summary>
/// <param name="Set">The set it is of.</param>
/// <param name="Id">Its name in the set.</param>
/// <param name="IsAnswerable">Whether the documents hold an answer.</param>
/// <param name="Sentences">The sentences that may answer.</param>
internal sealed record Example(ExampleSet Set, string Id, bool IsAnswerable, IReadOnlyList<ExampleSentence> Sentences)
{
    /// <summary>Whether it is of the half of its set that is called the first: by its name, so that it stays there.</summary>
    public bool IsOfFirstHalf => Id.Sum(c => c) % 2 == 0;
}

/// <summary>A sentence that may answer.</summary>
/// <param name="Features">What speaks for it.</param>
/// <param name="HoldsAnswer">Whether it holds the expected answer.</param>
internal sealed record ExampleSentence(EvidenceFeatures Features, bool HoldsAnswer);
