using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>HTTP mode: posts signed requests to the app.</summary>
/// <param name="app">The app's address, under which its endpoints are.</param>
/// <param name="time">The clock.</param>
public sealed class HttpCallbacks(Uri app, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = app };

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> SendAsync(string type, JsonObject payload, int attempt, CancellationToken cancellationToken) => type switch
    {
        "events_api" => PostAsync("slack/events", payload.ToJsonString(), "application/json", attempt, cancellationToken),
        "slash_commands" => PostAsync(
            "slack/commands",
            string.Join('&', payload.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value?.ToString() ?? "")}")),
            "application/x-www-form-urlencoded",
            attempt,
            cancellationToken),
        _ => PostAsync(
            "slack/interactivity",
            $"payload={Uri.EscapeDataString(payload.ToJsonString())}",
            "application/x-www-form-urlencoded",
            attempt,
            cancellationToken),
    };

    /// <summary>Posts a body as Slack signs it.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string body, string contentType, int attempt, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Sign(Workspace.SigningSecret, timestamp, body));
        if (attempt > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", attempt.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    public static string Sign(string secret, string timestamp, string body)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        return $"v0={Convert.ToHexStringLower(hash)}";
    }
}
