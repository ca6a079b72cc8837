using Microsoft.AspNetCore.Builder;

namespace NewsBot.Web;

/// <summary>Tells browsers to believe nothing of a response but what the page is made of.</summary>
internal static class SecurityHeaders
{
    // No script at all: what a document might smuggle in cannot run, and nothing is loaded from elsewhere.
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Puts the headers on every response.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder host) => host.Use((context, next) =>
    {
        // On leaving, as a response that failed is begun anew without its headers.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
