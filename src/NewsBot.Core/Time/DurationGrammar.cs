using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Amounts of time: "three days", "a two-week truce", "the past three months", "nearly forty years"; and what is counted by
/// them: "two years ago", "a week earlier". Ages are read and set aside.
/// </summary>
internal static class DurationGrammar
{
    // What may stand between a number and its unit.
    private static readonly WordTable Adjectives = WordTable.Of(
        "additional business calendar consecutive extra fiscal full long more other solid straight successive trading whole working");

    /// <summary>Reads an amount of time that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        var hedge = Hedge(tokens, at);
        if (Framed(tokens, at, hedge) is { } framed)
        {
            return framed;
        }

        if (Counted(tokens, hedge) is not { } counted)
        {
            return hedge == at ? Bare(tokens, at) : null;
        }

        if (IsAge(tokens, at, counted, out var age))
        {
            return new TimeMatch(at, age, NoTimeForm.Instance);
        }

        var (amount, unit, end, isSingle) = counted;
        var past = tokens.IsWord(end, "or") && (tokens.IsWord(end + 1, "so") || tokens.IsWord(end + 1, "more")) ? end + 2 : end;
        if (tokens.Is(past, WordKind.Ago))
        {
            return new TimeMatch(at, past + 1, new DistanceForm(amount, unit, -1));
        }

        if (tokens.Is(past, WordKind.Earlier))
        {
            return new TimeMatch(at, past + 1, new DistanceForm(amount, unit, -1, FromSpoken: true));
        }

        if (tokens.IsWord(past, "from") && tokens.IsWord(past + 1, "now"))
        {
            return new TimeMatch(at, past + 2, new DistanceForm(amount, unit, 1));
        }

        if (isSingle && hedge == at && SetGrammar.IsRate(tokens, at))
        {
            return new TimeMatch(at, end, new SetForm(TimexValue.Duration(new Amount(1), unit)));
        }

