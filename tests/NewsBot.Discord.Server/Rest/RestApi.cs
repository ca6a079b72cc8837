using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NewsBot.Discord.Server.Protocol;

namespace NewsBot.Discord.Server.Rest;

/// <summary>The HTTP API: checks every request as Discord would, and more strictly, and writes each into the journal.</summary>
internal sealed partial class RestApi(World world, Handlers handlers, RestFaults faults, Journal journal)
{
    /// <summary>Where the API begins.</summary>
    public const string Prefix = "/api/v10";

    private readonly RateLimits _limits = new(world.Options, world.Clock);

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value![Prefix.Length..];
        var body = await ReadBodyAsync(context);
        var found = ProtocolDescription.Default.Find(request.Method, path);
        var call = found?.Call;
        var violations = new List<string>();
        var fault = call is null ? null : faults.Next(call.Name);
        if (fault is RestFault.Late late)
        {
            late.Arrive();
            await late.Released.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var answer = found is null
            ? Unknown(violations)
            : Refuse(context, found.Value.Call, found.Value.Values, body, fault, violations) ?? Carry(found.Value.Call, found.Value.Values, body, violations);
        if (context.RequestAborted.IsCancellationRequested || fault is RestFault.DropMidAnswer)
        {
            journal.Add(new RestEntry(world.Clock.GetUtcNow(), call?.Name, request.Method, path + request.QueryString, body, 0, violations));
            await DropAsync(context);
            return;
        }

        // Written before the answer is: who has the answer finds the call in the journal.
        journal.Add(new RestEntry(world.Clock.GetUtcNow(), call?.Name, request.Method, path + request.QueryString, body, answer.Status, violations));
        context.Response.StatusCode = answer.Status;
        if (fault is RestFault.Garbage)
        {
            await context.Response.WriteAsync("<html>", context.RequestAborted);
        }
        else if (answer.Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
        }
    }

    private Answer? Refuse(
        HttpContext context, Call call, IReadOnlyDictionary<string, string> values, JsonNode? body, RestFault? fault, List<string> violations)
    {
        if (!UserAgent.IsMatch(context.Request.Headers.UserAgent.ToString()))
        {
            violations.Add("the User-Agent is not of the form \"DiscordBot (url, version)\"");
            return Answer.Error(403, 0, "error code: 1010");
        }

        if (call.Authorized && context.Request.Headers.Authorization != $"Bot {world.Token}")
        {
            return Answer.Error(401, 0, "401: Unauthorized");
        }

        switch (fault)
        {
            case RestFault.Error error:
                return Answer.Error(error.Status, error.Code, "scripted");
            case RestFault.RateLimited limited:
                return RateLimited(context, limited.Scope, limited.RetryAfter);
        }

        if (_limits.Count(call, Call.Major(values), context.Response.Headers) is { } limit)
        {
            return RateLimited(context, limit.Scope, limit.RetryAfter);
        }

        var (problems, ignored) = ProtocolDescription.Default.Validate(call, body);
        violations.AddRange(context.Request.Query.Keys.Where(key => !call.Query.Contains(key)).Select(key => $"query {key}: is not known"));
        violations.AddRange(problems);
        violations.AddRange(ignored);
        return problems.Count > 0 ? Answer.InvalidForm(problems) : null;
    }

    private Answer Carry(Call call, IReadOnlyDictionary<string, string> values, JsonNode? body, List<string> violations)
    {
        lock (world.Gate)
        {
            var answer = handlers.Handle(call, values, body);
            if (answer.Status == 400 && answer.Body is not null)
            {
                violations.Add((string)answer.Body["message"]!);
            }

            return answer;
        }
    }

    private static Answer Unknown(List<string> violations)
    {
        violations.Add("there is no such call");
        return Answer.Error(404, 0, "404: Not Found");
    }

    private static Answer RateLimited(HttpContext context, string scope, TimeSpan retryAfter)
    {
        context.Response.Headers["X-RateLimit-Scope"] = scope;
        context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (scope == "global")
        {
            context.Response.Headers["X-RateLimit-Global"] = "true";
        }

        return new Answer(429, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = retryAfter.TotalSeconds,
            ["global"] = scope == "global",
        });
    }

    private static async Task<JsonNode?> ReadBodyAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        try
        {
            return copy.Length == 0 ? null : JsonNode.Parse(copy.ToArray());
        }
        catch (JsonException)
        {
            return JsonValue.Create("(no JSON)");
        }
    }

    private static async Task DropAsync(HttpContext context)
    {
        if (!context.RequestAborted.IsCancellationRequested)
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        }
    }

    [GeneratedRegex(@"^DiscordBot \(\S+, \S+\)", RegexOptions.CultureInvariant)]
    private static partial Regex UserAgent { get; }
}

/// <summary>How a call is answered.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    public static Answer Error(int status, int code, string message) => new(status, new JsonObject { ["code"] = code, ["message"] = message });

    public static Answer InvalidForm(IEnumerable<string> problems) => Error(400, 50035, "Invalid Form Body: " + string.Join("; ", problems));
}
