using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>Years, decades and centuries: "1996", "fiscal 1996", "the 1990s", "the nineties", "the 20th century", "1985-87".</summary>
internal static class YearGrammar
{
    // Four digits in this range are read as a year unless something speaks against it; others need something that speaks for it.
    private const int FirstCommonYear = 1900;
    private const int LastCommonYear = 2039;

    // Nouns that news counts in thousands.
    private static readonly WordTable Counted = WordTable.Of(
        """
        acres barrels billion books calories cars cases cents children copies cubic days deaths degrees delegates dollars employees
        euros families feet gallons hectares homes hours houses jobs kilometers kilometres km liters litres members men meters metres
        miles million minutes months mph names officers others pages people percent persons points police pounds protesters
        refugees residents schools seats shares soldiers square stores students times tonnes tons troops units vehicles volunteers
        votes watts weeks women words workers years yen
        """);

    private static readonly WordTable Streets = WordTable.Of(
        "Street St Avenue Ave Road Rd Drive Lane Boulevard Blvd Highway Parkway");

    // What a number after it names.
    private static readonly WordTable Labels = WordTable.Of(
        "bus chapter flight Flight highway Highway line model no No number page Page paragraph room Room route Route section Section verse");

    /// <summary>Reads a year, decade or century that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at) =>
        Fiscal(tokens, at) ?? NamedYear(tokens, at) ?? Decade(tokens, at) ?? Century(tokens, at) ?? Range(tokens, at) ?? Plain(tokens, at);

    /// <summary>"last year", "this year", "next year", "that year".</summary>
    public static (YearRef Year, int End)? Relative(TimeTokens tokens, int at) =>
        tokens.IsWord(at, "that") && IsUnit(tokens, at + 1, TimeUnit.Year) ? (new YearRef(YearStyle.Spoken, 0), at + 2)
        : tokens[at + 1].Word is { Kind: WordKind.Unit, Value: (short)TimeUnit.Year, Plural: false } && Distance(tokens, at) is { } distance
            ? (YearRef.Relative(distance), at + 2)
            : null;

    /// <summary>Whether four digits that could be a year count nothing ("2000 people").</summary>
    public static bool IsNotCount(TimeTokens tokens, int at, int end)
    {
        if (tokens[at - 1] is { Kind: TimeTokenKind.Symbol, Number: '$' or '£' or '€' or '¥' or '#' or '/' or '.' or '_' or '=' or '@' or '+' }
            && !tokens[at].SpaceBefore)
        {
            return false;
        }

        if (tokens.IsSymbol(end, '%') || (tokens[end] is { SpaceBefore: false, Kind: TimeTokenKind.Word or TimeTokenKind.Integer })
            || (tokens.IsSymbol(end, '/') && tokens[end + 1] is { Kind: TimeTokenKind.Word, SpaceBefore: false })
            || (tokens.IsSymbol(end, '_') && tokens.IsGlued(end)))
        {
            return false;
        }

        return !Counted.Contains(tokens.Text(end));
    }

    private static int? Distance(TimeTokens tokens, int at) =>
        tokens.IsWord(at, "last") ? -1
        : tokens.IsWord(at, "this") ? 0
        : tokens.IsWord(at, "next") ? 1
        : null;

    // "fiscal 1989", "fiscal year 1989", "FY 2018", "FY18".
    private static TimeMatch? Fiscal(TimeTokens tokens, int at)
    {
        if (!tokens.Is(at, WordKind.Fiscal))
        {
            return null;
        }

        var next = tokens.AfterJoint(at + 1);
        next = IsUnit(tokens, next, TimeUnit.Year) ? next + 1 : next;
        if (Range(tokens, next) is { } range)
        {
            return range with { Start = at };
        }

        if (NumberReader.Year(tokens, next) is { } year)
        {
            return new TimeMatch(at, year.End, new YearForm(YearRef.Full(year.Value), Fiscal: true));
        }

        return tokens.IsWord(at, "fy") && tokens[next] is { Kind: TimeTokenKind.Integer, Length: 2 } digits
            ? new TimeMatch(at, next + 1, new YearForm(YearRef.Short(digits.Number), Fiscal: true))
            : null;
    }

