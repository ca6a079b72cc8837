using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Discord.Entities;

/// <summary>A message as Discord tells of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChannelId">The channel or thread it stands in.</param>
/// <param name="Author">Who wrote it; for a webhook's message a user made up for it.</param>
/// <param name="Timestamp">When it was sent.</param>
/// <param name="GuildId">The guild; absent in direct messages and wherever a message is fetched.</param>
/// <param name="Member">The author within the guild; only with messages that are received as events.</param>
/// <param name="WebhookId">The webhook that wrote it, if one did; for an answer to an interaction, the application.</param>
/// <param name="Type">What kind of message it is.</param>
/// <param name="Flags">Details of how it is shown.</param>
/// <param name="MessageReference">The message it replies to, if it is a reply.</param>
/// <param name="ReferencedMessage">That message itself, where Discord sends it along; absent too when it was deleted.</param>
/// <param name="InteractionMetadata">The interaction it answers, if it answers one.</param>
public sealed record Message(
    Snowflake Id,
    Snowflake ChannelId,
    User Author,
    DateTimeOffset Timestamp = default,
    Snowflake? GuildId = null,
    GuildMember? Member = null,
    Snowflake? WebhookId = null,
    MessageType Type = MessageType.Default,
    MessageFlags Flags = MessageFlags.None,
    MessageReference? MessageReference = null,
    Message? ReferencedMessage = null,
    InteractionMetadata? InteractionMetadata = null)
{
    /// <summary>
    /// The text, with mentions and markdown as they were written. Empty where there is none, and where the bot may not see it:
    /// without the message-content intent it sees its own messages, direct messages and messages that mention it.
    /// </summary>
    [AllowNull]
    public string Content { get => field ?? ""; init; }

    /// <summary>The users mentioned; the author of the message replied to is one, unless the reply was set not to ping.</summary>
    [AllowNull]
    public IReadOnlyList<User> Mentions { get => field ?? []; init; }

    /// <summary>The roles mentioned.</summary>
    [AllowNull]
    public IReadOnlyList<Snowflake> MentionRoles { get => field ?? []; init; }

    /// <summary>The files attached.</summary>
    [AllowNull]
    public IReadOnlyList<Attachment> Attachments { get => field ?? []; init; }

    /// <summary>What is shown below the text: what a bot made, or previews of addresses in it.</summary>
    [AllowNull]
    public IReadOnlyList<MessageEmbed> Embeds { get => field ?? []; init; }

    /// <summary>The messages it passes on, as they were then.</summary>
    [AllowNull]
    public IReadOnlyList<MessageSnapshot> MessageSnapshots { get => field ?? []; init; }
}

/// <summary>Something shown below a message's text.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Description">Its text.</param>
public sealed record MessageEmbed(string? Title = null, string? Description = null);

/// <summary>A message that was passed on.</summary>
/// <param name="Message">What it was.</param>
public sealed record MessageSnapshot(SnapshotMessage Message);

/// <summary>What is told of a message that was passed on.</summary>
public sealed record SnapshotMessage
{
    /// <summary>Its text.</summary>
    [AllowNull]
    public string Content { get => field ?? ""; init; }

    /// <summary>What was shown below it.</summary>
    [AllowNull]
    public IReadOnlyList<MessageEmbed> Embeds { get => field ?? []; init; }
}

/// <summary>A file attached to a message.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Filename">Its name, as its sender chose it.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ContentType">Its media type, where Discord knows it.</param>
/// <param name="Url">Where it is.</param>
public sealed record Attachment(Snowflake Id, string Filename, long Size = 0, string? ContentType = null, Uri? Url = null);

/// <summary>Points to a message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="GuildId">Its guild.</param>
public sealed record MessageReference(Snowflake? MessageId = null, Snowflake? ChannelId = null, Snowflake? GuildId = null);

/// <summary>Points to the interaction that a message answers.</summary>
/// <param name="Id">The interaction.</param>
public sealed record InteractionMetadata(Snowflake Id);

/// <summary>The kinds of message a bot has to tell apart; others have no name here.</summary>
public enum MessageType
{
    /// <summary>Something that somebody wrote.</summary>
    Default = 0,

    /// <summary>Something that somebody wrote in reply to a message.</summary>
    Reply = 19,

    /// <summary>The answer to a slash command.</summary>
    ChatInputCommand = 20,

    /// <summary>The first message of a thread, standing for the one it was started from.</summary>
    ThreadStarterMessage = 21,

    /// <summary>The answer to a command on a message or user.</summary>
    ContextMenuCommand = 23,
}

/// <summary>Details of how a message is shown. Bits that have no name here are kept.</summary>
[Flags]
public enum MessageFlags
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>No previews are made of the links in it.</summary>
    SuppressEmbeds = 1 << 2,

    /// <summary>Only the user whose interaction it answers sees it, until they dismiss it.</summary>
    Ephemeral = 1 << 6,

    /// <summary>It is an interaction's answer that has been put off and not yet come.</summary>
    Loading = 1 << 7,

    /// <summary>It is delivered without a notification.</summary>
    SuppressNotifications = 1 << 12,
}
