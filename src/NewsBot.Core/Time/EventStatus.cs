namespace NewsBot.Core.Time;

/// <summary>How sure a sentence is of what it tells.</summary>
public enum EventStatus
{
    /// <summary>Told as a fact: it happened or is so.</summary>
    Happened,

    /// <summary>Expected, intended or scheduled.</summary>
    Planned,

    /// <summary>Said not to have happened, or not to be so.</summary>
    Denied,

    /// <summary>Put down to someone's word and not vouched for.</summary>
    Claimed,
}
