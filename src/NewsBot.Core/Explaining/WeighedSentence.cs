using NewsBot.Core.Time;

namespace NewsBot.Core.Explaining;

/// <summary>A sentence that was weighed as an answer.</summary>
public sealed record WeighedSentence
{
    /// <summary>The document's path under the knowledge folder.</summary>
    public required string Document { get; init; }

    /// <summary>The 1-based line of the file it begins on.</summary>
    public required int Line { get; init; }

    /// <summary>The sentence, to the letter.</summary>
    public required string Text { get; init; }

    /// <summary>The date it speaks from, or null.</summary>
    public required PartialDate? StatedOn { get; init; }

    /// <summary>How sure it is of what it tells.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>How well it answers; the sum of <see cref="Parts"/>.</summary>
    public required float Score { get; init; }

    /// <summary>What each feature gave to the score.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>Whether the first of the sentences overtook it.</summary>
    public required bool IsSuperseded { get; init; }

    /// <summary>Whether an answer of quotes is made of it.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>Whether the answer cites it.</summary>
    public required bool IsSaid { get; init; }

    /// <summary>How many other articles say the same in nearly the same words.</summary>
    public required int Echoes { get; init; }
}

/// <summary>What one feature gives to a score.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Value">The feature, usually from 0 to 1.</param>
/// <param name="Weight">What it counts; the two multiplied are its share of the score.</param>
public readonly record struct ScorePart(string Name, float Value, float Weight)
{
    /// <summary>Its share of the score.</summary>
    public float Share => Value * Weight;
}
