using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Entities;

/// <summary>
/// The id of anything in Discord: 64 bits, the upper 42 of which are the milliseconds from the start of 2015 to its making, so
/// that ids order by age. The default value is the id of nothing.
/// </summary>
/// <param name="Value">The id as a number.</param>
[JsonConverter(typeof(SnowflakeJsonConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private const int TimestampShift = 22;
    private const long EpochMilliseconds = 1_420_070_400_000;

    /// <summary>When the thing was made, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> TimestampShift) + EpochMilliseconds);

    /// <summary>Reads an id written in decimal digits.</summary>
    /// <returns>Whether <paramref name="text"/> is an id: digits alone, below 2 to the 64th.</returns>
    public static bool TryParse(string? text, out Snowflake id)
    {
        var read = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return read;
    }

    /// <summary>The id of a thing made at a time; no real thing need have it. Serves as a bound between ids.</summary>
    public static Snowflake At(DateTimeOffset time) => new((ulong)(time.ToUnixTimeMilliseconds() - EpochMilliseconds) << TimestampShift);

    /// <summary>The shard that hears of this guild, if this is a guild's id.</summary>
    /// <param name="shards">How many shards there are; at least 1.</param>
    public int ShardOf(int shards) => (int)((Value >> TimestampShift) % (ulong)shards);

    /// <summary>Orders by age, the oldest first.</summary>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <summary>The id in decimal digits, as Discord writes it.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the left one is the older.</summary>
    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    /// <summary>Whether the left one is not the younger.</summary>
    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    /// <summary>Whether the left one is the younger.</summary>
    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    /// <summary>Whether the left one is not the older.</summary>
    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}

// Discord writes ids as strings, since not every reader of JSON keeps 64 bits; a few old fields have numbers.
internal sealed class SnowflakeJsonConverter : JsonConverter<Snowflake>
{
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when Snowflake.TryParse(reader.GetString(), out var id) => id,
        JsonTokenType.Number when reader.TryGetUInt64(out var value) => new Snowflake(value),
        _ => throw new JsonException("This is not an id."),
    };

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override Snowflake ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Snowflake.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("This is not an id.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
