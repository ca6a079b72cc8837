using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>Times that are not to be pinned down: "now", "recently", "soon", "in the past", "the near future".</summary>
internal static class VagueGrammar
{
    private static readonly VagueForm Present = new("PRESENT_REF");
    private static readonly VagueForm Past = new("PAST_REF");
    private static readonly VagueForm Future = new("FUTURE_REF");

    /// <summary>Reads such a time that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        switch (tokens.Kind(at))
        {
            case WordKind.Present:
                return new TimeMatch(at, at + 1, Present);
            case WordKind.Past:
                return new TimeMatch(at, at + 1, Past);
            case WordKind.This when tokens.IsWord(at, "current"):
                return new TimeMatch(at, at + 1, Present);
            case WordKind.Future when tokens.IsWord(at, "soon"):
                // "as soon as the war ends" and "soon after" tell an order, not a time.
                return tokens.IsWord(at - 1, "as") || tokens.IsWord(at + 1, "after") || tokens.IsWord(at + 1, "as") ? null : new TimeMatch(at, at + 1, Future);
        }

        if (tokens.IsWord(at, "more") && tokens.IsWord(at + 1, "recently"))
        {
            return new TimeMatch(at, at + 2, Past);
        }

        if (tokens.IsWord(at, "one") && tokens.IsWord(at + 1, "day") && tokens.Is(at - 1, WordKind.Modal))
        {
            return new TimeMatch(at, at + 2, Future);
        }

        if (tokens.IsWord(at, "right") && tokens.IsWord(at + 1, "now"))
        {
            return new TimeMatch(at, at + 2, Present);
        }

        if (tokens.IsWord(at, "these") && tokens.IsWord(at + 1, "days"))
        {
            return new TimeMatch(at, at + 2, Present);
        }

        if (tokens.IsWord(at, "as") && tokens.IsWord(at + 1, "soon") && tokens.IsWord(at + 2, "as") && tokens.IsWord(at + 3, "possible"))
        {
            return new TimeMatch(at, at + 4, Future);
        }

        return tokens.Is(at, WordKind.The) ? Definite(tokens, at) : null;
    }

    // "the past", "the future", "the near future", "the foreseeable future", "the short term".
    private static TimeMatch? Definite(TimeTokens tokens, int at)
    {
        if (tokens.IsWord(at + 1, "past") || tokens.IsWord(at + 1, "future"))
        {
            // "the past chairman", "the future of the plan".
            return tokens[at + 2].Kind != TimeTokenKind.Word || (StopWords.Contains(tokens.Text(at + 2)) && !tokens.IsWord(at + 2, "of"))
                ? new TimeMatch(at, at + 2, tokens.IsWord(at + 1, "past") ? Past : Future)
                : null;
        }

        if (tokens.IsWord(at + 1, "near") || tokens.IsWord(at + 1, "foreseeable") || tokens.IsWord(at + 1, "immediate") || tokens.IsWord(at + 1, "short"))
        {
            var end = tokens.AfterJoint(at + 2);
            return end == at + 2 && (tokens.IsWord(end, "future") || tokens.IsWord(end, "term")) ? new TimeMatch(at, end + 1, Future) : null;
        }

        return null;
    }
}
