using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Hosting;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

public sealed class ReplicaServiceTests : IAsyncDisposable
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(3);

    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string StateFile => Path.Combine(_folder.Path, "state.db");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_replica_that_is_busy_with_what_it_takes_over_tells_the_others_that_it_is_alive()
    {
        await using (var dead = SqliteStateStore.Open(StateFile))
        {
            await dead.ClaimEventAsync(new IncomingEvent("test:1", "test", "{}", _time.GetUtcNow(), _time.GetUtcNow().AddMinutes(15)), Guid.NewGuid(), Cancellation);
        }

        await using var store = SqliteStateStore.Open(StateFile);
        var counting = new CountingStore(store);
        var resumer = new BusyResumer();
        using var service = new ReplicaService(counting, new EventClaims(counting, _time, NullLogger<EventClaims>.Instance), [resumer], _time, NullLogger<ReplicaService>.Instance);
        await service.StartAsync(Cancellation);
        await _time.AdvanceWhenAwaitedAsync(BetweenRounds);
        await resumer.Began.WaitAsync(Cancellation);
        var before = counting.Renewals;

        await _time.AdvanceWhenAwaitedAsync(BetweenRounds);
        await _time.AdvanceWhenAwaitedAsync(BetweenRounds);
        await _time.WaitForTimerAsync(BetweenRounds);

        counting.Renewals.ShouldBe(before + 2);
        await service.StopAsync(Cancellation);
    }

    /// <summary>Goes on with nothing until it is stopped.</summary>
    private sealed class BusyResumer : IEventResumer
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Kind => "test";

        public bool IsReady => true;

        public Task Began => _began.Task;

        public Task ResumeAsync(EventClaim claim, string payload, CancellationToken cancellationToken)
        {
            _began.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>A real store that counts how often it is told that this process is alive.</summary>
    private sealed class CountingStore(SqliteStateStore store) : IEventStore
    {
        private int _renewals;

        public int Renewals => Volatile.Read(ref _renewals);

        public TimeSpan Lease => store.Lease;

        public Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken) => store.ClaimEventAsync(incoming, claim, cancellationToken);

        public Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken) => store.BeginSendingAsync(key, claim, cancellationToken);

        public Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken) => store.FinishEventAsync(key, claim, cancellationToken);

        public Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
            store.TakeOverEventsAsync(kinds, now, most, cancellationToken);

        public Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken) => store.DeleteSpentAsync(before, cancellationToken);

        public Task RenewAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _renewals);
            return store.RenewAsync(cancellationToken);
        }

        public Task LeaveAsync(CancellationToken cancellationToken) => store.LeaveAsync(cancellationToken);
    }
}
