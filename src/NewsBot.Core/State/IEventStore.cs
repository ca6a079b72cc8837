namespace NewsBot.Core.State;

/// <summary>
/// Who answers what happened on a platform: each event is claimed before it is worked on, and what was claimed by a process
/// that died is taken over by another. <see cref="EventClaims"/> is how it is used.
/// </summary>
/// <remarks>
/// Every process that claims keeps itself alive with <see cref="RenewAsync"/>. A claim that was taken over is its former owner's
/// no more: what that would do next fails, which is what keeps two from answering.
/// </remarks>
public interface IEventStore
{
    /// <summary>How long a process counts as alive after it was last heard of. Where there can be only one, others are dead at once.</summary>
    TimeSpan Lease { get; }

    /// <summary>Claims an event. Doing so again with the same claim is the same as once.</summary>
    /// <param name="incoming">The event.</param>
    /// <param name="claim">A new name for this claim.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether nobody had claimed it before.</returns>
    Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken);

    /// <summary>Notes that what follows may be seen by people: from now on nobody can know whether the event was answered.</summary>
    /// <param name="key">The event.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is still this process's to answer.</returns>
    Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken);

    /// <summary>Notes that the event needs nothing more, and deletes what would be needed to answer it.</summary>
    /// <param name="key">The event.</param>
    /// <param name="claim">The claim; where it is no longer the event's, nothing is done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken);

    /// <summary>
    /// Claims what dead processes have left unfinished, the oldest first, and deletes what would be needed to answer events whose
    /// time is over, whoever has them.
    /// </summary>
    /// <param name="kinds">The kinds of event that this process can go on with.</param>
    /// <param name="now">The time.</param>
    /// <param name="most">How many at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Tells the others that this process is alive.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task RenewAsync(CancellationToken cancellationToken);

    /// <summary>Deletes what only grows and is of no more use to anybody, however long answers are kept: what is known of events that are not told of again, and of dead processes.</summary>
    /// <param name="before">Events from before this are not told of again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Tells the others that this process ends, so that they need not wait until it is missed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task LeaveAsync(CancellationToken cancellationToken);
}

/// <summary>Something that happened on a platform and wants an answer.</summary>
/// <param name="Key">Names it on its platform, the same however often it is told of, such as <c>discord:1234</c>.</param>
/// <param name="Kind">Who can go on with it: <see cref="IEventResumer.Kind"/>.</param>
/// <param name="Payload">What is needed to answer it; may hold secrets, so it is never logged, and kept only until it is finished.</param>
/// <param name="At">When it arrived.</param>
/// <param name="ExpiresAt">When it is too late to answer it.</param>
public sealed record IncomingEvent(string Key, string Kind, string Payload, DateTimeOffset At, DateTimeOffset ExpiresAt)
{
    /// <summary>The key.</summary>
    public override string ToString() => Key;
}

/// <summary>What was taken over from processes that died.</summary>
/// <param name="Events">The events, whose claims are this process's now.</param>
/// <param name="Expired">How many are not taken over, as it is too late to answer them.</param>
public sealed record TakenOver(IReadOnlyList<OrphanedEvent> Events, int Expired);

/// <summary>An event whose process died before it was finished.</summary>
/// <param name="Key">Names the event.</param>
/// <param name="Claim">The claim that is the event's now.</param>
/// <param name="FirstClaim">The claim it was first made by, however often it has been taken over since; where that is not known, a name that stays. No two events have the same.</param>
/// <param name="Kind">Who can go on with it.</param>
/// <param name="Payload">What is needed to answer it.</param>
/// <param name="ExpiresAt">When it is too late to answer it.</param>
/// <param name="MayBeAnswered">Whether its process had begun to answer, so that the answer may be there.</param>
public sealed record OrphanedEvent(string Key, Guid Claim, Guid FirstClaim, string Kind, string Payload, DateTimeOffset ExpiresAt, bool MayBeAnswered)
{
    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
