using System.Text.Json;
using NewsBot.Core.State;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>What is kept of a delivery until it is answered. A response address makes it a secret.</summary>
internal sealed record StoredDelivery(DateTimeOffset Received)
{
    /// <summary>The kind of these events in the state store.</summary>
    public const string Kind = "slack";

    /// <summary>How long a message can be answered: who has written it has given up waiting by then.</summary>
    public static readonly TimeSpan MessageLife = TimeSpan.FromMinutes(15);

    public TeamId? Team { get; init; }

    public EventId? Event { get; init; }

    public MessageEvent? Message { get; init; }

    public SlashCommand? Command { get; init; }

    public BlockActions? Press { get; init; }

    public MessageShortcut? Shortcut { get; init; }

    /// <summary>What is to be kept of a delivery that can be claimed.</summary>
    public static StoredDelivery Of(SlackDelivery delivery) => delivery switch
    {
        EventDelivery { Event: MessageEvent message } happened => new(delivery.Received) { Team = happened.Team, Event = happened.Id, Message = message },
        CommandDelivery command => new(delivery.Received) { Command = command.Command },
        InteractionDelivery { Interaction: BlockActions press } => new(delivery.Received) { Press = press },
        InteractionDelivery { Interaction: MessageShortcut shortcut } => new(delivery.Received) { Shortcut = shortcut },
        _ => throw new ArgumentException("Nobody answers such a delivery.", nameof(delivery)),
    };

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static SlackDelivery Read(string payload)
    {
        var stored = JsonSerializer.Deserialize(payload, SlackJson.Wire.StoredDelivery) ?? throw new JsonException("Nothing was kept.");
        foreach (var address in new[] { stored.Command?.ResponseUrl, stored.Press?.ResponseUrl, stored.Shortcut?.ResponseUrl }.OfType<ResponseUrl>())
        {
            address.Received = stored.Received;
        }

        SlackDelivery delivery = stored switch
        {
            { Message: { } message, Team: { } team, Event: { } id } => new EventDelivery(team, id, message),
            { Command: { } command } => new CommandDelivery(command),
            { Press: { } press } => new InteractionDelivery(press),
            { Shortcut: { } shortcut } => new InteractionDelivery(shortcut),
            _ => throw new JsonException("Nothing was kept."),
        };
        return delivery with { Received = stored.Received };
    }

    /// <summary>The delivery as it is claimed.</summary>
    public IncomingEvent ToIncoming(SlackDelivery delivery, DateTimeOffset now)
    {
        // What cannot be told from others of its kind is not known again.
        var identity = delivery.Identities is [.., var last] ? last : Guid.NewGuid().ToString();
        return new($"{Kind}:{identity}", Kind, JsonSerializer.Serialize(this, SlackJson.Wire.StoredDelivery), now, now + (Message is null ? ResponseUrl.Lifetime : MessageLife));
    }
}
