using System.Text.Json;

namespace NewsBot.Discord.Gateway;

/// <summary>What is said by a payload of the gateway.</summary>
internal enum Opcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>A payload taken apart; its data, which can be megabytes, is left where it is.</summary>
/// <param name="Op">What it says.</param>
/// <param name="Sequence">The number of an event within its session; null for what is no event.</param>
/// <param name="Name">The name of an event.</param>
/// <param name="Data">The data, as JSON in UTF-8; valid as long as the payload's bytes are.</param>
internal readonly record struct Payload(Opcode Op, long? Sequence, string? Name, ReadOnlyMemory<byte> Data)
{
    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    /// <summary>Takes a payload apart.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Payload Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        var payload = new Payload((Opcode)(-1), Sequence: null, Name: null, Null);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                Expect(reader.Read() && reader.TokenType == JsonTokenType.Number);
                payload = payload with { Op = reader.TryGetInt32(out var op) ? (Opcode)op : payload.Op };
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                Expect(reader.Read() && reader.TokenType is JsonTokenType.Number or JsonTokenType.Null);
                payload = payload with { Sequence = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var sequence) ? sequence : null };
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                Expect(reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Null);
                payload = payload with { Name = NameOf(ref reader) };
            }
            else
            {
                var data = reader.ValueTextEquals("d"u8);
                Expect(reader.Read());
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                payload = data ? payload with { Data = json[start..(int)reader.BytesConsumed] } : payload;
            }
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
        return payload;
    }

    private static string? NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("The event's name is no text.", error);
        }
    }

    private static void Expect(bool asItShouldBe)
    {
        if (!asItShouldBe)
        {
            throw new JsonException("This is no payload of the gateway.");
        }
    }
}
