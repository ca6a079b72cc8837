using NewsBot.Tests.Embeddings;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Hosting;

/// <summary>Several running bots that share a database, and one folder of documents between them.</summary>
public sealed class ReplicasTests(PostgresServer server) : IDisposable
{
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
    public async Task Documents_are_reloaded_at_changing_replicas_while_replicas_die_and_connections_are_cut()
    {
        var database = await server.CreateDatabaseAsync(Cancellation);
        WriteFerry("Captain 0");
        var folders = new[] { "one", "two", "three" }.Select(_second.Folder).ToArray();
        var bots = await Task.WhenAll(folders.Select(StartHereAsync));
        try
        {
            for (var round = 1; round <= 10; round++)
            {
                WriteFerry($"Captain {round}");
                if (round % 4 == 0)
                {
                    await server.CutConnectionsAsync(database, Cancellation);
                }

                if (round % 3 == 0)
                {
                    var dying = (round + 1) % bots.Length;
                    await bots[dying].KillAsync();
                    bots[dying] = await StartHereAsync(folders[dying]);
                }

                await bots[round % bots.Length].ControlAsync("reload", Cancellation);
                foreach (var bot in bots)
                {
                    await UntilAsync(async () => (await AnswerAsync(bot)).Contains($"Captain {round}.", StringComparison.Ordinal));
                }
            }

            (await Task.WhenAll(bots.Select(ReadyAsync))).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        }
        finally
        {
            foreach (var bot in bots)
            {
                await bot.DisposeAsync();
            }
        }

        // The three see one folder, and leave it to whoever is told to look at it.
        Task<RunningBot> StartHereAsync(string folder) =>
            StartAsync(folder, database, $"--Knowledge:Directory={_first.Folder("news")}", "--Knowledge:Watch=false");
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

    private static async Task<string> FirstVersionAsync(string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM knowledge_snapshot ORDER BY generation LIMIT 1";
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
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
