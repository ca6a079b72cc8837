using System.Net;

namespace NewsBot.Slack;

/// <summary>How an app reaches Slack. Not a record, so that no token is ever printed with it.</summary>
public sealed class SlackOptions
{
    /// <summary>The most sockets one app may have.</summary>
    public const int MaxSockets = 10;

    /// <summary>Where Slack's own Web API is.</summary>
    public static Uri SlacksApi { get; } = new("https://slack.com/api/");

    /// <summary>The app-level token (<c>xapp-…</c>) with the scope <c>connections:write</c>, for Socket Mode.</summary>
    public string? AppToken { get; set; }

    /// <summary>The bot token (<c>xoxb-…</c>), for everything the bot says.</summary>
    public string? BotToken { get; set; }

    /// <summary>The secret that requests from Slack are signed with, for HTTP mode.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>Where the Web API is; ends with a slash. Plain http is taken on this machine alone.</summary>
    /// <value>The default is <see cref="SlacksApi"/>.</value>
    public Uri ApiBaseUrl { get; set; } = SlacksApi;

    /// <summary>How many sockets are open at a time, from 1 to <see cref="MaxSockets"/>. Slack sends each payload to one of them.</summary>
    /// <value>The default is 1.</value>
    public int Sockets { get; set; } = 1;

    /// <summary>How often a socket is asked whether it is alive.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer to that may take before the socket counts as lost.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What cannot work, in words that name the option and the remedy; empty where all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(BotToken))
        {
            problems.Add("BotToken is missing: copy the Bot User OAuth Token (xoxb-…) from the app's page OAuth & Permissions.");
        }
        else if (!BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            problems.Add("BotToken is of another kind: the Bot User OAuth Token starts with xoxb-.");
        }

        if (string.IsNullOrWhiteSpace(AppToken) && string.IsNullOrWhiteSpace(SigningSecret))
        {
            problems.Add("AppToken is missing: make an App-Level Token (xapp-…) with the scope connections:write on the app's page Basic Information, or give the SigningSecret to be reached by HTTP.");
        }
        else if (!string.IsNullOrWhiteSpace(AppToken) && !AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            problems.Add("AppToken is of another kind: an App-Level Token starts with xapp-.");
        }

        if (!IsSafe(ApiBaseUrl, Uri.UriSchemeHttps, Uri.UriSchemeHttp) || !ApiBaseUrl.AbsolutePath.EndsWith('/'))
        {
            problems.Add("ApiBaseUrl cannot be used: give an https address that ends with a slash (http is taken on this machine alone).");
        }

        if (Sockets is < 1 or > MaxSockets)
        {
            problems.Add($"Sockets is {Sockets}: give a number from 1 to {MaxSockets}.");
        }

        if (KeepAliveInterval <= TimeSpan.Zero || KeepAliveTimeout <= TimeSpan.Zero)
        {
            problems.Add("KeepAliveInterval and KeepAliveTimeout must be longer than no time.");
        }

        return problems;
    }

    /// <summary>Whether tokens may be sent to an address: encrypted, or to this machine itself.</summary>
    internal static bool IsSafe(Uri address, string encryptedScheme, string plainScheme) =>
        address.IsAbsoluteUri
        && address.UserInfo.Length == 0
        && (address.Scheme == encryptedScheme || (address.Scheme == plainScheme && IsThisMachine(address)));

    private static bool IsThisMachine(Uri address) =>
        address.IsLoopback && (address.HostNameType is UriHostNameType.Dns || IPAddress.IsLoopback(IPAddress.Parse(address.DnsSafeHost)));
}
