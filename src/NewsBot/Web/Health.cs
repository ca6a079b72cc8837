using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.Reloading;
using NewsBot.Storage.Postgres;

namespace NewsBot.Web;

/// <summary>Tells a supervisor how the bot is: <c>/health/live</c> whether it runs, <c>/health/ready</c> whether it can answer.</summary>
internal static class Health
{
    /// <summary>Serves both addresses.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (LiveKnowledge knowledge, IServiceProvider services) => knowledge.IsLoaded
            ? Results.Text(Ready(knowledge) + (knowledge.Shared?.State.Overtaken is { } overtaken ? $"; {overtaken}" : "") + (services.GetService<PostgresDatabase>()?.Trouble is null ? "" : "; the database is out of reach, and questions of chats wait for it"))
            : Results.Text("the knowledge is being loaded", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    // A replica that is behind is ready all the same: it answers from what it has, and each is behind for a moment when another
    // publishes.
    private static string Ready(LiveKnowledge knowledge)
    {
        var ready = $"ready, knowledge {knowledge.Current.Snapshot.Version}";
        return knowledge.Shared?.State switch
        {
            null => ready,
            { IsPublished: false } => $"{ready}, not published yet",
            { IsBehind: true } state => string.Create(CultureInfo.InvariantCulture, $"{ready}, behind on knowledge: generation {state.Served}, and {state.Published} is published"),
            { Trouble: not null } state => string.Create(CultureInfo.InvariantCulture, $"{ready}, generation {state.Served}, perhaps behind on knowledge: what is published is out of reach"),
            var state => string.Create(CultureInfo.InvariantCulture, $"{ready}, generation {state.Served}"),
        };
    }
}
