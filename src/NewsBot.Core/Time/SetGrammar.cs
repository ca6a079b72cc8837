namespace NewsBot.Core.Time;

/// <summary>How often: "every month", "each July", "daily", "Mondays", "Tuesday nights", "$5 a day".</summary>
internal static class SetGrammar
{
    // How far before "a year" the number of a rate may stand.
    private const int RateWindow = 4;

    /// <summary>Reads a set that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Each))
        {
            return Each(tokens, at);
        }

        if (tokens.Is(at, WordKind.Frequency))
        {
            return Frequent(tokens, at) ? new TimeMatch(at, at + 1, new SetForm(TimexValue.Duration(new Amount(1), (TimeUnit)tokens[at].Word.Value))) : null;
        }

        if (tokens[at] is { Capital: true, Word: { Kind: WordKind.Weekday } weekday })
        {
            if (tokens[at + 1].Word is { Kind: WordKind.DayPart, Plural: true } part)
            {
                return new TimeMatch(at, at + 2, new SetForm($"XXXX-WXX-{weekday.Value}T{TimeWords.DayPartCodes[part.Value]}"));
            }

            return weekday.Plural ? new TimeMatch(at, at + 1, new SetForm($"XXXX-WXX-{weekday.Value}")) : null;
        }

        return null;
    }

    /// <summary>Whether "a year" at a token tells a rate: a number stands close before ("four flights a week").</summary>
    public static bool IsRate(TimeTokens tokens, int at)
    {
        var before = tokens[at - 1];
        if (before.Kind is TimeTokenKind.Symbol or TimeTokenKind.Break && !tokens.IsSymbol(at - 1, '%'))
        {
            return false;
        }

        if (before.Word.Kind is WordKind.Preposition or WordKind.PastVerb or WordKind.Modal or WordKind.Be or WordKind.Approximately)
        {
            return false;
        }

        if (tokens.IsWord(at - 1, "once") || tokens.IsWord(at - 1, "twice") || tokens.IsWord(at - 1, "times"))
        {
            return true;
        }

        for (var i = at - 1; i >= at - RateWindow; i--)
        {
            var token = tokens[i];
            if (token.Kind is TimeTokenKind.Break || (token.Kind == TimeTokenKind.Symbol && token.Number is ',' or '.' or ';'))
            {
                return false;
            }

            if (token.Kind is TimeTokenKind.Integer or TimeTokenKind.Grouped or TimeTokenKind.Decimal || token.Word.Kind is WordKind.Cardinal or WordKind.Scale)
            {
                return true;
            }
        }

        return false;
    }

    private static TimeMatch? Each(TimeTokens tokens, int at)
    {
        var next = at + 1;
        var amount = new Amount(1);
        if (tokens.IsWord(next, "other"))
        {
            amount = new Amount(2);
            next++;
        }
        else if (tokens[next].Word.Kind is WordKind.Cardinal || tokens[next].Kind == TimeTokenKind.Integer)
        {
            if (NumberReader.Cardinal(tokens, next) is { } read)
            {
                amount = new Amount(read.Value);
                next = read.End;
            }
        }

        var word = tokens[next].Word;
        var value = word.Kind switch
        {
            WordKind.Unit => TimexValue.Duration(amount, (TimeUnit)word.Value),
            WordKind.Weekday => $"XXXX-WXX-{word.Value}",
            WordKind.Month when tokens[next].Capital => $"XXXX-{word.Value:00}",
            WordKind.Season => $"XXXX-{TimexValue.SeasonCode(word.Value)}",
            WordKind.DayPart => $"XXXX-XX-XXT{TimeWords.DayPartCodes[word.Value]}",
            _ => null,
        };
        return value is null ? null : new TimeMatch(at, next + 1, new SetForm(value));
    }

    // "The Daily News" is a name; "quarterly loss" is a kind of loss.
    private static bool Frequent(TimeTokens tokens, int at) =>
        (!tokens[at].Capital || tokens.IsSentenceStart(at))
        && (tokens[at].Word.Value != (short)TimeUnit.Quarter || tokens[at + 1].Kind != TimeTokenKind.Word || tokens[at + 1].Word.Kind == WordKind.Preposition);
}
