using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Setup;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking;

/// <summary>Finds out whether the bot can work on Discord as it is set up, and tells it in words.</summary>
public static class DiscordCheck
{
    private static readonly (Permissions Permission, string Name, string Use)[] Needed =
    [
        (Permissions.ViewChannel, "View Channels", "see questions"),
        (Permissions.SendMessages, "Send Messages", "answer"),
        (Permissions.EmbedLinks, "Embed Links", "have its answers shown at all"),
        (Permissions.ReadMessageHistory, "Read Message History", "reply to a question"),
        (Permissions.CreatePublicThreads, "Create Public Threads", "move a long conversation to a thread"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads", "answer there"),
    ];

    /// <summary>Checks token, intents, servers and settings. Nothing is changed and no session is begun.</summary>
    /// <param name="options">How the bot is to take part.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">Is told of requests that fail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, the address to invite the bot by among it.</returns>
    public static async Task<IReadOnlyList<SetupFinding>> RunAsync(
        DiscordBotOptions options, TimeProvider time, ILogger<DiscordRestClient> logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var rest = new DiscordRestClient(options.Rest, time, logger);
        var findings = new List<SetupFinding>();
        try
        {
            await CheckAsync(rest, options, findings, cancellationToken);
        }
        catch (DiscordUnauthorizedException)
        {
            findings.Add(Bad("Discord does not take the token. Copy it again, or reset it, on the page \"Bot\" of the developer portal, and set Discord:Token to it."));
        }
        catch (DiscordRestException error)
        {
            findings.Add(Bad($"Discord did not answer: {error.Message}"));
        }

        return findings;
    }

    private static async Task CheckAsync(DiscordRestClient rest, DiscordBotOptions options, List<SetupFinding> findings, CancellationToken cancellationToken)
    {
        var user = await rest.GetCurrentUserAsync(cancellationToken);
        var application = await rest.GetCurrentApplicationAsync(cancellationToken);
        findings.Add(Good($"The token is that of the bot {user.Username} ({user.Id})."));
        findings.Add(Good("Intents: none has to be enabled. The bot sees messages that mention it, replies to it and direct messages."));
        findings.Add(Sessions(await rest.GetGatewayBotAsync(cancellationToken)));
        await CheckGuildsAsync(rest, findings, cancellationToken);
        await CheckChannelsAsync(rest, options, findings, cancellationToken);
        findings.Add(options.AdminUserIds.Count + options.AdminRoleIds.Count > 0
            ? Good("Admins are named in the settings; only they may use /knowledge.")
            : Note("Nobody may use /knowledge: name admins in Discord:AdminUserIds or Discord:AdminRoleIds."));
        findings.Add(Note($"Invite the bot with: {Invitation(application.Id)}"));
    }

    private static SetupFinding Sessions(GatewayBot gateway) => gateway.SessionStartLimit.Remaining > 0
        ? Good(string.Create(CultureInfo.InvariantCulture, $"The bot may connect: {gateway.SessionStartLimit.Remaining} more times today, over {Count(gateway.Shards, "connection")}."))
        : Bad("The bot has connected too often: it must wait until the next day. Find out what makes it start again and again.");

    private static async Task CheckGuildsAsync(DiscordRestClient rest, List<SetupFinding> findings, CancellationToken cancellationToken)
    {
        var guilds = await rest.GetCurrentGuildsAsync(cancellationToken);
        if (guilds.Count == 0)
        {
            findings.Add(Note("The bot is in no server yet."));
        }

        foreach (var guild in guilds)
        {
            var missing = guild.Permissions is not { } granted || granted.HasFlag(Permissions.Administrator) ? []
                : Needed.Where(each => !granted.HasFlag(each.Permission)).ToList();
            findings.Add(missing.Count == 0
                ? Good($"Server \"{guild.Name}\": the bot may do all it needs, unless a channel forbids it.")
                : Bad($"Server \"{guild.Name}\": the bot lacks {string.Join(", ", missing.Select(each => $"\"{each.Name}\" (to {each.Use})"))}. Give its role these permissions, or invite it again."));
        }
    }

    private static async Task CheckChannelsAsync(DiscordRestClient rest, DiscordBotOptions options, List<SetupFinding> findings, CancellationToken cancellationToken)
    {
        foreach (var id in options.AllowedChannelIds)
        {
            try
            {
                var channel = await rest.GetChannelAsync(id, cancellationToken);
                findings.Add(Good($"The bot answers in the channel #{channel.Name} ({id})."));
            }
            catch (DiscordRestException error) when (error.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.MissingAccess)
            {
                findings.Add(Bad($"The channel {id} of Discord:AllowedChannelIds does not exist, or the bot may not see it."));
            }
        }
    }

    private static string Invitation(Snowflake application)
    {
        var permissions = Needed.Aggregate(Permissions.None, (all, each) => all | each.Permission);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)permissions}");
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static SetupFinding Good(string text) => new(IsGood: true, text);

    private static SetupFinding Bad(string text) => new(IsGood: false, text);

    private static SetupFinding Note(string text) => new(IsGood: null, text);
}
