namespace NewsBot.Core.Retrieval;

/// <summary>What looking an index over has found.</summary>
/// <param name="Version">The version of the snapshot (see <see cref="Snapshot.Version"/>).</param>
/// <param name="Articles">How many articles it has.</param>
/// <param name="IsOfOtherProgram">Whether another version of this program made it, so that it is made anew before it is used.</param>
/// <param name="Problems">What is damaged, as sentences; empty where every byte is what was written.</param>
public sealed record IndexCheck(string Version, int Articles, bool IsOfOtherProgram, IReadOnlyList<string> Problems)
{
    /// <summary>Looks an index over.</summary>
    /// <param name="files">The files of the index.</param>
    /// <param name="code">The version of the code.</param>
    /// <returns>What was found; null where there is none.</returns>
    internal static IndexCheck? Run(IndexFiles files, Guid code)
    {
        if (files.ReadManifest() is not { } bytes)
        {
            return null;
        }

        var state = IndexState.Open(files, code);
        return new IndexCheck(
            state.Version,
            state.ToManifest(code).ArticleCount,
            IsOfOther(bytes, code),
            [
                .. state.Notes,
                .. state.Segments.Where(segment => !segment.Segment.IsIntact()).Select(segment => $"A part of the index is not what was written: {files.PathOf(segment.Entry.Name)}."),
            ]);
    }

    private static bool IsOfOther(byte[] manifest, Guid code)
    {
        try
        {
            return Manifest.IsOfOtherFormat(manifest) || Manifest.Parse(manifest).Code != code;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
