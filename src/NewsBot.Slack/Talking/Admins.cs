using Microsoft.Extensions.Logging;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>Who may give orders: those the operator named, and the admins and owners of the workspace. Asked anew for every order.</summary>
internal sealed partial class Admins(SlackWebApi api, TalkingOptions options, ILogger<Admins> logger)
{
    /// <summary>Whether a person may give orders; where Slack does not tell, they may not.</summary>
    public async Task<bool> IncludeAsync(UserId user, CancellationToken cancellationToken)
    {
        if (options.AdminUserIds.Contains(user))
        {
            return true;
        }

        try
        {
            return await api.GetUserAsync(user, cancellationToken) is { Deleted: false, IsBot: false } known && (known.IsAdmin || known.IsOwner);
        }
        catch (SlackApiException error)
        {
            Log.Unknown(logger, user, error.Message, SlackAdvice.For(error));
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Whether {User} is an admin is not known, so they were refused: {Error} {Advice}")]
        public static partial void Unknown(ILogger logger, UserId user, string error, string advice);
    }
}
