using System.Globalization;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Publishing;

/// <summary>How a replica stands to the others.</summary>
/// <param name="Served">The generation that its knowledge is, or was made from; 0 where there was none.</param>
/// <param name="Published">The newest generation that it has heard of; 0 where there is none.</param>
/// <param name="IsPublished">Whether the others can have its knowledge too.</param>
/// <param name="Trouble">Why it could not do its part the last time, as sentences; null where it could.</param>
public sealed record SharingState(long Served, long Published, bool IsPublished, string? Trouble)
{
    /// <summary>Whether there is other knowledge than it serves.</summary>
    public bool IsBehind => Served != Published;

    /// <summary>What other versions of the program have done, since this one has last published.</summary>
    public OtherVersions Others { get; init; } = OtherVersions.None;

    /// <summary>What that means to this replica, as a sentence; null where it means nothing.</summary>
    public string? Overtaken => Others switch
    {
        { HasChangedSchema: true } => "A newer version of the program has changed the database, and this one may be unable to use it: update this replica",
        { Newest: > 0 } => string.Create(CultureInfo.InvariantCulture, $"Another version of the program has published generation {Others.Newest}, which this one cannot read: run the same version everywhere"),
        _ => null,
    };
}

/// <summary>
/// The index of one of several replicas. What the folder holds is built once, by the replica that sees it first, and
/// published; the others take what they lack of it.
/// </summary>
/// <remarks>
/// A publication says which generation it is based on. Where that is no longer the current one, the replica takes the current
/// one first and does its work again on top of it: nothing that another has published is lost. Without the exchange a replica
/// goes on with what it has on its disk and what its own folder holds, and publishes that later. Its methods are called one at
/// a time; <see cref="State"/> and <see cref="ListSnapshots"/> at any time.
/// </remarks>
/// <param name="options">The folder, which may be none, and where the index is.</param>
/// <param name="exchange">Where replicas publish.</param>
public sealed class SharedIndex(KnowledgeIndexOptions options, ISnapshotExchange exchange)
{
    private const int Attempts = 5;

    private static readonly TimeSpan LockRetryDelay = TimeSpan.FromMilliseconds(50);

    private readonly IndexFiles _files = new(options.IndexDirectory, options.CreateFile);
    private readonly SnapshotHistory _history = new(new IndexFiles(options.IndexDirectory, options.CreateFile), options.Code, options.KeepSnapshots);
    private readonly SnapshotTransfer _transfer = new(new IndexFiles(options.IndexDirectory, options.CreateFile), exchange);

    // What is published, newest first.
    private volatile IReadOnlyList<PublishedSnapshot> _published = [];
    private volatile SharingState _state = new(0, 0, IsPublished: false, Trouble: null);

    private OtherVersions _others = OtherVersions.None;

    // Whether the exchange was reached the last time, and whether the index held what was published then.
    private bool _isReached;
    private bool _isCurrent;

    // Whether the files on the disk were looked over since the start.
    private bool _isLookedOver;

    private PublishedSnapshot? Head => _published is [var newest, ..] ? newest : null;

    /// <summary>How this replica stands to the others.</summary>
    public SharingState State => _state;

    /// <summary>The snapshots that can be served, newest first.</summary>
    public IReadOnlyList<KeptSnapshot> ListSnapshots() => _published is { Count: > 0 } published
        ? [.. published.Select((snapshot, i) => new KeptSnapshot(snapshot.Version, snapshot.MadeAt, snapshot.Articles, IsCurrent: i == 0))]
        : KnowledgeIndex.ListSnapshots(options);

