using System.Text.Json.Serialization;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>A payload to send.</summary>
internal sealed record Sent<T>(Opcode Op, T D);

internal sealed record HelloBody(int HeartbeatInterval);

internal sealed record IdentifyBody(string Token, GatewayIntents Intents, ClientProperties Properties, IReadOnlyList<int> Shard, PresenceBody? Presence);

internal sealed record ClientProperties(string Os, string Browser, string Device);

internal sealed record ResumeBody(string Token, string SessionId, long Seq);

internal sealed record PresenceBody(IReadOnlyList<ActivityBody> Activities)
{
    public string Status { get; } = "online";

    public bool Afk { get; }

    // Written even when null: Discord wants the field.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Since { get; }

    public static PresenceBody Of(Presence presence) => new([new ActivityBody(presence.Status)]);
}

/// <summary>A line of text of the bot's own, which Discord shows as it is.</summary>
internal sealed record ActivityBody(string State)
{
    public string Name { get; } = "Custom Status";

    public int Type { get; } = 4;
}

internal sealed record ReadyBody(string SessionId, Uri ResumeGatewayUrl, User User, Application Application, IReadOnlyList<Guild>? Guilds = null);

internal sealed record MessageDeleteBody(Snowflake Id, Snowflake ChannelId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Sent<long?>), TypeInfoPropertyName = "Heartbeat")]
[JsonSerializable(typeof(Sent<IdentifyBody>), TypeInfoPropertyName = "Identify")]
[JsonSerializable(typeof(Sent<ResumeBody>), TypeInfoPropertyName = "Resume")]
[JsonSerializable(typeof(Sent<PresenceBody>), TypeInfoPropertyName = "PresenceUpdate")]
[JsonSerializable(typeof(HelloBody))]
[JsonSerializable(typeof(ResumePoint))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(ReadyBody))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageDeleteBody))]
[JsonSerializable(typeof(Interaction))]
internal sealed partial class GatewayJson : JsonSerializerContext;
