namespace NewsBot.Core.Time;

/// <summary>The whole grammar: of all readings that begin at a token, the longest.</summary>
internal static class TimeGrammar
{
    /// <summary>Reads the time expression that begins at a token, if one does.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        if (!MayBegin(tokens, at))
        {
            return null;
        }

        var best = Longer(Date(tokens, at), PartGrammar.Match(tokens, at));
        best = Longer(best, ClockGrammar.Match(tokens, at));
        best = Longer(best, DurationGrammar.Match(tokens, at));
        best = Longer(best, SetGrammar.Match(tokens, at));
        return Longer(best, VagueGrammar.Match(tokens, at));
    }

    /// <summary>Reads the date, of a day or of any longer stretch, that begins at a token.</summary>
    public static TimeMatch? Date(TimeTokens tokens, int at)
    {
        var best = Longer(NumericDateGrammar.Match(tokens, at), DateGrammar.Match(tokens, at));
        best = Longer(best, PeriodGrammar.Match(tokens, at));
        best = Longer(best, YearGrammar.Match(tokens, at));
        best = Longer(best, RelativeGrammar.Match(tokens, at));
        best = Longer(best, HolidayGrammar.Match(tokens, at));
        return best is { } first ? RangeGrammar.Extend(tokens, first) : null;
    }

    // Nearly every token of a text is told apart here, so that the grammar is asked of few.
    private static bool MayBegin(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        return token.Kind switch
        {
            TimeTokenKind.Break => false,
            TimeTokenKind.Symbol => token.Number == '\'',
            TimeTokenKind.Word => token.Word.Kind is not (WordKind.None or WordKind.Preposition or WordKind.PastVerb or WordKind.Modal
                    or WordKind.Be or WordKind.Intent or WordKind.Ago or WordKind.Zone or WordKind.Scale)
                && !(tokens.IsGlued(at) && tokens[at - 1].Kind is not TimeTokenKind.Symbol),
            _ => true,
        };
    }

    private static TimeMatch? Longer(TimeMatch? first, TimeMatch? second) =>
        first is null ? second : second is { } match && match.End > first.Value.End ? second : first;
}
