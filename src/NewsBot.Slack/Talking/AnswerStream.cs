using NewsBot.Core.Replies;
using NewsBot.Slack.Blocks;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// A message that grows by each statement of an answer once it has been verified, in the order they come. What stands around
/// them, such as sources, is shown below at the end.
/// </summary>
internal sealed class AnswerStream(SlackWebApi api, StreamStart place)
{
    private const int MaxStatement = 2000; // each character may take five in markup, and one call takes 12,000
    private const int MaxHeading = 200;

    private readonly HashSet<(string? Heading, string Text)> _told = [];

    private MessageAddress? _message;
    private string? _lastHeading;
    private bool _hasToldVerdict;

    /// <summary>Whether something of it can be seen.</summary>
    public bool HasBegun => _message is not null;

    /// <summary>Adds what an answer says beyond what it said before.</summary>
    public async Task AddAsync(Reply reply, CancellationToken cancellationToken)
    {
        foreach (var statements in reply.Blocks.OfType<ReplyBlock.Statements>())
        {
            foreach (var statement in statements.Items.Where(statement => _told.Add((statements.Heading, statement.Text))))
            {
                var text = Text(statement);
                text = statements.Heading is { } heading && heading != _lastHeading ? Bold(heading, MaxHeading) + MarkdownText.ParagraphBreak + text : text;
                _lastHeading = statements.Heading;
                await TellAsync(reply, text, cancellationToken);
            }
        }
    }

    /// <summary>Ends it with everything that was not told yet.</summary>
    /// <param name="reply">The whole answer.</param>
    /// <param name="buttons">What stands below it.</param>
    /// <param name="name">What its end is known again by.</param>
    /// <param name="cancellationToken">Gives up; it may have been ended.</param>
    public async Task EndAsync(Reply reply, IReadOnlyList<Button> buttons, string name, CancellationToken cancellationToken)
    {
        await AddAsync(reply, cancellationToken);
        var rest = new Reply([.. reply.Blocks.Where(block => block is not ReplyBlock.Statements && !(block is ReplyBlock.Verdict && _hasToldVerdict))]);
        var message = _message ?? throw new InvalidOperationException("Nothing was streamed.");
        await api.StopStreamAsync(
            new StreamEnd(message.Channel, message.Ts) { Blocks = ReplyRenderer.Message(rest, buttons, cited: reply).Blocks.Named(name) }, cancellationToken);
    }

    private async Task TellAsync(Reply reply, MarkdownText text, CancellationToken cancellationToken)
    {
        if (_message is { } message)
        {
            await api.AppendStreamAsync(new StreamPiece(message.Channel, message.Ts, MarkdownText.ParagraphBreak + text), cancellationToken);
            return;
        }

        _hasToldVerdict = reply.Blocks is [ReplyBlock.Verdict, ..];
        var start = reply.Blocks is [ReplyBlock.Verdict verdict, ..] ? Bold(verdict.Text, MaxHeading) + MarkdownText.ParagraphBreak + text : text;
        _message = await api.StartStreamAsync(place with { MarkdownText = start }, cancellationToken);
    }

    private static MarkdownText Bold(string text, int maxLength) => MarkdownText.Bold(MarkdownText.Literal(VisibleText.Of(text, maxLength).Trim()));

    private static MarkdownText Text(ReplyStatement statement)
    {
        var label = statement.Label is { } given ? $"{given}: " : "";
        return MarkdownText.Literal(VisibleText.Of(label + statement.Text, MaxStatement) + ReplyRenderer.Marks(statement.Citations));
    }
}
