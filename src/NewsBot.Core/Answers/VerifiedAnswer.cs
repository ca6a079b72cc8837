using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Core.Answers;

/// <summary>Whether a question was answered.</summary>
public enum AnswerOutcome
{
    /// <summary>The documents hold an answer.</summary>
    Answered,

    /// <summary>The documents do not say.</summary>
    Abstained,
}

/// <summary>What a sentence is doing in an answer.</summary>
public enum AnswerRole
{
    /// <summary>What is true as of the latest report.</summary>
    Current,

    /// <summary>What earlier reports said or expected, and later ones overtook.</summary>
    Earlier,

    /// <summary>What supports or rounds off the answer.</summary>
    Detail,
}

/// <summary>One sentence of an answer.</summary>
/// <param name="Text">The sentence, without citation marks.</param>
/// <param name="Citations">Numbers of the citations that support it; at least one.</param>
/// <param name="Role">What it is doing in the answer.</param>
public sealed record AnswerSentence(string Text, IReadOnlyList<int> Citations, AnswerRole Role);

/// <summary>Different dates, numbers or outcomes that sources give for one thing.</summary>
/// <param name="About">What they disagree about, in words for a reader: "when it happened", "the number", "whether it happened".</param>
/// <param name="Positions">At least two.</param>
public sealed record Disagreement(string About, IReadOnlyList<DisagreementPosition> Positions);

/// <summary>One side of a disagreement.</summary>
/// <param name="Value">What this side says, in words that stand in the quote of each of its citations.</param>
/// <param name="Citations">Numbers of the citations that say so.</param>
public sealed record DisagreementPosition(string Value, IReadOnlyList<int> Citations);

/// <summary>
/// An answer in which every quote has been compared with the article it names. Only <see cref="CitationVerifier"/> makes
/// one, so what has not been verified cannot be shown.
/// </summary>
public sealed class VerifiedAnswer
{
    internal VerifiedAnswer()
    {
    }

    /// <summary>
    /// The question as it was read: as asked, without control characters and direction marks; a follow-up with what it leaves
    /// out put in.
    /// </summary>
    public string Question { get; internal init; } = "";

    /// <summary>The day whose knowledge was used, or null for all of it.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Whether the documents hold an answer.</summary>
    public AnswerOutcome Outcome { get; internal init; }

    /// <summary>For a yes/no question about an event, whether it happened; null where the evidence leaves that open.</summary>
    public EventStatus? Status { get; internal init; }

    /// <summary>The date of the report that <see cref="Status"/> rests on.</summary>
    public PartialDate? StatusAsOf { get; internal init; }

    /// <summary>
    /// <see cref="Status"/> and <see cref="StatusAsOf"/> in fixed words, such as "Reported not to have happened, as of 4 August
    /// 2018."; null where there is no status.
    /// </summary>
    public string? Verdict => AnswerText.Verdict(Status, StatusAsOf);

    /// <summary>The answer as text, with <c>[1]</c> marks; when abstaining, why.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The sentences of the answer in the order they are said; none when abstaining.</summary>
    public IReadOnlyList<AnswerSentence> Sentences { get; internal init; } = [];

    /// <summary>The sources of the answer, in order of <see cref="Citation.Number"/>.</summary>
    public IReadOnlyList<Citation> Citations { get; internal init; } = [];

    /// <summary>Where sources disagree.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; internal init; } = [];

    /// <summary>When abstaining, the passages that came nearest, numbered from 1; not an answer.</summary>
    public IReadOnlyList<Citation> Nearest { get; internal init; } = [];

    /// <summary>What put the answer together: <c>extractive</c> or <c>model:NAME</c>.</summary>
    public string Composer { get; internal init; } = "";

    /// <summary>How many sentences were composed and are not shown because the quotes did not bear them out.</summary>
    public int Dropped { get; internal init; }

    /// <summary>What a reader should know about how the answer came to be.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];
}
