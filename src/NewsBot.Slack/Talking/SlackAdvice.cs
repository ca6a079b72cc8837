using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>What an operator can do about Slack's refusals.</summary>
internal static class SlackAdvice
{
    /// <summary>A sentence that names the remedy.</summary>
    public static string For(SlackApiException error) => (error.Kind, error.Error) switch
    {
        (SlackErrorKind.Authentication, _) =>
            "Install the app in the workspace again and set Slack:BotToken to its Bot User OAuth Token (xoxb-…).",
        (SlackErrorKind.MissingScope, _) =>
            $"Add the scope {error.Needed ?? "that is missing"} on the app's page OAuth & Permissions and install the app again.",
        (_, "not_in_channel" or "channel_not_found") => "Invite the bot to the channel.",
        (_, "is_archived") => "The channel is archived: nothing can be posted there.",
        (_, "messages_tab_disabled") => "Turn on the Messages tab on the app's page App Home.",
        (_, "not_agent_app" or "not_enabled") => "Turn on the agent view in the app's settings, or create the app from manifest.yaml.",
        (SlackErrorKind.Unreachable, _) => "The place cannot be posted to.",
        (SlackErrorKind.RateLimited or SlackErrorKind.Unavailable, _) => "It may work later.",
        (SlackErrorKind.Expired, _) => "It came too late.",
        _ => "This should not happen; please report it.",
    };
}
