using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Discord.Entities;

/// <summary>A place that messages stand in: a guild's channel, a thread, a direct conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What kind of place it is.</param>
/// <param name="GuildId">Its guild, unless it is a direct conversation.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="ParentId">For a thread the channel it was started in, for a channel its category.</param>
/// <param name="OwnerId">For a thread, who started it.</param>
public sealed record Channel(
    Snowflake Id,
    ChannelType Type = ChannelType.GuildText,
    Snowflake? GuildId = null,
    string? Name = null,
    Snowflake? ParentId = null,
    Snowflake? OwnerId = null)
{
    /// <summary>Whether it is a thread.</summary>
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;
}

/// <summary>The kinds of channel a bot has to tell apart; others have no name here.</summary>
public enum ChannelType
{
    /// <summary>A guild's channel of text.</summary>
    GuildText = 0,

    /// <summary>A conversation between two users.</summary>
    Direct = 1,

    /// <summary>A guild's channel of announcements, which other guilds can follow.</summary>
    GuildAnnouncement = 5,

    /// <summary>A thread in a channel of announcements.</summary>
    AnnouncementThread = 10,

    /// <summary>A thread that everybody sees who sees its channel.</summary>
    PublicThread = 11,

    /// <summary>A thread for those invited.</summary>
    PrivateThread = 12,
}

/// <summary>A guild, which users call a server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; absent while it is unavailable.</param>
/// <param name="Unavailable">Whether Discord cannot serve it just now.</param>
/// <param name="Permissions">What the bot may do in it, before the rules of single channels; only where its own guilds are listed.</param>
public sealed record Guild(Snowflake Id, string? Name = null, bool Unavailable = false, Permissions? Permissions = null)
{
    /// <summary>Its roles; none while it is unavailable.</summary>
    [AllowNull]
    public IReadOnlyList<Role> Roles { get => field ?? []; init; }
}

/// <summary>A role in a guild.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tags">Whose it is, where Discord made it.</param>
public sealed record Role(Snowflake Id, RoleTags? Tags = null);

/// <summary>Whose a role is.</summary>
/// <param name="BotId">The bot it was made for.</param>
public sealed record RoleTags(Snowflake? BotId = null);

/// <summary>The application a bot belongs to.</summary>
/// <param name="Id">Its id; not always that of the bot's user.</param>
/// <param name="Name">Its name.</param>
/// <param name="Flags">Which privileged intents it has been granted, among other things.</param>
/// <param name="BotPublic">Whether others than its owner may invite the bot.</param>
public sealed record Application(Snowflake Id, string? Name = null, ApplicationFlags Flags = ApplicationFlags.None, bool BotPublic = false);

/// <summary>What an application has been granted. Bits that have no name here are kept.</summary>
[Flags]
public enum ApplicationFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It may ask for the presences intent.</summary>
    GatewayPresence = 1 << 12,

    /// <summary>It may ask for the presences intent, being in few guilds.</summary>
    GatewayPresenceLimited = 1 << 13,

    /// <summary>It may ask for the guild members intent.</summary>
    GatewayGuildMembers = 1 << 14,

    /// <summary>It may ask for the guild members intent, being in few guilds.</summary>
    GatewayGuildMembersLimited = 1 << 15,

    /// <summary>It may ask for the message content intent.</summary>
    GatewayMessageContent = 1 << 18,

    /// <summary>It may ask for the message content intent, being in few guilds.</summary>
    GatewayMessageContentLimited = 1 << 19,
}
