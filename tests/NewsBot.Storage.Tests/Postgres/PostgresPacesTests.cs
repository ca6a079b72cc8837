using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Conversations;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>A limit that all replicas share.</summary>
public sealed class PostgresPacesTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly QuestionShare Ana = new("user discord:1", 3);
    private static readonly QuestionShare Ben = new("user discord:2", 3);
    private static readonly QuestionShare All = new("all", 5);

    private PostgresDatabase? _database;
    private PostgresPaces _here = null!;
    private PostgresPaces _there = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = new PostgresDatabase(PostgresAddress.TryRead(await server.CreateDatabaseAsync(Cancellation))!, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(Cancellation);
        (_here, _there) = (new PostgresPaces(_database), new PostgresPaces(_database));
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_asked_of_one_counts_for_all()
    {
        (await _here.TakeAsync([Ana], Cancellation)).ShouldBeNull();
        (await _there.TakeAsync([Ana], Cancellation)).ShouldBeNull();
        (await _here.TakeAsync([Ana], Cancellation)).ShouldBeNull();

        var refused = (await _there.TakeAsync([Ana], Cancellation)).ShouldNotBeNull();

        refused.Share.ShouldBe(Ana);
        refused.Wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        (await _here.TakeAsync([Ben], Cancellation)).ShouldBeNull();
        await _database!.ExecuteAsync("UPDATE pace SET at = at - interval '20 seconds'", Cancellation);
        (await _there.TakeAsync([Ana], Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_charged_for_what_another_share_refuses()
    {
        for (var i = 0; i < 3; i++)
        {
            (await _here.TakeAsync([Ana, All], Cancellation)).ShouldBeNull();
        }

        for (var i = 0; i < 3; i++)
        {
            (await _there.TakeAsync([Ana, All], Cancellation)).ShouldNotBeNull().Share.ShouldBe(Ana);
        }

        (await _here.TakeAsync([Ben, All], Cancellation)).ShouldBeNull();
        (await _here.TakeAsync([Ben, All], Cancellation)).ShouldBeNull();
        (await _here.TakeAsync([Ben, All], Cancellation)).ShouldNotBeNull().Share.ShouldBe(All);
        (await _here.TakeAsync([Ben], Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_as_many_are_answered_as_the_limit_says()
    {
        var refused = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? _here : _there).TakeAsync(i % 4 < 2 ? [All, Ana] : [Ben, All], Cancellation))));

        refused.Count(refusal => refusal is null).ShouldBe(5);
    }
}
