using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.LanguageModels;

/// <summary>
/// A server on loopback that speaks the HTTP protocols of OpenAI (its own, and as Azure and others speak it) and of Anthropic,
/// and is strict about them. It replies as a test tells it to.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    /// <summary>The key it accepts.</summary>
    public const string Key = "sk-test-0123456789abcdef";

    /// <summary>The model it knows.</summary>
    public const string Model = "tiny-1";

    private LoopbackServer _http = null!;

    private ModelServer()
    {
    }

    /// <summary>What it replies to each request.</summary>
    public Func<ModelRequest, ModelResponse> Reply { get; set; } = _ => ModelResponse.Say("ready");

    /// <summary>The requests so far.</summary>
    public ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <summary>Its address, without a path.</summary>
    public Uri Address => _http.Address;

    /// <summary>Starts a server.</summary>
    public static async Task<ModelServer> StartAsync()
    {
        var server = new ModelServer();
        server._http = await LoopbackServer.StartAsync(server.ServeAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var isAnthropic = path == "/v1/messages";
        if (context.Request.Method != "POST" || !(isAnthropic || path is "/v1/chat/completions" or "/openai/v1/chat/completions" or "/open/v1/chat/completions"))
        {
            await RefuseAsync(context, 404, """{"error":{"message":"Not found"}}""");
            return;
        }

        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var request = new ModelRequest(path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
        Requests.Enqueue(request);
        if (Complaint(request, isAnthropic) is var (status, complaint))
        {
            await RefuseAsync(context, status, complaint);
            return;
        }

        var response = Reply(request);
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.Raw is { } raw)
        {
            await RefuseAsync(context, response.Status, raw);
        }
        else if (response.Hangs && response.Pieces.Count == 0)
        {
            await HangAsync(context);
        }
        else if (request.IsStreaming)
        {
            await StreamAsync(context, response, isAnthropic);
        }
        else
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Whole(string.Concat(response.Pieces), isAnthropic), context.RequestAborted);
        }
    }

    // What the real services refuse.
    private static (int, string)? Complaint(ModelRequest request, bool isAnthropic)
    {
        // The Anthropic package sends its key as a bearer token, too.
        var key = !isAnthropic && request.Path.StartsWith("/openai/", StringComparison.Ordinal)
            ? request.Header("api-key")
            : request.Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
        if (key != Key && !request.Path.StartsWith("/open/", StringComparison.Ordinal))
        {
            return (401, """{"type":"error","error":{"type":"authentication_error","code":"invalid_api_key","message":"Incorrect API key provided: sk-oops."}}""");
        }

        if ((string?)request.Body["model"] != Model)
        {
            return (404, """{"type":"error","error":{"type":"not_found_error","code":"model_not_found","message":"The model does not exist."}}""");
        }

        var isWhole = isAnthropic
            ? request.Header("anthropic-version") is not null && request.Body["max_tokens"] is not null && request.Body["messages"] is JsonArray
            : request.Body["messages"] is JsonArray messages && messages.All(message => (string?)message!["role"] is "system" or "user" or "assistant");
        return isWhole ? null : (400, """{"error":{"message":"The request is not what the protocol says."}}""");
    }

    private static async Task RefuseAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var left = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static async Task StreamAsync(HttpContext context, ModelResponse response, bool isAnthropic)
    {
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        if (isAnthropic)
        {
            await SendAsync(context, "message_start", $$$$"""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"{{{{Model}}}}","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":1}}}""");
            await SendAsync(context, "content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""");
        }

        foreach (var piece in response.Pieces)
        {
            var text = JsonSerializer.Serialize(piece);
            await (isAnthropic
                ? SendAsync(context, "content_block_delta", $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{text}}}}}""")
                : SendAsync(context, null, Chunk($$$"""[{"index":0,"delta":{"role":"assistant","content":{{{text}}}},"finish_reason":null}]""", "null")));
            if (response.Between is { } between)
            {
                await between();
            }
        }

        if (response.Hangs)
        {
            await HangAsync(context);
            return;
        }

        if (response.IsCutOff)
        {
            context.Abort();
            return;
        }

        if (isAnthropic)
        {
            await SendAsync(context, "content_block_stop", """{"type":"content_block_stop","index":0}""");
            await SendAsync(context, "message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7}}""");
            await SendAsync(context, "message_stop", """{"type":"message_stop"}""");
        }
        else
        {
            await SendAsync(context, null, Chunk("""[{"index":0,"delta":{},"finish_reason":"stop"}]""", "null"));
            await SendAsync(context, null, Chunk("[]", """{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}"""));
            await SendAsync(context, null, "[DONE]");
        }
    }

    private static string Chunk(string choices, string usage) =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"{{Model}}","choices":{{choices}},"usage":{{usage}}}""";

    private static string Whole(string text, bool isAnthropic) => isAnthropic
        ? $$$"""{"id":"msg_1","type":"message","role":"assistant","model":"{{{Model}}}","content":[{"type":"text","text":{{{JsonSerializer.Serialize(text)}}}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":7}}"""
        : $$$"""{"id":"c1","object":"chat.completion","created":1,"model":"{{{Model}}}","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""";

    private static async Task SendAsync(HttpContext context, string? name, string data)
    {
        var line = new StringBuilder();
        if (name is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $"event: {name}\n");
        }

        line.Append(CultureInfo.InvariantCulture, $"data: {data}\n\n");
        await context.Response.WriteAsync(line.ToString(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}

/// <summary>A request that the server got.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
internal sealed record ModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonObject Body)
{
    public bool IsStreaming => (bool?)Body["stream"] is true;

    /// <summary>All that the model was told.</summary>
    public string Text => Body.ToJsonString();

    /// <summary>What the model was told by the program, as it reads it.</summary>
    public string Prompt => string.Join('\n', Body["messages"]!.AsArray().Select(message => Flat(message!["content"]!)));

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The number of a piece of evidence, by its text; 0 where it was not sent.</summary>
    public int NumberOf(string quote)
    {
        foreach (var line in Prompt.Split('\n').Where(line => line.StartsWith("{\"number\"", StringComparison.Ordinal)))
        {
            var evidence = JsonNode.Parse(line)!;
            if ((string?)evidence["text"] == quote)
            {
                return (int)evidence["number"]!;
            }
        }

        return 0;
    }

    private static string Flat(JsonNode content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)content!;
}

/// <summary>What the server replies.</summary>
internal sealed record ModelResponse
{
    public IReadOnlyList<string> Pieces { get; init; } = [];

    public int Status { get; init; } = 200;

    /// <summary>A body that is sent as it is.</summary>
    public string? Raw { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the connection is cut behind the pieces.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Whether nothing comes behind the pieces, and the connection stays open.</summary>
    public bool Hangs { get; init; }

    /// <summary>What is waited for behind each piece.</summary>
    public Func<Task>? Between { get; init; }

    public static ModelResponse Say(params IReadOnlyList<string> pieces) => new() { Pieces = pieces };

    public static ModelResponse Fail(int status, string body = "{}") => new() { Status = status, Raw = body };

    /// <summary>A sentence with its evidence, as JSON of the schema.</summary>
    public static ModelResponse Answer(params IReadOnlyList<(string Text, int[] Evidence)> sentences) =>
        Say(JsonSerializer.Serialize(new { answered = true, sentences = sentences.Select(sentence => new { text = sentence.Text, evidence = sentence.Evidence }) }));
}
