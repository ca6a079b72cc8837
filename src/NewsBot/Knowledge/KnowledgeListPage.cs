using System.Globalization;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary>How the list of articles is shown on a terminal. Paths and headlines are long, so an article takes lines, not columns.</summary>
internal static class KnowledgeListPage
{
    /// <summary>Lays the list out in lines; an asterisk marks what was inferred.</summary>
    /// <param name="articles">The articles, in the order to be shown.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(IReadOnlyList<KnowledgeListing> articles, int width)
    {
        var page = new Page(width);
        foreach (var listing in articles)
        {
            page.Text("", "  ", new Segment(listing.Article.Path, TextStyle.Strong));
            page.Text("  ", "  ", listing.Article.Title + Mark(listing, "title"));
            page.Text("  ", "  ", new Segment(Imprint(listing), TextStyle.Muted));
        }

        page.Gap();
        page.Text("", "", articles.Count == 1 ? "1 article." : $"{articles.Count.ToString("N0", CultureInfo.InvariantCulture)} articles.");
        if (articles.Any(listing => (Mark(listing, "title") + Mark(listing, "publisher") + Mark(listing, "published")).Length > 0))
        {
            page.Text("", "", "* Not stated but inferred; \"newsbot knowledge check\" tells why.");
        }

        return page.Lines;
    }

    // "Harbour Gazette, 3 August 2018*; 6 passages, some stated on 4 August 2018"
    private static string Imprint(KnowledgeListing listing)
    {
        var article = listing.Article;
        var published = (article.Published?.ToReadable() ?? "date unknown") + Mark(listing, "published");
        var publisher = article.Publisher is { } name ? $"{name}{Mark(listing, "publisher")}, " : "";
        var passages = listing.Passages == 1 ? "1 passage" : $"{listing.Passages.ToString("N0", CultureInfo.InvariantCulture)} passages";
        var others = listing.StatedOn.Where(date => date != article.Published).Select(date => date.ToReadable()).ToList();
        return $"{publisher}{published}; {passages}{(others.Count == 0 ? "" : $", some stated on {string.Join(" and on ", others)}")}";
    }

    private static string Mark(KnowledgeListing listing, string field) =>
        listing.Article.Inferred.Any(inference => string.Equals(inference.Field, field, StringComparison.Ordinal)) ? "*" : "";
}
