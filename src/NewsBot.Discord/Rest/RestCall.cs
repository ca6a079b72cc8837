using System.Net.Http.Headers;

namespace NewsBot.Discord.Rest;

/// <summary>One request: what is asked of which route, and what may be done when it fails.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with names in place of ids; safe to log.</param>
/// <param name="Path">The path itself, which may hold a secret.</param>
/// <param name="Major">The id that rate limits are counted apart by; empty where the path has none.</param>
internal sealed record RestCall(HttpMethod Method, string Template, string Path, string Major = "")
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    /// <summary>The body, as JSON in UTF-8; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether the call is made by the token within its path, not by the bot's; such calls do not count towards the global limit.</summary>
    public bool ByInteraction { get; init; }

    /// <summary>Whether the call may be made again when it is not known if it was carried out, because a second time changes nothing.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The error that shows, when a call is made again, that the first one was carried out.</summary>
    public DiscordErrorCode DoneBefore { get; init; }

    /// <summary>The call as a request; each try needs one of its own.</summary>
    public HttpRequestMessage ToRequest(DiscordRestOptions options)
    {
        var request = new HttpRequestMessage(Method, new Uri(options.ApiBaseUrl, Path));
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (!ByInteraction)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token.Value);
        }

        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body) { Headers = { ContentType = JsonType } };
        }

        return request;
    }

    /// <summary>The method and the template.</summary>
    public override string ToString() => $"{Method} /{Template}";
}
