namespace NewsBot.Discord.Gateway;

/// <summary>Why Discord closed a connection.</summary>
public enum GatewayCloseCode
{
    /// <summary>Something went wrong on Discord's side.</summary>
    UnknownError = 4000,

    /// <summary>It was sent something it does not know.</summary>
    UnknownOpcode = 4001,

    /// <summary>It was sent something it cannot read, or too long.</summary>
    DecodeError = 4002,

    /// <summary>It was sent something before the connection was identified.</summary>
    NotAuthenticated = 4003,

    /// <summary>The token is wrong.</summary>
    AuthenticationFailed = 4004,

    /// <summary>The connection was identified twice.</summary>
    AlreadyAuthenticated = 4005,

    /// <summary>The session was resumed from a place it never reached.</summary>
    InvalidSequence = 4007,

    /// <summary>It was sent too much too fast.</summary>
    RateLimited = 4008,

    /// <summary>The session was away too long.</summary>
    SessionTimedOut = 4009,

    /// <summary>There is no such shard.</summary>
    InvalidShard = 4010,

    /// <summary>The bot is in too many guilds for so few shards.</summary>
    ShardingRequired = 4011,

    /// <summary>There is no such version of the gateway.</summary>
    InvalidApiVersion = 4012,

    /// <summary>There is no such intent.</summary>
    InvalidIntents = 4013,

    /// <summary>A privileged intent was asked for that has not been granted.</summary>
    DisallowedIntents = 4014,
}
