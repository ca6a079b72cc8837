using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Setup;
using NewsBot.Slack.Talking;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Checking;

/// <summary>
/// Looks at what a Slack app needs before the bot runs: kinds of tokens, whether Slack takes them, scopes, Socket Mode. No
/// socket is opened, as Slack would send to it what is meant for the running bot.
/// </summary>
public static class SlackCheck
{
    /// <summary>The scopes of the bot token, with what each is for.</summary>
    public static IReadOnlyList<(string Scope, string Use)> Scopes { get; } =
    [
        ("app_mentions:read", "to be told of mentions"),
        ("assistant:write", "to offer prompts"),
        ("channels:history", "to follow threads of public channels without a new mention"),
        ("chat:write", "to answer"),
        ("commands", "for /ask, /timeline, /knowledge and /newsbot"),
        ("files:read", "to take in documents that admins attach"),
        ("groups:history", "to follow threads of private channels without a new mention"),
        ("im:history", "to be told of direct messages"),
        ("users:read", "to know the admins of the workspace"),
    ];

    /// <summary>Looks at everything.</summary>
    /// <param name="options">The app's tokens.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, in the order to mend it.</returns>
    public static async Task<IReadOnlyList<SetupFinding>> RunAsync(SlackOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.Problems();
        if (problems.Count > 0)
        {
            return [.. problems.Select(problem => new SetupFinding(IsGood: false, $"Slack:{problem}")), .. Swapped(options)];
        }

        using var api = new SlackWebApi(options, time, NullLogger<SlackWebApi>.Instance);
        return [.. await CheckBotTokenAsync(api, cancellationToken), .. await CheckSocketModeAsync(api, options, cancellationToken)];
    }

    private static SetupFinding[] Swapped(SlackOptions options) =>
        options.BotToken?.StartsWith("xapp-", StringComparison.Ordinal) == true || options.AppToken?.StartsWith("xoxb-", StringComparison.Ordinal) == true
            ? [new SetupFinding(IsGood: false, "The tokens are swapped: Slack:AppToken takes xapp-…, Slack:BotToken takes xoxb-….")]
            : [];

    private static async Task<IReadOnlyList<SetupFinding>> CheckBotTokenAsync(SlackWebApi api, CancellationToken cancellationToken)
    {
        try
        {
            var bot = await api.TestAuthAsync(cancellationToken);
            return [new SetupFinding(IsGood: true, $"The bot token is taken: {bot.User} in the workspace {bot.TeamName} ({bot.Team})."), .. CheckScopes(bot)];
        }
        catch (SlackApiException error)
        {
            return [new SetupFinding(IsGood: false, $"The bot token cannot be used ({error.Error}). {SlackAdvice.For(error)}")];
        }
    }

    private static List<SetupFinding> CheckScopes(BotIdentity bot)
    {
        if (bot.Scopes is not { } granted)
        {
            return [new SetupFinding(IsGood: true, "Slack did not tell the scopes of the bot token.")];
        }

        var missing = Scopes
            .Where(needed => !granted.Contains(needed.Scope, StringComparer.Ordinal))
            .Select(needed => new SetupFinding(
                IsGood: false, $"The scope {needed.Scope} is missing, {needed.Use}: add it on the app's page OAuth & Permissions and install the app again."))
            .ToList();
        return missing.Count > 0 ? missing : [new SetupFinding(IsGood: true, "The bot token has all scopes.")];
    }

    private static async Task<IReadOnlyList<SetupFinding>> CheckSocketModeAsync(SlackWebApi api, SlackOptions options, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.AppToken))
        {
            return [new SetupFinding(IsGood: true, "There is no app token: the bot is reached by HTTP, at /slack/events, /slack/commands and /slack/interactivity.")];
        }

        try
        {
            await api.OpenConnectionAsync(cancellationToken);
            return [new SetupFinding(IsGood: true, "The app token is taken, and Socket Mode is on.")];
        }
        catch (SlackApiException error) when (error.Kind is SlackErrorKind.Unavailable or SlackErrorKind.RateLimited)
        {
            return [new SetupFinding(IsGood: false, $"Slack could not be asked about Socket Mode ({error.Error}). Try again later.")];
        }
        catch (SlackApiException error)
        {
            return
            [
                new SetupFinding(
                    IsGood: false,
                    $"Slack opens no socket ({error.Error}). See that Socket Mode is on, on the app's page Socket Mode, and that Slack:AppToken is an App-Level Token of this app with the scope connections:write."),
            ];
        }
    }
}
