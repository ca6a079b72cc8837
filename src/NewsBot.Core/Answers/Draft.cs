using NewsBot.Core.Evidence;

namespace NewsBot.Core.Answers;

/// <summary>An answer as composed, before anything in it has been checked.</summary>
/// <param name="Composer">What composed it: <c>extractive</c> or <c>model:NAME</c>.</param>
/// <param name="Sentences">Its sentences, in the order to be said.</param>
internal sealed record Draft(string Composer, IReadOnlyList<DraftSentence> Sentences)
{
    /// <summary>What a reader should know about how it came to be.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One sentence of a draft.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Sources">The evidence it is said on; the first is the one it is closest to.</param>
/// <param name="Role">What it is doing in the answer.</param>
internal sealed record DraftSentence(string Text, IReadOnlyList<EvidenceSentence> Sources, AnswerRole Role)
{
    /// <summary>Whether the text is not a quote but says in other words what its sources say.</summary>
    public bool IsInOwnWords { get; init; }
}