    /// <summary>Brings the index up to date with the other replicas and with the folder, publishes what is new, and opens it.</summary>
    /// <param name="how">The options of this index, with what is to be done about what the folder holds.</param>
    /// <param name="served">What is served; null for nothing.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">The folder cannot be used, or there is nothing to serve.</exception>
    public Task<KnowledgeLoad> OpenAsync(KnowledgeIndexOptions how, Snapshot? served, IProgress<IndexingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(how);

        var isEmpty = how.HasFolder && IsEmpty(how.KnowledgeDirectory);
        return how.HasFolder && !isEmpty
            ? ChangeAsync(how, change => KnowledgeIndex.OpenAsync(change, progress, cancellationToken), cancellationToken)
            : OpenPublishedAsync(
                served,
                isEmpty ? $"{how.KnowledgeDirectory} is empty. A folder that is not mounted looks like that, so no document is taken away: what replicas published before is served on. To take all documents away, put another one there." : null,
                cancellationToken);
    }

    /// <summary>Serves an earlier snapshot, here and at the other replicas.</summary>
    /// <param name="how">The options of this index.</param>
    /// <param name="version">Its version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">There is no such snapshot, or it cannot be served; what is served stays.</exception>
    public Task<KnowledgeLoad> GoBackAsync(KnowledgeIndexOptions how, string version, CancellationToken cancellationToken) => ChangeAsync(
        how,
        async change =>
        {
            await FetchKeptAsync(version, cancellationToken);
            return await KnowledgeIndex.GoBackAsync(change, version, cancellationToken);
        },
        cancellationToken);

    /// <summary>Takes what the others have published, if that is something else than what is served.</summary>
    /// <param name="served">What is served; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What to serve; null for what is served. <see cref="State"/> tells what went wrong.</returns>
    public async Task<KnowledgeLoad?> FollowAsync(Snapshot? served, CancellationToken cancellationToken) =>
        await CatchUpAsync(cancellationToken) || !string.Equals(_history.ReadCurrent()?.Version, served?.Version, StringComparison.Ordinal)
            ? OpenCurrent(served, note: null)
            : null;

    private static bool IsEmpty(string folder) => Directory.Exists(folder)
        && !Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Any();

    private async Task<KnowledgeLoad> OpenPublishedAsync(Snapshot? served, string? note, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        if (OpenCurrent(served, note) is { } load)
        {
            return load;
        }

        string?[] reasons =
        [
            "There is nothing to serve yet.",
            note,
            _state.Trouble ?? "No replica has published documents for this version of the program. Start one whose Knowledge:Directory has them.",
        ];
        throw new KnowledgeException(string.Join(' ', reasons.OfType<string>()));
    }

    private KnowledgeLoad? OpenCurrent(Snapshot? served, string? note)
    {
        var state = IndexState.Open(_files, options.Code);
        if (state.Origin is null || state.Notes.Count > 0)
        {
            return null;
        }

        string[] notes = [.. new[] { note, state.Hold?.Reason, _state.Trouble }.OfType<string>()];
        return new(state.Snapshot, SnapshotDifference.Find(served, state.Snapshot, notes));
    }

