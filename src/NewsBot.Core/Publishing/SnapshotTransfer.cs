using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Publishing;

/// <summary>Brings the files of snapshots from the index to the exchange and back, and sees that they are what was published.</summary>
/// <param name="files">The files of the index.</param>
/// <param name="exchange">Where replicas publish.</param>
internal sealed class SnapshotTransfer(IndexFiles files, ISnapshotExchange exchange)
{
    // How many chunks are under way at once.
    private const int AtOnce = 4;

    private const string Remedy = "What is served is served on. Have a replica that has the documents publish them again: newsbot knowledge reload.";

    // The last one that was read; a published snapshot never changes.
    private (long Generation, SharedSnapshot Snapshot)? _described;

    /// <summary>What a published snapshot consists of.</summary>
    /// <exception cref="SharingException">It cannot be read, or is damaged.</exception>
    public async Task<SharedSnapshot> DescribeAsync(long generation, CancellationToken cancellationToken)
    {
        if (_described is { } known && known.Generation == generation)
        {
            return known.Snapshot;
        }

        var bytes = await exchange.ReadDescriptionAsync(generation, cancellationToken)
            ?? throw new SharingException($"The published generation {generation} is no longer there. {Remedy}");
        try
        {
            var snapshot = SharedSnapshot.Parse(bytes);
            _described = (generation, snapshot);
            return snapshot;
        }
        catch (InvalidDataException e)
        {
            throw new SharingException($"The published generation {generation} is damaged: {e.Message} {Remedy}", e);
        }
    }

    /// <summary>The same; null where it is damaged.</summary>
    /// <param name="generation">Which snapshot.</param>
    /// <param name="verifies">Whether it is read anew even if it was read before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SharingException">It cannot be read.</exception>
    public async Task<SharedSnapshot?> TryDescribeAsync(long generation, bool verifies, CancellationToken cancellationToken)
    {
        _described = verifies ? null : _described;
        try
        {
            return await DescribeAsync(generation, cancellationToken);
        }
        catch (SharingException e) when (e.InnerException is InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Fetches the files of a snapshot that are not on the disk.</summary>
    /// <exception cref="SharingException">One cannot be fetched, or is damaged.</exception>
    /// <exception cref="IOException">One cannot be written.</exception>
    public async Task FetchAsync(SharedSnapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var file in snapshot.Files.Where(file => !IsThere(file)))
        {
            using var pending = files.CreateCopy(file.Name);
            foreach (var chunks in file.Chunks.Chunk(AtOnce))
            {
                foreach (var bytes in await Task.WhenAll(chunks.Select(hash => FetchAsync(file, hash, cancellationToken))))
                {
                    await pending.Stream.WriteAsync(bytes, cancellationToken);
                }
            }

            if (pending.Stream.Length != file.Length)
            {
                throw Damaged(file);
            }

            pending.Commit();
        }
    }

    /// <summary>Whether all of a published snapshot is there, and every byte as it was published.</summary>
    /// <exception cref="SharingException">That cannot be found out.</exception>
    public async Task<bool> IsIntactAsync(SharedSnapshot snapshot, CancellationToken cancellationToken) =>
        (await exchange.FindMissingAsync(ChunksOf(snapshot), verifies: true, cancellationToken)).Count == 0;

    /// <summary>The files of vectors that go with a snapshot of the index, as far as they are complete.</summary>
    /// <param name="manifest">The snapshot's manifest.</param>
    public IReadOnlyList<string> FindVectors(Manifest manifest) =>
        [.. manifest.Segments.SelectMany(segment => files.FindVectors(segment.Name)).Where(name => VectorFile.IsComplete(files.PathOf(name)))];

    /// <summary>Describes a snapshot of the index, to be published.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="vectors">The files of vectors that go with it.</param>
    /// <param name="before">A published snapshot that may have files in common with it; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SharingException">A file of the index is not what was written.</exception>
    public async Task<SharedSnapshot> PrepareAsync(
        Manifest manifest, IReadOnlyList<string> vectors, SharedSnapshot? before, CancellationToken cancellationToken)
    {
        var known = before?.Files.ToDictionary(file => file.Name, StringComparer.Ordinal) ?? [];
        var described = new List<SharedFile>(manifest.Segments.Count);
        foreach (var segment in manifest.Segments)
        {
            described.Add(known.TryGetValue(segment.Name, out var published) ? published : await ReadAsync(segment, cancellationToken));
        }

        foreach (var name in vectors)
        {
            described.Add(known.TryGetValue(name, out var published) ? published : await SharedFile.ReadAsync(files.PathOf(name), cancellationToken));
        }

        return new(manifest with { Origin = null }, described);
    }

    /// <summary>Brings all chunks of a snapshot that are not there to the exchange.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="verifies">Whether chunks that are there and damaged are replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SharingException">That is not possible.</exception>
    public async Task UploadAsync(SharedSnapshot snapshot, bool verifies, CancellationToken cancellationToken)
    {
        var missing = (await exchange.FindMissingAsync(ChunksOf(snapshot), verifies, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var chunks = snapshot.Files.SelectMany(file => file.Chunks.Select((hash, i) => (File: file, Hash: hash, Number: i))).Where(chunk => missing.Contains(chunk.Hash));
        await Parallel.ForEachAsync(chunks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (chunk, cancel) =>
        {
            var bytes = await chunk.File.ReadChunkAsync(files.PathOf(chunk.File.Name), chunk.Number, cancel);
            if (!string.Equals(SharedFile.HashOf(bytes.Span), chunk.Hash, StringComparison.Ordinal))
            {
                throw new SharingException($"{files.PathOf(chunk.File.Name)} is not what was published, so it is not published again. Delete it, and restart this replica.");
            }

            await exchange.WriteChunkAsync(chunk.Hash, bytes, cancel);
        });
    }

    // Another replica must not be given what is damaged here.
    private async Task<SharedFile> ReadAsync(ManifestSegment segment, CancellationToken cancellationToken)
    {
        var path = files.PathOf(segment.Name);
        try
        {
            return Segment.Open(path, segment.Length).IsIntact()
                ? await SharedFile.ReadAsync(path, cancellationToken)
                : throw new InvalidDataException("A checksum does not fit.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new SharingException($"The index cannot be published. {path}: {e.Message} Delete that file and reload the documents.", e);
        }
    }

    private bool IsThere(SharedFile file) => new FileInfo(files.PathOf(file.Name)) is { Exists: true } found && found.Length == file.Length;

    private async Task<byte[]> FetchAsync(SharedFile file, string hash, CancellationToken cancellationToken)
    {
        var bytes = await exchange.ReadChunkAsync(hash, cancellationToken);
        return bytes is not null && string.Equals(SharedFile.HashOf(bytes), hash, StringComparison.Ordinal) ? bytes : throw Damaged(file);
    }

    private static SharingException Damaged(SharedFile file) =>
        new($"A part of what was published is missing or damaged ({file.Name}), so it is refused. {Remedy}");

    private static HashSet<string> ChunksOf(SharedSnapshot snapshot) => snapshot.Files.SelectMany(file => file.Chunks).ToHashSet(StringComparer.Ordinal);
}
