using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

public sealed class PostgresStateStoreTests(PostgresServer server) : StateStoreContract, IAsyncLifetime
{
    private PostgresDatabase? _database;
    private PostgresStateStore? _store;

    protected override IStateStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        var address = PostgresAddress.TryRead(await server.CreateDatabaseAsync(TestContext.Current.CancellationToken))!;
        _database = new PostgresDatabase(address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(TestContext.Current.CancellationToken);
        _store = await LiveAsync();
    }

    protected override async Task DieAsync()
    {
        // As if it had not been heard of for as long as the lease lasts.
        await _database!.ExecuteAsync("UPDATE replica SET lease_until = now()", TestContext.Current.CancellationToken);
        _store = await LiveAsync();
    }

    protected override async Task<string?> PayloadAsync(string key) => (await _database!.QueryAsync(
        "SELECT payload FROM event WHERE key = $1", row => row.IsDBNull(0) ? null : row.GetString(0), TestContext.Current.CancellationToken, key)).Single();

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_process_that_lives_is_left_its_events_and_one_that_stops_in_good_order_leaves_them_at_once()
    {
        var incoming = new IncomingEvent("slack:Ev1", "slack", "{}", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddMinutes(15));
        await _store!.ClaimEventAsync(incoming, Guid.NewGuid(), TestContext.Current.CancellationToken);
        var other = await LiveAsync();
        (await other.TakeOverEventsAsync(["slack"], incoming.At, 9, TestContext.Current.CancellationToken)).Events.ShouldBeEmpty();

        await _store.LeaveAsync(TestContext.Current.CancellationToken);

        (await other.TakeOverEventsAsync(["slack"], incoming.At, 9, TestContext.Current.CancellationToken)).Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_processes_that_take_over_at_once_each_event_has_one()
    {
        var at = TimeProvider.System.GetUtcNow();
        foreach (var number in Enumerable.Range(0, 60))
        {
            await _store!.ClaimEventAsync(new IncomingEvent($"slack:Ev{number}", "slack", "{}", at, at.AddMinutes(15)), Guid.NewGuid(), TestContext.Current.CancellationToken);
        }

        await _store!.LeaveAsync(TestContext.Current.CancellationToken);
        var others = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LiveAsync()));
        var taken = await Task.WhenAll(others.Select(other => Task.Run(() => other.TakeOverEventsAsync(["slack"], at, 60, TestContext.Current.CancellationToken))));

        taken.SelectMany(each => each.Events).Select(orphan => orphan.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(60);
        taken.Sum(each => each.Events.Count).ShouldBe(60);
    }

    [Fact]
    public async Task What_an_older_program_left_under_one_claim_gets_a_first_claim_for_each_event()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _database!.ExecuteAsync("ALTER TABLE event DROP COLUMN first_claim", cancellation);
        await _database.ExecuteAsync("UPDATE schema_version SET version = 3", cancellation);
        var (dead, shared, at) = (Guid.NewGuid(), Guid.NewGuid(), TimeProvider.System.GetUtcNow());
        await _database.ExecuteAsync(
            """
            INSERT INTO event (key, seen_at, claim, replica, kind, payload, expires_at)
            SELECT key, $1, $2, $3, 'slack', '{}', $1 + interval '15 minutes' FROM unnest(ARRAY ['slack:Ev1', 'slack:Ev2']) AS key
            """,
            cancellation,
            at,
            shared,
            dead);
        await _database.MigrateAsync(cancellation);

        // While the replicas are replaced one after the other, the older program also takes over what the newer has claimed.
        var claim = Guid.NewGuid();
        await _store!.ClaimEventAsync(new IncomingEvent("slack:Ev3", "slack", "{}", at, at.AddMinutes(15)), claim, cancellation);
        await _database.ExecuteAsync("UPDATE event SET replica = $1, claim = $2 WHERE key = 'slack:Ev3'", cancellation, dead, shared);

        var first = await FirstClaimsAsync();

        first.Keys.Order(StringComparer.Ordinal).ShouldBe(["slack:Ev1", "slack:Ev2", "slack:Ev3"]);
        first.Values.ShouldBeUnique();
        first.Values.ShouldNotContain(shared);
        first["slack:Ev3"].ShouldBe(claim);
        await DieAsync();
        (await FirstClaimsAsync()).ShouldBe(first, ignoreOrder: true);

        async Task<Dictionary<string, Guid>> FirstClaimsAsync() =>
            (await _store!.TakeOverEventsAsync(["slack"], at, 9, cancellation)).Events.ToDictionary(orphan => orphan.Key, orphan => orphan.FirstClaim);
    }

    [Fact]
    public async Task What_was_taken_over_when_the_connection_broke_is_taken_over_once_and_not_lost()
    {
        var at = TimeProvider.System.GetUtcNow();
        foreach (var number in Enumerable.Range(0, 3))
        {
            await _store!.ClaimEventAsync(new IncomingEvent($"slack:Ev{number}", "slack", "{}", at.AddSeconds(number), at.AddMinutes(15)), Guid.NewGuid(), TestContext.Current.CancellationToken);
        }

        await _store!.LeaveAsync(TestContext.Current.CancellationToken);
        await using var proxy = new CommitCuttingProxy(_database!.Address);
        await using var successor = new PostgresStateStore(new PostgresDatabase(proxy.Address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance));
        await successor.RenewAsync(TestContext.Current.CancellationToken);

        var taken = await successor.TakeOverEventsAsync(["slack"], at, 2, TestContext.Current.CancellationToken);

        proxy.Cuts.ShouldBe(1);
        taken.Events.Select(orphan => orphan.Key).ShouldBe(["slack:Ev0", "slack:Ev1"]);
        (await successor.BeginSendingAsync("slack:Ev0", taken.Events[0].Claim, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await successor.TakeOverEventsAsync(["slack"], at, 2, TestContext.Current.CancellationToken)).Events.Select(orphan => orphan.Key).ShouldBe(["slack:Ev2"]);
    }

    [Fact]
    public async Task Nobody_waits_for_what_is_deleted_and_what_somebody_is_at_is_left()
    {
        await _database!.ExecuteAsync("INSERT INTO pace (key, at) VALUES ('ana', now() - interval '1 day'), ('ben', now() - interval '1 day')", TestContext.Current.CancellationToken);
        await using var connection = await _database.ConnectAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.Statement("UPDATE pace SET at = now() + interval '1 day' WHERE key = 'ana'").ExecuteAsync(TestContext.Current.CancellationToken);

        await _store!.DeleteSpentAsync(TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        (await _database.QueryAsync("SELECT key FROM pace", row => row.GetString(0), TestContext.Current.CancellationToken)).ShouldBe(["ana"]);
    }

    [Fact]
    public async Task A_process_whose_lease_is_over_answers_what_nobody_has_taken_over()
    {
        var at = TimeProvider.System.GetUtcNow();
        var claim = Guid.NewGuid();
        await _store!.ClaimEventAsync(new IncomingEvent("slack:Ev1", "slack", "{}", at, at.AddMinutes(15)), claim, TestContext.Current.CancellationToken);
        await _database!.ExecuteAsync("UPDATE replica SET lease_until = now()", TestContext.Current.CancellationToken);

        (await _store.BeginSendingAsync("slack:Ev1", claim, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    private async Task<PostgresStateStore> LiveAsync()
    {
        var store = new PostgresStateStore(_database!);
        await store.RenewAsync(TestContext.Current.CancellationToken);
        return store;
    }
}
