using NewsBot.Core.Answers;
using NewsBot.Core.Replies;
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
        page.Text("", "", [sentence.Role == AnswerRole.Earlier ? new Segment("Earlier report: ", TextStyle.Muted) : "", sentence.Text, .. CitationLines.Marks(sentence.Citations)]);
        return page.Lines;
    }

    /// <summary>What belongs under an answer whose sentences have been shown: disagreements, sources and notes.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> RenderSources(VerifiedAnswer answer, int width)
    {
        var page = new Page(width);
        CitationLines.AddDisagreements(page, answer.Disagreements);
        CitationLines.Add(page, "Sources", answer.Citations);
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
            page.Text("", "", new Segment(ReplyWords.AsOf(day), TextStyle.Muted));
        }
    }

    private static void AddAnswer(Page page, VerifiedAnswer answer)
    {
        if (answer.Verdict is { } verdict)
        {
            page.Text("", "", new Segment(verdict, StyleOf(answer.Status)));
            page.Gap();
        }

        foreach (var sentence in answer.Sentences.Where(sentence => sentence.Role == AnswerRole.Current))
        {
            var date = answer.Status is null && StatedOn(answer, sentence) is { } day ? $"As of {day.ToReadable()}: " : "";
            page.Text("", "", [new Segment(date, TextStyle.Strong), sentence.Text, .. CitationLines.Marks(sentence.Citations)]);
        }

        AddSentences(page, "Earlier reports", answer, AnswerRole.Earlier);
        AddSentences(page, "Also reported", answer, AnswerRole.Detail);
        CitationLines.AddDisagreements(page, answer.Disagreements);
        CitationLines.Add(page, "Sources", answer.Citations);
    }

    private static void AddAbstention(Page page, VerifiedAnswer answer)
    {
        var (verdict, reason) = ReplyWords.OfAbstention(answer.Text);
        page.Text("", "", new Segment(verdict, TextStyle.Strong));
        if (reason.Length > 0)
        {
            page.Text("", "", reason);
        }

        CitationLines.Add(page, "Nearest passages (not an answer)", answer.Nearest);
    }

    private static TextStyle StyleOf(EventStatus? status) => status switch
    {
        EventStatus.Happened => TextStyle.Good,
        EventStatus.Denied => TextStyle.Bad,
        _ => TextStyle.Caution,
    };

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
            page.Text("- ", "  ", [new Segment(date, TextStyle.Muted), sentence.Text, .. CitationLines.Marks(sentence.Citations)]);
        }
    }

    private static PartialDate? StatedOn(VerifiedAnswer answer, AnswerSentence sentence) =>
        answer.Citations.FirstOrDefault(citation => citation.Number == sentence.Citations[0])?.StatedOn;
}
