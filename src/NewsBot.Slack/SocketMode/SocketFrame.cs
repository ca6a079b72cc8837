using System.Text.Json;

namespace NewsBot.Slack.SocketMode;

/// <summary>A message by socket: a greeting, a notice of the end, or an envelope around a payload.</summary>
internal sealed record SocketFrame
{
    public string? Type { get; init; }

    /// <summary>What an envelope is acknowledged by; its presence makes it one.</summary>
    public string? EnvelopeId { get; init; }

    public JsonElement? Payload { get; init; }

    public int? RetryAttempt { get; init; }

    public string? Reason { get; init; }

    public int? NumConnections { get; init; }
}
