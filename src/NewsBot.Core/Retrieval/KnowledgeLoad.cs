using System.Globalization;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Retrieval;

/// <summary>Which knowledge to index, and where the index is kept.</summary>
public sealed record KnowledgeIndexOptions
{
    /// <summary>The knowledge folder; empty for a replica that has none and serves what others publish.</summary>
    public required string KnowledgeDirectory { get; init; }

    /// <summary>Whether there is a knowledge folder.</summary>
    public bool HasFolder => KnowledgeDirectory.Length > 0;

    /// <summary>The folder of the index; it is made where it is missing, and holds nothing that cannot be made again.</summary>
    public required string IndexDirectory { get; init; }

    /// <summary>Files of more bytes are refused.</summary>
    public long MaxFileBytes { get; init; } = KnowledgeFolder.DefaultMaxFileBytes;

    /// <summary>How many earlier snapshots are kept to go back to; from 0.</summary>
    public int KeepSnapshots { get; init; }

    /// <summary>
    /// Says why what the folder holds must not take the place of what was served before, as a sentence, or null where it may.
    /// Given the snapshot before and the next one; not asked where there was none before. Null where there is never an
    /// objection.
    /// </summary>
    public Func<Snapshot, Snapshot, CancellationToken, Task<string?>>? Objection { get; init; }

    /// <summary>
    /// Whether what the folder holds is tried even if nothing changed since an admin went back to an earlier snapshot, or
    /// since it was refused.
    /// </summary>
    public bool EndsHold { get; init; }

    /// <summary>The clock that waiting goes by, and that snapshots are dated by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is awaited before the index is changed, so that what other replicas have done meanwhile comes first; null where there are none.</summary>
    internal Func<CancellationToken, Task>? BeforeChange { get; init; }

    /// <summary>Creates a file of the index.</summary>
    internal Func<string, Stream> CreateFile { get; init; } = IndexFiles.CreateOnDisk;

    /// <summary>The version of the code: an index of another version is made anew.</summary>
    internal Guid Code { get; init; } = typeof(KnowledgeIndexOptions).Module.ModuleVersionId;
}

/// <summary>The knowledge, ready to be searched, and what was done to get there.</summary>
/// <param name="Snapshot">The knowledge.</param>
/// <param name="Report">What was done.</param>
public sealed record KnowledgeLoad(Snapshot Snapshot, LoadReport Report)
{
    /// <summary>The knowledge whose place it took; null where nothing changed or there was none.</summary>
    public Snapshot? Replaced { get; init; }

    /// <summary>Why what the folder holds was refused, so that <see cref="Snapshot"/> is what was served before; null where it was not.</summary>
    public string? Refusal { get; init; }
}

/// <summary>What opening the index found and did. Paths are under the knowledge folder, sorted.</summary>
/// <param name="Added">Files that were not in the index.</param>
/// <param name="Changed">Files whose content was another in the index.</param>
/// <param name="Removed">Files that were in the index and are no more, or can no longer be used.</param>
/// <param name="Unchanged">How many files are as they were.</param>
/// <param name="Rejected">Files that cannot be used, and why.</param>
/// <param name="Notes">What else the operator should know, as sentences.</param>
public sealed record LoadReport(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed,
    int Unchanged,
    IReadOnlyList<RejectedFile> Rejected,
    IReadOnlyList<string> Notes)
{
    /// <summary>The figures in one line: "2 added, 0 changed, 1 removed, 14 unchanged, 0 rejected".</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Added.Count} added, {Changed.Count} changed, {Removed.Count} removed, {Unchanged} unchanged, {Rejected.Count} rejected");
}

/// <summary>How far indexing is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="FilesDone">Files read so far.</param>
/// <param name="FilesTotal">Files to read in all.</param>
public readonly record struct IndexingProgress(IndexingPhase Phase, int FilesDone, int FilesTotal);

/// <summary>What is being done while the index is brought up to date.</summary>
public enum IndexingPhase
{
    /// <summary>Another process is writing the index; this one waits for it.</summary>
    Waiting,

    /// <summary>Files are read and indexed.</summary>
    Reading,

    /// <summary>The index is written to the disk.</summary>
    Writing,

    /// <summary>Small parts of the index are joined.</summary>
    Merging,
}
