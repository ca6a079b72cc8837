using System.Globalization;
using NewsBot.Core.Answers;

namespace NewsBot.Core.Replies;

/// <summary>Puts an answer into the blocks of a reply: what is true now, what earlier reports said, then where it comes from.</summary>
public static class AnswerReply
{
    private static readonly ReplyAction[] Actions = [ReplyAction.ShowSources, ReplyAction.ShowTimeline, ReplyAction.Helpful, ReplyAction.NotHelpful];

    /// <summary>The reply to a question.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="maxReports">How many earlier and further reports are shown; null for all. What is left out is counted.</param>
    /// <param name="isKept">Whether it can be found again later; where it cannot, nothing is offered that could be done with it.</param>
    public static Reply Of(VerifiedAnswer answer, int? maxReports = null, bool isKept = true)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var blocks = new List<ReplyBlock>();
        if (answer.Outcome == AnswerOutcome.Abstained)
        {
            AddAbstention(blocks, answer);
        }
        else
        {
            AddAnswer(blocks, answer, maxReports ?? int.MaxValue, isKept);
        }

        blocks.AddRange(answer.Notes.Select(note => new ReplyBlock.Remark(note)));
        if (answer.AsOf is { } day)
        {
            blocks.Add(new ReplyBlock.Remark(ReplyWords.AsOf(day)));
        }

        return new Reply(blocks) { Actions = isKept ? Actions : [] };
    }

    private static void AddAnswer(List<ReplyBlock> blocks, VerifiedAnswer answer, int maxReports, bool isKept)
    {
        if (answer.Verdict is { } verdict)
        {
            blocks.Add(new ReplyBlock.Verdict(verdict, answer.Status));
        }

        // The verdict has its date already.
        AddStatements(blocks, null, Statements(answer, AnswerRole.Current, day => answer.Verdict is null ? $"As of {day}" : null));
        var earlier = Statements(answer, AnswerRole.Earlier, day => day);
        var details = Statements(answer, AnswerRole.Detail, day => day);
        var leftOut = earlier.Count + details.Count - maxReports;
        AddStatements(blocks, "Earlier reports", earlier.Take(maxReports));
        AddStatements(blocks, "Also reported", details.Take(maxReports - Math.Min(maxReports, earlier.Count)));
        foreach (var disagreement in answer.Disagreements)
        {
            AddStatements(
                blocks,
                $"Sources disagree on {disagreement.About}",
                disagreement.Positions.Select(position => new ReplyStatement(null, $"\u201C{position.Value}\u201D", position.Citations)));
        }

        AddSources(blocks, answer);
        if (leftOut > 0)
        {
            var (reports, them) = leftOut == 1 ? ("report is", "it") : ("reports are", "them");
            blocks.Add(new ReplyBlock.Remark(string.Create(
                CultureInfo.InvariantCulture, $"{leftOut} more {reports} not shown in this channel{(isKept ? $"; the button Sources shows {them}" : "")}.")));
        }
    }

    // Only what is shown, under the numbers that all sources have.
    private static void AddSources(List<ReplyBlock> blocks, VerifiedAnswer answer)
    {
        var shown = blocks.OfType<ReplyBlock.Statements>().SelectMany(block => block.Items).SelectMany(item => item.Citations).ToHashSet();
        blocks.Add(new ReplyBlock.Sources("Sources", [.. answer.Citations.Where(citation => shown.Contains(citation.Number))]));
    }

    private static void AddAbstention(List<ReplyBlock> blocks, VerifiedAnswer answer)
    {
        var (verdict, reason) = ReplyWords.OfAbstention(answer.Text);
        blocks.Add(new ReplyBlock.Verdict(verdict, null));
        if (reason.Length > 0)
        {
            blocks.Add(new ReplyBlock.Paragraph(reason));
        }

        if (answer.Nearest.Count > 0)
        {
            blocks.Add(new ReplyBlock.Sources("Nearest passages (not an answer)", answer.Nearest));
        }
    }

    private static void AddStatements(List<ReplyBlock> blocks, string? heading, IEnumerable<ReplyStatement> statements)
    {
        if (statements.ToList() is { Count: > 0 } items)
        {
            blocks.Add(new ReplyBlock.Statements(heading, items));
        }
    }

    private static List<ReplyStatement> Statements(VerifiedAnswer answer, AnswerRole role, Func<string, string?> label) =>
    [
        .. answer.Sentences
            .Where(sentence => sentence.Role == role)
            .Select(sentence => new ReplyStatement(
                answer.Citations[sentence.Citations[0] - 1].StatedOn is { } day ? label(day.ToReadable()) : null, sentence.Text, sentence.Citations)),
    ];
}
