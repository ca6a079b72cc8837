using Microsoft.Extensions.Configuration;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking;

namespace NewsBot.Settings;

/// <summary>The settings of the bot on Discord.</summary>
internal static class DiscordSettings
{
    /// <summary>The bot's token; without it Discord is off.</summary>
    public const string TokenKey = "Discord:Token";

    private const string ApiBaseUrlKey = "Discord:ApiBaseUrl";
    private const string AdminRoleIdsKey = "Discord:AdminRoleIds";
    private const string AdminUserIdsKey = "Discord:AdminUserIds";
    private const string AllowedChannelIdsKey = "Discord:AllowedChannelIds";
    private const string AllowedRoleIdsKey = "Discord:AllowedRoleIds";

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Every setting of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } = [TokenKey, ApiBaseUrlKey, AdminRoleIdsKey, AdminUserIdsKey, AllowedChannelIdsKey, AllowedRoleIdsKey];

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">All settings.</param>
    /// <returns>How the bot takes part in Discord; null where it has no token.</returns>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static DiscordBotOptions? Read(IConfiguration configuration) => string.IsNullOrWhiteSpace(configuration[TokenKey]) ? null : new DiscordBotOptions(Token(configuration))
    {
        ApiBaseUrl = Address(configuration),
        AdminRoleIds = Ids(configuration, AdminRoleIdsKey, "roles"),
        AdminUserIds = Ids(configuration, AdminUserIdsKey, "users"),
        AllowedChannelIds = Ids(configuration, AllowedChannelIdsKey, "channels"),
        AllowedRoleIds = Ids(configuration, AllowedRoleIdsKey, "roles"),
    };

    // What it holds is a secret even where it is wrong.
    private static BotToken Token(IConfiguration configuration)
    {
        try
        {
            return new BotToken(configuration[TokenKey]!);
        }
        catch (ArgumentException)
        {
            throw BotSettings.Unusable(TokenKey, "has characters that no token has", "the token as the page \"Bot\" of the developer portal shows it");
        }
    }

    private static Uri Address(IConfiguration configuration)
    {
        var given = configuration[ApiBaseUrlKey];
        if (string.IsNullOrWhiteSpace(given))
        {
            return DiscordRestOptions.DefaultApiBaseUrl;
        }

        // The token goes there: encrypted, or not beyond this machine.
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? address
            : throw BotSettings.Unusable(ApiBaseUrlKey, $"is \"{given}\"", "an https address, or an http address of this machine; nothing for Discord's own");
    }

    private static HashSet<Snowflake> Ids(IConfiguration configuration, string key, string what)
    {
        var ids = new HashSet<Snowflake>();
        foreach (var text in (configuration[key] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            ids.Add(Snowflake.TryParse(text, out var id)
                ? id
                : throw BotSettings.Unusable(key, $"holds \"{text}\"", $"the ids of {what} with commas between them; Discord's developer mode shows them under \"Copy ID\""));
        }

        return ids;
    }
}
