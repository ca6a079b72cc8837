using Microsoft.Extensions.AI;

namespace NewsBot.Core.LanguageModels;

/// <summary>
/// A language model that may put answers into words. Nothing it writes is believed: every sentence is checked against the
/// quotes it cites before anybody sees it.
/// </summary>
/// <param name="Client">Any chat client; timeouts, retries and limits are its own affair.</param>
/// <param name="Name">What answers call it, as in <c>model:NAME</c>.</param>
public sealed record LanguageModel(IChatClient Client, string Name)
{
    /// <summary>
    /// Whether to ask for JSON of a schema (the default) instead of lines with marks. Where the service does not know schemas
    /// it may ignore them: both forms of reply are understood whichever was asked for.
    /// </summary>
    public bool UsesSchema { get; init; } = true;

    /// <summary>
    /// Whether a second request judges each sentence that passed the checks; off by default. Nothing is shown before it has
    /// been judged, so that an answer then comes in one piece.
    /// </summary>
    public bool Judges { get; init; }

    /// <summary>The most tokens of a reply; 2,000 by default, which leaves room for a model that thinks first.</summary>
    public int MaxOutputTokens { get; init; } = 2_000;
}
