using Microsoft.Extensions.Logging;

namespace NewsBot.Core.State;

/// <summary>
/// Sees to it that every event is answered once, by whichever process: claims events before anything is done about them. While
/// a store that processes share cannot be reached, an event is held, and answered when it can be claimed before its time is over;
/// where the store is this process's alone, nobody else could answer, and it is answered without a claim. Safe for use from many
/// threads at once.
/// </summary>
/// <param name="store">Where claims are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what is held and what was lost.</param>
public sealed partial class EventClaims(IEventStore store, TimeProvider time, ILogger<EventClaims> logger)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    /// <summary>Claims an event.</summary>
    /// <param name="incoming">The event.</param>
    /// <param name="cancellationToken">Gives up; the event is then another process's, if it was claimed at all.</param>
    /// <returns>Null where it is another's, was answered before, or could not be claimed until it was too late.</returns>
    public async Task<EventClaim?> ClaimAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        var id = Guid.NewGuid();
        var claim = new EventClaim(this, incoming.Key, id, first: id, incoming.ExpiresAt, mayBeAnswered: false);
        var isClaimed = await InsistAsync(claim, () => store.ClaimEventAsync(incoming, claim.Id, cancellationToken), cancellationToken);
        return isClaimed is true ? claim : null;
    }

    /// <summary>Takes over what processes that died have left unfinished.</summary>
    /// <param name="resumers">Who goes on with it.</param>
    /// <param name="most">How many events at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were taken over.</returns>
    public async Task<int> TakeOverAsync(IReadOnlyList<IEventResumer> resumers, int most, CancellationToken cancellationToken)
    {
        var ready = resumers.Where(resumer => resumer.IsReady).ToDictionary(resumer => resumer.Kind, StringComparer.Ordinal);
        var (events, expired) = await store.TakeOverEventsAsync([.. ready.Keys], time.GetUtcNow(), most, cancellationToken);
        if (expired > 0)
        {
            Log.Expired(logger, expired);
        }

        foreach (var orphan in events)
        {
            Log.TakenOver(logger, orphan.Key);
            try
            {
                var claim = new EventClaim(this, orphan.Key, orphan.Claim, orphan.FirstClaim, orphan.ExpiresAt, orphan.MayBeAnswered);
                await ready[orphan.Kind].ResumeAsync(claim, orphan.Payload, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // The others were taken over too, and nobody else goes on with them.
                Log.NotResumed(logger, error, orphan.Key);
            }
        }

        return events.Count;
    }

    internal async Task BeginSendingAsync(EventClaim claim, CancellationToken cancellationToken)
    {
        if (claim.IsKept && await InsistAsync(claim, () => store.BeginSendingAsync(claim.Key, claim.Id, cancellationToken), cancellationToken) is not true)
        {
            throw new ClaimLostException(claim.Key);
        }
    }

    // That it was answered must be noted, or another would look for the answer; it need not be waited for longer than the event lives.
    internal Task FinishAsync(EventClaim claim, CancellationToken cancellationToken) => !claim.IsKept ? Task.CompletedTask : InsistAsync(
        claim,
        async () =>
        {
            await store.FinishEventAsync(claim.Key, claim.Id, cancellationToken);
            return true;
        },
        cancellationToken);

    // Null where it was too late.
    private async Task<bool?> InsistAsync(EventClaim claim, Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        for (var isHeld = false; ; isHeld = true)
        {
            try
            {
                return await work();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (store.Lease == TimeSpan.Zero)
                {
                    // No other process can answer, so there is nobody to wait for.
                    Log.NotKept(logger, claim.Key, error.Message);
                    claim.IsKept = false;
                    return true;
                }

                if (time.GetUtcNow() + BetweenAttempts >= claim.ExpiresAt)
                {
                    Log.TooLate(logger, claim.Key, error.Message);
                    return null;
                }

                if (!isHeld)
                {
                    Log.Held(logger, claim.Key, error.Message);
                }
            }

            await Task.Delay(BetweenAttempts, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Event {Key} is held until the state store can be reached: {Reason}")]
        public static partial void Held(ILogger logger, string key, string reason);

        [LoggerMessage(5, LogLevel.Warning, "Event {Key} is answered, though that cannot be kept: {Reason}")]
        public static partial void NotKept(ILogger logger, string key, string reason);

        [LoggerMessage(2, LogLevel.Error, "Event {Key} was held until it was too late: {Reason}")]
        public static partial void TooLate(ILogger logger, string key, string reason);

        [LoggerMessage(3, LogLevel.Information, "Event {Key} is taken over from a process that has died.")]
        public static partial void TakenOver(ILogger logger, string key);

        [LoggerMessage(6, LogLevel.Error, "Event {Key}, which a process has left unfinished, cannot be gone on with.")]
        public static partial void NotResumed(ILogger logger, Exception error, string key);

        [LoggerMessage(4, LogLevel.Error, "Events that a process has left unfinished are too old to be answered: {Count}")]
        public static partial void Expired(ILogger logger, int count);
    }
}

/// <summary>An event that is this process's to answer. For use by one worker at a time.</summary>
public sealed class EventClaim
{
    private readonly EventClaims _claims;
    private readonly Guid _first;
    private bool _isSending;

    internal EventClaim(EventClaims claims, string key, Guid id, Guid first, DateTimeOffset expiresAt, bool mayBeAnswered) =>
        (_claims, Key, Id, _first, ExpiresAt, MayBeAnswered) = (claims, key, id, first, expiresAt, mayBeAnswered);

    /// <summary>Names the event.</summary>
    public string Key { get; }

    /// <summary>Names the answer to the event: the same one whoever gives it, and however often.</summary>
    public AnswerId Answer => new(_first);

    /// <summary>Whether it was taken over from a process that died.</summary>
    public bool IsTakenOver => Id != _first;

    /// <summary>Whether a process that died had begun to answer it, so that the answer may be there.</summary>
    public bool MayBeAnswered { get; }

    internal Guid Id { get; }

    internal DateTimeOffset ExpiresAt { get; }

    // Whether the store knows of it and what becomes of it.
    internal bool IsKept { get; set; } = true;

    /// <summary>Must come before the first thing that people can see. Further calls do nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ClaimLostException">The event is not this process's any more: nothing may be sent.</exception>
    public async Task BeginSendingAsync(CancellationToken cancellationToken)
    {
        if (!_isSending)
        {
            await _claims.BeginSendingAsync(this, cancellationToken);
            _isSending = true;
        }
    }

    /// <summary>Must come when there is nothing more to do about the event, whether it was answered or cannot be.</summary>
    /// <param name="cancellationToken">Gives up; another process may then look whether it was answered.</param>
    public Task FinishAsync(CancellationToken cancellationToken) => _claims.FinishAsync(this, cancellationToken);
}

/// <summary>An event was taken over by another process, as this one was thought to be dead.</summary>
/// <param name="key">Names the event.</param>
public sealed class ClaimLostException(string key) : Exception($"Event {key} is another process's now.");
