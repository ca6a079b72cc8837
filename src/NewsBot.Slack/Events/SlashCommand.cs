using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Events;

/// <summary>A slash command as it was typed.</summary>
public sealed record SlashCommand
{
    /// <summary>The command with its slash, such as <c>/ask</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What follows it; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>The workspace.</summary>
    public required TeamId TeamId { get; init; }

    /// <summary>Where it was typed; the app need not be a member.</summary>
    public required ChannelId ChannelId { get; init; }

    /// <summary>Who typed it.</summary>
    public required UserId UserId { get; init; }

    /// <summary>What a modal can be opened with.</summary>
    public required TriggerId TriggerId { get; init; }

    /// <summary>Where answers go.</summary>
    public ResponseUrl? ResponseUrl { get; init; }

    /// <summary>Hides the text.</summary>
    public override string ToString() => $"{Command} {ChannelId} {UserId}";
}
