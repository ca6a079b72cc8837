using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>How to reach Discord's HTTP API.</summary>
/// <param name="Token">The bot's token.</param>
public sealed record DiscordRestOptions(BotToken Token)
{
    /// <summary>Version 10 of Discord's own API.</summary>
    public static Uri DefaultApiBaseUrl { get; } = new("https://discord.com/api/v10/");

    /// <summary>Where the API is, its version included.</summary>
    /// <value>Discord's own by default. Must be https; http is taken for a loopback address, where no token leaves the machine.</value>
    /// <exception cref="ArgumentException">The address is neither.</exception>
    public Uri ApiBaseUrl
    {
        get;
        init => field = new Uri(ServiceAddress.Require(value, "https", "http").AbsoluteUri.TrimEnd('/') + "/");
    } = DefaultApiBaseUrl;

    /// <summary>What the client calls itself; Discord turns away clients without a name of the form <c>DiscordBot (url, version)</c>.</summary>
    public string UserAgent { get; init; } = $"DiscordBot (https://discord.com, {typeof(DiscordRestOptions).Assembly.GetName().Version?.ToString(3)})";

    /// <summary>How long one try of a request may take, its answer included.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many times a request is tried that fails for a passing reason.</summary>
    /// <value>4 by default; at least 1.</value>
    public int Attempts { get; init; } = 4;
}
