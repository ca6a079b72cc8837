using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Tells which deliveries are the bot's to answer, and claims them, so that each is answered once, by whichever process, even
/// when it comes again after the bot was restarted, which the inbox cannot know.
/// </summary>
internal sealed class Claims(IStateStore state, EventClaims events, TimeProvider time)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    /// <summary>Claims a delivery where it is the bot's to answer.</summary>
    /// <returns>Not decided where it may become a part of a conversation that is only beginning, as far as this process can tell.</returns>
    public async Task<Admission> AdmitAsync(BotIdentity self, SlackDelivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        EventDelivery { Event: MessageEvent message } happened when IsFromPerson(self, message) =>
            IsNamed(self, message) || await IsFollowUpAsync(self, happened.Team, message, cancellationToken)
                ? await ClaimAsync(delivery, cancellationToken)
                : new Admission(Claim: null, IsDecided: message.ThreadTs is null),
        CommandDelivery or InteractionDelivery { Interaction: BlockActions or MessageShortcut } => await ClaimAsync(delivery, cancellationToken),
        _ => new Admission(Claim: null, IsDecided: true),
    };

    /// <summary>Whether a message is for the bot by what it says and where.</summary>
    public static bool IsNamed(BotIdentity self, MessageEvent message) => message.Channel.IsDirect || IncomingText.Mentions(message.Text, self.User);

    /// <summary>The conversation that a message belongs to: with one person all is one; in a channel each thread is.</summary>
    public static ConversationId ConversationOf(TeamId team, MessageEvent message) =>
        new(message.Channel.IsDirect ? $"slack:{team}:{message.Channel}" : $"slack:{team}:{message.Channel}:{message.ThreadTs ?? message.Ts}");

    // A message with a file, or one that is shown in the channel besides its thread, is a person's; other subtypes tell of joining and the like.
    private static bool IsFromPerson(BotIdentity self, MessageEvent message) =>
        message is { BotId: null, User: { } user } && user != self.User && message.Subtype is null or "file_share" or "thread_broadcast" or "me_message";

    // A thread that the bot began or has answered in; what is said to somebody else there is not for the bot.
    private async Task<bool> IsFollowUpAsync(BotIdentity self, TeamId team, MessageEvent message, CancellationToken cancellationToken) =>
        message.ThreadTs is not null
        && !IncomingText.MentionsAnybody(message.Text)
        && (message.ParentUserId == self.User
            || await HasAnsweredAsync(ConversationOf(team, message), cancellationToken));

    // While a store that processes share is away nobody can tell, so the message is held, like what is to be claimed.
    private async Task<bool> HasAnsweredAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var tooLate = time.GetUtcNow() + StoredDelivery.MessageLife;
        while (true)
        {
            try
            {
                return (await state.RecentAnswersAsync(conversation, DateTimeOffset.MinValue, 1, cancellationToken)).Count > 0;
            }
            catch (Exception error) when (error is not OperationCanceledException && state.Lease > TimeSpan.Zero && time.GetUtcNow() < tooLate)
            {
                await Task.Delay(BetweenAttempts, time, cancellationToken);
            }
        }
    }

    private async Task<Admission> ClaimAsync(SlackDelivery delivery, CancellationToken cancellationToken) =>
        new(await events.ClaimAsync(StoredDelivery.Of(delivery).ToIncoming(delivery, time.GetUtcNow()), cancellationToken), IsDecided: true);
}
