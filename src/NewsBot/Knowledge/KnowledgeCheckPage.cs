using System.Globalization;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary>How the check of a folder is shown on a terminal: what is wrong first, then what was worked out.</summary>
internal static class KnowledgeCheckPage
{
    /// <summary>Lays the check out in lines.</summary>
    /// <param name="check">What was found.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(KnowledgeCheck check, int width)
    {
        var page = new Page(width);
        page.Text("", "", Summary(check));
        if (check.Files == 0)
        {
            page.Text("", "", "Put .md, .txt, .html, .docx or .pdf files there.");
        }

        if (check.Rejected.Count > 0)
        {
            page.Heading("Cannot be used");
            foreach (var file in check.Rejected)
            {
                var line = file.Line is { } number ? $":{number.ToString(CultureInfo.InvariantCulture)}" : "";
                page.Text("- ", "  ", new Segment(file.Path + line, TextStyle.Bad));
                page.Text("  ", "  ", $"{file.Reason} {file.Remedy}");
            }
        }

        if (check.Inferred.Count > 0)
        {
            page.Heading("Inferred, because the document does not state it");
            foreach (var article in check.Inferred.GroupBy(inferred => inferred.Document))
            {
                page.Text("- ", "  ", new Segment(article.Key, TextStyle.Strong));
                foreach (var (_, inference) in article)
                {
                    page.Text("  ", "    ", new Segment($"{inference.Field}: ", TextStyle.Muted), inference.Value, $" ({inference.Reason})");
                }
            }
        }

        return page.Lines;
    }

    private static Segment Summary(KnowledgeCheck check)
    {
        var articles = check.Articles == 1 ? "1 document of" : $"{check.Articles.ToString("N0", CultureInfo.InvariantCulture)} documents of";
        return check switch
        {
            { Files: 0 } => new Segment($"{check.Directory} holds no documents.", TextStyle.Caution),
            { Rejected.Count: 0 } => new Segment($"{articles} {check.Directory} can be used, and none is left out.", TextStyle.Good),
            { Rejected.Count: var rejected } => new Segment(
                $"{articles} {check.Directory} can be used, and {rejected.ToString("N0", CultureInfo.InvariantCulture)} cannot.", TextStyle.Caution),
        };
    }
}