    // "the year 2000", "the year two thousand", "the 1989 fiscal year", "the year 0".
    private static TimeMatch? NamedYear(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        if (IsUnit(tokens, next, TimeUnit.Year))
        {
            if (NumberReader.Year(tokens, next + 1) is { } year)
            {
                return new TimeMatch(at, year.End, new YearForm(YearRef.Full(year.Value)));
            }

            return tokens[next + 1] is { Kind: TimeTokenKind.Integer, Number: 0 } or { Word: { Kind: WordKind.Cardinal, Value: 0 } }
                ? new TimeMatch(at, next + 2, ImpossibleForm.Instance)
                : null;
        }

        if (NumberReader.Year(tokens, next) is { } named && tokens.Is(named.End, WordKind.Fiscal) && IsUnit(tokens, named.End + 1, TimeUnit.Year))
        {
            return new TimeMatch(at, named.End + 2, new YearForm(YearRef.Full(named.Value), Fiscal: true));
        }

        return null;
    }

    // "the 1990s", "1990s", "the '90s", "the nineties".
    private static TimeMatch? Decade(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        if (tokens.Is(next, WordKind.Decade))
        {
            return next > at ? new TimeMatch(at, next + 1, new DecadeForm(tokens[next].Word.Value, Short: true)) : null;
        }

        if (tokens.IsSymbol(next, '\'') && IsPlural(tokens, next + 2) && NumberReader.ShortYear(tokens, next) is { Value: var decade } && decade % 10 == 0)
        {
            return new TimeMatch(at, next + 3, new DecadeForm(decade, Short: true));
        }

        if (tokens[next] is { Kind: TimeTokenKind.Integer, Length: 4, Number: >= 1000 and < 2200 } digits && digits.Number % 10 == 0)
        {
            var end = IsPlural(tokens, next + 1) ? next + 2
                : tokens.IsSymbol(next + 1, '\'') && IsPlural(tokens, next + 2) ? next + 3
                : 0;
            if (end > 0)
            {
                // "the 1800s" is a century; "the 2000s" and "the 1900s" too, but news means the decade by the first.
                return digits.Number % 100 == 0 && digits.Number < 2000
                    ? new TimeMatch(at, end, new CenturyForm((digits.Number / 100) + 1))
                    : new TimeMatch(at, end, new DecadeForm(digits.Number));
            }
        }

        return null;
    }

    // "the 20th century", "20th-century", "the twenty-first century".
    private static TimeMatch? Century(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        if (NumberReader.Ordinal(tokens, next) is not { Value: >= 1 and <= 30 } number)
        {
            return null;
        }

        var unit = tokens.AfterJoint(number.End);
        return IsUnit(tokens, unit, TimeUnit.Century) ? new TimeMatch(at, unit + 1, new CenturyForm(number.Value)) : null;
    }

    // "1985-87", "1985-1987", "2017/18".
    private static TimeMatch? Range(TimeTokens tokens, int at)
    {
        if (tokens[at] is not { Kind: TimeTokenKind.Integer, Length: 4, Number: >= 1000 and < 2200 } first || !MayBegin(tokens, at))
        {
            return null;
        }

        if (!(tokens.IsSymbol(at + 1, '-') || (tokens.IsSymbol(at + 1, '/') && tokens.IsGlued(at + 1)))
            || tokens[at + 2] is not { Kind: TimeTokenKind.Integer, Length: 2 or 4 } second
            || (second.Length == 2 && second.SpaceBefore)
            || (tokens.IsSymbol(at + 3, '-') && tokens.IsGlued(at + 3)))
        {
            return null;
        }

        var last = second.Length == 4 ? second.Number : (first.Number / 100 * 100) + second.Number;
        return last > first.Number && last < 2200 && IsNotCount(tokens, at, at + 3)
            ? new TimeMatch(at, at + 3, new RangeForm(new YearForm(YearRef.Full(first.Number)), new YearForm(YearRef.Full(last))))
            : null;
    }

