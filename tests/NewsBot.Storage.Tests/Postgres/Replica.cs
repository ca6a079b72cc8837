using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core;
using NewsBot.Core.Publishing;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Storage.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>What a replica has of the knowledge: its own disk and its own connections, and perhaps a folder.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    /// <summary>Makes one with nothing on its disk.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="disk">A folder that is its alone.</param>
    /// <param name="documents">The folder of documents; null for none.</param>
    /// <param name="keep">How many earlier snapshots it keeps.</param>
    /// <param name="program">The version of the program; null for this one.</param>
    public Replica(string connectionString, string disk, string? documents, int keep = 3, Guid? program = null)
    {
        Index = Path.Combine(disk, "index");
        var name = Path.GetFileName(disk);
        _database = new PostgresDatabase(PostgresAddress.TryRead(connectionString)!, name, TimeProvider.System, NullLogger<PostgresDatabase>.Instance) { Patience = TimeSpan.FromSeconds(1) };
        Exchange = new CountingExchange(new PostgresSnapshotExchange(_database, name, TimeProvider.System));
        var options = new KnowledgeIndexOptions { KnowledgeDirectory = documents ?? "", IndexDirectory = Index, KeepSnapshots = keep };
        options = options with { Code = program ?? options.Code };
        Knowledge = new LiveKnowledge(options, snapshot => new AnswerPipeline(snapshot), TimeProvider.System) { Shared = new SharedIndex(options, Exchange) };
    }

    public string Index { get; }

    public CountingExchange Exchange { get; }

    public LiveKnowledge Knowledge { get; }

    public SharingState State => Knowledge.Shared!.State;

    public string Version => Knowledge.Current.Snapshot.Version;

    /// <summary>The paths of the documents it serves.</summary>
    public IEnumerable<string> Documents => Knowledge.Current.Snapshot.Articles.Select(article => article.Path);

    public IReadOnlyList<string> Notes => Knowledge.Current.Report.Notes;

    public Task<ServedKnowledge> ReloadAsync() => Knowledge.ReloadAsync(progress: null, TestContext.Current.CancellationToken);

    public Task<ServedKnowledge> ReloadAnewAsync() => Knowledge.ReloadAnewAsync(TestContext.Current.CancellationToken);

    public Task FollowAsync() => Knowledge.FollowAsync(TestContext.Current.CancellationToken);

    public Task<ServedKnowledge> GoBackAsync(string version) => Knowledge.GoBackAsync(version, TestContext.Current.CancellationToken);

    /// <summary>The first sentence of its answer; null where it has none.</summary>
    public async Task<string?> AskAsync(string question) =>
        (await Knowledge.Current.Answers.AskAsync(new QuestionRequest(question), TestContext.Current.CancellationToken)).Sentences is [var first, ..] ? first.Text : null;

    public ValueTask DisposeAsync()
    {
        Knowledge.Dispose();
        return _database.DisposeAsync();
    }
}

/// <summary>Counts what goes through.</summary>
internal sealed class CountingExchange(ISnapshotExchange inner) : ISnapshotExchange
{
    private int _read;
    private int _written;

    /// <summary>Is awaited before a snapshot is published; null for nothing.</summary>
    public Func<Task>? BeforePublishing { get; set; }

    /// <summary>Whether it waits for its turn; else it never gets one.</summary>
    public bool GivesTurns { get; set; } = true;

    public int ChunksRead => _read;

    public int ChunksWritten => _written;

    public Task<IReadOnlyList<PublishedSnapshot>> ListAsync(Guid program, CancellationToken cancellationToken) => inner.ListAsync(program, cancellationToken);

    public Task<OtherVersions> FindOtherVersionsAsync(Guid program, CancellationToken cancellationToken) => inner.FindOtherVersionsAsync(program, cancellationToken);

    public Task<byte[]?> ReadDescriptionAsync(long generation, CancellationToken cancellationToken) => inner.ReadDescriptionAsync(generation, cancellationToken);

    public Task<byte[]?> ReadChunkAsync(string hash, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _read);
        return inner.ReadChunkAsync(hash, cancellationToken);
    }

    public Task<IReadOnlyList<string>> FindMissingAsync(IReadOnlyCollection<string> hashes, bool verifies, CancellationToken cancellationToken) =>
        inner.FindMissingAsync(hashes, verifies, cancellationToken);

    public Task WriteChunkAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _written);
        return inner.WriteChunkAsync(hash, bytes, cancellationToken);
    }

    public async Task<long?> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        await (BeforePublishing?.Invoke() ?? Task.CompletedTask);
        return await inner.PublishAsync(publication, cancellationToken);
    }

    public Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancellationToken) =>
        GivesTurns ? inner.TakeTurnAsync(cancellationToken) : throw new SharingException("There was no turn.");

    public IAsyncEnumerable<bool> ListenAsync(CancellationToken cancellationToken) => inner.ListenAsync(cancellationToken);
}
