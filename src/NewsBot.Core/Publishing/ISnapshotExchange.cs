namespace NewsBot.Core.Publishing;

/// <summary>
/// Where replicas publish snapshots of the knowledge and take those of the others from. The files of a snapshot are kept in
/// chunks, each under the SHA-256 of its bytes, so that what two snapshots share is there once. Safe for use from many threads.
/// </summary>
/// <remarks>Every method throws <see cref="SharingException"/> where the exchange cannot be reached or used.</remarks>
public interface ISnapshotExchange
{
    /// <summary>The snapshots of one version of the program, newest first: the first is the current one, the others can be gone back to.</summary>
    /// <param name="program">The version of the program; others read indexes otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<PublishedSnapshot>> ListAsync(Guid program, CancellationToken cancellationToken);

    /// <summary>What other versions of the program have done there.</summary>
    /// <param name="program">This version of the program.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<OtherVersions> FindOtherVersionsAsync(Guid program, CancellationToken cancellationToken);

    /// <summary>What a snapshot consists of, as it was published; null where it is no longer kept.</summary>
    /// <param name="generation">Which snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<byte[]?> ReadDescriptionAsync(long generation, CancellationToken cancellationToken);

    /// <summary>Reads a chunk; null where there is none. The bytes are as they are kept: who reads them verifies them.</summary>
    /// <param name="hash">SHA-256 of the chunk, in lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<byte[]?> ReadChunkAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Which of some chunks are not there.</summary>
    /// <param name="hashes">The chunks.</param>
    /// <param name="verifies">Whether the bytes of those that are there are looked at too; damaged ones count as missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<string>> FindMissingAsync(IReadOnlyCollection<string> hashes, bool verifies, CancellationToken cancellationToken);

    /// <summary>Puts a chunk there, in the place of what may be there under its hash.</summary>
    /// <param name="hash">SHA-256 of the bytes, in lower-case hexadecimal digits.</param>
    /// <param name="bytes">The chunk.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task WriteChunkAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a snapshot the current one, tells all who listen, and deletes the snapshots that are no longer kept with every
    /// chunk that no snapshot has: all of it or nothing.
    /// </summary>
    /// <returns>
    /// Its generation; null where another snapshot was published since the one it is based on, or a chunk is not there. Then
    /// nothing has changed.
    /// </returns>
    /// <param name="publication">The snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<long?> PublishAsync(Publication publication, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the turn to make the next snapshot, so that replicas that see the same change do not all do the work. It
    /// saves work and protects nothing, so it is not waited for without end.
    /// </summary>
    /// <returns>The turn, until it is disposed of.</returns>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancellationToken);

    /// <summary>Tells whenever there may be a new snapshot: when one is published, when the exchange is reached again, and now and then.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Never ends by itself, and never throws but for the cancellation.</returns>
    IAsyncEnumerable<bool> ListenAsync(CancellationToken cancellationToken);
}

/// <summary>A snapshot that was published.</summary>
/// <param name="Generation">Its number; each publication has a higher one than those before.</param>
/// <param name="Version">Names the state of the knowledge (see <see cref="Retrieval.Snapshot.Version"/>).</param>
/// <param name="MadeAt">When the snapshot was made.</param>
/// <param name="Articles">How many articles it has.</param>
/// <param name="Replica">Who published it.</param>
public sealed record PublishedSnapshot(long Generation, string Version, DateTimeOffset MadeAt, int Articles, string Replica);

/// <summary>What other versions of the program have done where replicas publish.</summary>
/// <param name="Newest">The newest generation that one of them has published; 0 where there is none.</param>
/// <param name="HasChangedSchema">Whether a newer one keeps things otherwise than this one, which may thus be unable to read and write some.</param>
public sealed record OtherVersions(long Newest, bool HasChangedSchema)
{
    /// <summary>Where there are none.</summary>
    public static OtherVersions None { get; } = new(0, HasChangedSchema: false);
}

/// <summary>A snapshot to be published.</summary>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="BasedOn">The generation that was current when it was made; 0 where there was none.</param>
/// <param name="Version">Names the state of the knowledge.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Articles">How many articles it has.</param>
/// <param name="Description">What it consists of.</param>
/// <param name="Chunks">The hashes of all its chunks.</param>
/// <param name="Kept">The generations of this version of the program that can be gone back to from now on; no others are kept.</param>
/// <param name="Deletes">Whether documents may have been deleted since the one before it, so that no snapshot of another version of the program may stay.</param>
public sealed record Publication(
    Guid Program,
    long BasedOn,
    string Version,
    DateTimeOffset MadeAt,
    int Articles,
    byte[] Description,
    IReadOnlyCollection<string> Chunks,
    IReadOnlyCollection<long> Kept,
    bool Deletes);

/// <summary>What replicas share cannot be reached or used. The message says why and what to do.</summary>
public sealed class SharingException : Exception
{
    /// <summary>Makes one with a message for the operator.</summary>
    public SharingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message for the operator and the failure behind it.</summary>
    public SharingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
