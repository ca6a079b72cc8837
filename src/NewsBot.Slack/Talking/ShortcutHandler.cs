using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>Holds a message against the documents for who chose so from its menu, and shows the result to them alone.</summary>
internal sealed partial class ShortcutHandler(Assistant assistant, PrivateReplies privately, TalkingOptions options, ILogger<ShortcutHandler> logger)
{
    /// <summary>The shortcut's name, as the manifest has it.</summary>
    public const string CheckAgainstSources = "check_against_sources";

    private const string Title = "Check against sources";

    /// <summary>Does what was chosen.</summary>
    public async Task HandleAsync(BotIdentity self, MessageShortcut shortcut, EventClaim claim, CancellationToken cancellationToken)
    {
        Log.Chosen(logger, shortcut.CallbackId, shortcut.Channel.Id, shortcut.User.Id);
        var reply = !options.Allows(shortcut.Channel.Id) ? HelpReply.NotHere
            : shortcut.CallbackId == CheckAgainstSources ? await CheckAsync(self, shortcut, claim, cancellationToken)
            : HelpReply.Outdated;
        await claim.BeginSendingAsync(cancellationToken);
        await privately.ShowAsync(Target(shortcut), shortcut.TriggerId, Title, reply, cancellationToken);
    }

    /// <summary>Says that something could not be done.</summary>
    public Task ApologiseAsync(MessageShortcut shortcut, CancellationToken cancellationToken) =>
        privately.SendAsync(Target(shortcut), ReplyRenderer.Message(HelpReply.Broken, []), cancellationToken);

    private async Task<Reply> CheckAsync(BotIdentity self, MessageShortcut shortcut, EventClaim claim, CancellationToken cancellationToken) =>
        shortcut.Message.User == self.User || (shortcut.Message.BotId is { } bot && bot == self.Bot) ? HelpReply.OwnMessage
        : TextOf(self, shortcut.Message) is { } text ? await assistant.CheckStatementsAsync(Asker.Of(shortcut.User.Id), text, claim, cancellationToken)
        : shortcut.Message.Files is { Count: > 0 } ? HelpReply.FilesOnly
        : HelpReply.NothingToCheck;

    // What somebody wrote, or where that is nothing, what is shown below, as in the messages of news feeds; null for none.
    private static string? TextOf(BotIdentity self, HistoryMessage message)
    {
        var shown = string.Join('\n', (message.Attachments ?? []).SelectMany(each => new[] { each.Title, each.Text ?? each.Fallback }).OfType<string>());
        return new[] { message.Text, shown }.Select(text => IncomingText.Plain(text, self.User)).FirstOrDefault(text => text.Any(char.IsLetterOrDigit));
    }

    private static ReplyTarget Target(MessageShortcut shortcut) =>
        new(shortcut.User.Id, shortcut.Channel.Id, shortcut.ResponseUrl, shortcut.Message.ThreadTs);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Shortcut} was chosen in {Channel} by {User}.")]
        public static partial void Chosen(ILogger logger, string shortcut, ChannelId channel, UserId user);
    }
}
