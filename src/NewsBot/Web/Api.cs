using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Asking;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;
using NewsBot.Output;
using NewsBot.Timelines;

namespace NewsBot.Web;

/// <summary>
/// The HTTP interface: <c>POST /api/ask</c> and <c>GET /api/timeline</c>, with the JSON that the command line prints. What
/// cannot be done is told as problem details (RFC 9457). <c>openapi.json</c> describes it, and is served as <c>/openapi.json</c>.
/// </summary>
internal static class Api
{
    private const string RateLimit = "api";
    private const int RequestsPerMinute = 120;
    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>The path that all of it is under.</summary>
    public static PathString Path { get; } = "/api";

    /// <summary>Limits how often one address may ask.</summary>
    public static void AddApi(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = RefuseAsync;
        limits.AddPerAddress(RateLimit, RequestsPerMinute);
    });

    /// <summary>Serves the interface.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Path).RequireRateLimiting(RateLimit);
        api.MapPost("/ask", AskAsync).WithMetadata(new RequestSizeLimit(MaxBodyBytes));
        api.MapGet("/timeline", Timeline);
        routes.MapGet("/openapi.json", () => Results.Stream(typeof(Api).Assembly.GetManifestResourceStream("NewsBot.Web.openapi.json")!, "application/json"));
    }

    private static async Task<IResult> AskAsync(HttpRequest request, LiveKnowledge knowledge, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (TextOf(body.RootElement, "question") is not { } question)
            {
                return Problem("The body needs a \"question\": {\"question\":\"Who won the election?\",\"asOf\":\"2018-08-03\"}.");
            }

            DateOnly? asOf = null;
            if (TextOf(body.RootElement, "asOf") is { } date)
            {
                if (!AsOfDate.TryParse(date, out var day))
                {
                    return Problem($"\"asOf\" is no date. {AsOfDate.Remedy}");
                }

                asOf = day;
            }

            var started = time.GetTimestamp();
            var answer = await knowledge.Current.Answers.AskAsync(new QuestionRequest(question, asOf), cancellationToken);
            return Json(json => AnswerJson.Write(json, answer, time.GetElapsedTime(started)));
        }
        catch (JsonException)
        {
            return Problem("The body is not JSON. Send {\"question\":\"Who won the election?\"}.");
        }
        catch (QuestionException error)
        {
            return Problem(error.Message);
        }
        catch (BadHttpRequestException error)
        {
            return Problem(error.Message, error.StatusCode);
        }
    }

    private static IResult Timeline(
        string? topic, string? from, string? to, string? asOf, string? limit, LiveKnowledge knowledge, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParseTyped(from, out var start) || !PartialDate.TryParseTyped(to, out var end) || !PartialDate.TryParseTyped(asOf, out var latest))
        {
            return Problem($"from, to and asOf are dates. {AsOfDate.Remedy}");
        }

        var most = TimelineRequest.UsualLimit;
        if (!string.IsNullOrEmpty(limit) && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most))
        {
            return Problem("limit is a number of events; 0 shows all.");
        }

        var request = new TimelineRequest(
            string.IsNullOrWhiteSpace(topic) ? null : topic, start?.Earliest, end?.Latest, latest?.Latest, most);
        try
        {
            var timeline = knowledge.Current.Timelines.Build(request, cancellationToken);
            return Json(json => TimelineJson.Write(json, timeline));
        }
        catch (QuestionException error)
        {
            return Problem(error.Message);
        }
    }

    private static string? TextOf(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IResult Json(Action<Utf8JsonWriter> write) => Results.Text(JsonOutput.Line(write), "application/json", System.Text.Encoding.UTF8);

    private static IResult Problem(string detail, int status = StatusCodes.Status400BadRequest) => Results.Problem(detail, statusCode: status);

    // Of every limit of the web interface; what a person reads gets its page elsewhere.
    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal))
        {
            await Problem($"One address may send {RequestsPerMinute} requests a minute. Wait as long as Retry-After says.", StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        }
    }
}
