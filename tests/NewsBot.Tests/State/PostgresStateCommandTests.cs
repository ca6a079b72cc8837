using System.Text.Json;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.State;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.State;

/// <summary>What an operator sees of, and does with, what replicas have kept in PostgreSQL.</summary>
public sealed class PostgresStateCommandTests(PostgresServer server) : IAsyncLifetime
{
    private readonly CommandLineDriver _newsbot = new();
    private string _connectionString = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connectionString = await server.CreateDatabaseAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _newsbot.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Stats_and_forget_do_the_same_as_with_a_file()
    {
        await KeepAsync();

        using (var stats = JsonDocument.Parse((await RunAsync("stats", "--json")).ShouldBeDone().Output))
        {
            stats.RootElement.GetProperty("questions").GetInt32().ShouldBe(1);
        }

        (await RunAsync("forget", "discord:1")).ShouldBeDone().Output.ShouldStartWith("Deleted 1 entry of discord:1.");
        (await RunAsync("forget", "discord:1")).ShouldBeDone().Output.ShouldBe("Nothing is kept of discord:1.\n");
        File.Exists(Path.Combine(_newsbot.Data, "state.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_file_holds_is_copied_once()
    {
        (await RunAsync("storage", "copy")).ShouldFail(1, "state.db", "nothing to copy");
        await using (var old = SqliteStateStore.Open(Path.Combine(_newsbot.Data, "state.db")))
        {
            await SaveAsync(old);
        }

        (await RunAsync("storage", "copy")).ShouldBeDone().Output.ShouldStartWith("Copied 1 entries to the database newsbot");
        (await RunAsync("storage", "copy")).ShouldFail(1, "nothing was copied");
        (await RunAsync("forget", "discord:1")).ShouldBeDone().Output.ShouldStartWith("Deleted 1 entry of discord:1.");
        (await _newsbot.RunAsync("storage", "copy")).ShouldFail(1, "Storage:ConnectionString");
    }

    [Fact]
    public async Task A_backup_is_left_to_the_programs_of_PostgreSQL() => (await RunAsync("backup", "copy.db")).ShouldFail(1, "pg_dump");

    [Fact]
    public async Task Doctor_tells_how_the_database_is()
    {
        _newsbot.Write("comet.md", News.Comet);
        (await RunAsync("doctor", "--Web:Urls=")).ShouldBeDone().Output.ShouldContain("       state: There is nothing in the database newsbot");
        await KeepAsync();
        (await RunAsync("doctor", "--Web:Urls=")).ShouldBeDone().Output.ShouldContain("ok     state: the database newsbot");

        await using (var database = ConfiguredState.Database(PostgresAddress.TryRead(_connectionString)!))
        {
            await database.ExecuteAsync("UPDATE schema_version SET version = 99", Cancellation);
        }

        (await RunAsync("doctor", "--Web:Urls=")).Output.ShouldContain("WRONG  state: The schema of the database newsbot");

        var wrong = await RunAsync("doctor", "--Web:Urls=", $"--Storage:ConnectionString={_connectionString};Password=swordfish");
        wrong.Output.ShouldContain("WRONG  state: PostgreSQL does not let newsbot");
        wrong.Output.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_and_no_secret()
    {
        var finished = await RunAsync("stats", $"--Storage:ConnectionString={_connectionString};Database=elsewhere");

        finished.ShouldFail(1, "the database elsewhere", "Scaling");
        finished.Error.ShouldNotContain(PostgresServer.RolePassword);
    }

    private Task<Finished> RunAsync(params string[] command) => _newsbot.RunAsync(
        ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={_connectionString}", $"--Knowledge:Directory={_newsbot.Knowledge}", .. command]);

    private async Task KeepAsync()
    {
        var database = ConfiguredState.Database(PostgresAddress.TryRead(_connectionString)!);
        await database.MigrateAsync(Cancellation);
        await using var store = new PostgresStateStore(database);
        await SaveAsync(store);
    }

    private static Task SaveAsync(IStateStore store) => store.SaveAnswerAsync(
        new SavedAnswer
        {
            Id = AnswerId.New(),
            Conversation = new ConversationId("discord:7:8"),
            User = new UserId("discord:1"),
            At = TimeProvider.System.GetUtcNow(),
            Question = "Did the ferry sail?",
            StandAlone = "Did the ferry sail?",
            Outcome = AnswerOutcome.Abstained,
            KnowledgeVersion = "1",
        },
        Cancellation);
}
