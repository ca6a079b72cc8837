using System.Runtime.InteropServices;

namespace NewsBot.Core.Retrieval;

/// <summary>A file as the folder listed it; when none of this changes, the file is taken for unchanged.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="ModifiedTicks">When it was last written, in ticks of UTC.</param>
internal sealed record FileStamp(long Length, long ModifiedTicks);

/// <summary>One segment of a snapshot.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Length">Its file's length in bytes.</param>
/// <param name="Stamps">For each of its articles the file as it was when last looked at, or null where the article is no longer part of the knowledge.</param>
internal sealed record ManifestSegment(string Name, long Length, IReadOnlyList<FileStamp?> Stamps);

/// <summary>Why a snapshot is served that is not what the folder holds, and until when.</summary>
/// <param name="Folder">The state of the folder for which it is served (see <see cref="FolderChanges.FingerprintOf"/>); with any other the folder counts again.</param>
/// <param name="Reason">Why, as a sentence for the operator.</param>
internal sealed record SnapshotHold(string Folder, string Reason);

/// <summary>What ties an index to the snapshots that replicas publish (see <see cref="Publishing.SharedIndex"/>).</summary>
/// <param name="Generation">The published snapshot that the index holds or was made from; 0 where there was none.</param>
/// <param name="Version">The version of that one; where the index has another, its own is not published yet.</param>
/// <param name="Folder">The state of the knowledge folder when it was last looked at (see <see cref="FolderChanges.FingerprintOf"/>); null where it has to be looked at.</param>
/// <param name="IsFollowed">Whether the snapshot was taken from others, so that the folder counts only when it is not as it was.</param>
internal sealed record SharedOrigin(long Generation, string Version, string? Folder, bool IsFollowed)
{
    /// <summary>Of an index that nothing was published from.</summary>
    public static SharedOrigin None { get; } = new(0, "", Folder: null, IsFollowed: false);
}

/// <summary>
/// What a snapshot consists of. It is the one file of the index that is ever replaced, and it is replaced whole, after all
/// segments it names are safely on disk: whatever happens, the folder holds one complete snapshot.
/// </summary>
/// <param name="Code">The version of the code that wrote the segments; other code may read, cut or analyse otherwise.</param>
/// <param name="Version">Names the state of the knowledge: the same articles give the same version on any machine.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Hold">Why it is served though the folder holds something else; null where it is what the folder holds.</param>
/// <param name="Segments">The segments, oldest first.</param>
/// <param name="Rejected">Files that could not be used, as they were when last looked at.</param>
internal sealed record Manifest(
    Guid Code,
    string Version,
    DateTimeOffset MadeAt,
    SnapshotHold? Hold,
    IReadOnlyList<ManifestSegment> Segments,
    IReadOnlyDictionary<string, FileStamp> Rejected)
{
    // What manifests of all formats begin with, and the number of this one.
    private static ReadOnlySpan<byte> Family => "NEWMAN"u8;

    private static ReadOnlySpan<byte> Magic => "NEWMAN03"u8;

    /// <summary>What ties it to the snapshots that replicas publish; null where nothing does.</summary>
    public SharedOrigin? Origin { get; init; }

    /// <summary>Whether it is a manifest in a format that other code wrote.</summary>
    public static bool IsOfOtherFormat(ReadOnlySpan<byte> bytes) =>
        bytes.Length > Magic.Length
        && bytes.StartsWith(Family)
        && !bytes.StartsWith(Magic)
        && !bytes[Family.Length..Magic.Length].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another format.</exception>
    public static Manifest Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Magic.Length + sizeof(uint) || !bytes.StartsWith(Magic))
        {
            throw new InvalidDataException("It does not begin as a manifest does.");
        }

        var body = bytes[(Magic.Length + sizeof(uint))..];
        if (Checksum.Of(body) != MemoryMarshal.Read<uint>(bytes[Magic.Length..]))
        {
            throw new InvalidDataException("Its checksum does not fit.");
        }

        var data = new PackedReader(body);
        var code = new Guid(data.Bytes(16));
        var version = data.Text();
        var madeAt = new DateTimeOffset(data.Number(), TimeSpan.Zero);
        var hold = data.OptionalText() is { } folder ? new SnapshotHold(folder, data.Text()) : null;
        var segments = new ManifestSegment[data.Int()];
        for (var i = 0; i < segments.Length; i++)
        {
            var (name, length) = (data.Text(), data.Number());
            var stamps = new FileStamp?[data.Int()];
            for (var article = 0; article < stamps.Length; article++)
            {
                stamps[article] = data.Int() == 0 ? null : new(data.Number(), data.Number());
            }

            segments[i] = new(name, length, stamps);
        }

        var rejected = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        for (var left = data.Int(); left > 0; left--)
        {
            rejected.Add(data.Text(), new(data.Number(), data.Number()));
        }

        var origin = data.Int() == 0 ? null : new SharedOrigin(data.Number(), data.Text(), data.OptionalText(), data.Int() != 0);
        return new(code, version, madeAt, hold, segments, rejected) { Origin = origin };
    }

    /// <summary>How many articles the snapshot has.</summary>
    public int ArticleCount => Segments.Sum(segment => segment.Stamps.Count(stamp => stamp is not null));

    /// <summary>The manifest as <see cref="Parse"/> reads it.</summary>
    public byte[] ToBytes()
    {
        var data = new PackedWriter();
        data.Bytes(Code.ToByteArray());
        data.Text(Version);
        data.Number(MadeAt.UtcTicks);
        data.Text(Hold?.Folder);
        if (Hold is not null)
        {
            data.Text(Hold.Reason);
        }

        data.Number(Segments.Count);
        foreach (var (name, length, stamps) in Segments)
        {
            data.Text(name);
            data.Number(length);
            data.Number(stamps.Count);
            foreach (var stamp in stamps)
            {
                data.Number(stamp is null ? 0 : 1);
                if (stamp is { } known)
                {
                    data.Number(known.Length);
                    data.Number(known.ModifiedTicks);
                }
            }
        }

        data.Number(Rejected.Count);
        foreach (var (path, stamp) in Rejected)
        {
            data.Text(path);
            data.Number(stamp.Length);
            data.Number(stamp.ModifiedTicks);
        }

        data.Number(Origin is null ? 0 : 1);
        if (Origin is { } origin)
        {
            data.Number(origin.Generation);
            data.Text(origin.Version);
            data.Text(origin.Folder);
            data.Number(origin.IsFollowed ? 1 : 0);
        }

        var checksum = Checksum.Of(data.Written);
        return [.. Magic, .. MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in checksum)), .. data.Written];
    }
}
