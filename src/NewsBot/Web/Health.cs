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
            ? Results.Text($"ready, knowledge {knowledge.Current.Snapshot.Version}{(services.GetService<PostgresDatabase>()?.Trouble is null ? "" : ", without the database: questions of chats wait for it")}")
            : Results.Text("the knowledge is being loaded", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
