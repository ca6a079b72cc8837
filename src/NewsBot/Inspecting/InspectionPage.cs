using System.Globalization;
using NewsBot.Core.Inspection;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Time;
using NewsBot.Output;

namespace NewsBot.Inspecting;

/// <summary>How the reading of a document is shown on a terminal: what it is first, then sentence by sentence.</summary>
internal static class InspectionPage
{
    /// <summary>Lays the reading of a document out in lines.</summary>
    /// <param name="article">The document.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(Article article, IReadOnlyList<InspectedSentence> sentences, int width)
    {
        var page = new Page(width);
        page.Text("", "", new Segment(article.Title, TextStyle.Strong));
        AddField(page, article, "title", value: null);
        AddField(page, article, "author", article.Author ?? "not given");
        AddField(page, article, "publisher", article.Publisher ?? "not given");
        AddField(page, article, "published", article.Published?.ToReadable() ?? "not known");
        AddField(page, article, "updated", article.Updated?.ToReadable());
        page.Heading("Sentences");
        foreach (var sentence in sentences)
        {
            AddSentence(page, article, sentence);
        }

        return page.Lines;
    }

    // A field that nothing is to be said about is left out.
    private static void AddField(Page page, Article article, string field, string? value)
    {
        var inference = article.Inferred.FirstOrDefault(inference => inference.Field == field);
        if (value is not null || inference is not null)
        {
            var reason = inference is null ? "" : $" (inferred: {inference.Reason})";
            page.Text("", "  ", new Segment($"{field}: ", TextStyle.Muted), (value ?? "").Trim(), reason);
        }
    }

    private static void AddSentence(Page page, Article article, InspectedSentence sentence)
    {
        var line = sentence.Line.ToString(CultureInfo.InvariantCulture) + " ";
        var indent = new string(' ', line.Length);
        page.Text(line, indent, sentence.Span.Of(article.Text));
        page.Text(indent, indent, new Segment(About(sentence), TextStyle.Muted));
        foreach (var time in sentence.Times)
        {
            page.Text(indent + "- ", indent + "  ", $"\u201C{time.Span.Of(article.Text)}\u201D: ", Meaning(time));
        }
    }

    private static string About(InspectedSentence sentence)
    {
        var statedOn = sentence.StatedOn is { } date ? $"stated {date.ToReadable()}" : "date not known";
        var part = sentence.Kind switch
        {
            BlockKind.Title => "headline, ",
            BlockKind.Header => "header, ",
            BlockKind.Heading => "heading, ",
            BlockKind.Note or BlockKind.NoteLabel => "note, ",
            _ => "",
        };
        var speaker = sentence.Speaker is { } name ? $", said by {name}" : "";
        return $"{part}{statedOn}, {StatusName.Of(sentence.Status)}{speaker}";
    }

    private static Segment Meaning(TimeExpression time)
    {
        if (time is { From: { } from, To: { } to })
        {
            return from == to ? Day(from) : $"{Day(from)} to {Day(to)} ({PrecisionName.Of(time.Precision)})";
        }

        var what = time.Type switch
        {
            TimeType.Duration => "how long",
            TimeType.Set => "how often",
            _ => time.Value.Length == 0 ? "no such date" : "not resolved to a date",
        };
        return new Segment(time.Value.Length == 0 ? what : $"{what}, {time.Value}", TextStyle.Muted);
    }

    private static string Day(DateOnly day) => PartialDate.OfDay(day).ToReadable();
}
