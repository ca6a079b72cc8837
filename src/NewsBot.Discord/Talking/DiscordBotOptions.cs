using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking;

/// <summary>How the bot takes part in Discord.</summary>
/// <param name="Token">Its token.</param>
public sealed record DiscordBotOptions(BotToken Token)
{
    /// <summary>Where the HTTP API is; Discord's own by default.</summary>
    public Uri ApiBaseUrl { get; init; } = DiscordRestOptions.DefaultApiBaseUrl;

    /// <summary>Members with one of these roles may manage the knowledge; nobody by role by default.</summary>
    public IReadOnlySet<Snowflake> AdminRoleIds { get; init; } = new HashSet<Snowflake>();

    /// <summary>These users may manage the knowledge; nobody by default.</summary>
    public IReadOnlySet<Snowflake> AdminUserIds { get; init; } = new HashSet<Snowflake>();

    /// <summary>The channels of servers it answers in, their threads included; all of them where this is empty. Direct messages are no channel of a server.</summary>
    public IReadOnlySet<Snowflake> AllowedChannelIds { get; init; } = new HashSet<Snowflake>();

    /// <summary>Members with one of these roles may ask; everybody where this is empty. In direct messages nobody has a role.</summary>
    public IReadOnlySet<Snowflake> AllowedRoleIds { get; init; } = new HashSet<Snowflake>();

    /// <summary>The options of the client.</summary>
    internal DiscordRestOptions Rest => new(Token) { ApiBaseUrl = ApiBaseUrl };
}
