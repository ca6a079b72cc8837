using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Embeddings;

/// <summary>
/// A server on loopback that speaks OpenAI's protocol of embeddings (its own, and as Azure and others speak it) and is strict
/// about it. In its vectors, words of one meaning are one number.
/// </summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    /// <summary>The key it accepts.</summary>
    public const string Key = "sk-embed-0123456789abcdef";

    /// <summary>The model it knows.</summary>
    public const string Model = "tiny-embed";

    private const int Dimensions = 48;

    private static readonly string[][] Meanings = [["ferry", "vessel"], ["sink", "foundered"], ["storm", "gale"]];

    private LoopbackServer _http = null!;

    private EmbeddingServer()
    {
    }

    /// <summary>Answers a request in place of the server, with a status and a body; null to let the server answer.</summary>
    public Func<(int Status, string Body)?> Instead { get; set; } = () => null;

    /// <summary>Waited for before a request is answered.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>The bodies of the requests so far.</summary>
    public ConcurrentQueue<JsonObject> Requests { get; } = new();

    /// <summary>The texts of all requests that were answered.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    /// <summary>Its address, without a path.</summary>
    public Uri Address => _http.Address;

    /// <summary>Starts a server.</summary>
    public static async Task<EmbeddingServer> StartAsync()
    {
        var server = new EmbeddingServer();
        server._http = await LoopbackServer.StartAsync(server.ServeAsync);
        return server;
    }

    /// <summary>The settings of a program that is to use it.</summary>
    public string[] Settings(string provider = "OpenAI", string path = "/v1") =>
    [
        $"--Embeddings:Provider={provider}", $"--Embeddings:Model={Model}", $"--Embeddings:Endpoint={new Uri(Address, path)}", $"--Embeddings:ApiKey={Key}",
        "--Embeddings:BatchSize=2", "--Embeddings:MaxConcurrentRequests=1",
    ];

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        var isAzure = path == "/openai/v1/embeddings";
        if (context.Request.Method != "POST" || !(isAzure || path is "/v1/embeddings" or "/open/v1/embeddings"))
        {
            await ReplyAsync(context, 404, """{"error":{"message":"Not found"}}""");
            return;
        }

        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        Requests.Enqueue(body);
        var key = isAzure ? context.Request.Headers["api-key"].ToString() : context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (key != Key && path != "/open/v1/embeddings")
        {
            await ReplyAsync(context, 401, """{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: sk-oops."}}""");
        }
        else if ((string?)body["model"] != Model)
        {
            await ReplyAsync(context, 404, """{"error":{"code":"model_not_found","message":"The model does not exist."}}""");
        }
        else if (Instead() is var (status, reply))
        {
            context.Response.Headers.RetryAfter = "0";
            await ReplyAsync(context, status, reply);
        }
        else
        {
            await Before();
            context.RequestAborted.ThrowIfCancellationRequested();
            string[] texts = [.. body["input"]!.AsArray().Select(text => (string)text!)];
            Array.ForEach(texts, Texts.Enqueue);
            await ReplyAsync(context, 200, Embeddings(texts, (int?)body["dimensions"] ?? Dimensions, (string?)body["encoding_format"] == "base64"));
        }
    }

    private static async Task ReplyAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    // The last text comes first: what counts is the index.
    private static string Embeddings(string[] texts, int dimensions, bool isPacked)
    {
        var data = new JsonArray([.. texts.Select((text, index) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = index, ["embedding"] = Embedding(text, dimensions, isPacked) }).Reverse()]);
        return new JsonObject { ["object"] = "list", ["data"] = data, ["model"] = Model, ["usage"] = new JsonObject { ["prompt_tokens"] = 3, ["total_tokens"] = 3 } }.ToJsonString();
    }

    private static JsonNode Embedding(string text, int dimensions, bool isPacked)
    {
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '.', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            var meaning = Array.FindIndex(Meanings, meaning => meaning.Contains(word, StringComparer.Ordinal));
            vector[meaning >= 0 ? meaning : Meanings.Length + (word.Sum(letter => letter) % (dimensions - Meanings.Length))] += meaning >= 0 ? 1 : 0.1f;
        }

        return isPacked
            ? JsonValue.Create(Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.AsSpan())))
            : new JsonArray([.. vector.Select(number => (JsonNode)JsonValue.Create(number))]);
    }
}
