using System.Text.Json.Serialization;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.WebApi;

/// <summary>A message to be posted. Links in it are never unfolded into previews.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Text">What notifications and readers aloud say; all of the message where it has no blocks.</param>
/// <exception cref="BlockLimitException">The text is empty or longer than <see cref="MaxTextLength"/>.</exception>
public sealed record OutgoingMessage(ChannelId Channel, Mrkdwn Text)
{
    /// <summary>The most characters of a message's text.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>What notifications and readers aloud say.</summary>
    public Mrkdwn Text { get; } = Checked(Text);

    /// <summary>What is shown.</summary>
    public MessageBlocks? Blocks { get; init; }

    /// <summary>The first message of the thread it belongs to; null for the channel itself.</summary>
    public MessageTimestamp? ThreadTs { get; init; }

    /// <summary>Never.</summary>
    public bool UnfurlLinks { get; }

    /// <summary>Never.</summary>
    public bool UnfurlMedia { get; }

    /// <summary>Slack finds no links or names of its own.</summary>
    public string Parse { get; } = "none";

    internal static Mrkdwn Checked(Mrkdwn text)
    {
        BlockLimitException.ThrowUnless(text.Length, 1, MaxTextLength, "characters of a message's text");
        return text;
    }
}

/// <summary>A message that one person sees until they reload.</summary>
/// <param name="Channel">Where.</param>
/// <param name="User">Who sees it.</param>
/// <param name="Text">What notifications and readers aloud say; all of the message where it has no blocks.</param>
/// <exception cref="BlockLimitException">The text is empty or too long.</exception>
public sealed record EphemeralMessage(ChannelId Channel, UserId User, Mrkdwn Text)
{
    /// <summary>What notifications and readers aloud say.</summary>
    public Mrkdwn Text { get; } = OutgoingMessage.Checked(Text);

    /// <summary>What is shown.</summary>
    public MessageBlocks? Blocks { get; init; }

    /// <summary>The first message of the thread it belongs to.</summary>
    public MessageTimestamp? ThreadTs { get; init; }

    /// <summary>Slack finds no links or names of its own.</summary>
    public string Parse { get; } = "none";
}

/// <summary>What a posted message is to say from now on.</summary>
/// <param name="Channel">Where it is.</param>
/// <param name="Ts">When it was posted.</param>
/// <param name="Text">What readers aloud say; all of the message where it has no blocks.</param>
/// <exception cref="BlockLimitException">The text is empty or too long.</exception>
public sealed record MessageUpdate(ChannelId Channel, MessageTimestamp Ts, Mrkdwn Text)
{
    /// <summary>What readers aloud say.</summary>
    public Mrkdwn Text { get; } = OutgoingMessage.Checked(Text);

    /// <summary>What is shown.</summary>
    public MessageBlocks? Blocks { get; init; }

    /// <summary>Slack finds no links or names of its own.</summary>
    public string Parse { get; } = "none";
}

/// <summary>The identity of a message.</summary>
/// <param name="Channel">Where it is.</param>
/// <param name="Ts">When it was posted.</param>
public sealed record MessageAddress(ChannelId Channel, MessageTimestamp Ts);

/// <summary>The begin of a message that grows while it is read.</summary>
/// <param name="Channel">Where.</param>
/// <param name="ThreadTs">The first message of the thread it answers in.</param>
public sealed record StreamStart(ChannelId Channel, MessageTimestamp ThreadTs)
{
    /// <summary>Who asked; needed in channels, not in direct messages.</summary>
    public UserId? RecipientUserId { get; init; }

    /// <summary>The workspace of who asked; needed in channels, not in direct messages.</summary>
    public TeamId? RecipientTeamId { get; init; }

    /// <summary>What it says at first.</summary>
    public MarkdownText? MarkdownText { get; init; }
}

/// <summary>What a streamed message says next.</summary>
/// <param name="Channel">Where it is.</param>
/// <param name="Ts">When it was begun.</param>
/// <param name="MarkdownText">What it says next.</param>
public sealed record StreamPiece(ChannelId Channel, MessageTimestamp Ts, MarkdownText MarkdownText);

/// <summary>The end of a streamed message.</summary>
/// <param name="Channel">Where it is.</param>
/// <param name="Ts">When it was begun.</param>
public sealed record StreamEnd(ChannelId Channel, MessageTimestamp Ts)
{
    /// <summary>What it says last.</summary>
    public MarkdownText? MarkdownText { get; init; }

    /// <summary>What is shown below the text.</summary>
    public MessageBlocks? Blocks { get; init; }
}

/// <summary>A prompt that is offered to somebody who opens a conversation.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Message">What is said when it is chosen.</param>
public sealed record SuggestedPrompt(string Title, string Message);

/// <summary>What is posted to a response address.</summary>
/// <param name="Text">What notifications and readers aloud say; all of the message where it has no blocks.</param>
/// <exception cref="BlockLimitException">The text is empty or too long.</exception>
public sealed record UrlResponse(Mrkdwn Text)
{
    /// <summary>What notifications and readers aloud say.</summary>
    public Mrkdwn Text { get; } = OutgoingMessage.Checked(Text);

    /// <summary>What is shown.</summary>
    public MessageBlocks? Blocks { get; init; }

    /// <summary>Whether all in the channel see it; otherwise the one who asked alone.</summary>
    [JsonIgnore]
    public bool InChannel { get; init; }

    /// <summary>Slack's word for who sees it.</summary>
    public string ResponseType => InChannel ? "in_channel" : "ephemeral";

    /// <summary>Whether it takes the place of the message whose button was pressed.</summary>
    public bool ReplaceOriginal { get; init; }

    /// <summary>The first message of the thread it belongs to.</summary>
    public MessageTimestamp? ThreadTs { get; init; }

    /// <summary>Never.</summary>
    public bool UnfurlLinks { get; }

    /// <summary>Never.</summary>
    public bool UnfurlMedia { get; }
}

internal sealed record EmptyRequest;

internal sealed record ViewOpening(TriggerId TriggerId, View View);

internal sealed record ViewPublication(UserId UserId, View View);

internal sealed record ViewUpdate(ViewId ViewId, string? Hash, View View);

internal sealed record ThreadStatus(ChannelId ChannelId, MessageTimestamp ThreadTs, string Status);

internal sealed record ThreadTitle(ChannelId ChannelId, MessageTimestamp ThreadTs, string Title);

internal sealed record ThreadPrompts(ChannelId ChannelId, MessageTimestamp? ThreadTs, IReadOnlyList<SuggestedPrompt> Prompts);
