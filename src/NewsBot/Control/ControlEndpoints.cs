using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Control;

/// <summary>Who may tell the running bot what to do: whoever has the key, over the port that serves nothing else.</summary>
internal sealed class ControlAccess
{
    /// <summary>The address to listen on besides all others: this machine alone, on a port that the system chooses.</summary>
    public const string Url = "http://127.0.0.1:0";

    /// <summary>The key, made anew at each start.</summary>
    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The port; 0 until the bot listens.</summary>
    public int Port { get; set; }

    /// <summary>Whether a request proves that it may be carried out.</summary>
    public bool Allows(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given)
        && string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.Parameter ?? ""), Encoding.UTF8.GetBytes(Key));
}

/// <summary>What the commands of the bot's owner are carried out through while it runs.</summary>
internal static class ControlEndpoints
{
    /// <summary>The path they are under.</summary>
    public const string Path = "/control";

    /// <summary>What the audit log calls whoever gives the commands.</summary>
    public const string Actor = "command line";

    /// <summary>Parts the port of the commands from all others: each serves what the other does not.</summary>
    public static void UseControl(this WebApplication host, ControlAccess access) => host.Use((context, next) =>
    {
        var isControl = context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal);
        if (isControl != (context.Connection.LocalPort == access.Port))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (isControl && !access.Allows(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Serves the commands.</summary>
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Path);
        control.MapPost("/reload", (KnowledgeAdministration administration, HttpRequest request, CancellationToken cancellationToken) =>
            CarryOutAsync(request, KnowledgeReply.Reloaded, () => administration.ReloadAsync(Actor, cancellationToken)));
        control.MapPost("/back/{version}", (string version, KnowledgeAdministration administration, HttpRequest request, CancellationToken cancellationToken) =>
            CarryOutAsync(request, KnowledgeReply.WentBack, () => administration.GoBackAsync(Actor, version, cancellationToken)));
    }

    private static async Task<IResult> CarryOutAsync(HttpRequest request, Func<ServedKnowledge, Reply> reply, Func<Task<ServedKnowledge>> work)
    {
        try
        {
            var served = await work();
            var text = request.Headers.Accept.Contains("application/json") ? JsonOutput.Pretty(json => ReloadJson.Write(json, served)) : ReplyText.Of(reply(served));
            return Results.Text(text, contentEncoding: Encoding.UTF8, statusCode: served.IsRefused ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
        }
        catch (KnowledgeException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }
}
