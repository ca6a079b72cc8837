using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Core.Retrieval;

/// <summary>One segment of a state, opened.</summary>
/// <param name="Entry">What the manifest says of it.</param>
/// <param name="Segment">Its content.</param>
internal sealed record OpenSegment(ManifestSegment Entry, Segment Segment);

/// <summary>Where an article is in a state.</summary>
/// <param name="Segment">Which segment.</param>
/// <param name="Article">Which article of the segment.</param>
/// <param name="Stamp">Its file, as it was when last looked at.</param>
internal sealed record ArticlePlace(int Segment, int Article, FileStamp Stamp);

/// <summary>The index as it is on disk.</summary>
/// <param name="Version">Names the state of the knowledge (see <see cref="VersionOf"/>).</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Hold">Why it is served though the folder holds something else; null where it is what the folder holds.</param>
/// <param name="Segments">The segments, without those that are damaged.</param>
/// <param name="Rejected">Files that could not be used, as they were when last looked at.</param>
/// <param name="Notes">What was damaged or left aside, as sentences.</param>
internal sealed record IndexState(
    string Version,
    DateTimeOffset MadeAt,
    SnapshotHold? Hold,
    IReadOnlyList<OpenSegment> Segments,
    IReadOnlyDictionary<string, FileStamp> Rejected,
    IReadOnlyList<string> Notes)
{
    private const string MadeByOtherCode = "The index was written by another version of this program and is made anew.";

    private const int VersionLength = 12;

    /// <summary>What ties it to the snapshots that replicas publish; null where nothing does.</summary>
    public SharedOrigin? Origin { get; init; }

    /// <summary>The knowledge, to be searched.</summary>
    public Snapshot Snapshot { get; } = new(Version, [.. Segments.Select(segment => new LiveSegment(segment.Segment, segment.Entry.Stamps))]);

    /// <summary>Opens what the folder holds. What cannot be used is left out with a note; nothing in the folder is changed.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="code">The version of the code; an index that other code wrote is left aside.</param>
    public static IndexState Open(IndexFiles files, Guid code)
    {
        while (true)
        {
            var bytes = files.ReadManifest();
            if (bytes is null)
            {
                return Empty();
            }

            if (Manifest.IsOfOtherFormat(bytes))
            {
                return Empty(MadeByOtherCode);
            }

            Manifest manifest;
            try
            {
                manifest = Manifest.Parse(bytes);
            }
            catch (InvalidDataException e)
            {
                return Empty($"The list of the index's parts is damaged, so the index is made anew. {files.ManifestPath}: {e.Message}");
            }

            if (manifest.Code != code)
            {
                return Empty(MadeByOtherCode);
            }

            var (segments, notes) = OpenSegments(files, manifest.Segments);
            if (notes.Count == 0)
            {
                return new(manifest.Version, manifest.MadeAt, manifest.Hold, segments, manifest.Rejected, notes) { Origin = manifest.Origin };
            }

            // A segment is also missing where another process has replaced the snapshot a moment ago; then the new one counts.
            if (bytes.AsSpan().SequenceEqual(files.ReadManifest()))
            {
                return new(VersionOf(segments), manifest.MadeAt, Hold: null, segments, manifest.Rejected, notes) { Origin = manifest.Origin };
            }
        }
    }

    /// <summary>A name for the knowledge in some segments: the same articles have the same one, however they are stored.</summary>
    public static string VersionOf(IReadOnlyList<OpenSegment> segments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, place) in FindArticles(segments).OrderBy(article => article.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(segments[place.Segment].Segment.ContentHashOf(place.Article));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    /// <summary>Where each article is, by path.</summary>
    public static Dictionary<string, ArticlePlace> FindArticles(IReadOnlyList<OpenSegment> segments)
    {
        var places = new Dictionary<string, ArticlePlace>(segments.Sum(segment => segment.Entry.Stamps.Count), StringComparer.Ordinal);
        for (var i = 0; i < segments.Count; i++)
        {
            var (entry, segment) = segments[i];
            for (var article = 0; article < entry.Stamps.Count; article++)
            {
                if (entry.Stamps[article] is { } stamp)
                {
                    places.Add(segment.PathOf(article), new(i, article, stamp));
                }
            }
        }

        return places;
    }

    /// <summary>What the manifest says of it.</summary>
    public Manifest ToManifest(Guid code) => new(code, Version, MadeAt, Hold, [.. Segments.Select(segment => segment.Entry)], Rejected) { Origin = Origin };

    private static IndexState Empty(params string[] notes) =>
        new(VersionOf([]), DateTimeOffset.MinValue, Hold: null, [], new Dictionary<string, FileStamp>(StringComparer.Ordinal), notes);

    /// <summary>Opens segments; of one that cannot be used, a note says why.</summary>
    public static (List<OpenSegment> Segments, List<string> Notes) OpenSegments(IndexFiles files, IReadOnlyList<ManifestSegment> entries)
    {
        var segments = new List<OpenSegment>();
        var notes = new List<string>();
        foreach (var entry in entries)
        {
            try
            {
                segments.Add(new(entry, Segment.Open(files.PathOf(entry.Name), entry.Length)));
            }
            catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
            {
                notes.Add($"A part of the index is damaged and is made anew from its articles. {files.PathOf(entry.Name)}: {e.Message}");
            }
        }

        return (segments, notes);
    }
}
