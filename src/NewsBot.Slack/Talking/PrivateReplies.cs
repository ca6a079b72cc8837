using NewsBot.Core.Replies;
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
    /// <summary>Shows it in a window, or where none can be opened any more, as a message.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="trigger">What the window is opened with; null for none.</param>
    /// <param name="title">The window's heading.</param>
    /// <param name="reply">What it shows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ShowAsync(ReplyTarget target, TriggerId? trigger, string title, Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            if (trigger is { } given)
            {
                await api.OpenViewAsync(given, ReplyRenderer.Modal(title, reply), cancellationToken);
                return;
            }
        }
        catch (SlackApiException error) when (error.Kind is SlackErrorKind.Expired)
        {
            // A window can be opened for three seconds; a message can still be shown.
        }

        await SendAsync(target, ReplyRenderer.Message(reply, []), cancellationToken);
    }

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
