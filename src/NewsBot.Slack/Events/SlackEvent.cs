using System.Text.Json;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Events;

/// <summary>What happened.</summary>
public abstract record SlackEvent
{
    private protected SlackEvent()
    {
    }
}

/// <summary>
/// A message that the app can see. One that mentions the app in a channel may come as either of two types, whichever is first:
/// ask <see cref="IncomingText.Mentions"/> about the text rather than the type.
/// </summary>
public sealed record MessageEvent : SlackEvent
{
    /// <summary><c>message</c> or <c>app_mention</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where it was posted.</summary>
    public required ChannelId Channel { get; init; }

    /// <summary>When it was posted.</summary>
    public required MessageTimestamp Ts { get; init; }

    /// <summary>The first message of its thread; null outside threads.</summary>
    public MessageTimestamp? ThreadTs { get; init; }

    /// <summary>Who wrote the first message of its thread; null outside threads.</summary>
    public UserId? ParentUserId { get; init; }

    /// <summary>Who wrote it; null for a message of the system or of some bots.</summary>
    public UserId? User { get; init; }

    /// <summary>The bot that wrote it; null for a person.</summary>
    public BotId? BotId { get; init; }

    /// <summary>The workspace of who wrote it.</summary>
    public TeamId? Team { get; init; }

    /// <summary>What kind of message it is where it is not a usual one, such as <c>thread_broadcast</c> or <c>channel_join</c>.</summary>
    public string? Subtype { get; init; }

    /// <summary>What it says, in Slack's markup: <see cref="IncomingText.Plain"/> makes it readable.</summary>
    public string Text { get; init; } = "";

    /// <summary>The files that are attached to it; null for none.</summary>
    public IReadOnlyList<SharedFile>? Files { get; init; }

    /// <summary><c>im</c> in a direct message; else <c>channel</c>, <c>group</c> or <c>mpim</c>, or null with mentions.</summary>
    public string? ChannelType { get; init; }

    /// <summary>Hides the text.</summary>
    public override string ToString() => $"{Type} {Channel} {Ts}";
}

/// <summary>A message says something else now.</summary>
/// <param name="Channel">Where it is.</param>
/// <param name="Message">What it is now.</param>
public sealed record MessageChanged(ChannelId Channel, HistoryMessage Message) : SlackEvent;

/// <summary>A message is gone.</summary>
/// <param name="Channel">Where it was.</param>
/// <param name="Ts">When it was posted.</param>
public sealed record MessageDeleted(ChannelId Channel, MessageTimestamp Ts) : SlackEvent;

/// <summary>Somebody opened the app.</summary>
public sealed record AppHomeOpened : SlackEvent
{
    /// <summary>Who.</summary>
    public required UserId User { get; init; }

    /// <summary>Their direct messages with the app.</summary>
    public ChannelId? Channel { get; init; }

    /// <summary><c>home</c> or <c>messages</c>.</summary>
    public string? Tab { get; init; }
}

/// <summary>Somebody began a conversation with the app in the older kind of assistant view.</summary>
public sealed record AssistantThreadStarted : SlackEvent
{
    /// <summary>The conversation.</summary>
    public required AssistantThread AssistantThread { get; init; }
}

/// <summary>A conversation of the older kind of assistant view.</summary>
public sealed record AssistantThread
{
    /// <summary>Who began it.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Their direct messages with the app.</summary>
    public required ChannelId ChannelId { get; init; }

    /// <summary>The first message of its thread.</summary>
    public required MessageTimestamp ThreadTs { get; init; }
}

/// <summary>The app may no longer act in the workspace: it was removed from it, or its tokens were revoked.</summary>
/// <param name="Type">Slack's word for what happened.</param>
public sealed record AccessLost(string Type) : SlackEvent;

/// <summary>An event of another kind.</summary>
/// <param name="Type">Slack's word for it.</param>
public sealed record OtherEvent(string Type) : SlackEvent;

/// <summary>The frame around an event.</summary>
internal sealed record EventEnvelope
{
    public required string Type { get; init; }

    public TeamId? TeamId { get; init; }

    public EventId? EventId { get; init; }

    public JsonElement? Event { get; init; }

    public string? Challenge { get; init; }
}

/// <summary>A message that was changed or deleted.</summary>
internal sealed record MessageChange
{
    public required ChannelId Channel { get; init; }

    public HistoryMessage? Message { get; init; }

    public MessageTimestamp? DeletedTs { get; init; }
}
