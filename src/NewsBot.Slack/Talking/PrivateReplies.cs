using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>Where a reply goes that answers a command or a press.</summary>
/// <param name="User">Who gave it.</param>
/// <param name="Channel">Where; null in the app's home tab.</param>
/// <param name="ResponseUrl">The address that came with it.</param>
/// <param name="ThreadTs">The first message of the thread it was given in.</param>
internal sealed record ReplyTarget(UserId User, ChannelId? Channel, ResponseUrl? ResponseUrl, MessageTimestamp? ThreadTs = null);

/// <summary>Tells one person something; the others in the channel do not see it.</summary>
internal sealed class PrivateReplies(SlackWebApi api)
{
    /// <summary>Tells it at the address that came with the command, or where that is used up, as a message of the app.</summary>
    public async Task SendAsync(ReplyTarget target, RenderedReply reply, CancellationToken cancellationToken)
    {
        if (target.ResponseUrl is { } address)
        {
            try
            {
                await api.RespondAsync(address, new UrlResponse(reply.Text) { Blocks = reply.Blocks, ThreadTs = target.ThreadTs }, cancellationToken);
                return;
            }
            catch (SlackApiException error) when (error.Kind is SlackErrorKind.Expired && target.Channel is not null)
            {
                // The other way is left.
            }
        }

        if (target.Channel is { } channel)
        {
            await api.PostEphemeralAsync(
                new EphemeralMessage(channel, target.User, reply.Text) { Blocks = reply.Blocks, ThreadTs = target.ThreadTs }, cancellationToken);
        }
    }
}
