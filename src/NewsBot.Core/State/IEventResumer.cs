namespace NewsBot.Core.State;

/// <summary>Goes on with events that another process has claimed and not finished.</summary>
public interface IEventResumer
{
    /// <summary>The kind of events: the platform's name.</summary>
    string Kind { get; }

    /// <summary>Whether it can go on with events now; those of the others wait, or are taken over by another process.</summary>
    bool IsReady { get; }

    /// <summary>Begins to go on with an event, and returns. What was <see cref="EventClaim.MayBeAnswered"/> it looks for first.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="payload">What is needed to answer it, as this resumer gave it when the event was claimed.</param>
    void Resume(EventClaim claim, string payload);
}
