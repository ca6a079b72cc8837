namespace NewsBot.Core.Time;

/// <summary>What a phrase tells of the clause it stands in.</summary>
internal enum StatusCue : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It only looks like a cue: "not only", "as expected".</summary>
    Neutral,

    /// <summary>That it failed, in so many words: "fell short", "was called off".</summary>
    Failure,

    /// <summary>A failure that has not come about by itself: "be called off". After a plan it is only feared.</summary>
    OpenFailure,

    /// <summary>That it did not happen: "did not", "has not".</summary>
    Denial,

    /// <summary>That it is not so or will not be. After a plan it is only hoped for: "hopes that it will not rain".</summary>
    Negation,

    /// <summary>That it is someone's word: "allegedly", "may have".</summary>
    Claim,

    /// <summary>That it is not sure; a plan may be unsure too: "probably".</summary>
    Hedge,

    /// <summary>That it is to come: "will", "is set to".</summary>
    Plan,
}

/// <summary>A phrase found in a sentence.</summary>
/// <param name="Cue">What it tells.</param>
/// <param name="First">Its first word.</param>
/// <param name="End">Just past its last word.</param>
internal readonly record struct StatusMark(StatusCue Cue, int First, int End);
