using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

/// <summary>Writes segments without a knowledge folder.</summary>
internal static class TestIndex
{
    /// <summary>One segment for each hand of articles, those named dead being masked.</summary>
    public static Snapshot Write(string folder, IReadOnlyList<(IReadOnlyList<StoredArticle> Articles, IReadOnlySet<string> Dead)> hands)
    {
        var files = new IndexFiles(folder, IndexFiles.CreateOnDisk);
        var segments = new List<LiveSegment>();
        foreach (var (articles, dead) in hands)
        {
            using var writer = new IndexWriter(files);
            foreach (var article in articles)
            {
                writer.Add(article);
            }

            foreach (var (name, length, paths) in writer.Finish())
            {
                FileStamp?[] stamps = [.. paths.Select(path => dead.Contains(path) ? null : new FileStamp(0, 0))];
                segments.Add(new(Segment.Open(files.PathOf(name), length), stamps));
            }
        }

        return new("test", segments);
    }
}