        return new TimeMatch(at, past, new DurationForm(amount, unit));
    }

    // "the past three months", "the next few days", "the first nine months", "the six months", "recent weeks".
    private static TimeMatch? Framed(TimeTokens tokens, int at, int hedge)
    {
        var isDefinite = tokens.Is(hedge, WordKind.The);
        var next = isDefinite ? hedge + 1 : hedge;
        var direction = Direction.None;
        var isFirst = false;
        if (tokens.Is(next, WordKind.Last) || tokens.IsWord(next, "recent") || tokens.Is(next, WordKind.Latest))
        {
            direction = Direction.Last;
            next++;
        }
        else if (tokens.Is(next, WordKind.Next) && !tokens.IsWord(next, "following"))
        {
            direction = Direction.Next;
            next++;
        }
        else if (tokens[next].Word is { Kind: WordKind.Ordinal, Value: 1 } && isDefinite)
        {
            isFirst = true;
            next++;
        }
        else if (!isDefinite)
        {
            return null;
        }

        if (NumberReader.AmountOf(tokens, next) is { } read && !tokens.Is(next, WordKind.Article) && UnitAt(tokens, read.End) is { } unit)
        {
            if (tokens[unit.At].Word.Plural || (read.Amount.Value == 1 && unit.At == read.End))
            {
                var past = unit.At + 1;
                past = tokens.IsWord(past, "or") && tokens.IsWord(past + 1, "so") ? past + 2 : past;
                return new TimeMatch(at, past, new DurationForm(read.Amount, unit.Unit, direction, YearToDate: IsYearToDate(direction, unit.Unit, read.Amount)));
            }

            return null;
        }

        // "recent weeks", "the coming months", "the weeks ahead".
        if (tokens[next].Word is { Kind: WordKind.Unit, Plural: true } word)
        {
            if (direction != Direction.None || isFirst)
            {
                return new TimeMatch(at, next + 1, new DurationForm(new Amount(null), (TimeUnit)word.Value, direction));
            }

            return tokens.IsWord(next + 1, "ahead")
                ? new TimeMatch(at, next + 2, new DurationForm(new Amount(null), (TimeUnit)word.Value, Direction.Next))
                : tokens.IsWord(at - 1, "over") ? new TimeMatch(at, next + 1, new DurationForm(new Amount(null), (TimeUnit)word.Value)) : null;
        }

        return null;
    }

    // "For the nine months": the part of the year that a company reports on.
    private static bool IsYearToDate(Direction direction, TimeUnit unit, Amount amount) =>
        direction == Direction.None && unit == TimeUnit.Month && amount.Value is 6 or 9;

    private readonly record struct CountedUnits(Amount Amount, TimeUnit Unit, int End, bool IsSingle);

    private static CountedUnits? Counted(TimeTokens tokens, int at)
    {
        if (NumberReader.AmountOf(tokens, at) is not { } read || !MayBegin(tokens, at))
        {
            return null;
        }

        var next = SkipAdjective(tokens, read.End);
        var isArticle = tokens.Is(at, WordKind.Article) && read.End == at + 1;
        if (UnitAt(tokens, next) is not { } unit)
        {
            return null;
        }

        var isPlural = tokens[unit.At].Word.Plural;
        if (isArticle && (isPlural || tokens.IsJoint(unit.At + 1)))
        {
            // "a year-earlier loss", "a years-long war".
            return null;
        }

        if (unit.Unit is TimeUnit.Quarter && (!isPlural || (read.Amount.Value == 3 && tokens.IsWord(unit.At + 1, "of")) || unit.At > next))
        {
            // "three-quarters", "a quarter": fractions.
            return null;
        }

        if (unit.Unit is TimeUnit.Weekend && isArticle)
        {
            return null;
        }

        // "a year and a half", "a month or two", "weeks and months": more that comes after the unit.
        var amount = read.Amount;
        var end = unit.At + 1;
        if (tokens.IsWord(end, "and") && tokens.Is(end + 1, WordKind.Article) && tokens.Is(end + 2, WordKind.Half) && amount.Value is { } whole)
        {
            amount = new Amount(whole + 0.5);
            end += 3;
        }
        else if (isArticle && tokens.IsWord(end, "or") && tokens.IsWord(end + 1, "two"))
        {
            amount = new Amount(null);
            end += 2;
        }
        else if (tokens.IsWord(end, "and") && tokens[end + 1].Word is { Kind: WordKind.Unit, Plural: true } && isPlural && amount.Value is null)
        {
            end += 2;
        }

        return new CountedUnits(amount, unit.Unit, end, isArticle && next == at + 1 && end == unit.At + 1);
    }

    // "for centuries", "months of talks", "weeks or months": how many is left open.
    private static TimeMatch? Bare(TimeTokens tokens, int at)
    {
        if (tokens[at].Word is not { Kind: WordKind.Unit, Plural: true } word || tokens.IsGlued(at) || word.Value == (short)TimeUnit.Second)
        {
            return null;
        }

        var unit = (TimeUnit)word.Value;
        if (tokens.Is(at + 1, WordKind.Ago))
        {
            return new TimeMatch(at, at + 2, new DistanceForm(new Amount(null), unit, -1));
        }

        if (unit == TimeUnit.Weekend)
        {
            return new TimeMatch(at, at + 1, new SetForm("XXXX-WXX-WE"));
        }

        var end = tokens.IsWord(at + 1, "or") && tokens[at + 2].Word is { Kind: WordKind.Unit, Plural: true } ? at + 3 : at + 1;
        var isPlaced = tokens.IsWord(at - 1, "for") || tokens.IsWord(at - 1, "in") || tokens.IsWord(at - 1, "within") || tokens.IsWord(at - 1, "after")
            || tokens.IsWord(at - 1, "over") || tokens.IsWord(at - 1, "took") || tokens.IsWord(at - 1, "take") || tokens.IsWord(at - 1, "follows")
            || tokens.IsWord(end, "of") || tokens.Is(end, WordKind.Later) || tokens.IsWord(end, "before") || tokens.IsWord(end, "after");
        return isPlaced && !tokens.Is(at - 1, WordKind.Possessive) ? new TimeMatch(at, end, new DurationForm(new Amount(null), unit)) : null;
    }

    // "37 years old", "37-year-old", "aged 37 years", "37 years of age".
    private static bool IsAge(TimeTokens tokens, int at, CountedUnits counted, out int end)
    {
        var next = tokens.AfterJoint(counted.End);
        end = next + 1;
        if (tokens.IsWord(next, "old") || tokens.IsWord(next, "olds"))
        {
            return true;
        }

        if (tokens.IsWord(next, "of") && tokens.IsWord(next + 1, "age"))
        {
            end = next + 2;
            return true;
        }

        end = counted.End;
        return tokens.IsWord(at - 1, "aged");
    }

    private static (TimeUnit Unit, int At)? UnitAt(TimeTokens tokens, int at)
    {
        var next = tokens.AfterJoint(at);
        if (tokens.Is(next, WordKind.Unit))
        {
            return ((TimeUnit)tokens[next].Word.Value, next);
        }

        // "second" is an ordinal in the vocabulary; after a number it is the unit.
        return tokens.IsWord(next, "second") && next > at ? (TimeUnit.Second, next) : null;
    }

    private static int SkipAdjective(TimeTokens tokens, int at) => Adjectives.Contains(tokens.Text(at)) ? at + 1 : at;

    // "more than", "at least", "up to", "nearly", "about": TIMEX3 keeps them inside the span.
    private static int Hedge(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Approximately))
        {
            return at + 1;
        }

        if ((tokens.IsWord(at, "at") && (tokens.IsWord(at + 1, "least") || tokens.IsWord(at + 1, "most"))) || (tokens.IsWord(at, "up") && tokens.IsWord(at + 1, "to"))
            || ((tokens.IsWord(at, "more") || tokens.IsWord(at, "less") || tokens.IsWord(at, "fewer")) && tokens.IsWord(at + 1, "than")))
        {
            return at + 2;
        }

        return tokens.IsWord(at, "no") && (tokens.IsWord(at + 1, "more") || tokens.IsWord(at + 1, "less")) && tokens.IsWord(at + 2, "than") ? at + 3 : at;
    }

    // Not the tail of another number or name: "$5", "F-16 years", "3-2 days".
    private static bool MayBegin(TimeTokens tokens, int at) =>
        !tokens.IsGlued(at) || (tokens[at - 1] is { Kind: TimeTokenKind.Symbol } before && before.Number is '(' or '"' or '\'' or '[' or '\u201C' or '\u2014' or '*');
}
