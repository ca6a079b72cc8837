using NewsBot.Core.State;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>A real store in which each claim, and each beginning to send, waits until it is let through, where that was asked for.</summary>
internal sealed class HeldEvents(IEventStore store) : IEventStore
{
    /// <summary>What claims wait for; null for nothing.</summary>
    public Gate? Claiming { get; init; }

    /// <summary>What the beginning of an answer waits for; null for nothing.</summary>
    public Gate? Sending { get; init; }

    public TimeSpan Lease => store.Lease;

    public async Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken)
    {
        await (Claiming?.PassAsync(cancellationToken) ?? Task.CompletedTask);
        return await store.ClaimEventAsync(incoming, claim, cancellationToken);
    }

    public async Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken)
    {
        await (Sending?.PassAsync(cancellationToken) ?? Task.CompletedTask);
        return await store.BeginSendingAsync(key, claim, cancellationToken);
    }

    public Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken) => store.FinishEventAsync(key, claim, cancellationToken);

    public Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        store.TakeOverEventsAsync(kinds, now, most, cancellationToken);

    public Task RenewAsync(CancellationToken cancellationToken) => store.RenewAsync(cancellationToken);

    public Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken) => store.DeleteSpentAsync(before, cancellationToken);

    public Task LeaveAsync(CancellationToken cancellationToken) => store.LeaveAsync(cancellationToken);
}

/// <summary>Where calls wait until it is opened.</summary>
internal sealed class Gate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    /// <summary>Waits until somebody waits here.</summary>
    public Task ArrivedAsync() => _arrived.Task.WaitAsync(Patience);

    public Task PassAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult();
        return _open.Task.WaitAsync(cancellationToken);
    }
}
