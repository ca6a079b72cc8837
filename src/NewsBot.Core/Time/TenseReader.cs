using NewsBot.Core.Language;

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
    private static readonly WordTable NotPast = WordTable.Of(
        """
        bleed breed creed deed exceed feed greed heed hundred indeed kindred limited naked need preferred proceed related sacred
        seed speed succeed united unprecedented unrelated weed wicked
        """);

    // Before "to do it", words that say it was not done.
    private static readonly WordTable Failing = WordTable.Of(
        "declining fail failing fails failure refusal refusing unable used");

    /// <summary>Reads the tense around the tokens from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="start">The first token of the time expression.</param>
    /// <param name="end">Just past its last token.</param>
    /// <param name="isNear">
    /// Whether the time lies within days. What is to be done ("an agreement to sell it") then tells nothing: news asks
    /// people on Monday to do a thing that has no date.
    /// </param>
    public static Tense Read(TimeTokens tokens, int start, int end, bool isNear)
    {
        if (tokens.IsWord(start - 1, "since"))
        {
            return Tense.Past;
        }

        if (tokens.IsWord(start - 1, "of") && tokens.IsWord(start - 2, "ahead"))
        {
            return Tense.Future;
        }

        if (isNear && tokens.IsWord(start - 1, "for"))
        {
            // "called a march for Tuesday".
            return Tense.Future;
        }

        if (IsNoun(tokens, start))
        {
            // "the June agreement": the verb does not tell of June.
            return Tense.Unknown;
        }

        for (var at = start - 1; at >= start - Window && !IsEdge(tokens, at); at--)
        {
            if (At(tokens, at, start, isNear) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        // "On Friday, he will speak, said ...": to the next comma, but for one that comes at once where a sentence begins.
        var isOpening = tokens.IsSentenceStart(start) || tokens.IsSentenceStart(start - 1);
        var first = isOpening && tokens.IsSymbol(end, ',') ? end + 1 : end;
        for (var at = first; at < end + Window && !IsEdge(tokens, at) && !tokens.IsSymbol(at, ','); at++)
        {
            if (At(tokens, at, start, isNear) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        return Tense.Unknown;
    }

    // What one word tells of the time that stands at the start.
    private static Tense At(TimeTokens tokens, int at, int start, bool isNear)
    {
        switch (tokens.Kind(at))
        {
            case WordKind.Modal:
                // "would have met".
                return tokens.IsWord(at + 1, "have") ? Tense.Past : Tense.Future;
            case WordKind.Intent:
                // "had been due to expire": what was intended is over. "The plan", "as planned" intend nothing.
                return HasBefore(tokens, at, "had") ? Tense.Past
                    : IsNoun(tokens, at) || tokens.IsWord(at - 1, "as") || tokens.IsWord(at - 1, "previously") ? Tense.Unknown
                    : Tense.Future;
            case WordKind.Month when tokens.IsWord(at, "may") && !tokens[at].Capital:
                return Tense.Future;
            case WordKind.PastVerb:
                return tokens.IsWord(at, "set") && (at + 1 == start || tokens.IsWord(at + 1, "to") || tokens.IsWord(at + 1, "for")) ? Tense.Future
                    : tokens.IsWord(at - 1, "be") ? Tense.Future
                    : tokens.IsWord(at, "has") || tokens.IsWord(at, "have") || tokens.IsWord(at - 1, "is") || tokens.IsWord(at - 1, "are") ? Tense.Unknown
                    : Tense.Past;
        }

        if (tokens.IsWord(at, "if"))
        {
            return Tense.Future;
        }

        if (tokens.IsWord(at, "to"))
        {
            // "is to meet".
            return tokens.Is(at - 1, WordKind.Be) || (!isNear && IsOpenInfinitive(tokens, at)) ? Tense.Future : Tense.Unknown;
        }

        if (tokens.Is(at - 1, WordKind.Be) && tokens.Text(at).EndsWith("ing", StringComparison.Ordinal))
        {
            // "is meeting on Monday".
            return Tense.Future;
        }

        return !IsPastForm(tokens, at) ? Tense.Unknown
            : tokens.IsWord(at - 1, "be") ? Tense.Future
            : Tense.Past;
    }

    private static bool HasBefore(TimeTokens tokens, int at, string word)
    {
        for (var i = at - 1; i >= at - 5 && tokens[i].Kind == TimeTokenKind.Word; i--)
        {
            if (tokens.IsWord(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an article or possessive before a word makes it part of a noun phrase ("the June agreement").</summary>
    public static bool IsNoun(TimeTokens tokens, int at) => tokens[at - 1].Word.Kind is WordKind.The or WordKind.Article or WordKind.Possessive;

    // "an agreement to buy it": what is to be done, unless a verb before says it was ("refused to", "began to").
    private static bool IsOpenInfinitive(TimeTokens tokens, int at) =>
        tokens[at + 1] is { Kind: TimeTokenKind.Word, Capital: false, Word.Kind: WordKind.None }
        && tokens[at - 1].Kind == TimeTokenKind.Word && !tokens.Is(at - 1, WordKind.PastVerb) && !IsPastForm(tokens, at - 1)
        && !Failing.Contains(tokens.Text(at - 1));

    private static bool IsPastForm(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        return token.Kind == TimeTokenKind.Word && token.Length >= 4 && token.Word.Kind == WordKind.None && !IsNoun(tokens, at)
            && tokens.Text(at).EndsWith("ed", StringComparison.Ordinal) && !NotPast.Contains(tokens.Text(at));
    }

    // The end of a sentence, with or without a closing quotation mark, but not the dot of "Nov." or "Mr.".
    private static bool IsEdge(TimeTokens tokens, int at)
    {
        if (tokens[at].Kind == TimeTokenKind.Break)
        {
            return true;
        }

        if (tokens[at] is not { Kind: TimeTokenKind.Symbol, Number: '.' or '!' or '?' or ';' } || (tokens.IsSymbol(at, '.') && IsAbbreviation(tokens, at - 1)))
        {
            return false;
        }

        var next = at + 1;
        while (tokens[next] is { Kind: TimeTokenKind.Symbol, SpaceBefore: false, Number: '"' or '\'' or '\u201D' or ')' })
        {
            next++;
        }

        return tokens[next].SpaceBefore && (tokens[next].Capital || tokens[next].Kind == TimeTokenKind.Symbol);
    }

    private static bool IsAbbreviation(TimeTokens tokens, int at) =>
        tokens[at].Kind == TimeTokenKind.Word && (tokens[at].Length == 1 || Abbreviations.Contains(tokens.Text(at)));
}
