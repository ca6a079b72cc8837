namespace NewsBot.Core.Retrieval;

/// <summary>The files of one index folder. Every file is written under another name, flushed to the disk and then renamed.</summary>
/// <param name="directory">The folder; it is made when the first file is.</param>
/// <param name="create">Creates a file; tests give one that fails.</param>
internal sealed class IndexFiles(string directory, Func<string, Stream> create)
{
    /// <summary>Marks a segment that was found damaged while it was used.</summary>
    public const string DamagedSuffix = ".damaged";

    private const string ManifestName = "manifest";
    private const string KeptSuffix = ".kept";
    private const string LockName = "lock";
    private const string VectorLockName = "vectors.lock";
    private const string SegmentSuffix = ".segment";
    private const string TemporarySuffix = ".new";

    /// <summary>Creates files on the disk.</summary>
    public static Stream CreateOnDisk(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    public string ManifestPath => PathOf(ManifestName);

    public string PathOf(string name) => Path.Combine(directory, name);

    /// <summary>Reads the manifest; null where there is none.</summary>
    public byte[]? ReadManifest()
    {
        try
        {
            return File.ReadAllBytes(ManifestPath);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Replaces the manifest: from then on the snapshot it describes is the current one.</summary>
    public void WriteManifest(Manifest manifest)
    {
        using var file = Create(ManifestName);
        file.Stream.Write(manifest.ToBytes());
        file.Commit();
    }

    /// <summary>Reads the manifests of earlier snapshots that are kept, in no order.</summary>
    public IReadOnlyList<byte[]> ReadKept() =>
        Directory.Exists(directory) ? [.. Directory.EnumerateFiles(directory, $"*{KeptSuffix}").Select(File.ReadAllBytes)] : [];

    /// <summary>Keeps the manifest of a snapshot beside the current one.</summary>
    public void WriteKept(Manifest manifest)
    {
        using var file = Create(manifest.Version + KeptSuffix);
        file.Stream.Write(manifest.ToBytes());
        file.Commit();
    }

    /// <summary>Begins a segment under a name that no other has.</summary>
    public PendingFile CreateSegment() => Create($"{Guid.NewGuid():N}{SegmentSuffix}");

    /// <summary>The names of the files of vectors that go with a segment.</summary>
    public IEnumerable<string> FindVectors(string segment) =>
        Directory.EnumerateFiles(directory, VectorFile.PathOf(segment, "*")).Select(path => Path.GetFileName(path));

    /// <summary>Begins a file of a segment under the name it has elsewhere.</summary>
    public PendingFile CreateCopy(string name) => Create(name);

    /// <summary>Whether a name is one that a segment, or a file that goes with one, can have: nothing but a plain name is.</summary>
    public static bool IsFileOfSegment(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && char.IsAsciiLetterOrDigit(name[0])
        && (name.EndsWith(SegmentSuffix, StringComparison.Ordinal) || (name.Contains(SegmentSuffix, StringComparison.Ordinal) && name.EndsWith(VectorFile.Suffix, StringComparison.Ordinal)));

    /// <summary>Takes the lock that one writer at a time holds; null while another process has it. The system frees it if the process ends.</summary>
    public FileStream? TryLock() => TryLock(LockName);

    /// <summary>The same for who makes vectors, which takes long and keeps nobody from writing.</summary>
    public FileStream? TryLockVectors() => TryLock(VectorLockName);

    private FileStream? TryLock(string name)
    {
        Directory.CreateDirectory(directory);
        try
        {
            return new(PathOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            return null;
        }
    }

    /// <summary>
    /// The files that no snapshot needs: segments and manifests that are not named here, and what was never finished.
    /// </summary>
    /// <param name="current">The current snapshot's manifest; null where there is none.</param>
    /// <param name="kept">The manifests of the earlier ones that are kept.</param>
    public IReadOnlyList<string> FindUnneeded(Manifest? current, IReadOnlyList<Manifest> kept)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var needed = kept.SelectMany(SegmentsOf).Concat(current is null ? [] : SegmentsOf(current))
            .Concat(kept.Select(manifest => manifest.Version + KeptSuffix))
            .ToHashSet(StringComparer.Ordinal);
        return [.. Directory.EnumerateFiles(directory).Where(file => IsOurs(file) && !needed.Contains(OwnerOf(Path.GetFileName(file))))];
    }

    /// <summary>Deletes a file. Windows does not delete what another process still reads; it goes with a later update.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static IEnumerable<string> SegmentsOf(Manifest manifest) => manifest.Segments.Select(segment => segment.Name);

    // Vectors are needed for as long as their segment is.
    private static string OwnerOf(string name) =>
        name.EndsWith(VectorFile.Suffix, StringComparison.Ordinal) ? name[..(name.IndexOf(SegmentSuffix, StringComparison.Ordinal) + SegmentSuffix.Length)] : name;

    private static bool IsOurs(string file) =>
        file.EndsWith(SegmentSuffix, StringComparison.Ordinal)
        || file.EndsWith(TemporarySuffix, StringComparison.Ordinal)
        || file.EndsWith(KeptSuffix, StringComparison.Ordinal)
        || file.EndsWith(VectorFile.Suffix, StringComparison.Ordinal)
        || file.EndsWith(SegmentSuffix + DamagedSuffix, StringComparison.Ordinal);

    private PendingFile Create(string name)
    {
        var path = PathOf(name);
        return new(path, path + TemporarySuffix, create(path + TemporarySuffix));
    }

    // EWOULDBLOCK of Linux and of macOS; sharing and lock violations of Windows.
    private static bool IsHeldElsewhere(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}

/// <summary>A file that is being written under a temporary name. Disposed before it is committed, it is deleted.</summary>
internal sealed class PendingFile(string path, string temporaryPath, Stream stream) : IDisposable
{
    private bool _committed;

    public string Name { get; } = Path.GetFileName(path);

    public Stream Stream { get; } = stream;

    /// <summary>Flushes the file to the disk and gives it its name.</summary>
    /// <returns>Its length in bytes.</returns>
    public long Commit()
    {
        Stream.Flush();
        (Stream as FileStream)?.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(temporaryPath, path, overwrite: true);
        _committed = true;
        return new FileInfo(path).Length;
    }

    public void Dispose()
    {
        if (!_committed)
        {
            Stream.Dispose();
            File.Delete(temporaryPath);
        }
    }
}
