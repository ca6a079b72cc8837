using System.Text.Json;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Events;

/// <summary>Reads the payloads that are the same by socket and by HTTP.</summary>
internal static class DeliveryReader
{
    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The payload lacks what every such payload has, or has it in another form.</exception>
    public static SlackDelivery Event(EventEnvelope envelope)
    {
        if (envelope is not { TeamId: { } team, EventId: { } id, Event: { ValueKind: JsonValueKind.Object } inner }
            || Word(inner, "type") is not { } type)
        {
            throw new JsonException("The event lacks its team, id or type.");
        }

        return new EventDelivery(team, id, Event(type, inner));
    }

    /// <summary>Reads a slash command.</summary>
    /// <exception cref="JsonException">The payload lacks what every such payload has, or has it in another form.</exception>
    public static SlackDelivery Command(SlashCommand command, DateTimeOffset received)
    {
        Stamp(command.ResponseUrl, received);
        return new CommandDelivery(command);
    }

    /// <summary>Reads an interaction; null for one of a kind that has no use here.</summary>
    /// <exception cref="JsonException">The payload lacks what every such payload has, or has it in another form.</exception>
    public static SlackDelivery? Interaction(JsonElement payload, DateTimeOffset received)
    {
        Interaction? interaction = payload.Deserialize(SlackJson.Wire.InteractionHead)?.Type switch
        {
            "block_actions" => payload.Deserialize(SlackJson.Wire.BlockActions),
            "message_action" => payload.Deserialize(SlackJson.Wire.MessageShortcut),
            "shortcut" => payload.Deserialize(SlackJson.Wire.GlobalShortcut),
            "view_submission" => payload.Deserialize(SlackJson.Wire.ViewSubmission),
            _ => null,
        };
        Stamp(interaction?.ResponseUrl, received);
        return interaction is null ? null : new InteractionDelivery(interaction);
    }

    private static SlackEvent Event(string type, JsonElement inner) => (type, Word(inner, "subtype")) switch
    {
        ("message", "message_changed") => Change(inner) is { Message: { } message, Channel: var channel }
            ? new MessageChanged(channel, message)
            : throw new JsonException("The changed message is missing."),
        ("message", "message_deleted") => Change(inner) is { DeletedTs: { } ts, Channel: var channel }
            ? new MessageDeleted(channel, ts)
            : throw new JsonException("The deleted message is missing."),
        ("message" or "app_mention", _) => Read(inner.Deserialize(SlackJson.Wire.MessageEvent)),
        ("app_home_opened", _) => Read(inner.Deserialize(SlackJson.Wire.AppHomeOpened)),
        ("assistant_thread_started", _) => Read(inner.Deserialize(SlackJson.Wire.AssistantThreadStarted)),
        ("app_uninstalled" or "tokens_revoked", _) => new AccessLost(type),
        _ => new OtherEvent(type),
    };

    private static MessageChange Change(JsonElement inner) => Read(inner.Deserialize(SlackJson.Wire.MessageChange));

    private static T Read<T>(T? value) => value ?? throw new JsonException("The event is empty.");

    private static string? Word(JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("A word of the event is half a character.", error);
        }
    }

    private static void Stamp(ResponseUrl? address, DateTimeOffset received)
    {
        if (address is not null)
        {
            address.Received = received;
        }
    }
}
