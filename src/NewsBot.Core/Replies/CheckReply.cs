using NewsBot.Core.Checking;

namespace NewsBot.Core.Replies;

/// <summary>Tells what the documents say to somebody's statements.</summary>
public static class CheckReply
{
    /// <summary>The reply: each statement with what the documents say to it, then their quotes.</summary>
    /// <param name="check">The check.</param>
    /// <param name="addresses">Where readers see quotes in their articles; null where they cannot.</param>
    public static Reply Of(VerifiedCheck check, SourceAddress? addresses)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Statements.Count == 0)
        {
            return Reply.Of("This states nothing that the documents could be held against.");
        }

        var borne = check.Statements.Count(statement => statement.Outcome == CheckOutcome.Supported);
        return new Reply(
        [
            new ReplyBlock.Verdict($"The documents support {borne} of {check.Statements.Count} {(check.Statements.Count == 1 ? "statement" : "statements")}.", null),
            new ReplyBlock.Statements(null, [.. check.Statements.Select(statement => new ReplyStatement(Words(statement.Outcome), statement.Text, statement.Citations))]),
            .. check.Citations.Count == 0 ? (ReplyBlock[])[] : [ReplyBlock.Quotes.Of("What the documents say", check.Citations, addresses)],
            .. check.Omitted == 0 ? (ReplyBlock[])[] : [new ReplyBlock.Remark($"Only the first {check.Statements.Count} statements were checked.")],
        ]);
    }

    private static string Words(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Supported => "Supported",
        CheckOutcome.Outdated => "Outdated",
        CheckOutcome.Contradicted => "Contradicted",
        _ => "Not in the sources",
    };
}
