using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>
/// A timeline in which every quote has been compared with the article it names. Only <see cref="CitationVerifier"/> makes
/// one, so what has not been verified cannot be shown.
/// </summary>
public sealed class VerifiedTimeline
{
    internal VerifiedTimeline()
    {
    }

    /// <summary>What was asked for.</summary>
    public TimelineRequest Request { get; internal init; } = new();

    /// <summary>The events, in the order they happened or are to happen; the longer stretch first where two begin on one day.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; internal init; } = [];

    /// <summary>How many less important events were left out.</summary>
    public int Omitted { get; internal init; }

    /// <summary>Where sources disagree about an event that is shown.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; internal init; } = [];

    /// <summary>The sources of the events, in order of <see cref="Citation.Number"/>.</summary>
    public IReadOnlyList<Citation> Citations { get; internal init; } = [];
}

/// <summary>Something that happened, is planned, or did not happen, and when.</summary>
/// <param name="Start">When it was or began, as precisely as the source says.</param>
/// <param name="End">When it ended; the same as <paramref name="Start"/> for what is dated to one day, month or year.</param>
/// <param name="Precision">The stretch of the calendar that the source names.</param>
/// <param name="Expression">The words of <paramref name="Text"/> that date it.</param>
/// <param name="Text">The sentence that tells of it: the quote of its first citation, to the letter.</param>
/// <param name="Status">How sure the source is of it.</param>
/// <param name="IsSuperseded">Whether a later report says what became of it.</param>
/// <param name="Importance">From 0 to 1: how much it is reported on, compared with the other events of the timeline.</param>
/// <param name="Citations">Numbers of the citations that tell of it; at least one.</param>
public sealed record TimelineEvent(
    PartialDate Start,
    PartialDate End,
    TimePrecision Precision,
    string Expression,
    string Text,
    EventStatus Status,
    bool IsSuperseded,
    double Importance,
    IReadOnlyList<int> Citations);
