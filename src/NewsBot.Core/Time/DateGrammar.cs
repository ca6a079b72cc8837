namespace NewsBot.Core.Time;

/// <summary>
/// Days and months by name, in every order: "4 August 2018", "Aug. 4, 2018", "Saturday, the 4th of August", "August 2018",
/// "August last year", "August".
/// </summary>
internal static class DateGrammar
{
    /// <summary>Reads a date that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at) =>
        WithWeekday(tokens, at) ?? FromMonth(tokens, at, 0) ?? FromDay(tokens, at, 0);

    private static TimeMatch? WithWeekday(TimeTokens tokens, int at)
    {
        // "this coming Sunday, March eighth".
        var named = tokens.Is(at, WordKind.This) && RelativeGrammar.ReadDirection(tokens, at) is { } direction ? direction.End : at;
        if (!IsWeekday(tokens, named, out var next))
        {
            return null;
        }

        var weekday = tokens[named].Word.Value;
        var isInBrackets = tokens.IsSymbol(next, '(');
        var day = isInBrackets || tokens.IsSymbol(next, ',') ? next + 1 : next;
        if ((FromMonth(tokens, day, weekday) ?? FromDay(tokens, day, weekday)) is not { Form: DayForm or ImpossibleForm or RangeForm } date)
        {
            return null;
        }

        // "Saturday (4 August)" is said twice, and means one day.
        return isInBrackets ? new TimeMatch(at, next, date.Form) : date with { Start = at };
    }

    private static TimeMatch? FromMonth(TimeTokens tokens, int at, int weekday)
    {
        if (!IsMonth(tokens, at, out var next))
        {
            return null;
        }

        var month = tokens[at].Word.Value;
        if (Day(tokens, next) is { } day)
        {
            var date = Dated(tokens, at, day.End, month, day.Value, weekday);
            return SameMonthRange(tokens, at, day, month) ?? date;
        }

        if (IsNoDay(tokens, next) && YearAfter(tokens, next + 1, afterMonth: false) is { } known)
        {
            // "May 45, 2018".
            return new TimeMatch(at, known.End, ImpossibleForm.Instance);
        }

        if (YearAfter(tokens, next, afterMonth: true) is { } year)
        {
            return new TimeMatch(at, year.End, new MonthForm(year.Year, month));
        }

        return tokens.Is(at, WordKind.Month) && NameOfMonth.IsMonthHere(tokens, at) ? new TimeMatch(at, at + 1, new MonthForm(default, month)) : null;
    }

    // "26 March 1996", "the 26th of March", "26-Mar-1996", "4-6 August".
    private static TimeMatch? FromDay(TimeTokens tokens, int at, int weekday)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        if (IsNoDay(tokens, next) && Month(tokens, next + 1) is { } named && YearAfter(tokens, AfterMonth(tokens, named), afterMonth: true) is { } year)
        {
            // "0 May 2018".
            return new TimeMatch(at, year.End, ImpossibleForm.Instance);
        }

        if (DayNumber(tokens, next) is not { } day)
        {
            return null;
        }

        if (tokens.IsSymbol(day.End, '-') && DayNumber(tokens, day.End + 1) is { } last && Month(tokens, last.End) is { } shared)
        {
            var first = new DayForm(default, tokens[shared].Word.Value, day.Value);
            var end = Dated(tokens, at, AfterMonth(tokens, shared), tokens[shared].Word.Value, last.Value, 0);
            return end.Form is DayForm to && first.Day < to.Day
                ? end with { Form = new RangeForm(first with { Year = to.Year }, to) }
                : null;
        }