    private async Task<KnowledgeLoad> ChangeAsync(KnowledgeIndexOptions how, Func<KnowledgeIndexOptions, Task<KnowledgeLoad>> change, CancellationToken cancellationToken)
    {
        IAsyncDisposable? turn = null;
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                await CatchUpAsync(cancellationToken);
                var load = await change(how with { BeforeChange = BeforeChangeAsync });
                if (await TryPublishAsync(how.EndsHold, load.Report.Removed.Count > 0, cancellationToken))
                {
                    Note(_state.Trouble);
                    return _state.Trouble is { } trouble ? load with { Report = load.Report with { Notes = [.. load.Report.Notes, trouble] } } : load;
                }
            }
        }
        finally
        {
            if (turn is not null)
            {
                await turn.DisposeAsync();
            }
        }

        throw new KnowledgeException("Other replicas kept publishing documents while this one prepared its own, so its own are not served. See that all replicas with a knowledge folder see the same one, and reload.");

        async Task BeforeChangeAsync(CancellationToken token)
        {
            if (turn is null && _isReached)
            {
                turn = await TryTakeTurnAsync(token);
                await CatchUpAsync(token);
            }
        }
    }

    private async Task<IAsyncDisposable?> TryTakeTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await exchange.TakeTurnAsync(cancellationToken);
        }
        catch (SharingException)
        {
            // Whether the exchange can be reached is told by what is done there next.
            return null;
        }
    }

    // Returns whether the index was changed.
    private async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        _isReached = false;
        try
        {
            while (true)
            {
                _published = await exchange.ListAsync(options.Code, cancellationToken);
                _others = await exchange.FindOtherVersionsAsync(options.Code, cancellationToken);
                _isReached = true;
                try
                {
                    var isNew = Head is { } head && await AdoptAsync(head, cancellationToken);
                    Note(trouble: null);
                    return isNew;
                }
                catch (SharingException)
                {
                    // What was superseded meanwhile is deleted while it is read.
                    if ((await exchange.ListAsync(options.Code, cancellationToken)) is not [var now, ..] || now.Generation == Head?.Generation)
                    {
                        throw;
                    }
                }
            }
        }
        catch (SharingException e)
        {
            Note(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Note($"What other replicas published cannot be kept in {options.IndexDirectory}: {e.Message} Make sure that there is room on its disk and that this account may write it.");
        }

        return false;
    }

    private async Task<bool> AdoptAsync(PublishedSnapshot head, CancellationToken cancellationToken)
    {
        using var writerLock = await LockAsync(cancellationToken);
        var current = _history.ReadCurrent();
        DeleteDamaged(current);
        if (current?.Origin is { } origin
            && origin.Generation == head.Generation
            && string.Equals(origin.Version, head.Version, StringComparison.Ordinal)
            && current.Segments.All(segment => File.Exists(_files.PathOf(segment.Name))))
        {
            _isCurrent = string.Equals(current.Version, head.Version, StringComparison.Ordinal);
            return false;
        }

        var snapshot = await _transfer.DescribeAsync(head.Generation, cancellationToken);
        await _transfer.FetchAsync(snapshot, cancellationToken);
        if (IndexState.OpenSegments(_files, snapshot.Manifest.Segments).Notes is [var note, ..])
        {
            throw new SharingException(note);
        }

        _history.Follow(
            snapshot.Manifest with { Origin = new(head.Generation, head.Version, SeenFolder(current, snapshot.Manifest), IsFollowed: true) },
            _published.Select(published => published.Version).ToHashSet(StringComparer.Ordinal));
        _isCurrent = true;
        return true;
    }

    // What was damaged on the disk while the program did not run is fetched again.
    private void DeleteDamaged(Manifest? current)
    {
        if (!_isLookedOver)
        {
            foreach (var segment in current?.Segments.Where(segment => IndexState.OpenSegments(_files, [segment]).Notes.Count > 0) ?? [])
            {
                IndexFiles.TryDelete(_files.PathOf(segment.Name));
            }

            _isLookedOver = true;
        }
    }

    // The state of the folder that is not to be looked at again. Own work that is not published yet is to be done again on top
    // of what is, and an index made from nothing knows of no folder; but what an admin went back to stays.
    private string? SeenFolder(Manifest? current, Manifest next)
    {
        if (current?.Origin is { } origin)
        {
            return string.Equals(current.Version, origin.Version, StringComparison.Ordinal) ? origin.Folder : null;
        }

        return next.Hold is not null && options.HasFolder
            ? FolderChanges.FingerprintOf(KnowledgeFolder.Scan(options.KnowledgeDirectory, options.MaxFileBytes), options.KnowledgeDirectory)
            : null;
    }

    private async Task FetchKeptAsync(string version, CancellationToken cancellationToken)
    {
        var named = _published.Skip(1).Where(snapshot => snapshot.Version.StartsWith(version, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is not [var kept] || !_isReached)
        {
            // The index tells what is wrong, or goes by what it has.
            return;
        }

        try
        {
            using var writerLock = await LockAsync(cancellationToken);
            var snapshot = await _transfer.DescribeAsync(kept.Generation, cancellationToken);
            await _transfer.FetchAsync(snapshot, cancellationToken);
            _files.WriteKept(snapshot.Manifest with { Hold = null });
        }
        catch (SharingException e)
        {
            throw new KnowledgeException($"The version {kept.Version} cannot be served: {e.Message}", e);
        }
    }

    // Returns false where another replica has published meanwhile, so that all has to be done on top of that.
    private async Task<bool> TryPublishAsync(bool verifies, bool removes, CancellationToken cancellationToken)
    {
        var head = Head;
        if (_history.ReadCurrent() is not { } current || !_isReached || (_state.Trouble is not null && !verifies))
        {
            return true;
        }

        try
        {
            var isPublished = string.Equals(current.Version, head?.Version, StringComparison.Ordinal);
            var vectors = _transfer.FindVectors(current);
            if (isPublished && !verifies && vectors.Count == 0)
            {
                return true;
            }

            var before = head is null ? null : await _transfer.TryDescribeAsync(head.Generation, verifies, cancellationToken);
            isPublished &= before is not null && !vectors.Except(before.Files.Select(file => file.Name), StringComparer.Ordinal).Any();
            if (isPublished && (!verifies || await _transfer.IsIntactAsync(before!, cancellationToken)))
            {
                return true;
            }

            var next = await _transfer.PrepareAsync(current, vectors, before, cancellationToken);
            var chunks = next.Files.SelectMany(file => file.Chunks).ToHashSet(StringComparer.Ordinal);
            await _transfer.UploadAsync(next, verifies, cancellationToken);

            // The first snapshot of a version of the program deletes nothing of the others', which may still be rolled out or gone back to.
            var deletes = removes || (head is not null && !_isCurrent);
            if (await exchange.PublishAsync(
                new(options.Code, head?.Generation ?? 0, current.Version, current.MadeAt, current.ArticleCount, next.ToBytes(), chunks, FindKept(current, deletes), deletes),
                cancellationToken) is not { } generation)
            {
                return false;
            }

            await MarkPublishedAsync(current, generation, cancellationToken);
            _published = await exchange.ListAsync(options.Code, cancellationToken);
            Note(trouble: null);
        }
        catch (SharingException e)
        {
            Note(e.Message);
        }

        return true;
    }

    // Where documents were deleted, or may have been, only what is known to be without them is kept.
    private List<long> FindKept(Manifest current, bool deletes)
    {
        var clean = _history.Read(current).Select(manifest => manifest.Version).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _published.Where(snapshot => snapshot.Articles > 0
                    && !string.Equals(snapshot.Version, current.Version, StringComparison.Ordinal)
                    && (!deletes || clean.Contains(snapshot.Version)))
                .Take(options.KeepSnapshots)
                .Select(snapshot => snapshot.Generation),
        ];
    }

    private async Task MarkPublishedAsync(Manifest published, long generation, CancellationToken cancellationToken)
    {
        using var writerLock = await LockAsync(cancellationToken);
        if (_history.ReadCurrent() is { } current && string.Equals(current.Version, published.Version, StringComparison.Ordinal))
        {
            _files.WriteManifest(current with { Origin = (current.Origin ?? SharedOrigin.None) with { Generation = generation, Version = published.Version } });
        }
    }

    private void Note(string? trouble)
    {
        var current = _history.ReadCurrent();
        var served = current?.Origin ?? SharedOrigin.None;

        // Another version of the program that deletes a document deletes all of this one's snapshots with it.
        var isPublished = string.Equals(current?.Version, served.Version, StringComparison.Ordinal) && !(options.HasFolder && _isReached && Head is null);
        _state = new(served.Generation, Head?.Generation ?? served.Generation, isPublished, trouble)
        {
            Others = _others with { Newest = _others.Newest > (Head?.Generation ?? 0) ? _others.Newest : 0 },
        };
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_files.TryLock() is { } taken)
            {
                return taken;
            }

            await Task.Delay(LockRetryDelay, options.Time, cancellationToken);
        }
    }
}
