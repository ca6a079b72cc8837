using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Publishing;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Storage.Postgres;

namespace NewsBot.Benchmarks;

/// <summary>How soon replicas have what one of them publishes to a PostgreSQL database.</summary>
internal static class ReplicaCatchUp
{
    private const int Passages = 100_000;
    private const int Rounds = 30;

    /// <summary>Prints how long it takes to publish, to catch up from an empty disk, and to hear of a changed document.</summary>
    /// <param name="corpus">A folder of news documents, as many as it takes of which are there twice.</param>
    /// <param name="connectionString">An empty database.</param>
    public static async Task<int> RunAsync(string corpus, string connectionString)
    {
        if (PostgresAddress.TryRead(connectionString) is not { } address)
        {
            return Arguments.ShowUsage();
        }

        var work = Directory.CreateTempSubdirectory("newsbot-replicas-");
        try
        {
            await using var database = new PostgresDatabase(address, "benchmark", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
            await database.MigrateAsync(CancellationToken.None);
            var exchange = new PostgresSnapshotExchange(database, "benchmark", TimeProvider.System);
            var documents = work.CreateSubdirectory("documents").FullName;
            var options = new KnowledgeIndexOptions { KnowledgeDirectory = documents, IndexDirectory = Path.Combine(work.FullName, "publisher"), KeepSnapshots = 5 };
            await FillAsync(corpus, options);
            using var publisher = Replica(options, exchange);
            using var follower = Replica(options with { KnowledgeDirectory = "", IndexDirectory = Path.Combine(work.FullName, "follower") }, exchange);
            var published = await MeasureAsync(() => publisher.ReloadAsync(progress: null, CancellationToken.None));
            var megabytes = Directory.EnumerateFiles(options.IndexDirectory).Sum(file => new FileInfo(file).Length) / 1e6;
            Print($"{publisher.Current.Snapshot.PassageCount} passages, {megabytes:F0} MB: published in {published / 1000:F1} s");
            var caughtUp = await MeasureAsync(() => follower.ReloadAsync(progress: null, CancellationToken.None));
            var answered = await MeasureAsync(() => follower.Current.Answers.AskAsync(new QuestionRequest("Who opened the lighthouse of Quilldorp?"), CancellationToken.None));
            Print($"caught up from an empty disk in {caughtUp / 1000:F1} s, first answer after {answered:F0} ms more");
            await FollowAsync(publisher, follower, exchange, documents);
            return 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string corpus, KnowledgeIndexOptions options)
    {
        var files = KnowledgeFolder.Scan(corpus).Files;
        Copy(files, "");
        var snapshot = (await KnowledgeIndex.OpenAsync(options)).Snapshot;
        var more = (double)(Passages - snapshot.PassageCount) / snapshot.PassageCount;
        Copy(files.Take((int)Math.Ceiling(files.Count * Math.Clamp(more, 0, 1))), "again");
        await KnowledgeIndex.OpenAsync(options);

        void Copy(IEnumerable<KnowledgeFile> some, string folder)
        {
            foreach (var file in some)
            {
                var to = Path.Combine(options.KnowledgeDirectory, folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file.FullPath, to);
            }
        }
    }

    private static async Task FollowAsync(LiveKnowledge publisher, LiveKnowledge follower, PostgresSnapshotExchange exchange, string documents)
    {
        using var stopping = new CancellationTokenSource();
        var served = new SemaphoreSlim(0);
        follower.Reloaded = _ => served.Release();
        var listening = new TaskCompletionSource();
        var following = Task.Run(
            async () =>
            {
                await foreach (var _ in exchange.ListenAsync(stopping.Token))
                {
                    await follower.FollowAsync(stopping.Token);
                    listening.TrySetResult();
                }
            },
            CancellationToken.None);
        await listening.Task;
        var (reloads, lags) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(documents, "changed.md"), $"---\ntitle: Lighthouse\npublished: 2023-02-01\n---\n\nVisitor number {round} opened the lighthouse of Quilldorp on 1 February 2023.\n");
            reloads.Add(await MeasureAsync(() => publisher.ReloadAsync(progress: null, CancellationToken.None)));
            lags.Add(await MeasureAsync(() => served.WaitAsync()));
        }

        Print($"one document changed: published after {new Timings(reloads).Median:F0} ms in the median, {reloads.Max():F0} ms at most; the other replica serves it {new Timings(lags).Median:F0} ms later, {lags.Max():F0} ms at most");
        await stopping.CancelAsync();
        await following.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static LiveKnowledge Replica(KnowledgeIndexOptions options, PostgresSnapshotExchange exchange) =>
        new(options, snapshot => new AnswerPipeline(snapshot), TimeProvider.System) { Shared = new SharedIndex(options, exchange) };

    private static async Task<double> MeasureAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
