using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack;

/// <summary>What Slack names something by. The <see langword="default"/> of an id names nothing and has no value.</summary>
/// <typeparam name="TSelf">The kind of thing that is named.</typeparam>
public interface ISlackId<TSelf>
    where TSelf : struct, ISlackId<TSelf>
{
    /// <summary>The id as Slack writes it.</summary>
    string Value { get; }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text cannot be such an id.</exception>
    static abstract TSelf From(string value);
}

/// <summary>A workspace, such as <c>T0123ABCD</c>.</summary>
/// <exception cref="FormatException">The text has other than capital letters and digits.</exception>
[JsonConverter(typeof(SlackIdConverter<TeamId>))]
public readonly record struct TeamId(string Value) : ISlackId<TeamId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Encoded(Value);

    /// <inheritdoc/>
    public static TeamId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A public or private channel (<c>C…</c>, <c>G…</c>) or a direct message (<c>D…</c>).</summary>
/// <exception cref="FormatException">The text has other than capital letters and digits.</exception>
[JsonConverter(typeof(SlackIdConverter<ChannelId>))]
public readonly record struct ChannelId(string Value) : ISlackId<ChannelId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Encoded(Value);

    /// <summary>Whether one person and the app alone are in it.</summary>
    public bool IsDirect => Value.StartsWith('D');

    /// <inheritdoc/>
    public static ChannelId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A person or a bot as a user, such as <c>U0123ABCD</c>.</summary>
/// <exception cref="FormatException">The text has other than capital letters and digits.</exception>
[JsonConverter(typeof(SlackIdConverter<UserId>))]
public readonly record struct UserId(string Value) : ISlackId<UserId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Encoded(Value);

    /// <inheritdoc/>
    public static UserId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The sender of a message that no person wrote, such as <c>B0123ABCD</c>.</summary>
/// <exception cref="FormatException">The text has other than capital letters and digits.</exception>
[JsonConverter(typeof(SlackIdConverter<BotId>))]
public readonly record struct BotId(string Value) : ISlackId<BotId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Encoded(Value);

    /// <inheritdoc/>
    public static BotId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An event, the same however often it is delivered.</summary>
/// <exception cref="FormatException">The text is empty or too long.</exception>
[JsonConverter(typeof(SlackIdConverter<EventId>))]
public readonly record struct EventId(string Value) : ISlackId<EventId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Opaque(Value);

    /// <inheritdoc/>
    public static EventId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What one use of a command or button may open one modal with, once and within three seconds.</summary>
/// <exception cref="FormatException">The text is empty or too long.</exception>
[JsonConverter(typeof(SlackIdConverter<TriggerId>))]
public readonly record struct TriggerId(string Value) : ISlackId<TriggerId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Opaque(Value);

    /// <inheritdoc/>
    public static TriggerId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A modal or home tab that is shown.</summary>
/// <exception cref="FormatException">The text is empty or too long.</exception>
[JsonConverter(typeof(SlackIdConverter<ViewId>))]
public readonly record struct ViewId(string Value) : ISlackId<ViewId>
{
    /// <inheritdoc/>
    public string Value { get; } = SlackId.Opaque(Value);

    /// <inheritdoc/>
    public static ViewId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The two forms that ids have.</summary>
internal static class SlackId
{
    private const int MaxLength = 255;

    private static readonly SearchValues<char> EncodedCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>An id that may stand in markup: capital letters and digits alone, so that it cannot end its own brackets.</summary>
    public static string Encoded(string value) =>
        IsEncoded(value) ? value : throw new FormatException("A Slack id has only capital letters and digits.");

    /// <summary>Whether a text can be such an id.</summary>
    public static bool IsEncoded(string value) => value is { Length: > 0 and <= MaxLength } && !value.AsSpan().ContainsAnyExcept(EncodedCharacters);

    /// <summary>An id that is only ever handed back.</summary>
    public static string Opaque(string value) =>
        value is { Length: > 0 and <= MaxLength } ? value : throw new FormatException($"A Slack id has 1 to {MaxLength} characters.");
}

/// <summary>Ids are strings in JSON.</summary>
internal sealed class SlackIdConverter<TId> : JsonConverter<TId>
    where TId : struct, ISlackId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType is JsonTokenType.String ? TId.From(reader.GetString()!) : throw new JsonException("A Slack id is a string.");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
