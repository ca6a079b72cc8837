using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Times told from the day of the text or from one another: "yesterday", "on Saturday", "last week", "this coming Sunday",
/// "the following year", "the summer of 1998", "the weekend".
/// </summary>
internal static class RelativeGrammar
{
    // What makes a weekday the name of one day of the year, or of one in history.
    private static readonly WordTable NamedDays = WordTable.Of(
        "Black Bloody Fat Freaky Maundy Remembrance Ruby Selection Shrove Super");

    /// <summary>Reads a time that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at) =>
        Deictic(tokens, at) ?? Directed(tokens, at) ?? Weekday(tokens, at) ?? Season(tokens, at) ?? Definite(tokens, at);

    // "today", "the day before yesterday".
    private static TimeMatch? Deictic(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Deictic) && tokens[at].Word.Value is >= -1 and <= 1 && !IsPartOfName(tokens, at))
        {
            return new TimeMatch(at, at + 1, new UnitForm(TimeUnit.Day, tokens[at].Word.Value));
        }

        if (tokens.Is(at, WordKind.The) && tokens.IsWord(at + 1, "day") && tokens.Is(at + 3, WordKind.Deictic))
        {
            return tokens.IsWord(at + 2, "before") && tokens.IsWord(at + 3, "yesterday") ? new TimeMatch(at, at + 4, new UnitForm(TimeUnit.Day, -2))
                : tokens.IsWord(at + 2, "after") && tokens.IsWord(at + 3, "tomorrow") ? new TimeMatch(at, at + 4, new UnitForm(TimeUnit.Day, 2))
                : null;
        }

        return null;
    }

    // "USA TODAY".
    private static bool IsPartOfName(TimeTokens tokens, int at) =>
        tokens[at].Capital && tokens[at - 1] is { Capital: true, Length: > 1 } && tokens.Text(at - 1).IndexOfAnyExceptInRange('A', 'Z') < 0;

    private static TimeMatch? Directed(TimeTokens tokens, int at)
    {
        var isDefinite = tokens.Is(at, WordKind.The);
        var next = isDefinite ? at + 1 : at;
        if (ReadDirection(tokens, next) is not { } read)
        {
            return null;
        }

        var (direction, end, nearest) = read;
        if (direction is Direction.Last or Direction.This or Direction.Next && (tokens.Is(end, WordKind.Fiscal) || tokens.IsWord(end, "calendar"))
            && tokens.IsWord(end + 1, "year"))
        {
            return new TimeMatch(at, end + 2, new YearForm(YearRef.Relative(direction switch { Direction.Last => -1, Direction.Next => 1, _ => 0 }), Fiscal: true));
        }

        if (tokens.Is(end, WordKind.Unit) && !tokens[end].Word.Plural && !IsTitle(tokens, at, end))
        {
            return Unit(tokens, at, end, direction, isDefinite, nearest) is { } form ? new TimeMatch(at, end + 1, form) : null;
        }

        if (direction == Direction.That)
        {
            // "said that Monday was": a conjunction.
            return null;
        }

        if (DateGrammar.IsWeekday(tokens, end, out var past) && tokens.Is(end, WordKind.Weekday))
        {
            return new TimeMatch(at, past, new WeekdayForm(tokens[end].Word.Value, direction, nearest));
        }

        if (tokens[end] is { Capital: true, Word.Kind: WordKind.Month or WordKind.ShortMonth } && !IsDayNext(tokens, end + 1))
        {
            return new TimeMatch(at, end + 1, new MonthForm(default, tokens[end].Word.Value, direction));
        }

        if (tokens.Is(end, WordKind.Season) && !tokens[end].Word.Plural)
        {
            return new TimeMatch(at, end + 1, new YearPartForm(new YearPart(YearPartKind.Season, tokens[end].Word.Value), default, direction));
        }

        return null;
    }

    // ABC's "This Week" is a programme.
    private static bool IsTitle(TimeTokens tokens, int at, int unit) =>
        tokens[unit].Capital && tokens[at - 1] is { Kind: TimeTokenKind.Symbol, Number: '"' or '\'' or '\u201C' } && tokens.IsGlued(at);

    private static bool IsDayNext(TimeTokens tokens, int at) =>
        tokens[tokens.IsSymbol(at, '.') ? at + 1 : at] is { Kind: TimeTokenKind.Integer, Number: >= 1 and <= 31 };

    private static TimeForm? Unit(TimeTokens tokens, int at, int unitAt, Direction direction, bool isDefinite, bool nearest)
    {
        var unit = (TimeUnit)tokens[unitAt].Word.Value;
        if (unit < TimeUnit.Day)
        {
            return isDefinite && unit == TimeUnit.Hour && direction is Direction.Last or Direction.Next
                ? new DurationForm(new Amount(1), unit, direction)
                : null;
        }

        switch (direction)
        {
            case Direction.That or Direction.Before or Direction.After:
                return new SpokenForm(unit, direction);
            case Direction.Next when isDefinite && unit == TimeUnit.Day:
                return new SpokenForm(unit, Direction.After);
            case Direction.This:
                // "this day" is any day.
                return unit == TimeUnit.Day ? null : new UnitForm(unit, 0);
            default:
                if (unit == TimeUnit.Day)
                {
                    return null;
                }

                // "the past year" ends today; "last year" and "this past year" are the calendar's.
                var isStretch = isDefinite && !nearest;
                return isStretch && unit != TimeUnit.Weekend
                    ? new DurationForm(new Amount(1), unit, direction)
                    : new UnitForm(unit, direction == Direction.Last ? -1 : 1);
        }
    }

    /// <summary>Reads "last", "this past", "coming" and the like.</summary>
    public static (Direction Direction, int End, bool Nearest)? ReadDirection(TimeTokens tokens, int at)
    {
        var isDefinite = tokens.Is(at - 1, WordKind.The);
        switch (tokens.Kind(at))
        {
            case WordKind.Last:
                return tokens.IsWord(at, "last") ? (Direction.Last, at + 1, false)
                    : tokens.IsWord(at, "past") ? (isDefinite ? (Direction.Last, at + 1, false) : null)
                    : (Direction.Before, at + 1, false);
            case WordKind.This:
                if (tokens.IsWord(at, "this"))
                {
                    return tokens.IsWord(at + 1, "past") ? (Direction.Last, at + 2, true)
                        : tokens.Is(at + 1, WordKind.Next) && !tokens.IsWord(at + 1, "next") ? (Direction.Next, at + 2, true)
                        : (Direction.This, at + 1, false);
                }

                return isDefinite || tokens.Is(at - 1, WordKind.Possessive) ? (Direction.This, at + 1, false) : null;
            case WordKind.Next:
                return tokens.IsWord(at, "next") ? (Direction.Next, at + 1, false)
                    : tokens.IsWord(at, "following") || tokens.IsWord(at, "ensuing") ? (isDefinite ? (Direction.After, at + 1, false) : null)
                    : (Direction.Next, at + 1, true);
            case WordKind.Latest:
                return isDefinite ? (Direction.Last, at + 1, false) : null;
            case WordKind.That:
                return tokens.IsWord(at, "that") || isDefinite ? (Direction.That, at + 1, false) : null;
            default:
                return null;
        }
    }

    private static TimeMatch? Weekday(TimeTokens tokens, int at)
    {
        if (!DateGrammar.IsWeekday(tokens, at, out var end) || !tokens.Is(at, WordKind.Weekday))
        {
            return null;
        }

        // "The Sunday Times" is a newspaper, "Bloody Sunday" a day of history.
        if ((tokens.Is(at - 1, WordKind.The) && tokens[at - 1].Capital && tokens[end].Capital) || NamedDays.Contains(tokens.Text(at - 1)))
        {
            return null;
        }

        var weekday = tokens[at].Word.Value;
        return new TimeMatch(at, end, IsAny(tokens, at) ? new VagueForm($"XXXX-WXX-{weekday}") : new WeekdayForm(weekday));
    }

    // "on a Saturday", "on a busy Saturday": no one Saturday.
    private static bool IsAny(TimeTokens tokens, int at)
    {
        var article = tokens.Is(at - 1, WordKind.Article) ? at - 1 : at - 2;
        return tokens.Is(article, WordKind.Article) && tokens.IsWord(article - 1, "on");
    }

    // "the summer of 1998", "summer 1998", "the summer", "in winter".
    private static TimeMatch? Season(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        if (!tokens.Is(next, WordKind.Season) || tokens[next].Word.Plural)
        {
            return null;
        }

        var part = new YearPart(YearPartKind.Season, tokens[next].Word.Value);
        var isOf = tokens.IsWord(next + 1, "of");
        var tail = isOf ? next + 2 : next + 1;
        if (NumberReader.Year(tokens, tail) is { } year)
        {
            return new TimeMatch(at, year.End, new YearPartForm(part, YearRef.Full(year.Value)));
        }

        if (NumberReader.ShortYear(tokens, tail) is { } shortYear)
        {
            return new TimeMatch(at, shortYear.End, new YearPartForm(part, YearRef.Short(shortYear.Value)));
        }

        if (YearGrammar.Relative(tokens, tail) is { } relative)
        {
            return new TimeMatch(at, relative.End, new YearPartForm(part, relative.Year));
        }

        // "the fall of the wall", "to spring from", "a fall": only where a time is expected.
        var isPlaced = tokens[at - 1].Word.Kind is WordKind.Preposition or WordKind.Early or WordKind.Late or WordKind.Middle
            && !tokens.IsWord(at - 1, "to") && !tokens.IsWord(at - 1, "than");
        var isAmbiguous = tokens.IsWord(next, "fall") || tokens.IsWord(next, "spring");
        return isPlaced && !isOf && (next > at || !isAmbiguous || tokens.IsWord(at - 1, "in")) && !tokens[next].Capital
            ? new TimeMatch(at, next + 1, new YearPartForm(part, default))
            : null;
    }

    // "the weekend", "the year", "in the day", "year-end", "year's end".
    private static TimeMatch? Definite(TimeTokens tokens, int at)
    {
        if (!tokens.Is(at, WordKind.The))
        {
            return YearEnd(tokens, at);
        }

        var next = tokens.Is(at + 1, WordKind.Fiscal) || tokens.IsWord(at + 1, "full") || tokens.IsWord(at + 1, "calendar") ? at + 2 : at + 1;
        if (!tokens.Is(next, WordKind.Unit) || tokens[next].Word.Plural || (TimeUnit)tokens[next].Word.Value < TimeUnit.Day || tokens[next].Capital)
        {
            return null;
        }

        var unit = (TimeUnit)tokens[next].Word.Value;
        if (YearEnd(tokens, next) is { } ending)
        {
            return ending with { Start = at };
        }

        if (tokens.IsWord(next + 1, "of") && unit is TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month && DateGrammar.Match(tokens, next + 2) is { } date)
        {
            return new TimeMatch(at, date.End, date.Form is DayForm ? new EnclosingForm(unit, date.Form) : date.Form);
        }

        // "the week after", "the day-long strike".
        if (tokens.IsJoint(next + 1) || unit >= TimeUnit.Decade || tokens.IsWord(next + 1, "after") || tokens.IsWord(next + 1, "before"))
        {
            return null;
        }

        if (tokens.IsWord(next + 1, "ended") || tokens.IsWord(next + 1, "ending"))
        {
            return unit > TimeUnit.Day ? new TimeMatch(at, next + 1, new DurationForm(new Amount(1), unit)) : null;
        }

        // "the day" by itself is any day.
        var isPlaced = tokens.IsWord(at - 1, "in") || tokens.IsWord(at - 1, "for") || tokens.IsWord(at - 1, "during");
        return unit != TimeUnit.Day || isPlaced ? new TimeMatch(at, next + 1, new SpokenForm(unit, Direction.None)) : null;
    }

    private static TimeMatch? YearEnd(TimeTokens tokens, int at)
    {
        if (tokens[at].Word is not { Kind: WordKind.Unit, Plural: false } word || word.Value is not ((short)TimeUnit.Year or (short)TimeUnit.Month))
        {
            return null;
        }

        var next = tokens.AfterPossessive(at + 1) is var possessive and > 0 ? possessive : tokens.AfterJoint(at + 1);
        return tokens.IsWord(next, "end")
            ? new TimeMatch(at, next + 1, new PartForm(new SpokenForm((TimeUnit)word.Value, Direction.None), PartOf.LastThird))
            : null;
    }
}
