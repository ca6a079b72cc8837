using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Answers messages in their thread: direct messages, those that mention the bot, and those in a thread that it has answered
/// in. What other bots and the bot itself write, and what is changed or deleted, is left alone.
/// </summary>
internal sealed partial class MessageHandler(
    Assistant assistant,
    SlackWebApi api,
    PrivateReplies privately,
    DocumentHandler documents,
    TalkingOptions options,
    ILogger<MessageHandler> logger)
{
    private const int MessagesOfPage = 200;
    private const string Working = "is reading the documents…";

    /// <summary>Answers a message that is for the bot.</summary>
    public async Task HandleAsync(BotIdentity self, EventDelivery delivery, MessageEvent message, EventClaim claim, CancellationToken cancellationToken)
    {
        var user = message.User!.Value;
        var isNamed = Claims.IsNamed(self, message);
        var place = new Place(delivery.Team, message, user, claim);
        if (claim.MayBeAnswered && await IsAnsweredAsync(self, place, message, cancellationToken))
        {
            return;
        }

        var request = RequestText.OfQuestion(IncomingText.Plain(message.Text, self.User));
        if (!options.Allows(message.Channel))
        {
            Log.NotAllowed(logger, place.Channel);
            await RefuseAsync(place, HelpReply.NotHere, isNamed, cancellationToken);
        }
        else if (isNamed && AddOrder.TryRead(request.Words) is { } order)
        {
            await foreach (var reply in documents.AddAsync(user, order, message.Files ?? [], cancellationToken))
            {
                await TellAloneAsync(place, reply, cancellationToken);
            }
        }
        else if (await assistant.Channels.ReadAsync(Asker.SettingsOf(message.Channel), cancellationToken) is var settings && settings.Mentions is false && !message.Channel.IsDirect)
        {
            await RefuseAsync(place, HelpReply.CommandsAlone, isNamed, cancellationToken);
        }
        else if (request.HasWords)
        {
            Log.Asked(logger, message.Channel, message.Ts);
            await AnswerAsync(place, request, settings, cancellationToken);
        }
        else if (isNamed)
        {
            await PostAsync(place, ReplyRenderer.Message(message.Subtype is "file_share" ? HelpReply.FilesUnasked : HelpReply.NoQuestion, []), cancellationToken);
        }
    }

    /// <summary>Says in a message's thread that it could not be answered.</summary>
    public Task ApologiseAsync(MessageEvent message, CancellationToken cancellationToken)
    {
        var broken = ReplyRenderer.Message(HelpReply.Broken, []);
        return api.PostMessageAsync(
            new OutgoingMessage(message.Channel, broken.Text) { Blocks = broken.Blocks.Named(NameOfAnswer(message.Ts)), ThreadTs = message.ThreadTs ?? message.Ts },
            cancellationToken);
    }

    // Others may have been answered in the thread since. A streamed answer that was not ended has no name: it is given again, whole.
    private async Task<bool> IsAnsweredAsync(BotIdentity self, Place place, MessageEvent message, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await api.ReadThreadAsync(place.Channel, place.Root, MessagesOfPage, cursor, cancellationToken);
            if (page.Messages.Any(said => said.User == self.User && said.Blocks?.Any(block => block.BlockId == NameOfAnswer(message.Ts)) is true))
            {
                return true;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return false;
    }

    private Task RefuseAsync(Place place, Reply why, bool isNamed, CancellationToken cancellationToken) =>
        isNamed ? TellAloneAsync(place, why, cancellationToken) : Task.CompletedTask;

    // What is no answer is for who gave the occasion.
    private async Task TellAloneAsync(Place place, Reply reply, CancellationToken cancellationToken)
    {
        var message = ReplyRenderer.Message(reply, []);
        await place.Claim.BeginSendingAsync(cancellationToken);
        await (place.Channel.IsDirect
            ? PostAsync(place, message, cancellationToken)
            : privately.SendAsync(new ReplyTarget(place.User, place.Channel, ResponseUrl: null, place.InThread), message, cancellationToken));
    }

    private async Task AnswerAsync(Place place, RequestText request, ChannelSettings settings, CancellationToken cancellationToken)
    {
        if (request.Problem is { } problem || request.Words.Equals("help", StringComparison.OrdinalIgnoreCase))
        {
            await PostAsync(place, ReplyRenderer.Message(request.Problem is null ? HelpReply.Whole : Reply.Of(request.Problem), []), cancellationToken);
            return;
        }

        var question = new IncomingQuestion(place.Conversation, Asker.Of(place.User), request.Words, request.AsOf)
        {
            Channel = $"slack:{place.Channel}",
            MaxReports = settings.Reports,
            Claim = place.Claim,
        };

        // The status is told while the answer is being found; it must not come after the answer, or it would stay.
        var telling = place.Channel.IsDirect || options.Streams ? TellStatusAsync(place, cancellationToken) : Task.CompletedTask;
        if (options.Streams)
        {
            await telling;
            await StreamAsync(place, question, cancellationToken);
            return;
        }

        var answer = await assistant.AskAsync(question, cancellationToken);
        await telling;
        await PostAsync(place, Render(answer), cancellationToken);
    }

    private async Task StreamAsync(Place place, IncomingQuestion question, CancellationToken cancellationToken)
    {
        var stream = new AnswerStream(api, new StreamStart(place.Channel, place.Root) { RecipientUserId = place.User, RecipientTeamId = place.Team });
        await foreach (var answer in assistant.AskStreamingAsync(question, cancellationToken))
        {
            await place.Claim.BeginSendingAsync(cancellationToken);
            if (!answer.IsComplete)
            {
                await stream.AddAsync(answer.Reply, cancellationToken);
            }
            else if (stream.HasBegun)
            {
                var buttons = ReplyButtons.OfAnswer(answer.Id, answer.Reply, isPrivate: false);
                await stream.EndAsync(answer.Reply, buttons, NameOfAnswer(place.Asked), cancellationToken);
            }
            else
            {
                await PostAsync(place, Render(answer), cancellationToken);
            }
        }
    }

    private static string NameOfAnswer(MessageTimestamp question) => $"answer-to-{question}";

    private static RenderedReply Render(AssistantReply answer) =>
        ReplyRenderer.Message(answer.Reply, ReplyButtons.OfAnswer(answer.Id, answer.Reply, isPrivate: false));

    private async Task TellStatusAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            await api.SetStatusAsync(place.Channel, place.Root, Working, cancellationToken);
        }
        catch (SlackApiException error)
        {
            // The answer matters, and comes all the same.
            Log.NoStatus(logger, place.Channel, error.Message);
        }
    }

    private async Task PostAsync(Place place, RenderedReply reply, CancellationToken cancellationToken)
    {
        await place.Claim.BeginSendingAsync(cancellationToken);
        await api.PostMessageAsync(new OutgoingMessage(place.Channel, reply.Text) { Blocks = reply.Blocks.Named(NameOfAnswer(place.Asked)), ThreadTs = place.Root }, cancellationToken);
    }

    /// <summary>Where a message stands and is answered.</summary>
    private sealed record Place(
        TeamId Team, ChannelId Channel, UserId User, MessageTimestamp Asked, MessageTimestamp Root, MessageTimestamp? InThread, ConversationId Conversation, EventClaim Claim)
    {
        public Place(TeamId team, MessageEvent message, UserId user, EventClaim claim)
            : this(message.Team ?? team, message.Channel, user, message.Ts, message.ThreadTs ?? message.Ts, message.ThreadTs, Claims.ConversationOf(team, message), claim)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A question in {Channel} at {Ts} is being answered.")]
        public static partial void Asked(ILogger logger, ChannelId channel, MessageTimestamp ts);

        [LoggerMessage(LogLevel.Information, "A question in {Channel} was not answered: the channel is not among Slack:AllowedChannels.")]
        public static partial void NotAllowed(ILogger logger, ChannelId channel);

        [LoggerMessage(LogLevel.Debug, "No status could be shown in {Channel}: {Error}")]
        public static partial void NoStatus(ILogger logger, ChannelId channel, string error);
    }
}
