using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Events;

/// <summary>Something a person did with the app's own buttons, shortcuts or modals.</summary>
public abstract record Interaction
{
    private protected Interaction()
    {
    }

    /// <summary>Who did it.</summary>
    public required InteractionUser User { get; init; }

    /// <summary>What a modal can be opened with; null where none can be.</summary>
    public TriggerId? TriggerId { get; init; }

    /// <summary>Where answers go; null where there is no channel to answer in.</summary>
    public ResponseUrl? ResponseUrl { get; init; }

    /// <summary>Hides what was said.</summary>
    public sealed override string ToString() => $"{GetType().Name} {User.Id}";
}

/// <summary>Who did something.</summary>
/// <param name="Id">The person.</param>
/// <param name="TeamId">The person's workspace.</param>
public sealed record InteractionUser(UserId Id, TeamId? TeamId = null);

/// <summary>Where something was done.</summary>
/// <param name="Id">The channel.</param>
public sealed record InteractionChannel(ChannelId Id);

/// <summary>Buttons were pressed.</summary>
public sealed record BlockActions : Interaction
{
    /// <summary>What was pressed; usually one.</summary>
    public required IReadOnlyList<BlockAction> Actions { get; init; }

    /// <summary>Where the message is; null in a modal or home tab.</summary>
    public InteractionChannel? Channel { get; init; }

    /// <summary>The message the button is in; null in a modal or home tab, and without text where one person alone sees it.</summary>
    public HistoryMessage? Message { get; init; }

    /// <summary>The modal or home tab the button is in; null in a message.</summary>
    public InteractionView? View { get; init; }
}

/// <summary>One press.</summary>
/// <param name="ActionId">The button's action.</param>
/// <param name="Value">The button's value; null where it has none.</param>
public sealed record BlockAction(string ActionId, string? Value = null);

/// <summary>A shortcut was chosen from a message's menu.</summary>
public sealed record MessageShortcut : Interaction
{
    /// <summary>The shortcut's name.</summary>
    public required string CallbackId { get; init; }

    /// <summary>Where the message is.</summary>
    public required InteractionChannel Channel { get; init; }

    /// <summary>The message.</summary>
    public required HistoryMessage Message { get; init; }
}

/// <summary>A shortcut was chosen that belongs to no message.</summary>
public sealed record GlobalShortcut : Interaction
{
    /// <summary>The shortcut's name.</summary>
    public required string CallbackId { get; init; }
}

/// <summary>A modal was sent off.</summary>
public sealed record ViewSubmission : Interaction
{
    /// <summary>The modal.</summary>
    public required InteractionView View { get; init; }
}

/// <summary>A modal or home tab.</summary>
/// <param name="Id">What it is changed by.</param>
/// <param name="Hash">Its state.</param>
/// <param name="CallbackId">Its name.</param>
/// <param name="PrivateMetadata">What was put into it unseen.</param>
public sealed record InteractionView(ViewId Id, string? Hash = null, string? CallbackId = null, string? PrivateMetadata = null);

/// <summary>What every interaction says of its kind.</summary>
internal sealed record InteractionHead(string Type);
