using NewsBot.Core.Citations;

namespace NewsBot.Core.Timelines;

/// <summary>A timeline, put together but not yet checked.</summary>
/// <param name="Events">The events that are to be shown, in order.</param>
/// <param name="Omitted">How many less important events are left out.</param>
/// <param name="Disputes">Where sources contradict each other about the events.</param>
internal sealed record TimelineDraft(IReadOnlyList<DraftEvent> Events, int Omitted, IReadOnlyList<CitedDispute> Disputes);

/// <summary>An event, not yet checked.</summary>
/// <param name="Group">The sentences that tell of it.</param>
/// <param name="IsSuperseded">Whether a later report says what became of it.</param>
/// <param name="Importance">From 0 to 1.</param>
internal sealed record DraftEvent(EventGroup Group, bool IsSuperseded, double Importance);
