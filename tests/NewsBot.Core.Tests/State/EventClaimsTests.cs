using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Core.Tests.State;

/// <summary>Events while the store is away, and events of a process that has died.</summary>
public sealed class EventClaimsTests : IAsyncLifetime
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsbot-");
    private readonly ManualTime _time = new();
    private SometimesAway _store = null!;
    private EventClaims _claims = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Live();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_event_is_held_while_the_store_is_away_and_claimed_when_it_is_back()
    {
        _store.IsAway = true;
        var claiming = _claims.ClaimAsync(Incoming("test:1"), Cancellation);
        await _time.AdvanceWhenAwaitedAsync(BetweenAttempts);
        await _time.WaitForTimerAsync(BetweenAttempts);
        claiming.IsCompleted.ShouldBeFalse();

        _store.IsAway = false;
        _time.Advance(BetweenAttempts);

        var claim = (await claiming).ShouldNotBeNull();
        (await _claims.ClaimAsync(Incoming("test:1"), Cancellation)).ShouldBeNull();
        await claim.BeginSendingAsync(Cancellation);
        await claim.FinishAsync(Cancellation);
    }

    [Fact]
    public async Task An_event_is_given_up_when_it_is_too_late_to_answer_it()
    {
        _store.IsAway = true;
        var claiming = _claims.ClaimAsync(Incoming("test:1"), Cancellation);
        await _time.WaitForTimerAsync(BetweenAttempts);

        _time.Advance(TimeSpan.FromMinutes(15));

        (await claiming).ShouldBeNull();
    }

    [Fact]
    public async Task What_another_process_has_taken_over_is_not_answered()
    {
        var claim = (await _claims.ClaimAsync(Incoming("test:1"), Cancellation)).ShouldNotBeNull();
        var dead = _claims;
        await DieAsync();
        await _claims.TakeOverAsync([new Resumer()], 9, Cancellation);

        var lost = await Should.ThrowAsync<ClaimLostException>(() => claim.BeginSendingAsync(Cancellation));

        lost.Message.ShouldContain("test:1");
        dead.ShouldNotBe(_claims);
    }

    [Fact]
    public async Task What_a_dead_process_left_is_gone_on_with_by_who_can()
    {
        var begun = (await _claims.ClaimAsync(Incoming("test:1"), Cancellation)).ShouldNotBeNull();
        await begun.BeginSendingAsync(Cancellation);
        await _claims.ClaimAsync(Incoming("test:2"), Cancellation);
        await (await _claims.ClaimAsync(Incoming("test:3"), Cancellation)).ShouldNotBeNull().FinishAsync(Cancellation);
        await _claims.ClaimAsync(Incoming("other:4"), Cancellation);
        await DieAsync();
        var unready = new Resumer { IsReady = false };
        var resumer = new Resumer();
        (await _claims.TakeOverAsync([unready], 9, Cancellation)).ShouldBe(0);

        (await _claims.TakeOverAsync([resumer], 9, Cancellation)).ShouldBe(2);

        unready.Resumed.ShouldBeEmpty();
        resumer.Resumed.Select(each => (each.Claim.Key, each.Claim.MayBeAnswered, each.Payload)).ShouldBe([("test:1", true, "about test:1"), ("test:2", false, "about test:2")]);
        await resumer.Resumed[1].Claim.BeginSendingAsync(Cancellation);
        (begun.IsTakenOver, resumer.Resumed[0].Claim.IsTakenOver).ShouldBe((false, true));
        resumer.Resumed[0].Claim.Answer.ShouldBe(begun.Answer);
        resumer.Resumed[1].Claim.Answer.ShouldNotBe(begun.Answer);
    }

    [Fact]
    public async Task One_event_that_cannot_be_gone_on_with_does_not_keep_the_others_from_it()
    {
        await _claims.ClaimAsync(Incoming("test:1"), Cancellation);
        await _claims.ClaimAsync(Incoming("test:2"), Cancellation);
        await DieAsync();
        var resumer = new Resumer { Unreadable = "test:1" };

        (await _claims.TakeOverAsync([resumer], 9, Cancellation)).ShouldBe(2);

        resumer.Resumed.Select(each => each.Claim.Key).ShouldBe(["test:2"]);
    }

    private IncomingEvent Incoming(string key) => new(key, key.Split(':')[0], $"about {key}", _time.GetUtcNow(), _time.GetUtcNow().AddMinutes(15));

    private async Task DieAsync()
    {
        await _store.Store.DisposeAsync();
        Live();
    }

    private void Live()
    {
        _store = new SometimesAway(SqliteStateStore.Open(Path.Combine(_folder.FullName, "state.db")));
        _claims = new EventClaims(_store, _time, NullLogger<EventClaims>.Instance);
    }

    private sealed class Resumer : IEventResumer
    {
        public string Kind => "test";

        public bool IsReady { get; init; } = true;

        /// <summary>What it cannot go on with; null for nothing.</summary>
        public string? Unreadable { get; init; }

        public List<(EventClaim Claim, string Payload)> Resumed { get; } = [];

        public Task ResumeAsync(EventClaim claim, string payload, CancellationToken cancellationToken)
        {
            if (claim.Key == Unreadable)
            {
                throw new InvalidDataException("It cannot be read.");
            }

            Resumed.Add((claim, payload));
            return Task.CompletedTask;
        }
    }

    /// <summary>A real store that at times cannot be reached.</summary>
    private sealed class SometimesAway(SqliteStateStore store) : IEventStore
    {
        public bool IsAway { get; set; }

        public SqliteStateStore Store => store;

        // As a store has that is shared: others may answer.
        public TimeSpan Lease => TimeSpan.FromSeconds(15);

        private SqliteStateStore Reached => IsAway ? throw new IOException("The store is away.") : store;

        public Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken) => Reached.ClaimEventAsync(incoming, claim, cancellationToken);

        public Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken) => Reached.BeginSendingAsync(key, claim, cancellationToken);

        public Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken) => Reached.FinishEventAsync(key, claim, cancellationToken);

        public Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
            Reached.TakeOverEventsAsync(kinds, now, most, cancellationToken);

        public Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken) => Reached.DeleteSpentAsync(before, cancellationToken);

        public Task RenewAsync(CancellationToken cancellationToken) => Reached.RenewAsync(cancellationToken);

        public Task LeaveAsync(CancellationToken cancellationToken) => Reached.LeaveAsync(cancellationToken);
    }
}
