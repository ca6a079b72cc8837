using System.Text.Json.Serialization;

namespace NewsBot.Slack.WebApi;

/// <summary>What every answer of the Web API has.</summary>
internal record SlackResponse
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Warning { get; init; }

    public string? Needed { get; init; }

    public ResponseMetadata? ResponseMetadata { get; init; }

    /// <summary>The scopes of the token, with commas between them; it comes as a header.</summary>
    [JsonIgnore]
    public string? Scopes { get; set; }
}

/// <summary>What an answer says about itself.</summary>
internal sealed record ResponseMetadata
{
    public string? NextCursor { get; init; }
}

/// <summary>Who a token stands for.</summary>
internal sealed record Identity : SlackResponse
{
    public TeamId? TeamId { get; init; }

    public string? Team { get; init; }

    public UserId? UserId { get; init; }

    public BotId? BotId { get; init; }
}

internal sealed record OpenedConnection : SlackResponse
{
    public Uri? Url { get; init; }
}

internal sealed record PostedMessage : SlackResponse
{
    public ChannelId? Channel { get; init; }

    public MessageTimestamp? Ts { get; init; }
}

internal sealed record PostedEphemeral : SlackResponse
{
    public MessageTimestamp? MessageTs { get; init; }
}

internal sealed record OpenedView : SlackResponse
{
    public ViewHead? View { get; init; }
}

internal sealed record MessagePage : SlackResponse
{
    public IReadOnlyList<HistoryMessage> Messages { get; init; } = [];

    public bool HasMore { get; init; }
}

internal sealed record FoundUser : SlackResponse
{
    public SlackUser? User { get; init; }
}

/// <summary>Who the bot is, and where.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="TeamName">The workspace's name; may be empty.</param>
/// <param name="User">The bot as a user: what people mention.</param>
/// <param name="Bot">The bot as a sender; null for a token that is not a bot's.</param>
public sealed record BotIdentity(TeamId Team, string TeamName, UserId User, BotId? Bot)
{
    /// <summary>What the token may do; null where Slack did not say.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>A view that is shown.</summary>
/// <param name="Id">What it is changed by.</param>
/// <param name="Hash">Its state, to be handed in with a change that must not overwrite another.</param>
public sealed record ViewHead(ViewId Id, string? Hash = null);

/// <summary>A message of the past.</summary>
public sealed record HistoryMessage
{
    /// <summary>When it was posted.</summary>
    public required MessageTimestamp Ts { get; init; }

    /// <summary>Who wrote it; null for a message of the system.</summary>
    public UserId? User { get; init; }

    /// <summary>The bot that wrote it; null for a person.</summary>
    public BotId? BotId { get; init; }

    /// <summary>What kind of message it is where it is not a usual one.</summary>
    public string? Subtype { get; init; }

    /// <summary>What it says, in Slack's markup.</summary>
    public string Text { get; init; } = "";

    /// <summary>The first message of its thread; null outside threads.</summary>
    public MessageTimestamp? ThreadTs { get; init; }

    /// <summary>What is shown below the text: what a bot made, or previews of addresses in it.</summary>
    public IReadOnlyList<MessageAttachment>? Attachments { get; init; }

    /// <summary>What it is made of; null for a plain text.</summary>
    public IReadOnlyList<HistoryBlock>? Blocks { get; init; }

    /// <summary>The files shared by it; null for none.</summary>
    public IReadOnlyList<SharedFile>? Files { get; init; }
}

/// <summary>One part of a message.</summary>
/// <param name="BlockId">Its name; null where it has none.</param>
public sealed record HistoryBlock(string? BlockId = null);

/// <summary>Something shown below a message's text.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text, in Slack's markup.</param>
/// <param name="Fallback">What is said of it where it cannot be shown.</param>
public sealed record MessageAttachment(string? Title = null, string? Text = null, string? Fallback = null);

/// <summary>A file that somebody attached to a message, as Slack tells of it.</summary>
public sealed record SharedFile
{
    /// <summary>Its name; null where Slack does not tell.</summary>
    public string? Name { get; init; }

    /// <summary>How many bytes it has; null where Slack does not tell.</summary>
    public long? Size { get; init; }

    /// <summary>Where it can be had with the bot token; null where it cannot, as with files that are kept elsewhere.</summary>
    public string? UrlPrivateDownload { get; init; }
}

/// <summary>Messages of the past, and how to get the next ones.</summary>
/// <param name="Messages">A thread's from the oldest on, a channel's from the newest back.</param>
/// <param name="NextCursor">What the next page is asked for with; null where this is the last.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryMessage> Messages, string? NextCursor);

/// <summary>A person or bot.</summary>
public sealed record SlackUser
{
    /// <summary>Its id.</summary>
    public required UserId Id { get; init; }

    /// <summary>Whether it is an administrator of the workspace.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Whether it owns the workspace.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; init; }

    /// <summary>Whether the account was closed.</summary>
    public bool Deleted { get; init; }

    /// <summary>The name of its time zone, such as <c>Europe/Oslo</c>.</summary>
    [JsonPropertyName("tz")]
    public string? TimeZone { get; init; }
}