    private static TimeMatch? Plain(TimeTokens tokens, int at)
    {
        if (NumberReader.ShortYear(tokens, at) is { } shortYear && !tokens.IsGlued(at) && !IsPlural(tokens, shortYear.End)
            && (tokens.Is(at - 1, WordKind.Preposition) || tokens.Is(at - 1, WordKind.Month) || tokens.Is(at - 1, WordKind.Season)))
        {
            return new TimeMatch(at, shortYear.End, new YearForm(YearRef.Short(shortYear.Value)));
        }

        if (NumberReader.Year(tokens, at) is not { } year || !MayBegin(tokens, at) || !IsNotCount(tokens, at, year.End) || IsStreetNumber(tokens, year.End))
        {
            return null;
        }

        if (tokens.IsWord(year.End, "bc") || tokens.IsWord(year.End, "bce") || tokens.IsWord(year.End, "b.c."))
        {
            return new TimeMatch(at, year.End + 1, new VagueForm($"BC{year.Value:0000}"));
        }

        return IsCommon(tokens, at, year) || IsPlacedInTime(tokens, at, year.End)
            ? new TimeMatch(at, year.End, new YearForm(YearRef.Full(year.Value)))
            : null;
    }

    private static bool IsCommon(TimeTokens tokens, int at, NumberReader.Read year) =>
        year.Value is >= FirstCommonYear and <= LastCommonYear
        && !Labels.Contains(tokens.Text(at - 1)) && tokens[at - 1].Kind is not (TimeTokenKind.Integer or TimeTokenKind.Grouped or TimeTokenKind.Decimal)
        && (!tokens.IsWord(at - 1, "to") || tokens[year.End].Kind != TimeTokenKind.Word || tokens[year.End].Word.Kind != WordKind.None
            || StopWords.Contains(tokens.Text(year.End)));

    // "in 1812,": a preposition before, and no noun after that the number could count.
    private static bool IsPlacedInTime(TimeTokens tokens, int at, int end) =>
        (tokens.IsWord(at - 1, "in") || tokens.IsWord(at - 1, "since") || tokens.IsWord(at - 1, "until") || tokens.IsWord(at - 1, "of")
            || tokens.IsWord(at - 1, "before") || tokens.IsWord(at - 1, "after") || tokens.IsWord(at - 1, "by") || tokens.IsWord(at - 1, "circa")
            || tokens.IsWord(at - 1, "beyond") || tokens.IsWord(at - 1, "through") || tokens.IsWord(at - 1, "from") || tokens.IsWord(at - 1, "during"))
        && (tokens[end].Kind != TimeTokenKind.Word || tokens[end].Word.Kind is WordKind.Preposition or WordKind.PastVerb or WordKind.Modal
            || tokens.IsWord(end, "and") || tokens.IsWord(end, "when") || tokens.IsWord(end, "the"));

    // A number that hangs on to what stands before it is part of a name: "F-16", "COVID-1990", "x/2018".
    private static bool MayBegin(TimeTokens tokens, int at)
    {
        if (!tokens.IsGlued(at))
        {
            return true;
        }

        var before = tokens[at - 1];
        return before.Kind == TimeTokenKind.Symbol && before.Number switch
        {
            // Alone in quotation marks it is a title: "1984".
            '\'' or '"' or '\u201C' when tokens[at + 1] is { Kind: TimeTokenKind.Symbol, SpaceBefore: false, Number: '\'' or '"' or '\u201D' } => false,
            '(' or '"' or '\'' or '[' or '\u201C' or '\u2014' or '*' => true,
            '-' => tokens.IsWord(at - 2, "pre") || tokens.IsWord(at - 2, "post") || tokens.IsWord(at - 2, "mid") || tokens.IsWord(at - 2, "end")
                || before.SpaceBefore || tokens[at - 2].Word.Kind is WordKind.Early or WordKind.Late,
            _ => false,
        };
    }

    // "1988 Elm Street".
    private static bool IsStreetNumber(TimeTokens tokens, int end)
    {
        for (var at = end; at < end + 4 && tokens[at].Capital; at++)
        {
            if (at > end && Streets.Contains(tokens.Text(at)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnit(TimeTokens tokens, int at, TimeUnit unit) =>
        tokens[at].Word is { Kind: WordKind.Unit, Plural: false } word && word.Value == (short)unit;

    private static bool IsPlural(TimeTokens tokens, int at) => tokens.IsWord(at, "s") && !tokens[at].SpaceBefore;
}
