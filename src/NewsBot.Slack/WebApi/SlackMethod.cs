namespace NewsBot.Slack.WebApi;

/// <summary>A method of the Web API, and how often it may be called.</summary>
/// <param name="Name">Its name, which is its path.</param>
/// <param name="PerMinute">Calls a minute, by the method's tier.</param>
/// <param name="Repeatable">Whether a second call does no harm, so that one whose fate is unknown may be repeated.</param>
internal sealed record SlackMethod(string Name, int PerMinute, bool Repeatable = false)
{
    private const int Tier2 = 20;
    private const int Tier3 = 50;
    private const int Tier4 = 100;
    private const int Special = 600;

    public static SlackMethod AuthTest { get; } = new("auth.test", Special, Repeatable: true);

    public static SlackMethod ConnectionsOpen { get; } = new("apps.connections.open", Tier3, Repeatable: true);

    /// <summary>Paced by channel too: one message a second.</summary>
    public static SlackMethod PostMessage { get; } = new("chat.postMessage", Special);

    public static SlackMethod PostEphemeral { get; } = new("chat.postEphemeral", Tier4);

    public static SlackMethod Update { get; } = new("chat.update", Tier3, Repeatable: true);

    public static SlackMethod Delete { get; } = new("chat.delete", Tier3);

    public static SlackMethod StartStream { get; } = new("chat.startStream", Tier2);

    public static SlackMethod AppendStream { get; } = new("chat.appendStream", Tier4);

    public static SlackMethod StopStream { get; } = new("chat.stopStream", Tier2);

    public static SlackMethod ViewsOpen { get; } = new("views.open", Tier4);

    public static SlackMethod ViewsPublish { get; } = new("views.publish", Tier4, Repeatable: true);

    public static SlackMethod ViewsUpdate { get; } = new("views.update", Tier4, Repeatable: true);

    public static SlackMethod SetStatus { get; } = new("assistant.threads.setStatus", Special, Repeatable: true);

    public static SlackMethod SetTitle { get; } = new("assistant.threads.setTitle", Tier4, Repeatable: true);

    public static SlackMethod SetSuggestedPrompts { get; } = new("assistant.threads.setSuggestedPrompts", Tier4, Repeatable: true);

    public static SlackMethod Replies { get; } = new("conversations.replies", Tier3, Repeatable: true);

    public static SlackMethod History { get; } = new("conversations.history", Tier3, Repeatable: true);

    public static SlackMethod UsersInfo { get; } = new("users.info", Tier4, Repeatable: true);
}
