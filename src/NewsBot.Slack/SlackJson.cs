using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Slack.Blocks;
using NewsBot.Slack.Events;
using NewsBot.Slack.SocketMode;
using NewsBot.Slack.Talking;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack;

/// <summary>Everything that crosses the wire, as generated code. Unknown members are ignored: Slack adds them without notice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Block))]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(MessageChange))]
[JsonSerializable(typeof(AppHomeOpened))]
[JsonSerializable(typeof(AssistantThreadStarted))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(InteractionHead))]
[JsonSerializable(typeof(BlockActions))]
[JsonSerializable(typeof(MessageShortcut))]
[JsonSerializable(typeof(GlobalShortcut))]
[JsonSerializable(typeof(ViewSubmission))]
[JsonSerializable(typeof(StoredDelivery))]
[JsonSerializable(typeof(EmptyRequest))]
[JsonSerializable(typeof(OutgoingMessage))]
[JsonSerializable(typeof(EphemeralMessage))]
[JsonSerializable(typeof(MessageUpdate))]
[JsonSerializable(typeof(MessageAddress))]
[JsonSerializable(typeof(StreamStart))]
[JsonSerializable(typeof(StreamPiece))]
[JsonSerializable(typeof(StreamEnd))]
[JsonSerializable(typeof(ViewOpening))]
[JsonSerializable(typeof(ViewPublication))]
[JsonSerializable(typeof(ViewUpdate))]
[JsonSerializable(typeof(ThreadStatus))]
[JsonSerializable(typeof(ThreadTitle))]
[JsonSerializable(typeof(ThreadPrompts))]
[JsonSerializable(typeof(UrlResponse))]
[JsonSerializable(typeof(SlackResponse))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(OpenedConnection))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(PostedEphemeral))]
[JsonSerializable(typeof(OpenedView))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(FoundUser))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>Text is written as it is wherever JSON allows it: the bodies are UTF-8 and never inside HTML.</summary>
    public static SlackJson Wire => Relaxed.Instance;

    // A class of its own, so that the generated fields are there before it is made.
    private static class Relaxed
    {
        public static readonly SlackJson Instance =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
