using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>A sentence that bears on a question, with what speaks for it.</summary>
internal sealed record EvidenceSentence
{
    private const float ContextWorth = 0.45f;

    /// <summary>The passage it stands in.</summary>
    public required Passage Passage { get; init; }

    /// <summary>Its place among the passage's sentences.</summary>
    public required int Index { get; init; }

    /// <summary>The sentence, to the letter.</summary>
    public required string Text { get; init; }

    /// <summary>What speaks for it and against it.</summary>
    public required EvidenceFeatures Features { get; init; }

    /// <summary>How well it answers, from the features; comparable within one question.</summary>
    public required float Score { get; init; }

    /// <summary>Whether it tells of the event the question names, in the same words or like ones; true where the question names no event.</summary>
    public required bool NamesEvent { get; init; }

    /// <summary>Whether it names a thing of the question, beside names and the event ("the treaty"). Known for yes/no questions.</summary>
    public bool NamesThing { get; init; }

    /// <summary>Whether it tells of a failure in so many words, so that it need not name the event. Known for yes/no questions.</summary>
    public bool TellsFailure { get; init; }

    /// <summary>Whether it, or what stands around it, holds half of the question's names or more.</summary>
    public required bool HasNames { get; init; }

    /// <summary>1 less the question's common words that the sentence itself does not hold, as a share by weight of all its terms.</summary>
    public required float WordsHeld { get; init; }

    /// <summary>How sure it is of what it tells.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>Whether a later report overtook it: then it is told as what was reported earlier.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether it is a headline. The article under it tells the same in full.</summary>
    public bool IsHeadline => Passage.Sentences[Index].Kind == BlockKind.Title;

    /// <summary>How much of the question it and what stands around it hold.</summary>
    public float Held => Features.Coverage + (ContextWorth * Features.Context);

    /// <summary>Sentences of other articles that say the same in nearly the same words.</summary>
    public IReadOnlyList<EvidenceSentence> Echoes { get; init; } = [];

    /// <summary>Where it stands in the article's cleaned text.</summary>
    public TextSpan Span => new(Passage.Start + Passage.Sentences[Index].Span.Start, Passage.Sentences[Index].Span.Length);

    /// <summary>The last day on which it may have been stated; the first of all days where nothing tells.</summary>
    public DateOnly LatestStatedOn => Passage.StatedOn?.Latest ?? DateOnly.MinValue;
}
