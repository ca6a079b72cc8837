namespace NewsBot.Slack.Events;

/// <summary>Something Slack sent, by socket or by HTTP. It is seen once.</summary>
public abstract record SlackDelivery
{
    private protected SlackDelivery()
    {
    }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>How many times Slack had tried before; 0 at first.</summary>
    public int RetryAttempt { get; init; }

    /// <summary>Whether it is this process's to work on, once that is known; null where nobody was asked.</summary>
    internal Task<Admission>? Admission { get; init; }

    /// <summary>Whether Slack need not send it again, once that is decided; null where Slack did not send it to this process.</summary>
    internal TaskCompletionSource<bool>? Taken { get; init; }

    /// <summary>What is the same in every delivery of it; two deliveries that share one of these are the same.</summary>
    internal abstract IReadOnlyList<string> Identities { get; }
}

/// <summary>An event that the app is subscribed to.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Event">What happened.</param>
public sealed record EventDelivery(TeamId Team, EventId Id, SlackEvent Event) : SlackDelivery
{
    // A mention in a channel whose messages are subscribed to comes as two events about one message.
    internal override IReadOnlyList<string> Identities =>
        Event is MessageEvent message ? [$"event {Id}", $"message {message.Channel} {message.Ts}"] : [$"event {Id}"];
}

/// <summary>A slash command.</summary>
/// <param name="Command">What was typed, by whom and where.</param>
public sealed record CommandDelivery(SlashCommand Command) : SlackDelivery
{
    internal override IReadOnlyList<string> Identities => [$"trigger {Command.TriggerId}"];
}

/// <summary>A press, a shortcut or a modal.</summary>
/// <param name="Interaction">What was done, by whom and where.</param>
public sealed record InteractionDelivery(Interaction Interaction) : SlackDelivery
{
    internal override IReadOnlyList<string> Identities => Interaction.TriggerId is { } trigger ? [$"trigger {trigger}"] : [];
}
