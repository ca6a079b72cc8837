using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Entities;

/// <summary>A bot's token. Whatever prints it prints a placeholder.</summary>
public sealed class BotToken
{
    /// <summary>Takes a token as the developer portal shows it.</summary>
    /// <exception cref="ArgumentException">It is empty, or has characters no token has.</exception>
    public BotToken(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        value = value.Trim();
        if (value.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException("The bot token has characters that no token has. Copy it again from the developer portal.", nameof(value));
        }

        Value = value;
    }

    // The token itself, for the two places that send it.
    internal string Value { get; }

    /// <summary>A placeholder.</summary>
    public override string ToString() => "(bot token)";
}

/// <summary>The token of an interaction, with which anyone may answer it. Whatever prints it prints a placeholder.</summary>
/// <param name="value">The token.</param>
[JsonConverter(typeof(InteractionTokenJsonConverter))]
public sealed class InteractionToken(string value)
{
    internal string Value { get; } = value;

    /// <summary>A placeholder.</summary>
    public override string ToString() => "(interaction token)";
}

internal sealed class InteractionTokenJsonConverter : JsonConverter<InteractionToken>
{
    public override InteractionToken Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("The interaction has no token."));

    public override void Write(Utf8JsonWriter writer, InteractionToken value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
