using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Discord.Tests.Gateway;

/// <summary>Replicas that divide the shards of one bot by a real database, each with a clock of its own.</summary>
public sealed class LeasedShardsTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(5);

    private readonly ManualTime _serverClock = new();
    private readonly List<Replica> _replicas = [];
    private DiscordServer _server = null!;
    private PostgresDatabase? _database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var address = PostgresAddress.TryRead(await postgres.CreateDatabaseAsync(Cancellation))!;
        _database = new PostgresDatabase(address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(Cancellation);

        // A bucket for each shard, so that none waits for another by the clock of the database.
        _server = await DiscordServer.StartAsync(new DiscordServerOptions { Shards = 2, MaxConcurrency = 2, HeartbeatInterval = TimeSpan.FromHours(1) }, _serverClock);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        if (_database is not null)
        {
            await _server.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_more_than_a_replicas_share_is_given_up_and_another_goes_on_with_the_session()
    {
        var first = await StartAsync();
        await first.Events.WaitForAsync<ReadyEvent>(2);

        var second = await StartAsync();
        second.Events.All<SessionTakenOverEvent>().ShouldBeEmpty();
        await first.RoundAsync();
        await second.RoundAsync();

        await second.Events.WaitForAsync<ResumedEvent>();
        second.Events.All<SessionTakenOverEvent>().Select(taken => taken.Shard).ShouldBe([1]);
        second.Events.All<ReadyEvent>().ShouldBeEmpty();
        _server.Journal.Payloads(2).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_stops_leaves_its_shards_to_the_others_at_once()
    {
        var first = await StartAsync();
        await first.Events.WaitForAsync<ReadyEvent>(2);
        var second = await StartAsync();

        await first.StopAsync();
        await second.RoundAsync();

        await second.Events.WaitForAsync<ResumedEvent>(2);
        second.Events.All<ReadyEvent>().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_shards_of_a_dead_replica_are_taken_when_the_database_has_been_back_for_the_time_of_a_lease()
    {
        var dead = await LiveAsync();
        var held = await dead.AcquireAsync(["discord shard 00000 of 2", "discord shard 00001 of 2"], 2, fromTheDead: false, Cancellation);
        held.Count.ShouldBe(2);
        await dead.LeaveAsync(Cancellation);
        await LetLeasesEndAsync();

        var replica = await StartAsync();
        for (var round = 0; round < 4; round++)
        {
            await replica.RoundAsync();
        }

        _server.Journal.Payloads(2).ShouldBeEmpty();
        await replica.RoundAsync();
        await replica.Events.WaitForAsync<ReadyEvent>(2);
        (await dead.HoldAsync(held, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shards_whose_leases_are_anothers_by_now_stop()
    {
        var replica = await StartAsync();
        await replica.Events.WaitForAsync<ReadyEvent>(2);
        await LetLeasesEndAsync();
        var other = await LiveAsync();
        (await other.AcquireAsync(["discord shard 00001 of 2"], 1, fromTheDead: true, Cancellation)).Count.ShouldBe(1);

        await replica.RoundAsync();

        await _server.Journal.WaitForAsync<ClosedEntry>(_ => true);
        replica.Running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_shard_that_has_to_begin_a_session_while_the_database_is_away_begins_it_when_it_is_back()
    {
        var replica = await StartAsync();
        await replica.Events.WaitForAsync<ReadyEvent>(2);

        // Until Discord lets sessions be begun again.
        await replica.RoundAsync();
        await replica.RoundAsync();
        _serverClock.Advance(TimeSpan.FromSeconds(6));
        await _database!.ExecuteAsync("UPDATE turn SET next_at = now()", Cancellation);
        var refused = replica.Leases.GoAway();

        // From here on, only a turn is waited for just as long as from round to round.
        replica.Clock.Advance(TimeSpan.FromSeconds(1));
        _server.Gateway.Close((int)GatewayCloseCode.SessionTimedOut, shard: 0);
        await refused.WaitAsync(Cancellation);
        replica.Running.IsCompleted.ShouldBeFalse();
        replica.Leases.ComeBack();
        await replica.Clock.AdvanceWhenAwaitedAsync(BetweenRounds);

        await replica.Events.WaitForAsync<ReadyEvent>(3);
        replica.Running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_is_turned_away_by_Discord_leaves_the_others_its_share_though_its_process_lives_on()
    {
        var turnedAway = await StartAsync();
        await turnedAway.Events.WaitForAsync<ReadyEvent>(2);
        var other = await StartAsync();

        _server.Gateway.Close((int)GatewayCloseCode.AuthenticationFailed, shard: 0);
        await Should.ThrowAsync<GatewayException>(() => turnedAway.Running);

        await other.RoundAsync();
        other.Events.All<SessionTakenOverEvent>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Leases_are_held_on_while_what_was_told_cannot_be_claimed_and_what_is_noted_stays()
    {
        var replica = await StartAsync();
        await replica.Events.WaitForAsync<ReadyEvent>(2);
        await replica.RoundAsync();
        await replica.RoundAsync();
        var noted = await NotesAsync();
        noted.ShouldAllBe(note => note != null);
        replica.Settled = new TaskCompletionSource().Task;
        _server.Write(replica.User, _server.ChannelId, $"<@{_server.BotId}> Where is the ferry?");
        await replica.Events.WaitForMessageAsync($"<@{_server.BotId}> Where is the ferry?");
        await LetLeasesEndAsync();

        await replica.Clock.AdvanceWhenAwaitedAsync(BetweenRounds);
        await replica.Clock.AdvanceWhenAwaitedAsync(TimeToSettle);
        await replica.Clock.WaitForTimerAsync(BetweenRounds);

        (await _database!.QueryAsync("SELECT count(*) FROM lease WHERE lease_until > now()", row => row.GetInt64(0), Cancellation)).ShouldBe([2]);
        (await NotesAsync()).ShouldBe(noted);

        replica.Settled = Task.CompletedTask;
        await replica.RoundAsync();
        (await NotesAsync()).ShouldNotBe(noted);
    }

    private Task<List<string?>> NotesAsync() =>
        _database!.QueryAsync("SELECT note FROM lease ORDER BY name", row => row.IsDBNull(0) ? null : row.GetString(0), Cancellation);

    private Task<int> LetLeasesEndAsync() => _database!.ExecuteAsync("UPDATE lease SET lease_until = now()", Cancellation);

    private async Task<PostgresStateStore> LiveAsync()
    {
        var store = new PostgresStateStore(_database!);
        await store.RenewAsync(Cancellation);
        return store;
    }

    // Returns after its first round.
    private async Task<Replica> StartAsync()
    {
        var replica = new Replica(_server, await LiveAsync());
        _replicas.Add(replica);
        await replica.Clock.WaitForTimerAsync(BetweenRounds);
        return replica;
    }

    private sealed class Replica : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly CancellationTokenSource _stop = new();
        private readonly DiscordRestClient _rest;

        public Replica(DiscordServer server, PostgresStateStore store)
        {
            User = server.AddUser("Marta");
            Leases = new SometimesAway(store);
            _rest = new DiscordRestClient(new DiscordRestOptions(new BotToken(server.Token)) { ApiBaseUrl = server.ApiBaseUrl }, Clock, new RecordedLog<DiscordRestClient>());

            var gateway = new DiscordGateway(_rest, new GatewayOptions { Jitter = () => 0.5 }, Clock, new RecordedLog<DiscordGateway>(), Leases);
            Running = gateway.RunAsync(Events.Add, () => Settled, _stop.Token);
        }

        public ManualTime Clock { get; } = new();

        public SometimesAway Leases { get; }

        public EventList Events { get; } = new();

        public DiscordUser User { get; }

        public Task Running { get; }

        /// <summary>Is over when all that was told is claimed.</summary>
        public Task Settled { get; set; } = Task.CompletedTask;

        /// <summary>Has it look after its leases once more.</summary>
        public async Task RoundAsync()
        {
            await Clock.AdvanceWhenAwaitedAsync(BetweenRounds);
            await Clock.WaitForTimerAsync(BetweenRounds);
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await Running.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _rest.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>A real store that at times cannot be reached.</summary>
    private sealed class SometimesAway(PostgresStateStore store) : ILeaseStore
    {
        private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _isAway;

        public TimeSpan Lease => store.Lease;

        private PostgresStateStore Reached => _isAway ? throw new IOException("The store is away.") : store;

        /// <summary>Cannot be reached from now on.</summary>
        /// <returns>Is over when a turn was asked for in vain.</returns>
        public Task GoAway()
        {
            _isAway = true;
            return _refused.Task;
        }

        public void ComeBack() => _isAway = false;

        public Task<int> SeekAsync(string group, CancellationToken cancellationToken) => Reached.SeekAsync(group, cancellationToken);

        public Task StopSeekingAsync(CancellationToken cancellationToken) => Reached.StopSeekingAsync(cancellationToken);

        public Task<IReadOnlyList<Lease>> AcquireAsync(IReadOnlyList<string> names, int most, bool fromTheDead, CancellationToken cancellationToken) =>
            Reached.AcquireAsync(names, most, fromTheDead, cancellationToken);

        public Task<IReadOnlySet<string>> HoldAsync(IReadOnlyList<Lease> held, CancellationToken cancellationToken) => Reached.HoldAsync(held, cancellationToken);

        public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => Reached.ReleaseAsync(lease, cancellationToken);

        public Task<TimeSpan> TakeTurnAsync(string name, TimeSpan between, CancellationToken cancellationToken)
        {
            if (_isAway)
            {
                _refused.TrySetResult();
            }

            return Reached.TakeTurnAsync(name, between, cancellationToken);
        }
    }
}
