namespace NewsBot.Discord.Gateway;

/// <summary>Which events a bot is sent.</summary>
[Flags]
public enum GatewayIntents
{
    /// <summary>Only interactions, which are always sent.</summary>
    None = 0,

    /// <summary>Guilds, their channels and threads.</summary>
    Guilds = 1 << 0,

    /// <summary>The members of guilds. Privileged: to be enabled in the developer portal.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Who is online. Privileged: to be enabled in the developer portal.</summary>
    GuildPresences = 1 << 8,

    /// <summary>Messages in guilds.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Direct messages.</summary>
    DirectMessages = 1 << 12,

    /// <summary>
    /// What is said in messages. Privileged: to be enabled in the developer portal. Without it a bot still sees the content of
    /// direct messages, of messages that mention it and of those a command is used on.
    /// </summary>
    MessageContent = 1 << 15,
}
