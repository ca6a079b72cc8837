using System.Collections.Concurrent;
using System.Globalization;
using NewsBot.Tests.Embeddings;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;
using NewsBot.Tests.Web;

namespace NewsBot.Tests.Hosting;

/// <summary>Several running bots that share a database, and one folder of documents between them.</summary>
public sealed class ReplicasTests(PostgresServer server) : IDisposable
{
    private const string TellReplicas = "SELECT pg_notify('newsbot_knowledge', '')";
    private const string Question = "Who runs the ferry to Vestra?";

    private readonly TempFolder _first = new();
    private readonly TempFolder _second = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task I_can_change_documents_at_one_replica_and_ask_another_that_has_none()
    {
        var database = await server.CreateDatabaseAsync(Cancellation);
        WriteFerry("Paula Ternberg");

        // The one without documents waits for the other.
        var starting = StartFollowerAsync(database);
        await using (var publisher = await StartAsync(_first.Path, database))
        {
            await using var follower = await starting;
            (await AnswerAsync(follower)).ShouldContain("Paula Ternberg");
            (await ReadyAsync(follower)).ShouldBe(await ReadyAsync(publisher));
            (await ReadyAsync(follower)).ShouldEndWith(", generation 1");

            WriteFerry("Olaf Brandt");
            await UntilAsync(async () => (await AnswerAsync(follower)).Contains("Olaf Brandt", StringComparison.Ordinal));

            // Going back at the one goes back at the other.
            await follower.ControlAsync($"back/{await FirstVersionAsync(database)}", Cancellation);
            (await AnswerAsync(follower)).ShouldContain("Paula Ternberg");
            await UntilAsync(async () => (await AnswerAsync(publisher)).Contains("Paula Ternberg", StringComparison.Ordinal));
            await publisher.ControlAsync("reload", Cancellation);
            await UntilAsync(async () => (await AnswerAsync(follower)).Contains("Olaf Brandt", StringComparison.Ordinal));

            // Without the publisher, and after the loss of all connections, the follower goes on.
            await publisher.KillAsync();
            await server.CutConnectionsAsync(database, Cancellation);
            (await AnswerAsync(follower)).ShouldContain("Olaf Brandt");
            await follower.KillAsync();
        }

        WriteFerry("Signe Holt");
        await using var again = await StartFollowerAsync(database);
        (await AnswerAsync(again)).ShouldContain("Olaf Brandt");
        await using var later = await StartAsync(_first.Path, database);
        await UntilAsync(async () => (await AnswerAsync(again)).Contains("Signe Holt", StringComparison.Ordinal));
        (await ReadyAsync(again)).ShouldBe(await ReadyAsync(later));
    }

