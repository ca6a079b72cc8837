using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Quarters and halves of years, and the periods that business news reports on: "the third quarter of 1990", "Q3 2018",
/// "this year's first half", "the year-earlier quarter", "the latest period".
/// </summary>
internal static class PeriodGrammar
{
    // How far to look for words that tell a game from a year.
    private const int GameWindow = 20;

    private static readonly WordTable GameWords = WordTable.Of(
        """
        basket baskets equaliser equalizer fumble goal goalkeeper goals halftime interception kickoff layup midfielder penalty
        pointer quarterback rebounds scored scoring striker touchdown touchdowns winger yard yards
        """);

    /// <summary>Reads a period that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        var modifiers = Modifiers.Read(tokens, next);
        return Numbered(tokens, at, modifiers) ?? Unnumbered(tokens, at, modifiers) ?? YearAgo(tokens, at);
    }

    // "third quarter", "third-quarter", "first half", "Q3", "3Q".
    private static TimeMatch? Numbered(TimeTokens tokens, int at, Modifiers modifiers)
    {
        if (Part(tokens, modifiers.End) is not { } part)
        {
            return null;
        }

        var (value, end, isJoined) = part;
        if (isJoined && tokens.Is(at, WordKind.The) && modifiers.End == at + 1 && tokens[end] is { Kind: TimeTokenKind.Word, Word.Kind: WordKind.None })
        {
            // "the third-quarter loss": the article belongs to the loss.
            return null;
        }

        var tail = Tail.Read(tokens, end);
        var year = tail.Year.Style != YearStyle.None ? tail.Year : modifiers.Year;
        var hasYear = year.Style != YearStyle.None || modifiers.YearsBack > 0 || tail.YearsBack > 0 || modifiers.Fiscal;
        if (!hasYear && (IsGame(tokens, at) || (value.Kind == YearPartKind.Half && !IsBusiness(tokens, at))))
        {
            return null;
        }

        return new TimeMatch(at, tail.End, new YearPartForm(value, year, modifiers.Direction, modifiers.Fiscal, modifiers.YearsBack + tail.YearsBack));
    }

    // "the quarter", "the latest period", "the year-ago quarter", "the 1988 period".
    private static TimeMatch? Unnumbered(TimeTokens tokens, int at, Modifiers modifiers)
    {
        var head = tokens[modifiers.End].Word;
        var isQuarter = head is { Kind: WordKind.Unit, Value: (short)TimeUnit.Quarter, Plural: false };
        if (!isQuarter && head.Kind != WordKind.Period)
        {
            return null;
        }

        if (tokens.IsJoint(modifiers.End + 1))
        {
            // "quarter-to-quarter".
            return null;
        }

        var isDefinite = tokens.Is(at, WordKind.The);
        var tail = Tail.Read(tokens, modifiers.End + 1);
        if (isQuarter && modifiers.Direction is Direction.Last or Direction.This or Direction.Next)
        {
            var offset = modifiers.Direction switch { Direction.Last => -1, Direction.Next => 1, _ => 0 };
            return new TimeMatch(at, modifiers.End + 1, new UnitForm(TimeUnit.Quarter, offset));
        }

        var years = modifiers.YearsBack + tail.YearsBack;
        var year = tail.Year.Style != YearStyle.None ? tail.Year : modifiers.Year;
        var isNamed = modifiers.Latest || years > 0 || year.Style != YearStyle.None || modifiers.Direction == Direction.That;
        var isEnough = isQuarter ? isNamed || (isDefinite && !tokens.IsWord(modifiers.End + 1, "of")) : isNamed && (isDefinite || years > 0);
        return isEnough && !IsGame(tokens, at)
            ? new TimeMatch(at, tail.End, new ReportedPeriodForm(years, year, isQuarter ? TimeUnit.Quarter : null, modifiers.Latest))
            : null;
    }

    // "year-earlier profit".
    private static TimeMatch? YearAgo(TimeTokens tokens, int at) =>
        IsYearAgo(tokens, at, out var end) ? new TimeMatch(at, end, new ReportedPeriodForm(1, default, null, Latest: false)) : null;

    private static (YearPart Part, int End, bool IsJoined)? Part(TimeTokens tokens, int at)
    {
        if (NumberReader.Ordinal(tokens, at) is { Value: >= 1 and <= 4 } number)
        {
            var next = tokens.AfterJoint(number.End);
            var isJoined = next > number.End;
            return tokens[next].Word switch
            {
                { Kind: WordKind.Unit, Value: (short)TimeUnit.Quarter, Plural: false } => (new YearPart(YearPartKind.Quarter, number.Value), next + 1, isJoined),
                { Kind: WordKind.Half } when number.Value <= 2 => (new YearPart(YearPartKind.Half, number.Value), next + 1, isJoined),
                _ => null,
            };
        }

        if ((tokens.IsWord(at, "q") || tokens.IsWord(at, "h")) && tokens[at + 1] is { Kind: TimeTokenKind.Integer, Length: 1, SpaceBefore: false, Number: >= 1 and <= 4 } digit)
        {
            var isQuarter = tokens.IsWord(at, "q");
            return isQuarter || digit.Number <= 2
                ? (new YearPart(isQuarter ? YearPartKind.Quarter : YearPartKind.Half, digit.Number), at + 2, false)
                : null;
        }

        return tokens[at] is { Kind: TimeTokenKind.Integer, Length: 1, Number: >= 1 and <= 4 } quarter && tokens.IsWord(at + 1, "q") && !tokens[at + 1].SpaceBefore
            ? (new YearPart(YearPartKind.Quarter, quarter.Number), at + 2, false)
            : null;
    }

    private static bool IsGame(TimeTokens tokens, int at) => IsNear(tokens, at, static (tokens, i) => GameWords.Contains(tokens.Text(i)));

    // Money or a share of something nearby.
    private static bool IsBusiness(TimeTokens tokens, int at) => IsNear(tokens, at, static (tokens, i) =>
        tokens[i] is { Kind: TimeTokenKind.Symbol, Number: '%' or '$' or '€' or '£' or '¥' } || tokens.IsWord(i, "percent") || tokens.IsWord(i, "billion"));

    private static bool IsNear(TimeTokens tokens, int at, Func<TimeTokens, int, bool> test)
    {
        for (var i = at - GameWindow; i < at + GameWindow; i++)
        {
            if (test(tokens, i))
            {
                return true;
            }
        }

        return false;
    }

    // What may stand before the head.
    private readonly record struct Modifiers(int End, YearRef Year, int YearsBack, bool Fiscal, bool Latest, Direction Direction)
    {
        private const int MostModifiers = 4;

        public static Modifiers Read(TimeTokens tokens, int at)
        {
            var read = new Modifiers(at, default, 0, false, false, Direction.None);
            for (var count = 0; count < MostModifiers && read.Next(tokens) is { } more; count++)
            {
                read = more;
            }

            return read;
        }

        // "said that third-quarter profit rose".
        private static bool IsConjunction(TimeTokens tokens, int at) => tokens.Is(at + 1, WordKind.Ordinal);

        private Modifiers? Next(TimeTokens tokens)
        {
            var next = tokens.AfterJoint(End + 1);
            if (tokens.Is(End, WordKind.Fiscal))
            {
                return this with { End = next, Fiscal = true };
            }

            if (tokens.Is(End, WordKind.Latest) || (tokens.IsWord(End, "most") && tokens.IsWord(End + 1, "recent")))
            {
                return this with { End = tokens.Is(End, WordKind.Latest) ? End + 1 : End + 2, Latest = true };
            }

            if (tokens.IsWord(End, "comparable") || tokens.IsWord(End, "corresponding") || tokens.IsWord(End, "same") || (tokens.IsWord(End, "that") && !IsConjunction(tokens, End)))
            {
                return this with { End = End + 1, Direction = Direction.That };
            }

            if (YearGrammar.Relative(tokens, End) is { } relative && tokens.AfterPossessive(relative.End) is var past and > 0)
            {
                return this with { End = past, Year = relative.Year };
            }

            if (tokens.Is(End, WordKind.Unit) && IsYearAgo(tokens, End, out var after))
            {
                return this with { End = after, YearsBack = 1 };
            }

            if (NumberReader.Year(tokens, End) is { Value: >= 1900 and < 2100 } year && Year.Style == YearStyle.None)
            {
                var end = tokens.AfterPossessive(year.End) is var possessive and > 0 ? possessive : year.End;
                return this with { End = end, Year = YearRef.Full(year.Value) };
            }

            return tokens.IsWord(End, "last") ? this with { End = End + 1, Direction = Direction.Last }
                : tokens.Is(End, WordKind.This) ? this with { End = End + 1, Direction = Direction.This }
                : tokens.IsWord(End, "next") ? this with { End = End + 1, Direction = Direction.Next }
                : null;
        }
    }

    /// <summary>Whether "year-ago" or "year-earlier" stands at a token.</summary>
    public static bool IsYearAgo(TimeTokens tokens, int at, out int end)
    {
        var next = tokens.AfterJoint(at + 1);
        end = next + 1;
        return tokens[at].Word is { Kind: WordKind.Unit, Value: (short)TimeUnit.Year, Plural: false } && next > at + 1
            && tokens[next].Word.Kind is WordKind.Ago or WordKind.Earlier;
    }

    // What may stand after the head: "of 1990", "of fiscal 1990", "last year", "a year ago".
    private readonly record struct Tail(int End, YearRef Year, int YearsBack)
    {
        public static Tail Read(TimeTokens tokens, int at)
        {
            var next = tokens.IsWord(at, "of") || tokens.IsSymbol(at, ',') ? at + 1 : at;
            var year = tokens.Is(next, WordKind.Fiscal) ? next + 1 : next;
            if (NumberReader.Year(tokens, year) is { Value: >= 1900 and < 2100 } full && YearGrammar.IsNotCount(tokens, year, full.End))
            {
                return new Tail(full.End, YearRef.Full(full.Value), 0);
            }

            if (NumberReader.ShortYear(tokens, next) is { } shortYear)
            {
                return new Tail(shortYear.End, YearRef.Short(shortYear.Value), 0);
            }

            if (YearGrammar.Relative(tokens, next) is { } relative)
            {
                return new Tail(relative.End, relative.Year, 0);
            }

            if (next > at && tokens.IsWord(at, "of") && tokens.Is(next, WordKind.The) && tokens.IsWord(next + 1, "year"))
            {
                return new Tail(next + 2, YearRef.Relative(0), 0);
            }

            return tokens.Is(at, WordKind.Article) && tokens.IsWord(at + 1, "year") && tokens[at + 2].Word.Kind is WordKind.Ago or WordKind.Earlier
                ? new Tail(at + 3, default, 1)
                : new Tail(at, default, 0);
        }
    }
}
