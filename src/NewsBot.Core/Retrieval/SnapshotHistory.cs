namespace NewsBot.Core.Retrieval;

/// <summary>A snapshot that can be served.</summary>
/// <param name="Version">Names it (see <see cref="Snapshot.Version"/>).</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Articles">How many articles it has.</param>
/// <param name="IsCurrent">Whether it is the one that is served.</param>
public sealed record KeptSnapshot(string Version, DateTimeOffset MadeAt, int Articles, bool IsCurrent);

/// <summary>
/// The earlier snapshots of an index, which an admin can go back to. Each is a manifest beside the current one; most of
/// their segments are the current one's too.
/// </summary>
/// <param name="files">The files of the index.</param>
/// <param name="code">The version of the code; snapshots that other code wrote count for nothing.</param>
/// <param name="keep">How many are kept; from 0.</param>
internal sealed class SnapshotHistory(IndexFiles files, Guid code, int keep)
{
    /// <summary>The manifest of the current snapshot; null where there is none that can be used.</summary>
    public Manifest? ReadCurrent() => files.ReadManifest() is { } bytes ? TryParse(bytes) : null;

    /// <summary>The manifests of the earlier snapshots, newest first.</summary>
    /// <param name="current">The current snapshot, which is not listed again.</param>
    public IReadOnlyList<Manifest> Read(Manifest? current) =>
    [
        .. files.ReadKept().Select(bytes => TryParse(bytes)).OfType<Manifest>()
            .Where(manifest => !string.Equals(manifest.Version, current?.Version, StringComparison.Ordinal))
            .OrderByDescending(manifest => manifest.MadeAt)
            .ThenBy(manifest => manifest.Version, StringComparer.Ordinal),
    ];

    /// <summary>Replaces the current snapshot, keeps the one before, and deletes what is not needed any more.</summary>
    /// <param name="next">The next snapshot. Its segments are safely on disk, and all that is in them may stay.</param>
    /// <param name="mayStay">Whether the text of a document may stay on the disk.</param>
    public void Replace(Manifest next, Func<string, bool> mayStay)
    {
        if (keep > 0 && ReadCurrent() is { ArticleCount: > 0 } current && !string.Equals(current.Version, next.Version, StringComparison.Ordinal))
        {
            files.WriteKept(current with { Hold = null, Origin = null });
        }

        files.WriteManifest(next);
        var isClean = next.Segments.ToDictionary(segment => segment.Name, _ => true, StringComparer.Ordinal);
        DeleteUnneeded(next, [.. Read(next).Where(manifest => manifest.Segments.All(IsClean)).Take(keep)]);

        bool IsClean(ManifestSegment segment)
        {
            if (!isClean.TryGetValue(segment.Name, out var known))
            {
                var (opened, _) = IndexState.OpenSegments(files, [segment]);
                isClean[segment.Name] = known = opened.Count > 0 && opened[0].Segment.HoldsOnly(mayStay);
            }

            return known;
        }
    }

    /// <summary>Replaces the current snapshot by one that another replica made, and deletes what is not needed any more.</summary>
    /// <param name="next">That snapshot. Its segments are safely on disk.</param>
    /// <param name="kept">The versions that replicas keep; no others stay on the disk.</param>
    public void Follow(Manifest next, IReadOnlySet<string> kept)
    {
        if (ReadCurrent() is { ArticleCount: > 0 } current && kept.Contains(current.Version) && !string.Equals(current.Version, next.Version, StringComparison.Ordinal))
        {
            files.WriteKept(current with { Hold = null, Origin = null });
        }

        files.WriteManifest(next);
        DeleteUnneeded(next, [.. Read(next).Where(manifest => kept.Contains(manifest.Version))]);
    }

    /// <summary>
    /// Deletes what a process that was killed left behind, which may be the text of a deleted document. Another process that
    /// is writing does so itself when it is done.
    /// </summary>
    public void Tidy()
    {
        var current = ReadCurrent();
        if (files.FindUnneeded(current, []).Count == 0 || files.FindUnneeded(current, Read(current)).Count == 0)
        {
            return;
        }

        using var writerLock = files.TryLock();
        if (writerLock is not null && ReadCurrent() is { } now)
        {
            DeleteUnneeded(now, Read(now));
        }
    }

    private void DeleteUnneeded(Manifest current, IReadOnlyList<Manifest> kept)
    {
        foreach (var file in files.FindUnneeded(current, kept))
        {
            IndexFiles.TryDelete(file);
        }
    }

    private Manifest? TryParse(byte[] bytes)
    {
        try
        {
            return Manifest.Parse(bytes) is var manifest && manifest.Code == code ? manifest : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
