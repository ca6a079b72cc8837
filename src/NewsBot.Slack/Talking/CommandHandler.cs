using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>Carries out slash commands and tells the result to who typed them alone, or to all where the channel is set so.</summary>
internal sealed partial class CommandHandler(
    Assistant assistant, Admins admins, SlackWebApi api, PrivateReplies privately, TalkingOptions options, ILogger<CommandHandler> logger)
{
    /// <summary>Carries out a command.</summary>
    public async Task HandleAsync(BotIdentity self, CommandDelivery delivery, EventClaim claim, CancellationToken cancellationToken)
    {
        var command = delivery.Command;
        Log.Typed(logger, command.Command, command.ChannelId, command.UserId);
        var result = options.Allows(command.ChannelId)
            ? await CarryOutAsync(command, IncomingText.Plain(command.Text, self.User), claim, cancellationToken)
            : Plain(HelpReply.NotHere);

        // Nobody can see later whether a private answer arrived, so one that may have is given again: twice is better than never.
        await claim.BeginSendingAsync(cancellationToken);
        if (result.IsForAll && command.ResponseUrl is { } address)
        {
            await api.RespondAsync(address, new UrlResponse(result.Reply.Text) { Blocks = result.Reply.Blocks, InChannel = true }, cancellationToken);
        }
        else
        {
            await privately.SendAsync(Target(command), result.Reply, cancellationToken);
        }
    }

    /// <summary>Says that a command could not be carried out.</summary>
    public Task ApologiseAsync(SlashCommand command, CancellationToken cancellationToken) =>
        privately.SendAsync(Target(command), Plain(HelpReply.Broken).Reply, cancellationToken);

    private Task<Result> CarryOutAsync(SlashCommand command, string text, EventClaim claim, CancellationToken cancellationToken) => command.Command switch
    {
        "/ask" => AskAsync(command, RequestText.OfQuestion(text), claim, cancellationToken),
        "/timeline" => ShowTimelineAsync(command, RequestText.OfTimeline(text), claim, cancellationToken),
        "/knowledge" => ObeyAsync(command, text, cancellationToken),
        "/newsbot" when Parts(text) is [var order, .. var change] && order.Equals("settings", StringComparison.OrdinalIgnoreCase) => SetAsync(command, change, cancellationToken),
        _ => Task.FromResult(Plain(HelpReply.Whole)),
    };

    private async Task<Result> AskAsync(SlashCommand command, RequestText request, EventClaim claim, CancellationToken cancellationToken)
    {
        if (request.Problem is { } problem)
        {
            return Plain(Reply.Of(problem));
        }

        if (!request.HasWords)
        {
            return Plain(HelpReply.NoQuestion);
        }

        var settings = await ReadSettingsAsync(command, cancellationToken);
        var isForAll = IsForAll(command, settings);

        // What somebody asked alone is not to show in what all are answered.
        var conversation = new ConversationId($"slack:{command.TeamId}:{command.ChannelId}:{command.UserId}{(isForAll ? ":everyone" : "")}");
        var question = new IncomingQuestion(conversation, Asker.Of(command.UserId), request.Words, request.AsOf)
        {
            Channel = $"slack:{command.ChannelId}",
            MaxReports = settings.Reports,
            Claim = claim,
        };
        var answer = await assistant.AskAsync(question, cancellationToken);
        var buttons = ReplyButtons.OfAnswer(answer.Id, answer.Reply, isPrivate: !isForAll && !command.ChannelId.IsDirect);
        return isForAll && !answer.IsRefusal
            ? new Result(ReplyRenderer.Message(answer.Reply, buttons, ReplyRenderer.Byline(command.UserId, "asked", request.Words)), IsForAll: true)
            : new Result(ReplyRenderer.Message(answer.Reply, buttons));
    }

    private async Task<Result> ShowTimelineAsync(SlashCommand command, RequestText request, EventClaim claim, CancellationToken cancellationToken)
    {
        if (request.Problem is { } problem)
        {
            return Plain(Reply.Of(problem));
        }

        var topic = request.HasWords ? request.Words : null;
        var (id, reply) = await assistant.ShowTimelineAsync(
            Asker.Of(command.UserId), new TimelineRequest(topic, request.From, request.To, request.AsOf), claim, cancellationToken);
        if (id is not { } timeline)
        {
            return Plain(reply);
        }

        var isForAll = IsForAll(command, await ReadSettingsAsync(command, cancellationToken));
        var page = new TimelinePage(timeline, 0, MayBeShared: !isForAll && !command.ChannelId.IsDirect, isForAll ? command.UserId : null);
        return new Result(ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(page, reply), page.Byline), isForAll);
    }

    private async Task<Result> ObeyAsync(SlashCommand command, string order, CancellationToken cancellationToken)
    {
        if (!await IsAdminAsync(command, cancellationToken))
        {
            return Plain(HelpReply.AdminsOnly);
        }

        var actor = Asker.Of(command.UserId).Value;
        var words = Parts(order);
        return Plain((words.FirstOrDefault()?.ToUpperInvariant(), words.ElementAtOrDefault(1)) switch
        {
            (null or "STATUS", null) => KnowledgeReply.Status(assistant.Knowledge.Current),
            ("CHECK", null) => KnowledgeReply.Check(assistant.Knowledge.Current),
            ("RELOAD", null) => await assistant.ReloadAsync(actor, cancellationToken),
            ("SNAPSHOTS", null) => KnowledgeReply.Snapshots(assistant.Knowledge.ListSnapshots()),
            ("BACK", { } version) when words.Length == 2 => await assistant.GoBackAsync(actor, version, cancellationToken),
            ("ADD", _) => HelpReply.NoFile,
            _ => Reply.Of("There is no such order. /knowledge takes status, reload, check, snapshots, back with a version, or add."),
        });
    }

    private async Task<Result> SetAsync(SlashCommand command, string[] change, CancellationToken cancellationToken) => Plain(
        !await IsAdminAsync(command, cancellationToken) ? HelpReply.AdminsOnly
        : command.ChannelId.IsDirect ? SettingsReply.NoChannel
        : change.Length is not (0 or 2) ? Reply.Of("Name one setting and what it is to be, such as: /newsbot settings answers everyone.")
        : await assistant.Channels.ChangeAsync(
            Asker.Of(command.UserId).Value,
            Asker.SettingsOf(command.ChannelId),
            change is [var name, var word] ? [new SettingChange(name, word)] : [],
            cancellationToken));

    private async Task<bool> IsAdminAsync(SlashCommand command, CancellationToken cancellationToken)
    {
        var isAdmin = await admins.IncludeAsync(command.UserId, cancellationToken);
        if (!isAdmin)
        {
            Log.Refused(logger, command.UserId);
        }

        return isAdmin;
    }

    private Task<ChannelSettings> ReadSettingsAsync(SlashCommand command, CancellationToken cancellationToken) =>
        assistant.Channels.ReadAsync(Asker.SettingsOf(command.ChannelId), cancellationToken);

    private static bool IsForAll(SlashCommand command, ChannelSettings settings) => settings.Answers == Audience.Everyone && !command.ChannelId.IsDirect;

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ReplyTarget Target(SlashCommand command) => new(command.UserId, command.ChannelId, command.ResponseUrl);

    private static Result Plain(Reply reply) => new(ReplyRenderer.Message(reply, []));

    /// <summary>What a command is answered, and whether all in the channel see it.</summary>
    private sealed record Result(RenderedReply Reply, bool IsForAll = false);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Command} in {Channel} by {User} is being carried out.")]
        public static partial void Typed(ILogger logger, string command, ChannelId channel, UserId user);

        [LoggerMessage(LogLevel.Warning, "{User} is no admin and was refused.")]
        public static partial void Refused(ILogger logger, UserId user);
    }
}
