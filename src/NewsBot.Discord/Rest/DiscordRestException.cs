using System.Net;

namespace NewsBot.Discord.Rest;

/// <summary>Discord turned a request down, or could not be reached in as many tries as the request allowed.</summary>
public class DiscordRestException : Exception
{
    internal DiscordRestException(RestCall call, string problem, Exception? inner = null)
        : base($"{call}: {problem}", inner) => Route = call.ToString();

    internal DiscordRestException(RestCall call, HttpStatusCode status, ErrorBody error)
        : this(call, $"{(int)status}, {error}")
    {
        Status = status;
        Code = error.Code;
    }

    /// <summary>The method and path template of the request. Holds no ids and no secrets.</summary>
    public string Route { get; }

    /// <summary>The HTTP status; null when there was no answer that could be read.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Discord's own code of the error.</summary>
    public DiscordErrorCode Code { get; }
}

/// <summary>Discord does not take the bot's token. Nothing more is sent with it.</summary>
public sealed class DiscordUnauthorizedException : DiscordRestException
{
    internal DiscordUnauthorizedException(RestCall call)
        : base(call, HttpStatusCode.Unauthorized, new ErrorBody("the bot token is not valid (any more); set a new one from the developer portal"))
    {
    }
}

/// <summary>Discord's codes for errors that a bot can tell apart to some use; others have no name here.</summary>
public enum DiscordErrorCode
{
    /// <summary>No code was given.</summary>
    None = 0,

    /// <summary>There is no such channel, or it was deleted.</summary>
    UnknownChannel = 10003,

    /// <summary>There is no such message, or it was deleted.</summary>
    UnknownMessage = 10008,

    /// <summary>There is no such interaction, or its three seconds are over.</summary>
    UnknownInteraction = 10062,

    /// <summary>The interaction has had its first answer.</summary>
    AlreadyAcknowledged = 40060,

    /// <summary>The bot does not see the channel.</summary>
    MissingAccess = 50001,

    /// <summary>The message has nothing in it.</summary>
    EmptyMessage = 50006,

    /// <summary>The user takes no direct messages from the bot.</summary>
    CannotMessageUser = 50007,

    /// <summary>The bot may not do this here.</summary>
    MissingPermissions = 50013,

    /// <summary>The interaction's fifteen minutes are over.</summary>
    InvalidWebhookToken = 50027,

    /// <summary>The body is not as it should be.</summary>
    InvalidForm = 50035,

    /// <summary>A thread was started from this message before.</summary>
    ThreadAlreadyExists = 160004,
}

/// <summary>The body of an error.</summary>
/// <param name="Message">What went wrong, in Discord's words.</param>
/// <param name="Code">Discord's code for it.</param>
/// <param name="Errors">Which fields of the body were wrong and why.</param>
internal sealed record ErrorBody(string? Message = null, DiscordErrorCode Code = DiscordErrorCode.None, System.Text.Json.JsonElement? Errors = null)
{
    private const int MostDetail = 500;

    public override string ToString()
    {
        var detail = Errors?.GetRawText() ?? "";
        return $"{Message ?? "no reason given"} (code {(int)Code}){(detail.Length > 0 ? " " : "")}{detail[..Math.Min(detail.Length, MostDetail)]}";
    }
}
