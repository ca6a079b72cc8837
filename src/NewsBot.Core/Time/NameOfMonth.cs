namespace NewsBot.Core.Time;

/// <summary>Tells months from names and verbs that are written alike: "in May", "Theresa May"; "since March", "March on".</summary>
internal static class NameOfMonth
{
    /// <summary>Whether a month's name that stands alone, without day or year, means the month.</summary>
    public static bool IsMonthHere(TimeTokens tokens, int at)
    {
        var before = tokens[at - 1];
        var isPlaced = before.Word.Kind is WordKind.Preposition or WordKind.Last or WordKind.This or WordKind.Next or WordKind.Early
            or WordKind.Late or WordKind.Middle or WordKind.Each;
        if (tokens.IsSymbol(at + 1, '-') && tokens.Is(at + 2, WordKind.Month))
        {
            // "March–May 2016".
            return true;
        }

        if (before.Capital && before.Word.Kind == WordKind.None && !tokens.IsSentenceStart(at))
        {
            // "Theresa May", "Mrs April": part of a longer name.
            return false;
        }

        if (tokens.IsWord(at, "may") || tokens.IsWord(at, "march"))
        {
            return (isPlaced && !IsWeak(tokens, at)) || (tokens.IsWord(at - 1, "of") && tokens.Kind(at - 2) is WordKind.Start or WordKind.Middle or WordKind.End or WordKind.Unit);
        }

        var after = tokens[at + 1];
        if (tokens.IsWord(at, "april") || tokens.IsWord(at, "june") || tokens.IsWord(at, "august"))
        {
            // "April Miller said": a first name.
            return isPlaced || !(after.Capital && after.SpaceBefore);
        }

        return true;
    }

    // "to March", "for May" may be a verb or a name; "in March" is a month. Where the text knows a person named May, so may "by May".
    private static bool IsWeak(TimeTokens tokens, int at) =>
        (tokens.IsWord(at, "may") && tokens.HasPersonNamedMay && !(tokens.IsWord(at - 1, "in") || tokens.IsWord(at - 1, "since") || tokens.IsWord(at - 1, "until")
            || !tokens.Is(at - 1, WordKind.Preposition)))
        || (tokens.IsWord(at - 1, "to") || tokens.IsWord(at - 1, "with") || tokens.IsWord(at - 1, "as") || tokens.IsWord(at - 1, "than")
            || tokens.IsWord(at - 1, "for") || tokens.IsWord(at - 1, "of") || tokens.IsWord(at - 1, "into"))
        && !tokens.Is(at - 2, WordKind.Month);
}
