using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>A name for the folder as its listing tells it, its question set included: while nothing changes, it stays.</summary>
    public static string FingerprintOf(FolderScan folder, string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in folder.Files)
        {
            Add(file.Path, StampOf(file));
        }

        var questions = directory.Length == 0 ? null : new FileInfo(Path.Combine(directory, KnowledgeFolder.QuestionSetName));
        if (questions is { Exists: true })
        {
            Add(questions.Name, new FileStamp(questions.Length, questions.LastWriteTimeUtc.Ticks));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string path, FileStamp stamp) => hash.AppendData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{path}\0{stamp.Length}\0{stamp.ModifiedTicks}\n")));
    }

    /// <summary>
    /// Whether the text of a document may stay on the disk: its file is in the folder, if perhaps it cannot be used now, or is
    /// in a part of the folder that cannot be looked at.
    /// </summary>
    public static Func<string, bool> MayStay(FolderScan folder)
    {
        var listed = folder.Files.Select(file => file.Path).Concat(folder.Rejected.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        return path => listed.Contains(path) || folder.Rejected.Any(rejected => path.StartsWith(rejected.Path + "/", StringComparison.Ordinal));
    }

    public static FileStamp StampOf(KnowledgeFile file) => new(file.Length, file.LastWriteUtc.Ticks);
}
