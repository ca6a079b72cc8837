namespace NewsBot.Slack.Talking;

/// <summary>Whom the bot obeys, where it answers, and how.</summary>
public sealed record TalkingOptions
{
    /// <summary>Who may give orders besides the admins and owners of the workspace.</summary>
    /// <value>The default is nobody.</value>
    public IReadOnlySet<UserId> AdminUserIds { get; init; } = new HashSet<UserId>();

    /// <summary>The channels it answers in, besides direct messages, where it always does; empty for all it is in.</summary>
    /// <value>The default is all.</value>
    public IReadOnlySet<ChannelId> AllowedChannels { get; init; } = new HashSet<ChannelId>();

    /// <summary>Whether answers grow while they are written, which makes sense where a language model takes its time.</summary>
    /// <value>The default is false: an answer of quotes is there at once.</value>
    public bool Streams { get; init; }

    /// <summary>Whether it answers in a place.</summary>
    internal bool Allows(ChannelId channel) => AllowedChannels.Count == 0 || channel.IsDirect || AllowedChannels.Contains(channel);
}
