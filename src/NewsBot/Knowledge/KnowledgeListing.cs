using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Knowledge;

/// <summary>An article as <c>knowledge list</c> tells of it.</summary>
/// <param name="Article">What is known of it.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="StatedOn">The dates its passages speak from, earliest first; more than one where it holds dated updates.</param>
internal sealed record KnowledgeListing(ArticleInfo Article, int Passages, IReadOnlyList<PartialDate> StatedOn)
{
    /// <summary>Every article of a snapshot, in order of path.</summary>
    public static IReadOnlyList<KnowledgeListing> Of(Snapshot snapshot) => [.. snapshot.Articles.Select(article => Of(snapshot, article))];

    /// <summary>One article of a snapshot.</summary>
    public static KnowledgeListing Of(Snapshot snapshot, ArticleInfo article)
    {
        var passages = snapshot.PassagesOf(article.Path);
        var dates = passages.Select(id => snapshot.Read(id).StatedOn).OfType<PartialDate>().Distinct().OrderBy(date => date.Latest);
        return new KnowledgeListing(article, passages.Count, [.. dates]);
    }
}
