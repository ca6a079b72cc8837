using System.Globalization;
using NewsBot.Output;
using Spectre.Console;

namespace NewsBot.Knowledge;

/// <summary>How the list of articles is shown on a terminal.</summary>
internal static class KnowledgeTable
{
    /// <summary>Writes one row for each article; an asterisk marks what was inferred.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<KnowledgeListing> articles)
    {
        var table = new Table().Border(TableBorder.Simple).Width(terminal.Width);
        table.AddColumns(
            new TableColumn("Document"),
            new TableColumn("Title"),
            new TableColumn("Publisher"),
            new TableColumn("Published").NoWrap(),
            new TableColumn("Passages").RightAligned().NoWrap());
        foreach (var (article, passages, statedOn) in articles)
        {
            var updates = statedOn.Where(date => date != article.Published).Select(date => $"\n+ {date}");
            table.AddRow(
                Cell(article.Path),
                Cell(article.Title + Mark("title")),
                Cell((article.Publisher ?? "-") + Mark("publisher")),
                Cell((article.Published?.ToString() ?? "-") + Mark("published"), string.Concat(updates)),
                Cell(passages.ToString(CultureInfo.InvariantCulture)));

            string Mark(string field) => article.Inferred.Any(inference => inference.Field == field) ? "*" : "";
        }

        var console = ColouredText.Console(terminal);
        console.Write(table);
        terminal.Write(Legend(articles, terminal.Width));
    }

    // Text, unlike markup, is printed as it is.
    private static Text Cell(string text, string lines = "") => new(SafeText.Clean(text) + lines);

    private static IReadOnlyList<StyledLine> Legend(IReadOnlyList<KnowledgeListing> articles, int width)
    {
        var page = new Page(width);
        page.Text("", "", articles.Count == 1 ? "1 article." : $"{articles.Count.ToString("N0", CultureInfo.InvariantCulture)} articles.");
        if (articles.Any(listing => listing.StatedOn.Any(date => date != listing.Article.Published)))
        {
            page.Text("", "", "+ Parts of the article were stated on this date.");
        }

        if (articles.Any(listing => listing.Article.Inferred.Count > 0))
        {
            page.Text("", "", "* Inferred; \"newsbot knowledge check\" tells why.");
        }

        return page.Lines;
    }
}
