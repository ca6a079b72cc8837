namespace NewsBot.Slack.Talking;

/// <summary>People and channels of Slack as the rest of the bot names them.</summary>
internal static class Asker
{
    /// <summary>The name of a person.</summary>
    public static Core.State.UserId Of(UserId user) => new($"slack:{user}");

    /// <summary>The channel whose settings are heeded.</summary>
    public static Core.State.ChannelId SettingsOf(ChannelId channel) => new($"slack:{channel}");
}
