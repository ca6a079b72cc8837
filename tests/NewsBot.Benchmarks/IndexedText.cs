using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>The passages that every engine indexes: headline and text of each.</summary>
internal static class IndexedText
{
    public static IEnumerable<string> Of(Snapshot snapshot)
    {
        foreach (var article in snapshot.Articles)
        {
            foreach (var id in snapshot.PassagesOf(article.Path))
            {
                yield return $"{article.Title} {snapshot.Read(id).Text}".ReplaceLineEndings(" ");
            }
        }
    }
}
