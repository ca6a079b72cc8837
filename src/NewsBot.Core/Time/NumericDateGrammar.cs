using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>Dates in digits: ISO 8601 "2018-08-04", "2018/08/04", "04.08.2018", "8/4/2018".</summary>
internal static class NumericDateGrammar
{
    /// <summary>Reads a date that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        if (tokens.IsGlued(at) && tokens[at - 1] is not { Kind: TimeTokenKind.Symbol, Number: '(' or '[' or '"' or '\'' or '\u201C' })
        {
            return null;
        }

        if (tokens[at].Kind == TimeTokenKind.Decimal)
        {
            return Dotted(tokens, at);
        }

        if (IsNineEleven(tokens, at))
        {
            return new TimeMatch(at, at + 3, new DayForm(YearRef.Full(2001), 9, 11));
        }

        if (tokens[at] is not { Kind: TimeTokenKind.Integer } first
            || !IsSeparator(tokens, at + 1, out var separator)
            || tokens[at + 2] is not { Kind: TimeTokenKind.Integer, SpaceBefore: false } second
            || !tokens.IsSymbol(at + 3, separator) || tokens[at + 3].SpaceBefore
            || tokens[at + 4] is not { Kind: TimeTokenKind.Integer, SpaceBefore: false } third)
        {
            return null;
        }

        var end = at + 5;
        if (tokens.IsGlued(end) && tokens[end] is { Kind: TimeTokenKind.Symbol, Number: '/' or '-' or '_' })
        {
            return null;
        }

        if (first.Length == 4 && second.Length <= 2 && third.Length <= 2)
        {
            return new TimeMatch(at, EndOfIsoTime(tokens, end), Day(YearRef.Full(first.Number), second.Number, third.Number));
        }

        if (first.Length > 2 || second.Length > 2 || third.Length is not (2 or 4) || (third.Length == 2 && separator != '/'))
        {
            return null;
        }

        var year = third.Length == 4 ? YearRef.Full(third.Number) : YearRef.Short(third.Number);
        var form = EitherOrder(tokens, year, first.Number, second.Number);

        // "50/30/20" is no date at all.
        return form is ImpossibleForm && third.Length == 2 ? null : new TimeMatch(at, end, form);
    }

    // "8/4/2018" is August in America and April elsewhere: where both could be, and no other date of the text tells, only the
    // year is sure.
    private static TimeForm EitherOrder(TimeTokens tokens, YearRef year, int first, int second) =>
        first > 12 ? Day(year, second, first)
        : second > 12 || first == second ? Day(year, first, second)
        : first < 1 || second < 1 ? ImpossibleForm.Instance
        : tokens.SlashOrder switch
        {
            SlashOrder.MonthFirst => Day(year, first, second),
            SlashOrder.DayFirst => Day(year, second, first),
            _ => new AmbiguousDayForm(year),
        };

    // The one day that news names by month and number alone.
    private static bool IsNineEleven(TimeTokens tokens, int at) =>
        tokens[at] is { Kind: TimeTokenKind.Integer, Number: 9, Length: 1 } && tokens.IsSymbol(at + 1, '/') && tokens.IsGlued(at + 1)
        && tokens[at + 2] is { Kind: TimeTokenKind.Integer, Number: 11, SpaceBefore: false } && !tokens.IsSymbol(at + 3, '/');

    // With dots the day comes first, unless it cannot.
    private static TimeMatch? Dotted(TimeTokens tokens, int at)
    {
        var text = tokens.Text(at);
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, '.') != 3 || text[parts[2]].Length != 4 || text[parts[0]].Length > 2 || text[parts[1]].Length > 2)
        {
            return null;
        }

        var culture = CultureInfo.InvariantCulture;
        var year = YearRef.Full(int.Parse(text[parts[2]], culture));
        var first = int.Parse(text[parts[0]], culture);
        var second = int.Parse(text[parts[1]], culture);
        return new TimeMatch(at, at + 1, second > 12 ? Day(year, first, second) : Day(year, second, first));
    }

    private static TimeForm Day(YearRef year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarMath.LongestMonth(month) ? new DayForm(year, month, day) : ImpossibleForm.Instance;

    private static bool IsSeparator(TimeTokens tokens, int at, out char separator)
    {
        separator = tokens.IsSymbol(at, '/') ? '/' : '-';
        return tokens.IsSymbol(at, separator) && !tokens[at].SpaceBefore;
    }

    // "2018-08-04T09:30:00Z": the time belongs to the day.
    private static int EndOfIsoTime(TimeTokens tokens, int at)
    {
        if (!tokens.IsWord(at, "t") || tokens[at].SpaceBefore || tokens[at + 1] is not { Kind: TimeTokenKind.Clock, SpaceBefore: false })
        {
            return at;
        }

        return tokens.IsWord(at + 2, "z") && !tokens[at + 2].SpaceBefore ? at + 3 : at + 2;
    }
}
