using System.Globalization;
using System.Text;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;

namespace NewsBot.Output;

/// <summary>How sources, and what they disagree on, are shown on a terminal.</summary>
internal static class CitationLines
{
    /// <summary>Adds what sources disagree on; nothing where they do not.</summary>
    public static void AddDisagreements(Page page, IReadOnlyList<Disagreement> disagreements)
    {
        foreach (var disagreement in disagreements)
        {
            page.Heading($"Sources disagree on {disagreement.About}");
            foreach (var position in disagreement.Positions)
            {
                page.Text("- ", "  ", [$"\u201C{position.Value}\u201D", .. Marks(position.Citations)]);
            }
        }
    }

    /// <summary>Adds the list of sources, each with its quote; nothing where there is none.</summary>
    public static void Add(Page page, string heading, IReadOnlyList<Citation> citations)
    {
        if (citations.Count == 0)
        {
            return;
        }

        page.Heading(heading);
        foreach (var citation in citations)
        {
            var number = $"[{citation.Number.ToString(CultureInfo.InvariantCulture)}] ";
            var indent = new string(' ', number.Length);
            page.Text(number, indent, new Segment(citation.Title, TextStyle.Strong));
            page.Text(indent, indent, new Segment(Imprint(citation), TextStyle.Muted));
            page.Text(indent, indent, $"\u201C{citation.Quote}\u201D");
            page.Text(indent, indent, new Segment($"{citation.Document}:{citation.Line.ToString(CultureInfo.InvariantCulture)}", TextStyle.Muted));
            if (citation.Url is { } url)
            {
                page.Unbroken(indent, new Segment(url, TextStyle.Muted));
            }
        }
    }

    // "Harbour Gazette, 3 August 2018", with the date of the quote where that is another: an update inside an older article.
    private static string Imprint(Citation citation)
    {
        var published = citation.Published?.ToReadable() ?? "date unknown";
        var imprint = citation.Publisher is { } publisher ? $"{publisher}, {published}" : published;
        return citation.StatedOn is { } statedOn && statedOn != citation.Published ? $"{imprint}; stated {statedOn.ToReadable()}" : imprint;
    }

    /// <summary>The marks that stand behind a sentence, with a space before them: <c> [1][3]</c>.</summary>
    public static Segment[] Marks(IReadOnlyList<int> citations)
    {
        var marks = new StringBuilder();
        foreach (var number in citations)
        {
            marks.Append(CultureInfo.InvariantCulture, $"[{number}]");
        }

        return [" ", new Segment(marks.ToString(), TextStyle.Muted)];
    }
}
