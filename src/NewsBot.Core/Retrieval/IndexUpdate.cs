using System.Collections.Concurrent;
using System.Security.Cryptography;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Retrieval;

/// <summary>One run of bringing the index up to date.</summary>
internal sealed class IndexUpdate(KnowledgeIndexOptions options, IProgress<IndexingProgress>? progress)
{
    private static readonly TimeSpan LockRetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly IndexFiles _files = new(options.IndexDirectory, options.CreateFile);
    private readonly SnapshotHistory _history = new(new IndexFiles(options.IndexDirectory, options.CreateFile), options.Code, options.KeepSnapshots);
    private readonly ArticleReader _reader = new(options.MaxFileBytes);
    private readonly ConcurrentBag<string> _added = [];
    private readonly ConcurrentBag<string> _changed = [];
    private readonly ConcurrentBag<RejectedFile> _rejected = [];

    public async Task<KnowledgeLoad> RunAsync(CancellationToken cancellationToken)
    {
        IndexState? state = null;
        try
        {
            (state, var folder) = Look();
            var changes = FolderChanges.Find(folder, state);
            if (IsHeld(state, folder))
            {
                return LoadHeld(state, folder);
            }

            if (state.Notes.Count == 0 && state.Hold is null && changes.Gone.Count == 0 && changes.RejectedBefore && RejectAgain(changes))
            {
                _history.Tidy();
                return Load(state, changes);
            }

            await BeforeChangeAsync(cancellationToken);
            using var writerLock = await LockAsync(cancellationToken);

            // Another process may have done the work, or other work, while this one waited.
            (state, folder) = Look();
            return IsHeld(state, folder) ? LoadHeld(state, folder) : await UpdateAsync(state, folder, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ServeLast(state, e);
        }
    }

    /// <summary>Serves an earlier snapshot for as long as the folder stays as it is.</summary>
    /// <param name="version">Its version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">It cannot be served; what is served stays.</exception>
    public async Task<KnowledgeLoad> GoBackAsync(string version, CancellationToken cancellationToken)
    {
        await BeforeChangeAsync(cancellationToken);
        using var writerLock = await LockAsync(cancellationToken);
        var (state, folder) = Look();
        var current = _history.ReadCurrent();
        var known = _history.Read(current).Where(manifest => manifest.Version.StartsWith(version, StringComparison.OrdinalIgnoreCase)).ToList();
        if (known is not [var earlier])
        {
            throw new KnowledgeException(
                current is not null && known.Count == 0 && current.Version.StartsWith(version, StringComparison.OrdinalIgnoreCase)
                    ? $"The version {current.Version} is the one that is served."
                    : $"There {(known.Count == 0 ? "is no kept version that begins" : "are several kept versions that begin")} with \"{version}\". See which there are, and name one.");
        }

        var (segments, notes) = IndexState.OpenSegments(_files, earlier.Segments);
        var mayStay = options.HasFolder ? FolderChanges.MayStay(folder) : _ => true;
        if (notes.Count > 0)
        {
            throw new KnowledgeException($"The version {earlier.Version} cannot be served: {string.Join(' ', notes)}");
        }

        if (!segments.TrueForAll(segment => segment.Segment.HoldsOnly(mayStay)))
        {
            throw new KnowledgeException($"The version {earlier.Version} has documents that were deleted since, so it cannot be served. Reload the documents.");
        }

        var hold = new SnapshotHold(
            FingerprintOf(folder),
            $"This is version {earlier.Version}, which an admin went back to. It is served until documents change or an admin reloads them.");
        _history.Replace(earlier with { Hold = hold, Origin = OriginAfter(state, folder) }, mayStay);
        var held = new IndexState(earlier.Version, earlier.MadeAt, hold, segments, earlier.Rejected, []);
        return LoadHeld(held, folder) with { Replaced = state.Segments.Count == 0 ? null : state.Snapshot };
    }

    private (IndexState State, FolderScan Folder) Look() =>
        (IndexState.Open(_files, options.Code), options.HasFolder ? KnowledgeFolder.Scan(options.KnowledgeDirectory, options.MaxFileBytes) : new FolderScan([], []));

    // What was taken from other replicas is served for as long as this one's folder is as it was when it was last looked at.
    private bool IsHeld(IndexState state, FolderScan folder) =>
        !options.EndsHold && state.Notes.Count == 0 && (state.Origin is { IsFollowed: true } origin ? origin.Folder : state.Hold?.Folder) is { } held
        && string.Equals(held, FingerprintOf(folder), StringComparison.Ordinal);

    private string FingerprintOf(FolderScan folder) => FolderChanges.FingerprintOf(folder, options.KnowledgeDirectory);

    private SharedOrigin? OriginAfter(IndexState state, FolderScan folder) => options.BeforeChange is null && state.Origin is null
        ? null
        : (state.Origin ?? SharedOrigin.None) with { Folder = FingerprintOf(folder), IsFollowed = false };

    private Task BeforeChangeAsync(CancellationToken cancellationToken) => options.BeforeChange?.Invoke(cancellationToken) ?? Task.CompletedTask;

    // Files that were rejected before are tried again each time: what they lacked may be there by now. This needs no lock,
    // unless one succeeds.
    private bool RejectAgain(FolderChanges changes)
    {
        var rejected = changes.ToRead.Select(_reader.Read).OfType<ReadResult.Rejected>().Select(result => result.File).ToArray();
        if (rejected.Length < changes.ToRead.Count)
        {
            return false;
        }

        Array.ForEach(rejected, _rejected.Add);
        return true;
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_files.TryLock() is { } taken)
            {
                return taken;
            }

            progress?.Report(new(IndexingPhase.Waiting, 0, 0));
            await Task.Delay(LockRetryDelay, options.Time, cancellationToken);
        }
    }

    private async Task<KnowledgeLoad> UpdateAsync(IndexState state, FolderScan folder, CancellationToken cancellationToken)
    {
        var changes = FolderChanges.Find(folder, state);
        var mayStay = FolderChanges.MayStay(folder);
        var stamps = changes.ToRead.ToDictionary(file => file.Path, FolderChanges.StampOf, StringComparer.Ordinal);
        var written = await WriteAsync(changes.ToRead, file => Read(file, changes, state), IndexingPhase.Reading, stamps, cancellationToken);
        var dead = changes.Gone.Concat(_changed).Concat(_rejected.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        var segments = state.Segments.Select(segment => Restamp(segment, dead, stamps)).Concat(written).ToList();
        await MergeAsync(segments, segment => !segment.HoldsOnly(mayStay), cancellationToken);

        var rejected = _rejected.ToDictionary(file => file.Path, file => stamps[file.Path], StringComparer.Ordinal);
        var version = IndexState.VersionOf(segments);
        var isNew = !string.Equals(version, state.Version, StringComparison.Ordinal);
        var next = new IndexState(version, isNew ? options.Time.GetUtcNow() : state.MadeAt, Hold: null, segments, rejected, state.Notes) { Origin = OriginAfter(state, folder) };
        var isReplacing = isNew && state.Segments.Count > 0 && state.Notes.Count == 0;
        if (isReplacing && options.Objection is { } objection && await objection(state.Snapshot, next.Snapshot, cancellationToken) is { } refusal)
        {
            // Held, so that it is not made and refused over and over while nothing changes, a restart included.
            var held = state with { Hold = new SnapshotHold(FingerprintOf(folder), refusal), Origin = next.Origin };
            _history.Replace(held.ToManifest(options.Code), _ => true);
            return Load(held, changes) with { Refusal = refusal };
        }

        var before = state.Segments.Select(segment => segment.Segment).ToList();
        VectorCarryOver.Run(before, [.. segments.Select(segment => segment.Segment).Except(before)]);
        _history.Replace(next.ToManifest(options.Code), mayStay);
        return Load(next, changes) with { Replaced = isReplacing ? state.Snapshot : null };
    }

    // Null where there is nothing to index: the file was rejected, or its content is what the index has.
    private StoredArticle? Read(KnowledgeFile file, FolderChanges changes, IndexState state)
    {
        var hash = HashOf(file);
        var place = changes.Known.GetValueOrDefault(file.Path);
        if (place is not null && state.Segments[place.Segment].Segment.ContentHashOf(place.Article).SequenceEqual(hash))
        {
            return null;
        }

        switch (_reader.Read(file))
        {
            case ReadResult.Read(var article):
                (place is null ? _added : _changed).Add(file.Path);
                return ArticleIndexer.Prepare(article, hash);
            case ReadResult.Rejected(var rejected):
                _rejected.Add(rejected);
                return null;
            default:
                throw new InvalidOperationException("A file is either read or rejected.");
        }
    }

    // A file that cannot be opened has no hash; the reader then says what is wrong with it.
    private static byte[] HashOf(KnowledgeFile file)
    {
        try
        {
            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return SHA256.HashData(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new byte[SHA256.HashSizeInBytes];
        }
    }

    // Writes an article for each item that gives one, on all processors.
    private async Task<IReadOnlyList<OpenSegment>> WriteAsync<T>(
        IReadOnlyCollection<T> items,
        Func<T, StoredArticle?> read,
        IndexingPhase phase,
        Dictionary<string, FileStamp> stamps,
        CancellationToken cancellationToken)
    {
        using var writer = new IndexWriter(_files);
        var done = 0;
        await Parallel.ForEachAsync(items, cancellationToken, (item, _) =>
        {
            if (read(item) is { } article)
            {
                writer.Add(article);
            }

            progress?.Report(new(phase, Interlocked.Increment(ref done), items.Count));
            return ValueTask.CompletedTask;
        });
        progress?.Report(new(IndexingPhase.Writing, done, items.Count));
        return [.. writer.Finish().Select(written => new OpenSegment(
            new(written.Name, written.Length, [.. written.Paths.Select(path => (FileStamp?)stamps[path])]),
            Segment.Open(_files.PathOf(written.Name), written.Length)))];
    }

    private static OpenSegment Restamp(OpenSegment segment, HashSet<string> dead, Dictionary<string, FileStamp> stamps)
    {
        var current = segment.Entry.Stamps.ToArray();
        for (var article = 0; article < current.Length; article++)
        {
            if (current[article] is not null)
            {
                var path = segment.Segment.PathOf(article);
                current[article] = dead.Contains(path) ? null : stamps.TryGetValue(path, out var stamp) ? stamp : current[article];
            }
        }

        return segment with { Entry = segment.Entry with { Stamps = current } };
    }

    // Merging reads what the segments keep of their articles and indexes it anew: slower than merging lists of postings,
    // and no second way to make a segment.
    private async Task MergeAsync(List<OpenSegment> segments, Func<Segment, bool> mustGo, CancellationToken cancellationToken)
    {
        while (true)
        {
            var live = segments.ConvertAll(segment => new LiveSegment(segment.Segment, segment.Entry.Stamps));
            var chosen = MergePolicy.Choose(live, mustGo);
            if (chosen.Count == 0)
            {
                return;
            }

            var articles = chosen.SelectMany(i => live[i].LiveArticles.Select(article => (live[i].Segment, article))).ToArray();
            var stamps = chosen.SelectMany(i => live[i].LiveArticles.Select(article => (Path: live[i].Segment.PathOf(article), Stamp: segments[i].Entry.Stamps[article]!)))
                .ToDictionary(article => article.Path, article => article.Stamp, StringComparer.Ordinal);
            var merged = await WriteAsync(
                articles, place => place.Segment.ReadArticle(place.article), IndexingPhase.Merging, stamps, cancellationToken);
            foreach (var i in chosen.OrderDescending())
            {
                segments.RemoveAt(i);
            }

            segments.AddRange(merged);
        }
    }

    private KnowledgeLoad Load(IndexState state, FolderChanges changes)
    {
        var notes = state.Notes.ToList();
        if (state.Hold is { } hold)
        {
            notes.Add(hold.Reason);
        }

        if (state.Segments.Count == 0)
        {
            notes.Add($"The knowledge folder {options.KnowledgeDirectory} holds no document that can be used. Put documents in it.");
        }

        var lost = _rejected.Select(file => file.Path).Where(changes.Known.ContainsKey);
        return new(state.Snapshot, new(
            [.. _added.Order(StringComparer.Ordinal)],
            [.. _changed.Order(StringComparer.Ordinal)],
            [.. changes.Gone.Concat(lost).Order(StringComparer.Ordinal)],
            changes.Known.Count - _changed.Count - changes.Gone.Count - lost.Count(),
            [.. changes.Rejected.Concat(_rejected).OrderBy(file => file.Path, StringComparer.Ordinal)],
            notes));
    }

    private static KnowledgeLoad LoadHeld(IndexState state, FolderScan folder) =>
        new(state.Snapshot, new([], [], [], state.Snapshot.Articles.Count, folder.Rejected, state.Hold is { } hold ? [.. state.Notes, hold.Reason] : state.Notes));

    private KnowledgeLoad ServeLast(IndexState? state, Exception failure)
    {
        var remedy = "Make sure that there is room on its disk and that this account may write it, or name another folder.";
        if (state is null || state.Segments.Count == 0)
        {
            throw new KnowledgeException($"The index in {options.IndexDirectory} cannot be made: {failure.Message} {remedy}", failure) { IsAboutIndex = true };
        }

        var snapshot = state.Snapshot;
        var note = $"The index in {options.IndexDirectory} cannot be brought up to date, so answers come from the knowledge as it was: {failure.Message} {remedy}";
        return new(snapshot, new([], [], [], snapshot.Articles.Count, [], [.. state.Notes, note]));
    }
}
