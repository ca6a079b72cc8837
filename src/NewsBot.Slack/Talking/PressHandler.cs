using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Does what a button says. A button names what is kept here, and what it names is looked up again: a button that names
/// nothing, or an answer that is not the presser's to share, does nothing but say so.
/// </summary>
internal sealed partial class PressHandler(
    Assistant assistant, SlackWebApi api, PrivateReplies privately, TalkingOptions options, ILogger<PressHandler> logger)
{
    private const string SourcesTitle = "Sources";

    /// <summary>Does what was pressed.</summary>
    public async Task HandleAsync(BlockActions press, EventClaim claim, CancellationToken cancellationToken)
    {
        if (claim.MayBeAnswered)
        {
            // What was done, such as sharing an answer with all, is not done again; the button is still there.
            return;
        }

        await claim.BeginSendingAsync(cancellationToken);
        foreach (var action in press.Actions)
        {
            Log.Pressed(logger, action.ActionId, press.User.Id);
            var isAllowed = press.Channel is not { } channel || options.Allows(channel.Id);
            await (isAllowed ? DoAsync(press, action, claim, cancellationToken) : TellAsync(press, HelpReply.NotHere, cancellationToken));
        }
    }

    /// <summary>Says that something could not be done.</summary>
    public Task ApologiseAsync(BlockActions press, CancellationToken cancellationToken) => TellAsync(press, HelpReply.Broken, cancellationToken);

    private Task DoAsync(BlockActions press, BlockAction action, EventClaim claim, CancellationToken cancellationToken) =>
        (action.ActionId, AnswerId.TryParse(action.Value), TimelinePage.TryParse(action.Value)) switch
        {
            (ReplyButtons.Sources, { } answer, _) => ShowSourcesAsync(press, answer, cancellationToken),
            (ReplyButtons.Timeline, { } answer, _) => ShowTimelineAsync(press, answer, claim, cancellationToken),
            (ReplyButtons.Helpful, { } answer, _) => RateAsync(press, answer, isHelpful: true, cancellationToken),
            (ReplyButtons.NotHelpful, { } answer, _) => RateAsync(press, answer, isHelpful: false, cancellationToken),
            (ReplyButtons.ShareAnswer, { } answer, _) => ShareAnswerAsync(press, answer, claim, cancellationToken),
            (ReplyButtons.PreviousPage or ReplyButtons.NextPage, _, { } page) => TurnToAsync(press, page, cancellationToken),
            (ReplyButtons.ShareTimeline, _, { } page) => ShareTimelineAsync(press, page, cancellationToken),
            _ => TellAsync(press, HelpReply.Outdated, cancellationToken),
        };

    private async Task ShowSourcesAsync(BlockActions press, AnswerId id, CancellationToken cancellationToken) =>
        await privately.ShowAsync(Target(press), press.TriggerId, SourcesTitle, await assistant.ShowSourcesAsync(id, cancellationToken), cancellationToken);

    private async Task ShowTimelineAsync(BlockActions press, AnswerId id, EventClaim claim, CancellationToken cancellationToken)
    {
        if (await assistant.FindAnswerAsync(id, cancellationToken) is not { } answer)
        {
            await TellAsync(press, Forgotten, cancellationToken);
            return;
        }

        var (timeline, reply) = await assistant.ShowTimelineAsync(
            Asker.Of(press.User.Id), new TimelineRequest(answer.StandAlone, AsOf: answer.AsOf), claim, cancellationToken);
        var page = timeline is { } kept ? new TimelinePage(kept, 0, MayBeShared: false) : null;
        await privately.SendAsync(Target(press), ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(page, reply)), cancellationToken);
    }

    private async Task RateAsync(BlockActions press, AnswerId id, bool isHelpful, CancellationToken cancellationToken) =>
        await TellAsync(press, await assistant.RateAsync(id, Asker.Of(press.User.Id), isHelpful, cancellationToken), cancellationToken);

    // Everybody is to see what is true now, so the question is asked again, by itself, of what is known now.
    private async Task ShareAnswerAsync(BlockActions press, AnswerId id, EventClaim claim, CancellationToken cancellationToken)
    {
        if (await assistant.FindAnswerAsync(id, cancellationToken) is not { } answer || answer.User != Asker.Of(press.User.Id))
        {
            await TellAsync(press, Forgotten, cancellationToken);
            return;
        }

        var question = new IncomingQuestion(new ConversationId($"slack:shared:{id}"), answer.User, answer.StandAlone, answer.AsOf)
        {
            Channel = press.Channel is { } channel ? $"slack:{channel.Id}" : "slack",
            MaxReports = press.Channel is { } shown ? (await assistant.Channels.ReadAsync(Asker.SettingsOf(shown.Id), cancellationToken)).Reports : null,
            Claim = claim,
        };
        var shared = await assistant.AskAsync(question, cancellationToken);
        if (shared.IsRefusal)
        {
            await TellAsync(press, shared.Reply, cancellationToken);
            return;
        }

        var buttons = ReplyButtons.OfAnswer(shared.Id, shared.Reply, isPrivate: false);
        await ShareAsync(press, ReplyRenderer.Message(shared.Reply, buttons, ReplyRenderer.Byline(press.User.Id, "shared", answer.StandAlone)), cancellationToken);
    }

    private async Task ShareTimelineAsync(BlockActions press, TimelinePage page, CancellationToken cancellationToken)
    {
        var reply = await assistant.ShowTimelineAsync(page.Id, page.Number, cancellationToken);
        var shared = page with { MayBeShared = false, ShownBy = press.User.Id };
        await ShareAsync(press, ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(shared, reply), shared.Byline), cancellationToken);
    }

    private async Task TurnToAsync(BlockActions press, TimelinePage page, CancellationToken cancellationToken)
    {
        var reply = await assistant.ShowTimelineAsync(page.Id, page.Number, cancellationToken);
        var rendered = ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(page, reply), page.Byline);
        if (press.ResponseUrl is { } address)
        {
            await api.RespondAsync(address, new UrlResponse(rendered.Text) { Blocks = rendered.Blocks, ReplaceOriginal = true }, cancellationToken);
        }
    }

    private async Task ShareAsync(BlockActions press, RenderedReply reply, CancellationToken cancellationToken)
    {
        if (press.ResponseUrl is { } address)
        {
            await api.RespondAsync(address, new UrlResponse(reply.Text) { Blocks = reply.Blocks, InChannel = true }, cancellationToken);
        }
    }

    private static Reply Forgotten { get; } = Reply.Of("This answer is no longer kept. Ask again.");

    private Task TellAsync(BlockActions press, Reply reply, CancellationToken cancellationToken) =>
        privately.SendAsync(Target(press), ReplyRenderer.Message(reply, []), cancellationToken);

    private static ReplyTarget Target(BlockActions press) => new(press.User.Id, press.Channel?.Id, press.ResponseUrl, press.Message?.ThreadTs);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Action} was pressed by {User}.")]
        public static partial void Pressed(ILogger logger, string action, UserId user);
    }
}
