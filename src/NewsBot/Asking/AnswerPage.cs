using System.Globalization;
using System.Text;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>How an answer is shown on a terminal: what is true now, what earlier reports said, then where it all comes from.</summary>
internal static class AnswerPage
{
    /// <summary>Lays an answer out in lines.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(VerifiedAnswer answer, int width)
    {
        var page = new Page(width);
        if (answer.Outcome == AnswerOutcome.Abstained)
        {
            AddAbstention(page, answer);
        }
        else
        {
            AddAnswer(page, answer);
        }

        AddNotes(page, answer);
        return page.Lines;
    }

    /// <summary>One sentence of an answer that comes sentence by sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> RenderSentence(AnswerSentence sentence, int width)
    {
        var page = new Page(width);
        page.Text("", "", [sentence.Role == AnswerRole.Earlier ? new Segment("Earlier report: ", TextStyle.Muted) : "", sentence.Text, .. Marks(sentence.Citations)]);
        return page.Lines;
    }

    /// <summary>What belongs under an answer whose sentences have been shown: disagreements, sources and notes.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> RenderSources(VerifiedAnswer answer, int width)
    {
        var page = new Page(width);
        AddDisagreements(page, answer.Disagreements);
        AddSources(page, "Sources", answer.Citations);
        AddNotes(page, answer);
        return page.Lines;
    }

    private static void AddNotes(Page page, VerifiedAnswer answer)
    {
        foreach (var note in answer.Notes)
        {
            page.Gap();
            page.Text("", "", new Segment("Note: ", TextStyle.Strong), note);
        }

        if (answer.AsOf is { } day)
        {
            page.Gap();
            page.Text("", "", new Segment($"As of {PartialDate.OfDay(day).ToReadable()}: nothing stated later was used.", TextStyle.Muted));
        }
    }

    private static void AddAnswer(Page page, VerifiedAnswer answer)
    {
        if (answer.Status is { } status)
        {
            page.Text("", "", Lead(status, answer.StatusAsOf));
            page.Gap();
        }

        foreach (var sentence in answer.Sentences.Where(sentence => sentence.Role == AnswerRole.Current))
        {
            var date = answer.Status is null && StatedOn(answer, sentence) is { } day ? $"As of {day.ToReadable()}: " : "";
            page.Text("", "", [new Segment(date, TextStyle.Strong), sentence.Text, .. Marks(sentence.Citations)]);
        }

        AddSentences(page, "Earlier reports", answer, AnswerRole.Earlier);
        AddSentences(page, "Also reported", answer, AnswerRole.Detail);
        AddDisagreements(page, answer.Disagreements);
        AddSources(page, "Sources", answer.Citations);
    }

    private static void AddAbstention(Page page, VerifiedAnswer answer)
    {
        // The text says so in its first sentence and why in the rest.
        var end = answer.Text.IndexOf(". ", StringComparison.Ordinal);
        var (verdict, reason) = end < 0 ? (answer.Text, "") : (answer.Text[..(end + 1)], answer.Text[(end + 2)..]);
        page.Text("", "", new Segment(verdict, TextStyle.Strong));
        if (reason.Length > 0)
        {
            page.Text("", "", reason);
        }

        AddSources(page, "Nearest passages (not an answer)", answer.Nearest);
    }

    private static Segment Lead(EventStatus status, PartialDate? asOf)
    {
        var (words, style) = status switch
        {
            EventStatus.Happened => ("Reported to have happened", TextStyle.Good),
            EventStatus.Planned => ("Reported as planned", TextStyle.Caution),
            EventStatus.Denied => ("Reported not to have happened", TextStyle.Bad),
            _ => ("Claimed, not confirmed", TextStyle.Caution),
        };
        return new Segment(asOf is { } date ? $"{words}, as of {date.ToReadable()}." : $"{words}.", style);
    }

    private static void AddSentences(Page page, string heading, VerifiedAnswer answer, AnswerRole role)
    {
        var sentences = answer.Sentences.Where(sentence => sentence.Role == role).ToList();
        if (sentences.Count == 0)
        {
            return;
        }

        page.Heading(heading);
        foreach (var sentence in sentences)
        {
            var date = StatedOn(answer, sentence) is { } day ? $"{day.ToReadable()}: " : "";
            page.Text("- ", "  ", [new Segment(date, TextStyle.Muted), sentence.Text, .. Marks(sentence.Citations)]);
        }
    }

    private static PartialDate? StatedOn(VerifiedAnswer answer, AnswerSentence sentence) =>
        answer.Citations.FirstOrDefault(citation => citation.Number == sentence.Citations[0])?.StatedOn;

    private static void AddDisagreements(Page page, IReadOnlyList<Disagreement> disagreements)
    {
        foreach (var disagreement in disagreements)
        {
            page.Heading($"Sources disagree on {disagreement.About}");
            foreach (var position in disagreement.Positions)
            {
                page.Text("- ", "  ", [position.Value, .. Marks(position.Citations)]);
            }
        }
    }

    private static void AddSources(Page page, string heading, IReadOnlyList<Citation> citations)
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

    // " [1][3]"
    private static Segment[] Marks(IReadOnlyList<int> citations)
    {
        var marks = new StringBuilder();
        foreach (var number in citations)
        {
            marks.Append(CultureInfo.InvariantCulture, $"[{number}]");
        }

        return [" ", new Segment(marks.ToString(), TextStyle.Muted)];
    }
}
