using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.Timelines;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>Carries out slash commands and tells the result to who typed them alone.</summary>
internal sealed partial class CommandHandler(
    Assistant assistant, Claims claims, Admins admins, PrivateReplies privately, TalkingOptions options, ILogger<CommandHandler> logger)
{
    /// <summary>Carries out a command.</summary>
    public async Task HandleAsync(BotIdentity self, CommandDelivery delivery, CancellationToken cancellationToken)
    {
        if (!await claims.TryAsync(delivery, cancellationToken))
        {
            return;
        }

        var command = delivery.Command;
        Log.Typed(logger, command.Command, command.ChannelId, command.UserId);
        var reply = options.Allows(command.ChannelId)
            ? await CarryOutAsync(command, IncomingText.Plain(command.Text, self.User), cancellationToken)
            : Plain(HelpReply.NotHere);
        await privately.SendAsync(Target(command), reply, cancellationToken);
    }

    /// <summary>Says that a command could not be carried out.</summary>
    public Task ApologiseAsync(SlashCommand command, CancellationToken cancellationToken) =>
        privately.SendAsync(Target(command), Plain(HelpReply.Broken), cancellationToken);

    private Task<RenderedReply> CarryOutAsync(SlashCommand command, string text, CancellationToken cancellationToken) => command.Command switch
    {
        "/ask" => AskAsync(command, RequestText.OfQuestion(text), cancellationToken),
        "/timeline" => ShowTimelineAsync(command, RequestText.OfTimeline(text), cancellationToken),
        "/knowledge" => ObeyAsync(command, text, cancellationToken),
        _ => Task.FromResult(Plain(HelpReply.Whole)),
    };

    private async Task<RenderedReply> AskAsync(SlashCommand command, RequestText request, CancellationToken cancellationToken)
    {
        if (request.Problem is { } problem)
        {
            return Plain(Reply.Of(problem));
        }

        if (!request.HasWords)
        {
            return Plain(HelpReply.NoQuestion);
        }

        var conversation = new ConversationId($"slack:{command.TeamId}:{command.ChannelId}:{command.UserId}");
        var answer = await assistant.AskAsync(
            new IncomingQuestion(conversation, Asker.Of(command.UserId), request.Words, request.AsOf) { Channel = $"slack:{command.ChannelId}" }, cancellationToken);
        return ReplyRenderer.Message(answer.Reply, ReplyButtons.OfAnswer(answer.Id, answer.Reply, isPrivate: !command.ChannelId.IsDirect));
    }

    private async Task<RenderedReply> ShowTimelineAsync(SlashCommand command, RequestText request, CancellationToken cancellationToken)
    {
        if (request.Problem is { } problem)
        {
            return Plain(Reply.Of(problem));
        }

        var topic = request.HasWords ? request.Words : null;
        var (id, reply) = await assistant.ShowTimelineAsync(
            Asker.Of(command.UserId), new TimelineRequest(topic, request.From, request.To, request.AsOf), cancellationToken);
        var page = id is { } timeline ? new TimelinePage(timeline, 0, MayBeShared: !command.ChannelId.IsDirect) : null;
        return ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(page, reply));
    }

    private async Task<RenderedReply> ObeyAsync(SlashCommand command, string order, CancellationToken cancellationToken)
    {
        if (!await admins.IncludeAsync(command.UserId, cancellationToken))
        {
            Log.Refused(logger, command.UserId);
            return Plain(HelpReply.AdminsOnly);
        }

        var actor = Asker.Of(command.UserId).Value;
        string[] words = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Plain((words.FirstOrDefault()?.ToUpperInvariant(), words.ElementAtOrDefault(1)) switch
        {
            (null or "STATUS", null) => KnowledgeReply.Status(assistant.Knowledge.Current),
            ("CHECK", null) => KnowledgeReply.Check(assistant.Knowledge.Current),
            ("RELOAD", null) => await assistant.ReloadAsync(actor, cancellationToken),
            ("SNAPSHOTS", null) => KnowledgeReply.Snapshots(assistant.Knowledge.ListSnapshots()),
            ("BACK", { } version) when words.Length == 2 => await assistant.GoBackAsync(actor, version, cancellationToken),
            _ => Reply.Of("There is no such order. /knowledge takes status, reload, check, snapshots, or back with a version."),
        });
    }

    private static ReplyTarget Target(SlashCommand command) => new(command.UserId, command.ChannelId, command.ResponseUrl);

    private static RenderedReply Plain(Reply reply) => ReplyRenderer.Message(reply, []);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Command} in {Channel} by {User} is being carried out.")]
        public static partial void Typed(ILogger logger, string command, ChannelId channel, UserId user);

        [LoggerMessage(LogLevel.Warning, "{User} is no admin and was refused.")]
        public static partial void Refused(ILogger logger, UserId user);
    }
}
