using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>The settings of what the bot serves over HTTP.</summary>
/// <param name="Urls">Where it listens: one or more addresses, semicolons between them; empty for nowhere.</param>
/// <param name="PublicBaseUrl">The address under which readers of a chat reach it, ending in a slash; null where they do not.</param>
/// <param name="AdminKey">The key that admin acts on the page need; null where there are none.</param>
internal sealed record WebSettings(string Urls, Uri? PublicBaseUrl, string? AdminKey)
{
    /// <summary>The setting behind <see cref="Urls"/>.</summary>
    public const string UrlsKey = "Web:Urls";

    /// <summary>The setting behind <see cref="PublicBaseUrl"/>.</summary>
    public const string PublicBaseUrlKey = "Web:PublicBaseUrl";

    /// <summary>The setting behind <see cref="AdminKey"/>.</summary>
    public const string AdminKeyKey = "Web:AdminKey";

    // What people think up is guessed; this much of it is not, within the attempts that are let through.
    private const int LeastKeyLength = 16;

    // This machine alone, until an operator decides otherwise.
    private const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Every setting of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } = [UrlsKey, PublicBaseUrlKey, AdminKeyKey];

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static WebSettings Read(IConfiguration configuration)
    {
        var urls = configuration[UrlsKey] ?? DefaultUrls;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // "http://*:80" and "http://+:80" are no URIs, and mean every address of the machine.
            if (!Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var address)
                || !IsWeb(address))
            {
                throw BotSettings.Unusable(UrlsKey, $"holds \"{url}\"", $"addresses such as {DefaultUrls}");
            }
        }

        var adminKey = configuration[AdminKeyKey]?.Trim() is { Length: > 0 } key ? key : null;
        if (adminKey is { Length: < LeastKeyLength })
        {
            throw BotSettings.Unusable(AdminKeyKey, "is too short", $"at least {LeastKeyLength} random characters, such as \"openssl rand -hex 24\" prints");
        }

        return new WebSettings(urls, ReadPublicBaseUrl(configuration), adminKey);
    }

    private static Uri? ReadPublicBaseUrl(IConfiguration configuration)
    {
        var given = configuration[PublicBaseUrlKey];
        return string.IsNullOrWhiteSpace(given) ? null
            : Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var publicBase) && IsWeb(publicBase) ? publicBase
            : throw BotSettings.Unusable(PublicBaseUrlKey, $"is \"{given}\"", "an address such as https://news.example.org");
    }

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https";
}
