using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Slack.Server;

/// <summary>Response addresses: five messages each, within thirty minutes.</summary>
internal sealed class ResponseUrls(Workspace workspace, Journal journal, Faults faults, TimeProvider time)
{
    private const int MaxUses = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "attachments",
    };

    private readonly Lock _lock = new();
    private readonly List<Target> _made = [];

    /// <summary>Makes an address; the result is its path.</summary>
    /// <param name="channel">Where its messages go.</param>
    /// <param name="user">Who sees them unless all do.</param>
    /// <param name="original">The message whose button was pressed.</param>
    public string Make(string channel, string user, Post? original)
    {
        lock (_lock)
        {
            _made.Add(new Target(channel, user, original, time.GetUtcNow()));
            return $"hooks/{_made.Count - 1}/secret";
        }
    }

    public async Task HandleAsync(HttpContext context, int number)
    {
        JsonObject body;
        try
        {
            body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            body = [];
        }

        var problems = Problems(body);
        var error = faults.Next("response_url") is Fault.Error fault ? fault.Word : problems is [] ? Take(number, body) : "invalid_payload";
        journal.Add(new ApiCall("response_url", body, time.GetUtcNow(), problems, error, []));
        context.Response.StatusCode = error switch
        {
            null => StatusCodes.Status200OK,
            "invalid_payload" => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status404NotFound,
        };
        await context.Response.WriteAsync(error ?? "ok", context.RequestAborted);
    }

    private static List<string> Problems(JsonObject body)
    {
        var problems = body.Where(member => !Members.Contains(member.Key)).Select(member => $"{member.Key} is unknown").ToList();
        if (body["text"] is null && body["blocks"] is null && body["delete_original"] is null)
        {
            problems.Add("there is neither text nor blocks");
        }

        if (body["response_type"] is { } type && type.ToString() is not ("ephemeral" or "in_channel"))
        {
            problems.Add($"response_type {type} is unknown");
        }

        problems.AddRange(body["blocks"] is { } blocks ? BlockCheck.Message(blocks) : []);
        return problems;
    }

    private string? Take(int number, JsonObject body)
    {
        lock (_lock)
        {
            if (number >= _made.Count)
            {
                return "no_such_url";
            }

            var target = _made[number];
            if (time.GetUtcNow() - target.Made >= Lifetime)
            {
                return "expired_url";
            }

            if (++target.Uses > MaxUses)
            {
                return "used_url";
            }

            lock (workspace.Sync)
            {
                Apply(target, body);
            }

            return null;
        }
    }

    private void Apply(Target target, JsonObject body)
    {
        if (target.Original is { } original && body["delete_original"]?.GetValue<bool>() is true)
        {
            original.IsDeleted = true;
        }
        else if (target.Original is { } replaced && body["replace_original"]?.GetValue<bool>() is true)
        {
            replaced.Text = body["text"]?.ToString() ?? "";
            replaced.Blocks = body["blocks"]?.DeepClone();
        }
        else
        {
            workspace.Add(
                target.Channel,
                Workspace.BotUser,
                body["text"]?.ToString() ?? "",
                body["thread_ts"]?.ToString(),
                body["blocks"],
                onlyFor: body["response_type"]?.ToString() == "in_channel" ? null : target.User);
        }
    }

    private sealed record Target(string Channel, string User, Post? Original, DateTimeOffset Made)
    {
        public int Uses { get; set; }
    }
}
