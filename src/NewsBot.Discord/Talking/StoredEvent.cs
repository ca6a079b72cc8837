using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Gateway;

namespace NewsBot.Discord.Talking;

/// <summary>What is kept of an event until it is answered: one of both. An interaction's token makes it a secret.</summary>
internal sealed record StoredEvent(Message? Message = null, Interaction? Interaction = null)
{
    /// <summary>The kind of these events in the state store.</summary>
    public const string Kind = "discord";

    // As long as an interaction can be answered; who has written a message has given up waiting by then.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>The event as it is claimed.</summary>
    /// <param name="now">The time.</param>
    public IncomingEvent ToIncoming(DateTimeOffset now) =>
        new($"discord:{Message?.Id ?? Interaction!.Id}", Kind, JsonSerializer.Serialize(this, StoredEventJson.Default.StoredEvent), now, now + Life);

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static StoredEvent Read(string payload) => EventReader.Parse(System.Text.Encoding.UTF8.GetBytes(payload), StoredEventJson.Default.StoredEvent);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredEvent))]
internal sealed partial class StoredEventJson : JsonSerializerContext;
