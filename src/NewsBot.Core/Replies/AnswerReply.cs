using NewsBot.Core.Answers;

namespace NewsBot.Core.Replies;

/// <summary>Puts an answer into the blocks of a reply: what is true now, what earlier reports said, then where it comes from.</summary>
public static class AnswerReply
{
    private static readonly ReplyAction[] Actions = [ReplyAction.ShowSources, ReplyAction.ShowTimeline, ReplyAction.Helpful, ReplyAction.NotHelpful];

    /// <summary>The reply to a question.</summary>
    /// <param name="answer">The answer.</param>
    public static Reply Of(VerifiedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var blocks = new List<ReplyBlock>();
        if (answer.Outcome == AnswerOutcome.Abstained)
        {
            AddAbstention(blocks, answer);
        }
        else
        {
            AddAnswer(blocks, answer);
        }

        blocks.AddRange(answer.Notes.Select(note => new ReplyBlock.Remark(note)));
        if (answer.AsOf is { } day)
        {
            blocks.Add(new ReplyBlock.Remark(ReplyWords.AsOf(day)));
        }

        return new Reply(blocks) { Actions = Actions };
    }

    private static void AddAnswer(List<ReplyBlock> blocks, VerifiedAnswer answer)
    {
        if (answer.Verdict is { } verdict)
        {
            blocks.Add(new ReplyBlock.Verdict(verdict, answer.Status));
        }

        // The verdict has its date already.
        AddStatements(blocks, null, answer, AnswerRole.Current, day => answer.Verdict is null ? $"As of {day}" : null);
        AddStatements(blocks, "Earlier reports", answer, AnswerRole.Earlier, day => day);
        AddStatements(blocks, "Also reported", answer, AnswerRole.Detail, day => day);
        foreach (var disagreement in answer.Disagreements)
        {
            blocks.Add(new ReplyBlock.Statements(
                $"Sources disagree on {disagreement.About}",
                [.. disagreement.Positions.Select(position => new ReplyStatement(null, $"\u201C{position.Value}\u201D", position.Citations))]));
        }

        blocks.Add(new ReplyBlock.Sources("Sources", answer.Citations));
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

    private static void AddStatements(List<ReplyBlock> blocks, string? heading, VerifiedAnswer answer, AnswerRole role, Func<string, string?> label)
    {
        var statements = answer.Sentences
            .Where(sentence => sentence.Role == role)
            .Select(sentence => new ReplyStatement(
                answer.Citations[sentence.Citations[0] - 1].StatedOn is { } day ? label(day.ToReadable()) : null, sentence.Text, sentence.Citations))
            .ToList();
        if (statements.Count > 0)
        {
            blocks.Add(new ReplyBlock.Statements(heading, statements));
        }
    }
}
