namespace NewsBot.Core.State;

/// <summary>Goes on with events that another process has claimed and not finished.</summary>
public interface IEventResumer
{
    /// <summary>The kind of events: the platform's name.</summary>
    string Kind { get; }

    /// <summary>Whether it can go on with events now; those of the others wait, or are taken over by another process.</summary>
    bool IsReady { get; }

    /// <summary>Goes on with an event, and returns as soon as it is among those to be answered.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="payload">What is needed to answer it, as this resumer gave it when the event was claimed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ResumeAsync(EventClaim claim, string payload, CancellationToken cancellationToken);
}
