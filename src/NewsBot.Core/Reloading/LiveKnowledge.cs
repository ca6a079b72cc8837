using NewsBot.Core.Checking;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Reloading;

/// <summary>The knowledge that is served now, and what it came from.</summary>
/// <param name="Snapshot">The knowledge.</param>
/// <param name="Answers">Answers questions from it.</param>
/// <param name="Timelines">Makes timelines of it.</param>
/// <param name="Checks">Holds statements against it.</param>
/// <param name="Report">What the reload that made it found.</param>
/// <param name="At">When it was made.</param>
public sealed record ServedKnowledge(
    Snapshot Snapshot, AnswerPipeline Answers, TimelinePipeline Timelines, StatementChecker Checks, LoadReport Report, DateTimeOffset At);

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

    /// <summary>What is served now.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded yet.</exception>
    public ServedKnowledge Current => _current ?? throw new InvalidOperationException("The knowledge has not been loaded yet.");

    /// <summary>Whether there is something to serve.</summary>
    public bool IsLoaded => _current is not null;

    /// <summary>Reads what changed in the folder and serves it. Reloads asked for at once are made one after the other.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <returns>What is served now.</returns>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public async Task<ServedKnowledge> ReloadAsync(IProgress<IndexingProgress>? progress, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var load = await KnowledgeIndex.OpenAsync(options, progress, cancellationToken);

            // Where nothing changed, the snapshot is kept with all that has been read of it.
            var isUnchanged = _current is { } current && string.Equals(current.Snapshot.Version, load.Snapshot.Version, StringComparison.Ordinal);
            return _current = isUnchanged
                ? _current! with { Report = load.Report, At = time.GetUtcNow() }
                : new ServedKnowledge(
                    load.Snapshot,
                    pipeline(load.Snapshot),
                    new TimelinePipeline(load.Snapshot),
                    new StatementChecker(load.Snapshot),
                    load.Report,
                    time.GetUtcNow());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();
}
