using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Entities;

/// <summary>What somebody may do, in a guild or one of its channels. Bits that have no name here are kept.</summary>
[Flags]
[JsonConverter(typeof(PermissionsJsonConverter))]
public enum Permissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything, whatever the other bits say.</summary>
    Administrator = 1UL << 3,

    /// <summary>Change the guild's settings.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>See a channel.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>Write to a channel.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Have embeds shown; without it they are dropped.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>Attach files.</summary>
    AttachFiles = 1UL << 15,

    /// <summary>Read older messages; needed to reply to one.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>Use application commands.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>Start public threads.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>Write to threads.</summary>
    SendMessagesInThreads = 1UL << 38,
}

// A set of permissions is a string of digits, as it may come to need more than 64 bits; those beyond are none of ours.
internal sealed class PermissionsJsonConverter : JsonConverter<Permissions>
{
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when UInt128.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) =>
            (Permissions)(ulong)(value & ulong.MaxValue),
        JsonTokenType.Number when reader.TryGetUInt64(out var value) => (Permissions)value,
        _ => throw new JsonException("This is not a set of permissions."),
    };

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));
}
