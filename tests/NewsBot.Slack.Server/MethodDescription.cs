namespace NewsBot.Slack.Server;

/// <summary>What an argument holds.</summary>
internal enum Kind
{
    Text,
    Channel,
    User,
    Team,
    Timestamp,
    Flag,
    Number,
    Blocks,
    View,
    Prompts,
    Texts,
    Any,
}

/// <summary>One argument of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Max">The most characters of a text, entries of a list, or value of a number.</param>
internal sealed record Argument(string Name, Kind Kind, int Max = int.MaxValue);

/// <summary>A method of the Web API: which token and scope it takes, how often it may be called, and its arguments.</summary>
internal sealed record MethodDescription(
    string Name, int PerMinute, string? Scope, IReadOnlyList<Argument> Required, IReadOnlyList<Argument> Optional, bool TakesAppToken = false)
{
    private const int Tier2 = 20;
    private const int Tier3 = 50;
    private const int Tier4 = 100;
    private const int Special = 600;
    private const int MaxMarkdown = 12_000;

    private static readonly Argument Channel = new("channel", Kind.Channel);
    private static readonly Argument ChannelId = new("channel_id", Kind.Channel);
    private static readonly Argument Ts = new("ts", Kind.Timestamp);
    private static readonly Argument ThreadTs = new("thread_ts", Kind.Timestamp);
    private static readonly Argument Text = new("text", Kind.Text);
    private static readonly Argument Blocks = new("blocks", Kind.Blocks);
    private static readonly Argument Metadata = new("metadata", Kind.Any);
    private static readonly Argument Attachments = new("attachments", Kind.Any);
    private static readonly Argument Parse = new("parse", Kind.Text);
    private static readonly Argument LinkNames = new("link_names", Kind.Flag);
    private static readonly Argument Markdown = new("markdown_text", Kind.Text, MaxMarkdown);
    private static readonly Argument Chunks = new("chunks", Kind.Any);
    private static readonly Argument View = new("view", Kind.View);
    private static readonly Argument UserId = new("user_id", Kind.User);
    private static readonly Argument TriggerId = new("trigger_id", Kind.Text);
    private static readonly Argument Hash = new("hash", Kind.Text);
    private static readonly Argument Cursor = new("cursor", Kind.Text);
    private static readonly Argument Oldest = new("oldest", Kind.Timestamp);
    private static readonly Argument Latest = new("latest", Kind.Timestamp);
    private static readonly Argument Inclusive = new("inclusive", Kind.Flag);

    // Slack's own client sends it with every call, and no method refuses it.
    private static readonly Argument TeamId = new("team_id", Kind.Team);

    public static IReadOnlyDictionary<string, MethodDescription> All { get; } = new MethodDescription[]
    {
        new("auth.test", Special, Scope: null, [], []),
        new("apps.connections.open", Tier3, "connections:write", [], [], TakesAppToken: true),
        new("chat.postMessage", Special, "chat:write", [Channel],
        [
            Text, Blocks, ThreadTs, Metadata, Attachments, Parse, LinkNames, Markdown,
            new("unfurl_links", Kind.Flag), new("unfurl_media", Kind.Flag), new("mrkdwn", Kind.Flag), new("reply_broadcast", Kind.Flag),
        ]),
        new("chat.postEphemeral", Tier4, "chat:write", [Channel, new("user", Kind.User)],
            [Text, Blocks, ThreadTs, Attachments, Parse, LinkNames, Markdown]),
        new("chat.update", Tier3, "chat:write", [Channel, Ts],
            [Text, Blocks, Metadata, Attachments, Parse, LinkNames, Markdown, new("reply_broadcast", Kind.Flag)]),
        new("chat.delete", Tier3, "chat:write", [Channel, Ts], []),
        new("chat.startStream", Tier2, "chat:write", [Channel],
        [
            ThreadTs, Markdown, Chunks, new("recipient_user_id", Kind.User), new("recipient_team_id", Kind.Team),
            new("task_display_mode", Kind.Text),
        ]),
        new("chat.appendStream", Tier4, "chat:write", [Channel, Ts, Markdown], [Chunks]),
        new("chat.stopStream", Tier2, "chat:write", [Channel, Ts], [Markdown, Chunks, Blocks, Metadata]),
        new("views.open", Tier4, Scope: null, [View], [TriggerId, new("interactivity_pointer", Kind.Text)]),
        new("views.publish", Tier4, Scope: null, [UserId, View], [Hash, new("interactivity_pointer", Kind.Text)]),
        new("views.update", Tier4, Scope: null, [View], [new("view_id", Kind.Text), new("external_id", Kind.Text, 255), Hash]),
        new("assistant.threads.setStatus", Special, "chat:write", [ChannelId, ThreadTs, new("status", Kind.Text)],
            [new("loading_messages", Kind.Texts, 10)]),
        new("assistant.threads.setTitle", Tier4, "assistant:write", [ChannelId, ThreadTs, new("title", Kind.Text)], []),
        new("assistant.threads.setSuggestedPrompts", Tier4, "assistant:write", [ChannelId, new("prompts", Kind.Prompts, 4)],
            [ThreadTs, new("title", Kind.Text)]),
        new("conversations.replies", Tier3, "channels:history", [Channel, Ts],
            [Cursor, Oldest, Latest, Inclusive, new("limit", Kind.Number, 1000), new("include_all_metadata", Kind.Flag)]),
        new("conversations.history", Tier3, "channels:history", [Channel],
            [Cursor, Oldest, Latest, Inclusive, new("limit", Kind.Number, 999), new("include_all_metadata", Kind.Flag)]),
        new("users.info", Tier4, "users:read", [new("user", Kind.User)], [new("include_locale", Kind.Flag)]),
    }.ToDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>The argument of a name; null where there is none.</summary>
    public Argument? Argument(string name) => Required.Concat(Optional).Append(TeamId).FirstOrDefault(argument => argument.Name == name);
}
