using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Retrieval;

/// <summary>How a knowledge folder differs from the state of its index, as far as the listing tells.</summary>
/// <param name="ToRead">Files that are not in the index, or not as they are now.</param>
/// <param name="Gone">Articles of the index whose files are no more.</param>
/// <param name="Known">The articles of the index, by path.</param>
/// <param name="Rejected">What the listing left out.</param>
/// <param name="RejectedBefore">Whether every file to read was rejected before and has not changed since.</param>
internal sealed record FolderChanges(
    IReadOnlyList<KnowledgeFile> ToRead,
    IReadOnlyList<string> Gone,
    IReadOnlyDictionary<string, ArticlePlace> Known,
    IReadOnlyList<RejectedFile> Rejected,
    bool RejectedBefore)
{
    /// <summary>How many articles are as they were.</summary>
    public int Unchanged => Known.Count - Gone.Count - ToRead.Count(file => Known.ContainsKey(file.Path));

    public static FolderChanges Find(FolderScan folder, IndexState state)
    {
        var known = IndexState.FindArticles(state.Segments);
        var toRead = folder.Files.Where(file => !known.TryGetValue(file.Path, out var place) || place.Stamp != StampOf(file)).ToArray();
        var files = folder.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new(
            toRead,
            [.. known.Keys.Where(path => !files.Contains(path)).Order(StringComparer.Ordinal)],
            known,
            folder.Rejected,
            toRead.All(file => state.Rejected.TryGetValue(file.Path, out var stamp) && stamp == StampOf(file)));
    }

    public static FileStamp StampOf(KnowledgeFile file) => new(file.Length, file.LastWriteUtc.Ticks);
}