        return Month(tokens, day.End) is { } month
            ? Dated(tokens, at, AfterMonth(tokens, month), tokens[month].Word.Value, day.Value, weekday)
            : null;
    }

    // "Aug. 2-4", "August 2 to 4".
    private static TimeMatch? SameMonthRange(TimeTokens tokens, int at, NumberReader.Read first, int month)
    {
        var joined = tokens.IsSymbol(first.End, '-') || tokens.IsWord(first.End, "to") || tokens.IsWord(first.End, "through")
            || (tokens.IsWord(first.End, "and") && tokens[first.End + 1].Number == first.Value + 1 && tokens[first.End + 2] is not { Kind: TimeTokenKind.Word, Word.Kind: WordKind.None });
        if (!joined || Day(tokens, first.End + 1) is not { } last || last.Value <= first.Value || tokens[last.End - 1].Length > 2)
        {
            return null;
        }

        var end = Dated(tokens, at, last.End, month, last.Value, 0);
        return end.Form is DayForm to ? end with { Form = new RangeForm(to with { Day = first.Value }, to) } : null;
    }

    private static TimeMatch Dated(TimeTokens tokens, int start, int end, int month, int day, int weekday)
    {
        var year = YearAfter(tokens, end, afterMonth: false);
        var match = new TimeMatch(start, year?.End ?? end, new DayForm(year?.Year ?? default, month, day, weekday));
        return day < 1 || day > CalendarMath.LongestMonth(month) ? match with { Form = ImpossibleForm.Instance } : match;
    }

    // A day after a month: a number that could be one, and is not an amount of something.
    private static NumberReader.Read? Day(TimeTokens tokens, int at)
    {
        var next = tokens.AfterJoint(at);
        if (tokens.Is(next, WordKind.The))
        {
            next++;
        }

        if (NumberReader.Ordinal(tokens, next) is { } ordinal)
        {
            // "May first became": an ordinal in words may be an adverb; "May second quarter" is no day.
            return tokens.Is(ordinal.End, WordKind.Unit) || tokens.Is(ordinal.End, WordKind.Half) ? null : ordinal;
        }

        return tokens[next] is { Kind: TimeTokenKind.Integer, Length: <= 2, Number: >= 1 and <= 31 } day && !IsAmount(tokens, next + 1)
            ? new NumberReader.Read(day.Number, next + 1)
            : null;
    }

    private static NumberReader.Read? DayNumber(TimeTokens tokens, int at)
    {
        if (NumberReader.Ordinal(tokens, at) is { } ordinal)
        {
            return tokens[at].Kind == TimeTokenKind.Integer || ordinal.Value <= 31 ? ordinal : null;
        }

        return tokens[at] is { Kind: TimeTokenKind.Integer, Length: <= 2, Number: >= 1 and <= 31 } day
            ? new NumberReader.Read(day.Number, at + 1)
            : null;
    }

    private static bool IsNoDay(TimeTokens tokens, int at) => tokens[at] is { Kind: TimeTokenKind.Integer, Length: <= 2, Number: 0 or > 31 };

    // "5 million", "5%", "5.5": the number counts something.
    private static bool IsAmount(TimeTokens tokens, int at) =>
        tokens.IsSymbol(at, '%') || tokens.Is(at, WordKind.Scale) || tokens.IsWord(at, "million") || tokens.IsWord(at, "billion")
        || tokens.IsWord(at, "percent") || tokens.IsWord(at, "per") || (tokens.IsSymbol(at, '/') && tokens.IsGlued(at));

    private static int? Month(TimeTokens tokens, int at)
    {
        var next = tokens.AfterJoint(at);
        if (tokens.IsWord(next, "of"))
        {
            next++;
        }

        return IsMonth(tokens, next, out _) ? next : null;
    }

    private static int AfterMonth(TimeTokens tokens, int month) => IsMonth(tokens, month, out var next) ? next : month + 1;

    /// <summary>Whether a weekday stands at the token; short ones only where a dot or a date follows.</summary>
    public static bool IsWeekday(TimeTokens tokens, int at, out int next)
    {
        next = at + 1;
        if (!tokens[at].Capital)
        {
            return false;
        }

        if (tokens.Is(at, WordKind.ShortWeekday))
        {
            next = tokens.IsSymbol(next, '.') && !tokens[next].SpaceBefore ? next + 1 : next;
            return true;
        }

        return tokens.Is(at, WordKind.Weekday) && !tokens[at].Word.Plural;
    }

    private static bool IsMonth(TimeTokens tokens, int at, out int next)
    {
        next = at + 1;
        if (!tokens[at].Capital)
        {
            return false;
        }

        if (tokens.Is(at, WordKind.ShortMonth))
        {
            next = tokens.IsSymbol(next, '.') && !tokens[next].SpaceBefore ? next + 1 : next;
            return true;
        }

        return tokens.Is(at, WordKind.Month);
    }

    // ", 1996", "1996", "of 1996", "'96", "last year". A year after a day and no comma must look like one of our time.
    private static (YearRef Year, int End)? YearAfter(TimeTokens tokens, int at, bool afterMonth)
    {
        var next = tokens.AfterJoint(at);
        if (tokens.IsSymbol(next, ',') || tokens.IsWord(next, "of"))
        {
            next++;
        }

        if (NumberReader.Year(tokens, next) is { } year && YearGrammar.IsNotCount(tokens, next, year.End))
        {
            return (YearRef.Full(year.Value), year.End);
        }

        if (NumberReader.ShortYear(tokens, next) is { } shortYear)
        {
            return (YearRef.Short(shortYear.Value), shortYear.End);
        }

        if (tokens.IsJoint(at) && tokens[next] is { Kind: TimeTokenKind.Integer, Length: 2 } digits && !afterMonth)
        {
            return (YearRef.Short(digits.Number), next + 1);
        }

        return YearGrammar.Relative(tokens, next) is { } relative && next == at ? relative : null;
    }
}
