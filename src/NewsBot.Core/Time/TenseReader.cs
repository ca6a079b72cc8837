namespace NewsBot.Core.Time;

/// <summary>Whether a clause tells of what was or of what is to come.</summary>
internal enum Tense : byte
{
    /// <summary>The words do not tell.</summary>
    Unknown,

    /// <summary>What was.</summary>
    Past,

    /// <summary>What is to come.</summary>
    Future,
}

/// <summary>
/// Reads the tense around a time expression from the verb that is nearest before it in its clause, else after it. News says
/// "on Saturday" both of the last one and of the next; the verb tells.
/// </summary>
internal static class TenseReader
{
    // Verbs farther off belong to something else.
    private const int Window = 25;

    // Words in -ed that are no past tense.
    private static readonly string[] NotVerbs = ["united", "red", "hundred", "need", "indeed", "exceed", "proceed", "bed", "speed", "feed", "seed", "wed"];

    /// <summary>Reads the tense around the tokens from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static Tense Read(TimeTokens tokens, int start, int end)
    {
        for (var at = start - 1; at >= start - Window && !IsEdge(tokens, at); at--)
        {
            if (At(tokens, at, start) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        for (var at = end; at < end + Window && !IsEdge(tokens, at); at++)
        {
            if (At(tokens, at, at) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        return Tense.Unknown;
    }

    private static Tense At(TimeTokens tokens, int at, int limit)
    {
        switch (tokens.Kind(at))
        {
            case WordKind.Modal:
                return Tense.Future;
            case WordKind.Intent:
                return Tense.Future;
            case WordKind.Month when tokens.IsWord(at, "may") && !tokens[at].Capital:
                return Tense.Future;
            case WordKind.PastVerb:
                return tokens.IsWord(at, "set") && (tokens.IsWord(at + 1, "to") || tokens.IsWord(at + 1, "for")) ? Tense.Future
                    : tokens.IsWord(at, "has") || tokens.IsWord(at, "have") ? Tense.Unknown
                    : Tense.Past;
            case WordKind.Be when tokens.IsWord(at + 1, "to") && at + 1 < limit:
                return Tense.Future;
            default:
                return IsPastForm(tokens, at) ? Tense.Past : Tense.Unknown;
        }
    }

    private static bool IsPastForm(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind != TimeTokenKind.Word || token.Length < 4 || token.Word.Kind != WordKind.None || !tokens.Text(at).EndsWith("ed", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var word in NotVerbs)
        {
            if (tokens.IsWord(at, word))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEdge(TimeTokens tokens, int at) =>
        tokens[at].Kind == TimeTokenKind.Break
        || (tokens[at] is { Kind: TimeTokenKind.Symbol, Number: '.' or '!' or '?' or ';' } && tokens[at + 1].SpaceBefore && tokens[at + 1].Capital
            && !(tokens[at - 1].Capital && tokens[at - 1].Length <= 5));
}
