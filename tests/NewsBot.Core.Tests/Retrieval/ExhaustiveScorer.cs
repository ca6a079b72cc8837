using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

/// <summary>Scores every passage of a corpus, from its words, without an index.</summary>
internal static class ExhaustiveScorer
{
    public static IReadOnlyList<(string Path, int Ordinal, float Score)> Search(IEnumerable<StoredArticle> articles, SearchQuery query, int count)
    {
        var passages = articles.SelectMany(article => article.Passages.Select((passage, ordinal) => (Article: article, Passage: passage, Ordinal: ordinal))).ToList();
        var asked = query.Terms.GroupBy(term => term.Stem, StringComparer.Ordinal)
            .Select(group => (Stem: group.Key, Weight: group.Aggregate(0f, (sum, term) => sum + term.Weight), Documents: passages.Count(p => Count(p, group.Key).Any)))
            .Where(term => term.Documents > 0)
            .ToList();
        var (weights, unit) = Bm25.ToWhole([.. asked.Select(term => term.Weight * Bm25.InverseDocumentFrequency(passages.Count, term.Documents))]);
        return
        [
            .. passages
                .Where(p => IsWithin(p.Passage, query))
                .Select(p => (p.Article.Info.Path, p.Ordinal, p.Passage.StatedOn, Score: asked.Select((term, i) => weights[i] * Impact(p, term.Stem)).Sum()))
                .Where(p => p.Score > 0)
                .OrderByDescending(p => p.Score)
                .ThenByDescending(p => p.StatedOn?.Latest ?? DateOnly.MinValue)
                .ThenBy(p => p.Path, StringComparer.Ordinal)
                .ThenBy(p => p.Ordinal)
                .Take(count)
                .Select(p => (p.Path, p.Ordinal, p.Score * unit))
        ];
    }

    private static bool IsWithin(StoredPassage passage, SearchQuery query) =>
        (query.From is null && query.AsOf is null)
        || (passage.StatedOn is { } date && date.Latest >= (query.From ?? date.Latest) && date.Latest <= (query.AsOf ?? date.Latest));

    private static int Impact((StoredArticle Article, StoredPassage Passage, int Ordinal) p, string stem)
    {
        var (headline, lead, body, any) = Count(p, stem);
        return any ? Bm25.Impact(headline, Words(p.Article.Info.Title).Length, lead, body, Words(p.Passage.Text).Length) : 0;
    }

    private static (int Headline, int Lead, int Body, bool Any) Count((StoredArticle Article, StoredPassage Passage, int Ordinal) p, string stem)
    {
        var headline = Words(p.Article.Info.Title).Count(word => word == stem);
        int In(bool lead) => p.Passage.Sentences.Where(s => s.IsLead == lead).Sum(s => Words(s.Span.Of(p.Passage.Text)).Count(word => word == stem));
        var (lead, body) = (In(true), In(false));
        return (headline, lead, body, headline + lead + body > 0);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
