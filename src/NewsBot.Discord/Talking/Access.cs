using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking;

/// <summary>Decides who may ask where, and who may manage the knowledge. Whatever Discord was asked to hide is decided here again.</summary>
internal sealed class Access(DiscordBotOptions options)
{
    /// <summary>What an admin's command says to others.</summary>
    public string NotAdmin => options.AdminUserIds.Count + options.AdminRoleIds.Count == 0
        ? "Nobody may do this yet: whoever runs the bot names its admins in the settings Discord:AdminUserIds and Discord:AdminRoleIds."
        : "Only the bot's admins may do this.";

    /// <summary>Whether the bot answers in a place at all.</summary>
    public bool IsAllowed(Place place) =>
        place.IsDirect || options.AllowedChannelIds.Count == 0 || options.AllowedChannelIds.Contains(place.Channel)
        || (place.Parent is { } parent && options.AllowedChannelIds.Contains(parent));

    /// <summary>Whether somebody may ask.</summary>
    /// <param name="user">Who.</param>
    /// <param name="member">What they are in the server; null in direct messages.</param>
    public bool MayAsk(Snowflake user, GuildMember? member) =>
        options.AllowedRoleIds.Count == 0 || (member?.Roles.Any(options.AllowedRoleIds.Contains) ?? false) || IsAdmin(user, member);

    /// <summary>Whether somebody may manage the knowledge.</summary>
    /// <param name="user">Who.</param>
    /// <param name="member">What they are in the server; null in direct messages.</param>
    public bool IsAdmin(Snowflake user, GuildMember? member) =>
        options.AdminUserIds.Contains(user) || (member?.Roles.Any(options.AdminRoleIds.Contains) ?? false);
}
