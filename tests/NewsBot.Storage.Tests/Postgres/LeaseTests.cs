using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>What one replica may do at a time, and how it changes hands.</summary>
public sealed class LeaseTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly string[] Shards = ["shard 0", "shard 1", "shard 2"];

    private PostgresDatabase? _database;
    private PostgresStateStore _first = null!;
    private PostgresStateStore _second = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var address = PostgresAddress.TryRead(await server.CreateDatabaseAsync(Cancellation))!;
        _database = new PostgresDatabase(address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(Cancellation);
        (_first, _second) = (await LiveAsync(), await LiveAsync());
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_one_holds_no_other_gets_even_if_all_ask_at_once()
    {
        var others = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LiveAsync()));

        var taken = await Task.WhenAll(others.Select(other => Task.Run(() => other.AcquireAsync(Shards, 1, fromTheDead: true, Cancellation))));

        taken.SelectMany(each => each).Select(lease => lease.Name).Order(StringComparer.Ordinal).ShouldBe(Shards);
    }

    [Fact]
    public async Task What_is_given_up_is_taken_at_once_with_what_was_noted()
    {
        var lease = (await _first.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldHaveSingleItem();
        lease.Note.ShouldBeNull();
        (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldBeEmpty();

        await _first.ReleaseAsync(lease with { Note = "session 7, event 3" }, Cancellation);

        var next = (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldHaveSingleItem();
        next.Note.ShouldBe("session 7, event 3");
        next.Fence.ShouldBeGreaterThan(lease.Fence);
    }

    [Fact]
    public async Task What_a_dead_replica_held_is_taken_over_and_what_it_does_later_has_no_effect()
    {
        var old = (await _first.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldHaveSingleItem();
        (await _first.HoldAsync([old with { Note = "event 5" }], Cancellation)).ShouldBe(["shard 0"]);
        (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: true, Cancellation)).ShouldBeEmpty();

        await _database!.ExecuteAsync("UPDATE lease SET lease_until = now()", Cancellation);
        (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldBeEmpty();
        var taken = (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: true, Cancellation)).ShouldHaveSingleItem();

        taken.Note.ShouldBe("event 5");
        (await _first.HoldAsync([old with { Note = "event 4" }], Cancellation)).ShouldBeEmpty();
        await _first.ReleaseAsync(old with { Note = "event 4" }, Cancellation);
        (await _second.HoldAsync([taken], Cancellation)).ShouldBe(["shard 0"]);
    }

    [Fact]
    public async Task A_replica_whose_lease_is_over_holds_on_where_nobody_took_it()
    {
        var lease = (await _first.AcquireAsync(["shard 0"], 1, fromTheDead: false, Cancellation)).ShouldHaveSingleItem();
        await _database!.ExecuteAsync("UPDATE lease SET lease_until = now()", Cancellation);

        (await _first.HoldAsync([lease], Cancellation)).ShouldBe(["shard 0"]);
        (await _second.AcquireAsync(["shard 0"], 1, fromTheDead: true, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_that_live_and_take_part_are_counted()
    {
        (await _first.SeekAsync("discord", Cancellation)).ShouldBe(1);
        (await _second.SeekAsync("discord", Cancellation)).ShouldBe(2);
        (await _first.SeekAsync("discord", Cancellation)).ShouldBe(2);

        await _second.LeaveAsync(Cancellation);

        (await _first.SeekAsync("discord", Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task Turns_are_as_far_apart_as_they_are_to_be_whoever_takes_them()
    {
        var hour = TimeSpan.FromHours(1);
        (await _first.TakeTurnAsync("identify 0", hour, Cancellation)).ShouldBe(TimeSpan.Zero);

        (await _second.TakeTurnAsync("identify 0", hour, Cancellation)).ShouldBeInRange(TimeSpan.FromMinutes(30), hour);
        (await _second.TakeTurnAsync("identify 1", hour, Cancellation)).ShouldBe(TimeSpan.Zero);
        await _database!.ExecuteAsync("UPDATE turn SET next_at = now()", Cancellation);
        (await _second.TakeTurnAsync("identify 0", hour, Cancellation)).ShouldBe(TimeSpan.Zero);
    }

    private async Task<PostgresStateStore> LiveAsync()
    {
        var store = new PostgresStateStore(_database!);
        await store.RenewAsync(Cancellation);
        return store;
    }
}
