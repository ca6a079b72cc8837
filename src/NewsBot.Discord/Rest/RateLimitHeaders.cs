using System.Globalization;
using System.Net.Http.Headers;

namespace NewsBot.Discord.Rest;

/// <summary>What an answer says about the limit it was counted towards.</summary>
/// <param name="Bucket">The name of the limit, which several routes may share; null where the route has none.</param>
/// <param name="Remaining">How many requests are left until the reset; null where it is not said.</param>
/// <param name="ResetAfter">The time until the limit is fresh again; null where it is not said.</param>
/// <param name="Scope">For an answer of 429 whose limit it was; else <see cref="RateLimitScope.None"/>.</param>
internal readonly record struct RateLimitHeaders(string? Bucket, int? Remaining, TimeSpan? ResetAfter, RateLimitScope Scope)
{
    public static RateLimitHeaders Read(HttpResponseHeaders headers) => new(
        First(headers, "X-RateLimit-Bucket"),
        int.TryParse(First(headers, "X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining) ? remaining : null,
        Seconds(First(headers, "X-RateLimit-Reset-After")),
        First(headers, "X-RateLimit-Scope") switch
        {
            "user" => RateLimitScope.User,
            "global" => RateLimitScope.Global,
            "shared" => RateLimitScope.Shared,
            _ => First(headers, "X-RateLimit-Global") is "true" ? RateLimitScope.Global : RateLimitScope.None,
        });

    /// <summary>The wait that a header of whole seconds asks for.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers) => Seconds(First(headers, "Retry-After"));

    private static string? First(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First() : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.SecondsPerDay
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

/// <summary>Whose rate limit was exceeded.</summary>
internal enum RateLimitScope
{
    /// <summary>It was not said.</summary>
    None,

    /// <summary>The bot's, for one bucket.</summary>
    User,

    /// <summary>The bot's, for all requests.</summary>
    Global,

    /// <summary>That of everybody for one thing, as a channel; not the bot's fault.</summary>
    Shared,
}
