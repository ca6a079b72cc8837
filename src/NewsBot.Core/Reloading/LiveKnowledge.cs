using NewsBot.Core.Checking;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Publishing;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Reloading;

/// <summary>The knowledge that is served now, and what it came from.</summary>
/// <param name="Snapshot">The knowledge.</param>
/// <param name="Answers">Answers questions from it.</param>
/// <param name="Timelines">Makes timelines of it.</param>
/// <param name="Checks">Holds statements against it.</param>
/// <param name="Report">What the last reload found.</param>
/// <param name="At">When that was.</param>
public sealed record ServedKnowledge(
    Snapshot Snapshot, AnswerPipeline Answers, TimelinePipeline Timelines, StatementChecker Checks, LoadReport Report, DateTimeOffset At)
{
    /// <summary>What the last reload changed in what the bot says; where it was refused, what it would have changed.</summary>
    public AnswerComparison Comparison { get; init; } = new(0, [], []);

    /// <summary>Whether what the folder holds was refused by the last reload, so that the knowledge before is served on.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>
/// Knowledge that is replaced while it is in use. The next snapshot is made beside the one that is served and swapped in
/// whole: who holds <see cref="Current"/> keeps what they hold. Safe for use from many threads at once.
/// </summary>
/// <param name="options">Which folder, and where its index is.</param>
/// <param name="pipeline">Makes what answers questions from a snapshot.</param>
/// <param name="time">Tells when a snapshot was made.</param>
public sealed class LiveKnowledge(KnowledgeIndexOptions options, Func<Snapshot, AnswerPipeline> pipeline, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile ServedKnowledge? _current;

    /// <summary>Told of what is served after each reload, one at a time.</summary>
    public Action<ServedKnowledge>? Reloaded { get; set; }

    /// <summary>
    /// Whether documents are refused with which a question of the folder's question set is no longer answered as expected.
    /// Where not, what changed in the answers is only told, after the documents are served.
    /// </summary>
    public bool RefusesBrokenAnswers { get; init; }

    /// <summary>The same index as one of several replicas has it; null for a bot that is alone.</summary>
    public SharedIndex? Shared { get; init; }

    /// <summary>The knowledge folder; empty where there is none.</summary>
    public string Folder => options.KnowledgeDirectory;

    /// <summary>Whether there is a knowledge folder.</summary>
    public bool HasFolder => options.HasFolder;

    /// <summary>Files of more bytes are no documents.</summary>
    public long MaxFileBytes => options.MaxFileBytes;

    /// <summary>What is served now.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded yet.</exception>
    public ServedKnowledge Current => _current ?? throw new InvalidOperationException("The knowledge has not been loaded yet.");

    /// <summary>Whether there is something to serve.</summary>
    public bool IsLoaded => _current is not null;

    /// <summary>The snapshots that can be served, newest first.</summary>
    public IReadOnlyList<KeptSnapshot> ListSnapshots() => Shared?.ListSnapshots() ?? KnowledgeIndex.ListSnapshots(options);

    /// <summary>
    /// Reads what changed in the folder and serves it; while nothing changes, an earlier snapshot that an admin went back to
    /// stays, and what was refused is not tried again. Reloads asked for at once are made one after the other.
    /// </summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <returns>What is served now.</returns>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public Task<ServedKnowledge> ReloadAsync(IProgress<IndexingProgress>? progress, CancellationToken cancellationToken) =>
        ServeAsync(how => OpenAsync(how, progress, cancellationToken), cancellationToken);

    /// <summary>Serves what the folder holds now, as an admin asks for: whatever was gone back to or refused before.</summary>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <returns>What is served now.</returns>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public Task<ServedKnowledge> ReloadAnewAsync(CancellationToken cancellationToken) =>
        ServeAsync(how => OpenAsync(how with { EndsHold = true }, progress: null, cancellationToken), cancellationToken);

    /// <summary>Serves an earlier snapshot, until documents change or an admin reloads them.</summary>
    /// <param name="version">Its version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <returns>What is served now.</returns>
    /// <exception cref="KnowledgeException">There is no such snapshot, or it cannot be served; what is served stays.</exception>
    public Task<ServedKnowledge> GoBackAsync(string version, CancellationToken cancellationToken) =>
        ServeAsync(how => Shared?.GoBackAsync(how, version, cancellationToken) ?? KnowledgeIndex.GoBackAsync(how, version, cancellationToken), cancellationToken);

    /// <summary>Serves what another replica has published, if anything, and publishes what this one could not publish before.</summary>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    /// <exception cref="InvalidOperationException">There are no other replicas.</exception>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var shared = Shared ?? throw new InvalidOperationException("There are no other replicas.");
        if (HasFolder && !shared.State.IsPublished)
        {
            await ReloadAsync(progress: null, cancellationToken);
            return;
        }

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (await shared.FollowAsync(_current?.Snapshot, cancellationToken) is { } load)
            {
                _current = Serve(load);
                Reloaded?.Invoke(_current);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }

        if (HasFolder && !shared.State.IsPublished)
        {
            // It was until now.
            await ReloadAsync(progress: null, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private Task<KnowledgeLoad> OpenAsync(KnowledgeIndexOptions how, IProgress<IndexingProgress>? progress, CancellationToken cancellationToken) =>
        Shared?.OpenAsync(how, _current?.Snapshot, progress, cancellationToken) ?? KnowledgeIndex.OpenAsync(how, progress, cancellationToken);

    private async Task<ServedKnowledge> ServeAsync(Func<KnowledgeIndexOptions, Task<KnowledgeLoad>> open, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            AnswerComparison? comparison = null;
            var before = _current;
            var load = await open(!RefusesBrokenAnswers ? options : options with
            {
                Objection = async (last, next, token) =>
                {
                    comparison = await AnswerComparison.RunAsync(options.KnowledgeDirectory, before?.Snapshot ?? last, next, token);
                    return comparison.Objection;
                },
            });

            // Where nothing changed, the snapshot is kept with all that has been read of it.
            var served = before is not null && string.Equals(before.Snapshot.Version, load.Snapshot.Version, StringComparison.Ordinal)
                ? before with { Report = load.Report, At = time.GetUtcNow() }
                : Serve(load);
            _current = served = served with { IsRefused = load.Refusal is not null, Comparison = comparison ?? new(0, [], []) };
            if (HasFolder && comparison is null && (before?.Snapshot ?? load.Replaced) is { } replaced && !string.Equals(replaced.Version, served.Snapshot.Version, StringComparison.Ordinal))
            {
                // The change is served already; what it does to the answers is only told.
                _current = served = served with
                {
                    Comparison = await AnswerComparison.RunAsync(options.KnowledgeDirectory, replaced, served.Snapshot, cancellationToken),
                };
            }

            Reloaded?.Invoke(served);
            return served;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private ServedKnowledge Serve(KnowledgeLoad load) => new(
        load.Snapshot,
        pipeline(load.Snapshot),
        new TimelinePipeline(load.Snapshot),
        new StatementChecker(load.Snapshot),
        load.Report,
        time.GetUtcNow());
}
