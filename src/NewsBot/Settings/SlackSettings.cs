using Microsoft.Extensions.Configuration;
using NewsBot.Slack;
using NewsBot.Slack.Talking;

namespace NewsBot.Settings;

/// <summary>The settings of the bot in Slack. Holds tokens: never printed.</summary>
/// <param name="Client">How Slack is reached.</param>
/// <param name="Talking">Whom the bot obeys and where it answers.</param>
internal sealed record SlackSettings(SlackOptions Client, TalkingOptions Talking)
{
    /// <summary>The setting behind <see cref="SlackOptions.AppToken"/>.</summary>
    public const string AppTokenKey = "Slack:AppToken";

    /// <summary>The setting behind <see cref="SlackOptions.BotToken"/>.</summary>
    public const string BotTokenKey = "Slack:BotToken";

    /// <summary>The setting behind <see cref="SlackOptions.SigningSecret"/>.</summary>
    public const string SigningSecretKey = "Slack:SigningSecret";

    /// <summary>The setting behind <see cref="SlackOptions.ApiBaseUrl"/>.</summary>
    public const string ApiBaseUrlKey = "Slack:ApiBaseUrl";

    /// <summary>The setting behind <see cref="TalkingOptions.AdminUserIds"/>.</summary>
    public const string AdminUserIdsKey = "Slack:AdminUserIds";

    /// <summary>The setting behind <see cref="TalkingOptions.AllowedChannels"/>.</summary>
    public const string AllowedChannelsKey = "Slack:AllowedChannels";

    /// <summary>Every setting of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } = [AppTokenKey, BotTokenKey, SigningSecretKey, ApiBaseUrlKey, AdminUserIdsKey, AllowedChannelsKey];

    /// <summary>Whether anything was set that Slack is reached with.</summary>
    public bool IsConfigured => Client.AppToken is not null || Client.BotToken is not null || Client.SigningSecret is not null;

    /// <summary>Whether the bot is in Slack.</summary>
    public bool IsOn => IsConfigured && Client.Problems().Count == 0;

    /// <summary>Reads the section. Tokens that are missing or of another kind turn Slack off and nothing else.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A value cannot be read.</exception>
    public static SlackSettings Read(IConfiguration configuration)
    {
        var client = new SlackOptions
        {
            AppToken = Text(configuration, AppTokenKey),
            BotToken = Text(configuration, BotTokenKey),
            SigningSecret = Text(configuration, SigningSecretKey),
        };
        if (Text(configuration, ApiBaseUrlKey) is { } given)
        {
            client.ApiBaseUrl = Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address)
                ? address
                : throw BotSettings.Unusable(ApiBaseUrlKey, $"is \"{given}\"", "an address such as https://slack.com/api/");
        }

        return new SlackSettings(client, new TalkingOptions
        {
            AdminUserIds = Ids<UserId>(configuration, AdminUserIdsKey, "ids of people such as U012AB3CD"),
            AllowedChannels = Ids<ChannelId>(configuration, AllowedChannelsKey, "ids of channels such as C012AB3CD"),
        });
    }

    private static string? Text(IConfiguration configuration, string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    private static HashSet<TId> Ids<TId>(IConfiguration configuration, string key, string meaning)
        where TId : struct, ISlackId<TId>
    {
        try
        {
            return [.. (configuration[key] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(TId.From)];
        }
        catch (FormatException)
        {
            throw BotSettings.Unusable(key, $"is \"{configuration[key]}\"", $"{meaning}, with commas between them");
        }
    }
}
