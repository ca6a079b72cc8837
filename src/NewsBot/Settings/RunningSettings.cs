using Microsoft.Extensions.Configuration;
using NewsBot.Discord.Talking;

namespace NewsBot.Settings;

/// <summary>The settings of what people reach the running bot through.</summary>
/// <param name="Web">What is served over HTTP.</param>
/// <param name="Discord">How the bot takes part in Discord; null where it does not.</param>
/// <param name="Slack">The bot in Slack.</param>
/// <param name="Limits">How much of it may be asked at once.</param>
/// <param name="Collector">Where traces and metrics are sent; null for nowhere.</param>
internal sealed record RunningSettings(WebSettings Web, DiscordBotOptions? Discord, SlackSettings Slack, LimitSettings Limits, Uri? Collector)
{
    /// <summary>The setting behind <see cref="Collector"/>.</summary>
    public const string CollectorKey = "Telemetry:OtlpEndpoint";

    /// <summary>Reads the sections.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static RunningSettings Read(IConfiguration configuration) =>
        new(WebSettings.Read(configuration), DiscordSettings.Read(configuration), SlackSettings.Read(configuration), LimitSettings.Read(configuration), configuration.Address(CollectorKey, "http://localhost:4318"));
}
