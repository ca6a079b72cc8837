using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;

namespace NewsBot.Core.Retrieval;

/// <summary>Makes of an article what the index keeps of it.</summary>
internal static class ArticleIndexer
{
    /// <summary>Cuts an article into passages and learns its aliases.</summary>
    /// <param name="article">The article.</param>
    /// <param name="contentHash">SHA-256 of its file.</param>
    public static StoredArticle Prepare(Article article, byte[] contentHash) => new(
        new(
            article.Path,
            article.Title,
            article.Author,
            article.Publisher,
            article.Published,
            article.Updated,
            article.Url,
            article.Language,
            article.Inferred),
        [.. article.Aliases.Concat(AliasLearner.Learn(article.Text)).Distinct()],
        contentHash,
        [.. PassageBuilder.Build(article)]);
}
