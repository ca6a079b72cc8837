using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack.WebApi;

/// <summary>
/// An address that came with a command or a press, for messages in answer to it: five of them, within thirty minutes.
/// Whoever has the address may post to it, so it is never logged. Safe for use by several threads at once.
/// </summary>
[JsonConverter(typeof(ResponseUrlConverter))]
public sealed class ResponseUrl
{
    /// <summary>How many messages one address takes.</summary>
    public const int MaxUses = 5;

    /// <summary>How long an address lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private int _uses;

    /// <summary>Takes over an address.</summary>
    /// <param name="address">An absolute address.</param>
    public ResponseUrl(Uri address) => Address = address;

    /// <summary>The address, which is a secret.</summary>
    internal Uri Address { get; }

    /// <summary>When it came; it lives from then.</summary>
    internal DateTimeOffset Received { get; set; }

    /// <summary>How many messages it still takes, if its time is not over.</summary>
    public int UsesLeft => Math.Max(0, MaxUses - Volatile.Read(ref _uses));

    /// <summary>Hides the address.</summary>
    public override string ToString() => "(response address)";

    /// <summary>Uses it up by one, or says that it cannot be used any more.</summary>
    internal bool TryTake(DateTimeOffset now) => now - Received < Lifetime && Interlocked.Increment(ref _uses) <= MaxUses;
}

/// <summary>Response addresses are strings in JSON; one that is no address is none. They are written to the state store alone.</summary>
internal sealed class ResponseUrlConverter : JsonConverter<ResponseUrl>
{
    public override ResponseUrl? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Uri.TryCreate(reader.GetString(), UriKind.Absolute, out var address)
            ? new ResponseUrl(address)
            : null;

    public override void Write(Utf8JsonWriter writer, ResponseUrl value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Address.OriginalString);
}
