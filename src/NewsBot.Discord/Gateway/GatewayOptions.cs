namespace NewsBot.Discord.Gateway;

/// <summary>How to connect to the gateway.</summary>
public sealed record GatewayOptions
{
    /// <summary>Which events to be sent.</summary>
    /// <value>By default what needs no privilege: guilds, their messages and direct messages.</value>
    public GatewayIntents Intents { get; init; } = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages;

    /// <summary>How many connections share the guilds.</summary>
    /// <value>Null, the default, for as many as Discord advises.</value>
    public int? Shards
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is at least one shard.");
    }

    /// <summary>Whether events are sent compressed, which costs some 45 kB of memory a connection and saves most of the traffic.</summary>
    /// <value>True by default.</value>
    public bool Compress { get; init; } = true;

    /// <summary>What the bot's profile shows it doing; null for nothing.</summary>
    public Presence? Presence { get; init; }

    // From 0 to 1; tests choose it.
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}

/// <summary>What a bot's profile shows.</summary>
/// <param name="Status">A line of text, up to 128 characters.</param>
public sealed record Presence(string Status)
{
    private const int MostCharacters = 128;

    /// <summary>A line of text, 1 to 128 characters.</summary>
    /// <exception cref="ArgumentException">It is empty or longer.</exception>
    public string Status { get; } = Status is { Length: > 0 and <= MostCharacters }
        ? Status
        : throw new ArgumentException($"A status has 1 to {MostCharacters} characters.", nameof(Status));
}
