using System.Text.Json.Serialization;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>A message as it is written to Discord. All of it is written always, so that an edit leaves nothing of what was there.</summary>
internal sealed record MessageBody(string Content, IReadOnlyList<Embed> Embeds, IReadOnlyList<ActionRow> Components, MessageFlags? Flags)
{
    /// <summary>Pings nobody. There is no way to build a body that does.</summary>
    public AllowedMentions AllowedMentions { get; } = AllowedMentions.None;

    public ReplyReference? MessageReference { get; init; }

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public static MessageBody New(OutgoingMessage message) => Of(message.RequireSomething(), message.Flags);

    // Of the flags an edit may change one.
    public static MessageBody Edit(OutgoingMessage message) => Of(message.RequireSomething(), message.Flags & MessageFlags.SuppressEmbeds);

    private static MessageBody Of(OutgoingMessage message, MessageFlags flags) => new(message.Content, message.Embeds, message.Components, flags);
}

internal sealed record AllowedMentions
{
    private AllowedMentions()
    {
    }

    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; } = [];

    public bool RepliedUser { get; }
}

/// <summary>Makes a message a reply; one to a message that was deleted meanwhile is sent all the same.</summary>
internal sealed record ReplyReference(Snowflake MessageId)
{
    public bool FailIfNotExists { get; }
}

internal sealed record ThreadBody(string Name, int AutoArchiveDuration);

internal sealed record DirectChannelBody(Snowflake RecipientId);

internal sealed record CallbackBody<T>(int Type, T? Data)
    where T : class;

internal sealed record DeferBody(MessageFlags Flags);

internal sealed record ChoicesBody(IReadOnlyList<CommandChoice> Choices);

/// <summary>How to connect to the gateway.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Shards">How many connections are advised.</param>
/// <param name="SessionStartLimit">How many sessions may be started.</param>
public sealed record GatewayBot(Uri Url, int Shards, SessionStartLimit SessionStartLimit);

/// <summary>How many gateway sessions may be started.</summary>
/// <param name="Total">In 24 hours.</param>
/// <param name="Remaining">Until the reset. Whoever starts more has the bot's token taken away.</param>
/// <param name="ResetAfter">Milliseconds until the reset.</param>
/// <param name="MaxConcurrency">At a time, in each five seconds.</param>
public sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(RateLimitBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(DirectChannelBody))]
[JsonSerializable(typeof(CallbackBody<MessageBody>), TypeInfoPropertyName = "MessageCallback")]
[JsonSerializable(typeof(CallbackBody<DeferBody>), TypeInfoPropertyName = "DeferCallback")]
[JsonSerializable(typeof(CallbackBody<ChoicesBody>), TypeInfoPropertyName = "ChoicesCallback")]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(IReadOnlyList<Guild>))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
internal sealed partial class RestJson : JsonSerializerContext;