    [Fact]
    public async Task Replicas_of_an_older_version_answer_on_beside_a_newer_one_and_say_so()
    {
        var database = await server.CreateDatabaseAsync(Cancellation);
        WriteFerry("Paula Ternberg");
        await using var publisher = await StartAsync(_first.Path, database, "--Knowledge:Watch=false");
        var log = new ConcurrentQueue<string>();
        await using var follower = await RunningBot.StartAsync(
            _second.Path, log.Enqueue, Cancellation, "--Storage:Provider=Postgres", $"--Storage:ConnectionString={database}", "--Knowledge:Directory=");

        // What a newer version does that reads indexes otherwise.
        var newer = await ReadAsync<long>(
            database,
            "INSERT INTO knowledge_snapshot (program, version, made_at, articles, replica, description) SELECT gen_random_uuid(), version, made_at, articles, 'newer', description FROM knowledge_snapshot RETURNING generation");
        await ExecuteAsync(database, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO knowledge_snapshot_chunk (generation, hash) SELECT {newer}, hash FROM knowledge_snapshot_chunk"));
        await ExecuteAsync(database, TellReplicas);
        var isAnother = string.Create(CultureInfo.InvariantCulture, $"has published generation {newer}, which this one cannot read");
        await UntilAsync(async () => (await ReadyAsync(follower)).Contains(isAnother, StringComparison.Ordinal));
        (await AnswerAsync(follower)).ShouldContain("Paula Ternberg");

        WriteFerry("Olaf Brandt");
        await publisher.ControlAsync("reload", Cancellation);
        await UntilAsync(async () => (await AnswerAsync(follower)).Contains("Olaf Brandt", StringComparison.Ordinal));
        var published = await ReadAsync<long>(database, "SELECT max(generation) FROM knowledge_snapshot WHERE replica <> 'newer'");
        published.ShouldBeGreaterThan(newer);
        (await ReadyAsync(follower)).ShouldEndWith(string.Create(CultureInfo.InvariantCulture, $", generation {published}"));
        (await ReadAsync<long>(database, "SELECT count(*) FROM knowledge_snapshot WHERE replica = 'newer'")).ShouldBe(1);

        // And one that keeps what was asked otherwise.
        await ExecuteAsync(database, "ALTER TABLE answer RENAME COLUMN asked_by TO asker");
        await ExecuteAsync(database, "UPDATE schema_version SET version = 99");
        await ExecuteAsync(database, TellReplicas);
        await UntilAsync(async () => (await ReadyAsync(follower)).Contains("A newer version of the program has changed the database", StringComparison.Ordinal));
        using var reader = new WebReader(follower);
        var page = await reader.OpenAsync($"/?q={Uri.EscapeDataString(Question)}", Cancellation);
        page.TextOf(".current").ShouldContain("Olaf Brandt");
        page.Html.ShouldContain("This could not be kept");
        await UntilAsync(() => Task.FromResult(log.Any(line => line.Contains("update this replica", StringComparison.Ordinal))));
        await UntilAsync(() => Task.FromResult(log.Any(line => line.Contains("was made by a newer version of NewsBot (schema 99", StringComparison.Ordinal))));
        (await ReadAsync<int>(database, "SELECT version FROM schema_version")).ShouldBe(99);
    }

    [Fact]
    public async Task What_one_replica_has_embedded_no_other_pays_for()
    {
        await using var model = await EmbeddingServer.StartAsync();
        var database = await server.CreateDatabaseAsync(Cancellation);
        WriteFerry("Paula Ternberg");
        await using var publisher = await StartAsync(_first.Path, database, model.Settings());
        await using var follower = await StartAsync(_second.Path, database, ["--Knowledge:Directory=", .. model.Settings()]);

        await UntilAsync(() => Task.FromResult(Directory.GetFiles(_second.Folder("data"), "*.vectors", SearchOption.AllDirectories).Length == 1));

        model.Texts.Count.ShouldBe(1);
        await AnswerAsync(follower);
        model.Texts.Count.ShouldBe(2);
    }

    private static Task<RunningBot> StartAsync(string folder, string database, params string[] settings) => RunningBot.StartAsync(
        folder, Cancellation, ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={database}", .. settings]);

    private Task<RunningBot> StartFollowerAsync(string database) => StartAsync(_second.Path, database, "--Knowledge:Directory=");

    private static async Task<string> AnswerAsync(RunningBot bot) => (await bot.AskAsync(Question, Cancellation)).GetProperty("answer").GetString()!;

    private static Task<string> ReadyAsync(RunningBot bot) => bot.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancellation);

    private static Task<string> FirstVersionAsync(string database) => ReadAsync<string>(database, "SELECT version FROM knowledge_snapshot ORDER BY generation LIMIT 1");

    private static async Task<T> ReadAsync<T>(string database, string query)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task ExecuteAsync(string database, string statement)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));

        // A bot lets one address ask 120 a minute.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private void WriteFerry(string operatorName) =>
        _first.Write("news/ferry.md", $"---\ntitle: Ferry\npublished: 2023-02-01\n---\n\nThe ferry to Vestra is run by {operatorName}.\n");
}
