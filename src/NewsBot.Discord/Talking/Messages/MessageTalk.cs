using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Talking.Messages;

/// <summary>Answers messages: those that mention the bot, reply to it or are sent to it directly.</summary>
internal sealed partial class MessageTalk(
    Assistant assistant,
    DiscordRestClient rest,
    Access access,
    ChannelDirectory channels,
    ConversationFinder conversations,
    TimeProvider time,
    ILogger<MessageTalk> logger)
{
    // Of the fourth question in a channel: from then on a conversation is better held apart. Of a chain that began with a
    // message this is every second, of one that began with a command the others.
    private const int LongFrom = 5;
    private const int LongTo = 6;

    private static readonly TimeSpan ThreadLife = TimeSpan.FromDays(1);

    // Told on one thread, looked up on others.
    private readonly ConcurrentDictionary<Snowflake, bool> _ownRoles = [];

    /// <summary>The bot's own user; null until it is known.</summary>
    public Snowflake? Self { get; set; }

    /// <summary>Whether a message asks the bot something. Other bots never do, so that two of them do not talk for ever.</summary>
    public bool IsAsking(Message message) =>
        Self is { } self && message is { Author.Bot: false, WebhookId: null, Type: MessageType.Default or MessageType.Reply } && message.Author.Id != self
        && (message.GuildId is null || message.Mentions.Any(user => user.Id == self) || message.ReferencedMessage?.Author.Id == self || MentionsRole(message));

    /// <summary>Remembers the bot's own role in a server: Discord makes one of its name, which users mention by mistake.</summary>
    public void LearnRoles(Guild guild)
    {
        foreach (var role in guild.Roles)
        {
            if (role.Tags?.BotId is { } bot && bot == Self)
            {
                _ownRoles[role.Id] = true;
            }
        }
    }

    /// <summary>Answers a message.</summary>
    public async Task AnswerAsync(Message message, EventClaim claim, CancellationToken cancellationToken)
    {
        var place = await channels.FindAsync(message, cancellationToken);
        if (!access.IsAllowed(place))
        {
            return;
        }

        if (!access.MayAsk(message.Author.Id, message.Member))
        {
            await SendAsync(message, claim, Reply.Of(Words.MayNotAsk), id: null, cancellationToken);
        }
        else if (await assistant.Channels.ReadAsync(place.Settings, cancellationToken) is var settings && settings.Mentions is false && !place.IsDirect)
        {
            await SendAsync(message, claim, Reply.Of(Words.CommandsAlone), id: null, cancellationToken);
        }
        else if (QuestionText.Read(message.Content) is { Length: > 0 } text)
        {
            await AnswerAsync(message, claim, text, place, settings, cancellationToken);
        }
        else
        {
            await SendAsync(message, claim, NothingAsked(message), id: null, cancellationToken);
        }

        Log.Answered(logger, message.Id, message.ChannelId);
    }

    /// <summary>Says that there are too many questions to take one more in.</summary>
    public Task RefuseAsync(Message message, CancellationToken cancellationToken) => SendAsync(message, Reply.Of(Words.Busy), id: null, cancellationToken);

    private async Task AnswerAsync(Message message, EventClaim claim, string text, Place place, ChannelSettings settings, CancellationToken cancellationToken)
    {
        var strand = await conversations.OfMessageAsync(message, place, cancellationToken);
        var question = new IncomingQuestion(strand.Conversation, Words.UserId(message.Author.Id), text)
        {
            Channel = $"discord:{message.ChannelId}",
            MaxReports = settings.Reports,
            Claim = claim,
        };
        var (id, reply) = await AskAsync(message, question, cancellationToken);
        if (await SendAsync(message, claim, reply, id, cancellationToken) is not { } answer)
        {
            return;
        }

        conversations.LearnAnswer(answer, strand);
        if (place.Kind == PlaceKind.Channel && strand.Depth is >= LongFrom and <= LongTo)
        {
            await StartThreadAsync(message.ChannelId, answer, text, strand, cancellationToken);
        }
    }

    private async Task<(AnswerId? Id, Reply Reply)> AskAsync(Message message, IncomingQuestion question, CancellationToken cancellationToken)
    {
        await using var typing = TypingIndicator.Start(rest, message.ChannelId, time, logger);
        try
        {
            var answer = await assistant.AskAsync(question, cancellationToken);
            return (answer.Id, answer.Reply);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, message.Id, error);
            return (null, Reply.Of(Words.Failed));
        }
    }

    private bool MentionsRole(Message message) => message.MentionRoles.Any(_ownRoles.ContainsKey);

    // Without the right to read message contents, a reply that pings nobody arrives empty, whatever it says.
    private Reply NothingAsked(Message message) => message switch
    {
        { Content.Length: 0 } when MentionsRole(message) => Reply.Of(Words.RoleMentioned),
        { Attachments.Count: > 0 } => Reply.Of(Words.NoAttachments),
        { Content.Length: 0, GuildId: not null } => Reply.Of(Words.NotReadable),
        _ => Words.Help,
    };

    // What a process that died has sent of it is not sent again, and the rest is. Nonces would see to that for some minutes only.
    private async Task<Snowflake?> SendAsync(Message message, EventClaim claim, Reply reply, AnswerId? id, CancellationToken cancellationToken)
    {
        var sent = claim.MayBeAnswered ? await CountRepliesAsync(message, cancellationToken) : 0;
        await claim.BeginSendingAsync(cancellationToken);
        return await SendAsync(message, reply, id, cancellationToken, sent);
    }

    private async Task<int> CountRepliesAsync(Message message, CancellationToken cancellationToken)
    {
        try
        {
            var count = 0;
            for (var after = message.Id; ;)
            {
                var page = await rest.GetMessagesAfterAsync(message.ChannelId, after, cancellationToken);
                count += page.Count(said => said.Author.Id == Self && said.MessageReference?.MessageId == message.Id);
                if (page.Count < DiscordRestClient.MostMessages)
                {
                    return count;
                }

                after = page.MaxBy(said => said.Id.Value)!.Id;
            }
        }
        catch (DiscordRestException error)
        {
            // Then the nonces must do.
            Log.NotLookedFor(logger, message.Id, error.Message);
            return 0;
        }
    }

    // Returns the last message sent, which has the buttons; null where it could not be.
    private async Task<Snowflake?> SendAsync(Message message, Reply reply, AnswerId? id, CancellationToken cancellationToken, int sent = 0)
    {
        try
        {
            Snowflake? last = null;
            foreach (var (number, part) in ReplyRenderer.Render(reply, ButtonId.ForAnswer(id)).Index().Skip(sent))
            {
                // The nonce has Discord post it once, whatever is tried again.
                var nonce = number == 0 ? $"{message.Id}" : $"{message.Id}-{number}";
                last = (await rest.CreateMessageAsync(message.ChannelId, part, message.Id, nonce, cancellationToken)).Id;
            }

            return last;
        }
        catch (DiscordRestException error)
        {
            Log.NotSent(logger, message.Id, message.ChannelId, error.Message);
            return null;
        }
    }

    private async Task StartThreadAsync(Snowflake channel, Snowflake answer, string question, Strand strand, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await rest.StartThreadAsync(channel, answer, DiscordMarkdown.Plain(question, MessageLimits.ThreadName), ThreadLife, cancellationToken);
            conversations.LearnThread(thread.Id, strand);
            channels.Learn(new Place(thread.Id, PlaceKind.Thread, channel));
            await rest.CreateMessageAsync(thread.Id, new OutgoingMessage { Content = Words.ThreadStarted }, replyTo: null, $"{answer}-t", cancellationToken);
        }
        catch (DiscordRestException error)
        {
            // The conversation goes on in the channel as well.
            Log.NoThread(logger, channel, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(61, LogLevel.Information, "Discord: message {Message} in channel {Channel} was answered")]
        public static partial void Answered(ILogger logger, Snowflake message, Snowflake channel);

        [LoggerMessage(65, LogLevel.Warning, "Discord: whether message {Message} was answered cannot be seen. {Reason}")]
        public static partial void NotLookedFor(ILogger logger, Snowflake message, string reason);

        [LoggerMessage(62, LogLevel.Error, "Discord: message {Message} could not be answered.")]
        public static partial void Failed(ILogger logger, Snowflake message, Exception error);

        [LoggerMessage(63, LogLevel.Warning, "Discord: the answer to message {Message} in channel {Channel} could not be sent. {Reason}")]
        public static partial void NotSent(ILogger logger, Snowflake message, Snowflake channel, string reason);

        [LoggerMessage(64, LogLevel.Warning, "Discord: no thread could be started in channel {Channel}. {Reason}")]
        public static partial void NoThread(ILogger logger, Snowflake channel, string reason);
    }
}
