namespace NewsBot.Discord.Server;

/// <summary>What kind of Discord a server plays.</summary>
public sealed record DiscordServerOptions
{
    /// <summary>The only token that is taken.</summary>
    public string Token { get; init; } = "test-token-of-the-bot";

    /// <summary>The time between heartbeats.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How many shards are advised.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How few shards are turned away.</summary>
    public int LeastShards { get; init; } = 1;

    /// <summary>How many shards may identify themselves within five seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>How many sessions may be begun until <see cref="SessionsReset"/>.</summary>
    public int Sessions { get; init; } = 1000;

    /// <summary>When the number of sessions is fresh again, from the server's start.</summary>
    public TimeSpan SessionsReset { get; init; } = TimeSpan.FromHours(20);

    /// <summary>The privileged intents that the application has been granted, as bits.</summary>
    public int GrantedIntents { get; init; }

    /// <summary>What the bot may do in its guilds, as bits.</summary>
    public ulong Permissions { get; init; }

    /// <summary>Requests taken in a second.</summary>
    public int GlobalLimit { get; init; } = 50;

    /// <summary>Whether calls have limits of their own; the global one holds all the same.</summary>
    public bool BucketLimits { get; init; } = true;
}
