namespace NewsBot.Core.Time;

/// <summary>What a clause does in its sentence.</summary>
internal enum ClauseKind : byte
{
    /// <summary>It tells what the sentence is there to tell.</summary>
    Main,

    /// <summary>It goes on with a second verb: "… and will meet again".</summary>
    Joined,

    /// <summary>It turns against what was told: "… but talks collapsed".</summary>
    Contrast,

    /// <summary>What is said, hoped or found: "… that talks collapsed".</summary>
    Content,

    /// <summary>It tells more of a person or thing: "who did not attend".</summary>
    Relative,

    /// <summary>It tells when or why: "after talks collapsed".</summary>
    Aside,

    /// <summary>It leaves open: "if talks collapse", "whether they met".</summary>
    Condition,
}

/// <summary>A clause of a sentence.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="First">Its first word.</param>
/// <param name="End">Just past its last word.</param>
internal readonly record struct Clause(ClauseKind Kind, int First, int End);
