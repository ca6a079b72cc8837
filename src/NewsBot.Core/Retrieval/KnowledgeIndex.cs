namespace NewsBot.Core.Retrieval;

/// <summary>The index of a knowledge folder on disk.</summary>
/// <remarks>
/// The index is a folder of immutable segments and one manifest that names those of the current snapshot. Nothing is
/// changed in place: new segments are written and flushed, then the manifest is replaced. A crash at any point leaves the
/// last snapshot; what it left half done is deleted by the next update. One process at a time updates the index, others
/// wait for it; reading needs no lock.
/// </remarks>
public static class KnowledgeIndex
{
    /// <summary>Brings the index up to date with the knowledge folder and opens it.</summary>
    /// <remarks>
    /// Files whose length and time of change are as they were are not read. Where the index cannot be brought up to date
    /// (a full disk, a folder that may not be written), the last snapshot is opened and a note says so.
    /// </remarks>
    /// <param name="options">Which folder, and where the index is.</param>
    /// <param name="progress">Told how far it is, from several threads, at least once for each file read.</param>
    /// <param name="cancellationToken">Stops the work; the index stays as it was.</param>
    /// <exception cref="Knowledge.KnowledgeException">
    /// The knowledge folder cannot be used, or there is no snapshot yet and none can be made. The message names the folder
    /// and the remedy.
    /// </exception>
    public static async Task<KnowledgeLoad> OpenAsync(
        KnowledgeIndexOptions options, IProgress<IndexingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                return await new IndexUpdate(options, progress).RunAsync(cancellationToken);
            }
            catch (DamagedIndexException e) when (e.IsPutAside)
            {
                // Found while segments were merged. The next run makes it good; as each takes a file away, this ends.
            }
        }
    }

    /// <summary>The snapshots that can be served, newest first.</summary>
    /// <param name="options">Which folder, and where the index is.</param>
    public static IReadOnlyList<KeptSnapshot> ListSnapshots(KnowledgeIndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var history = new SnapshotHistory(new IndexFiles(options.IndexDirectory, options.CreateFile), options.Code, options.KeepSnapshots);
        var current = history.ReadCurrent();
        return
        [
            .. history.Read(current).Append(current).OfType<Manifest>().OrderByDescending(manifest => manifest.MadeAt)
                .Select(manifest => new KeptSnapshot(manifest.Version, manifest.MadeAt, manifest.ArticleCount, ReferenceEquals(manifest, current))),
        ];
    }

    /// <summary>Looks the whole index over. Nothing is changed, and others may use it meanwhile.</summary>
    /// <param name="options">Which folder, and where the index is.</param>
    /// <returns>What was found; null where there is no index yet.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IndexCheck? Check(KnowledgeIndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return IndexCheck.Run(new IndexFiles(options.IndexDirectory, options.CreateFile), options.Code);
    }

    /// <summary>Serves an earlier snapshot for as long as the knowledge folder stays as it is; see <see cref="KnowledgeIndexOptions.EndsHold"/>.</summary>
    /// <param name="options">Which folder, and where the index is.</param>
    /// <param name="version">The snapshot's version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Knowledge.KnowledgeException">There is no such snapshot, or it cannot be served; what is served stays.</exception>
    public static async Task<KnowledgeLoad> GoBackAsync(KnowledgeIndexOptions options, string version, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        try
        {
            return await new IndexUpdate(options, progress: null).GoBackAsync(version, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Knowledge.KnowledgeException($"The index in {options.IndexDirectory} cannot be changed: {e.Message} Make sure that there is room on its disk and that this account may write it.", e) { IsAboutIndex = true };
        }
    }
}
