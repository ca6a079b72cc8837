using NewsBot.Core.State;
using NewsBot.Slack.Events;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Sees to it that a delivery is worked on once, even when it comes again after the bot was restarted, which the inbox
/// cannot know.
/// </summary>
internal sealed class Claims(IStateStore state, TimeProvider time)
{
    /// <summary>Claims a delivery.</summary>
    /// <returns>False where it was claimed before.</returns>
    public async Task<bool> TryAsync(SlackDelivery delivery, CancellationToken cancellationToken) =>
        delivery.Identities is not [.., var identity] || await state.ClaimEventAsync($"slack:{identity}", time.GetUtcNow(), cancellationToken);
}
