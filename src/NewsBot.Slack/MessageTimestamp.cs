using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack;

/// <summary>
/// The time a message was posted, which with its channel is its identity: <c>1700000000.123456</c>. Kept to the digit; a
/// floating-point number has too few. Ordered by time.
/// </summary>
/// <param name="Microseconds">Microseconds since 1970-01-01T00:00:00Z; never negative.</param>
[JsonConverter(typeof(MessageTimestampConverter))]
public readonly record struct MessageTimestamp(long Microseconds) : IComparable<MessageTimestamp>
{
    private const int FractionDigits = 6;
    private const int MostSecondDigits = 12;
    private const long MicrosecondsInSecond = 1_000_000;

    /// <summary>Reads a timestamp: seconds, a point, and six digits.</summary>
    /// <exception cref="FormatException">The text is no timestamp.</exception>
    public static MessageTimestamp Parse(string text) =>
        TryParse(text, out var timestamp) ? timestamp : throw new FormatException("A message timestamp is seconds, a point and six digits.");

    /// <summary>Reads a timestamp, or says that the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MessageTimestamp timestamp)
    {
        timestamp = default;
        var point = text.IndexOf('.');
        if (point is < 1 or > MostSecondDigits
            || text.Length != point + 1 + FractionDigits
            || !long.TryParse(text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !int.TryParse(text[(point + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var fraction))
        {
            return false;
        }

        timestamp = new MessageTimestamp((seconds * MicrosecondsInSecond) + fraction);
        return true;
    }

    /// <summary>The timestamp of a moment.</summary>
    public static MessageTimestamp From(DateTimeOffset moment) =>
        new((moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The moment, in UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public int CompareTo(MessageTimestamp other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>The timestamp as Slack writes it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Microseconds / MicrosecondsInSecond}.{Microseconds % MicrosecondsInSecond:D6}");

    /// <summary>Whether one was posted before the other.</summary>
    public static bool operator <(MessageTimestamp left, MessageTimestamp right) => left.Microseconds < right.Microseconds;

    /// <summary>Whether one was posted after the other.</summary>
    public static bool operator >(MessageTimestamp left, MessageTimestamp right) => left.Microseconds > right.Microseconds;

    /// <summary>Whether one was posted no later than the other.</summary>
    public static bool operator <=(MessageTimestamp left, MessageTimestamp right) => left.Microseconds <= right.Microseconds;

    /// <summary>Whether one was posted no earlier than the other.</summary>
    public static bool operator >=(MessageTimestamp left, MessageTimestamp right) => left.Microseconds >= right.Microseconds;
}

/// <summary>Timestamps are strings in JSON.</summary>
internal sealed class MessageTimestampConverter : JsonConverter<MessageTimestamp>
{
    public override MessageTimestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && MessageTimestamp.TryParse(reader.GetString(), out var timestamp)
            ? timestamp
            : throw new JsonException("A message timestamp is a string of seconds, a point and six digits.");

    public override void Write(Utf8JsonWriter writer, MessageTimestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
