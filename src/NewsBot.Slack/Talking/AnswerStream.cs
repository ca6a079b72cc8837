using NewsBot.Core.Replies;
using NewsBot.Slack.Blocks;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// A message that grows by each sentence of an answer once it has been verified. What stands around the sentences, such as
/// earlier reports and sources, is shown below them at the end.
/// </summary>
internal sealed class AnswerStream(SlackWebApi api, StreamStart place)
{
    private const int MaxSentence = 2000; // each character may take five in markup, and one call takes 12,000

    private MessageAddress? _message;
    private int _told;
    private bool _hasToldVerdict;

    /// <summary>Whether something of it can be seen.</summary>
    public bool HasBegun => _message is not null;

    /// <summary>Adds what an answer says beyond what it said before.</summary>
    public async Task AddAsync(Reply reply, CancellationToken cancellationToken)
    {
        var sentences = Sentences(reply).ToList();
        foreach (var sentence in sentences.Skip(_told))
        {
            var text = Text(sentence);
            if (_message is { } message)
            {
                await api.AppendStreamAsync(new StreamPiece(message.Channel, message.Ts, MarkdownText.ParagraphBreak + text), cancellationToken);
                continue;
            }

            if (reply.Blocks is [ReplyBlock.Verdict verdict, ..])
            {
                text = MarkdownText.Bold(MarkdownText.Literal(VisibleText.Of(verdict.Text, MaxSentence))) + MarkdownText.ParagraphBreak + text;
                _hasToldVerdict = true;
            }

            _message = await api.StartStreamAsync(place with { MarkdownText = text }, cancellationToken);
        }

        _told = Math.Max(_told, sentences.Count);
    }

    /// <summary>Ends it with everything that was not told yet.</summary>
    public async Task EndAsync(Reply reply, IReadOnlyList<Button> buttons, CancellationToken cancellationToken)
    {
        await AddAsync(reply, cancellationToken);
        var rest = reply.Blocks
            .Where(block => block is not ReplyBlock.Statements { Heading: null } && !(block is ReplyBlock.Verdict && _hasToldVerdict))
            .ToList();
        var message = _message ?? throw new InvalidOperationException("Nothing was streamed.");
        await api.StopStreamAsync(
            new StreamEnd(message.Channel, message.Ts) { Blocks = ReplyRenderer.Message(new Reply(rest), buttons, cited: reply).Blocks }, cancellationToken);
    }

    private static IEnumerable<ReplyStatement> Sentences(Reply reply) =>
        reply.Blocks.OfType<ReplyBlock.Statements>().Where(statements => statements.Heading is null).SelectMany(statements => statements.Items);

    private static MarkdownText Text(ReplyStatement sentence) =>
        MarkdownText.Literal(VisibleText.Of($"{(sentence.Label is { } label ? $"{label}: " : "")}{sentence.Text}", MaxSentence) + ReplyRenderer.Marks(sentence.Citations));
}
