using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Finds the calendar dates of a text in the forms newspapers use: "Aug 02, 2018", "2 August 2018", "August 2nd",
/// "Tue March 3, 2020", "July 2019", "2018-08-02", "23/08/2018". A date of figures alone that could be read two ways
/// ("02/08/2018") is passed over, as is a month by itself.
/// </summary>
internal ref struct DateScanner
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    /// <summary>Starts before the first date of <paramref name="text"/>.</summary>
    public DateScanner(ReadOnlySpan<char> text)
    {
        _text = text;
    }

    /// <summary>The date read last.</summary>
    public DateMention Current { get; private set; }

    /// <summary>Moves to the next date.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read()
    {
        while (_position < _text.Length)
        {
            var start = _position;
            if (!char.IsAsciiLetterOrDigit(_text[start]))
            {
                _position++;
            }
            else if (TryReadAt(start, out var date))
            {
                Current = date;
                _position = date.Span.End;
                return true;
            }
            else
            {
                // An ordinary word or number: on to the next.
                _position = EndOfWord(start);
            }
        }

        return false;
    }

    /// <summary>Whether a number can be the year of a newspaper's date: 1600, before the first of them, to 2199.</summary>
    public static bool IsYear(int number) => number is >= 1600 and <= 2199;

    /// <summary>The number of the month whose name or usual short form this is, or 0.</summary>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return 0;
        }

        for (var i = 0; i < Months.Length; i++)
        {
            if (IsNameOrShort(word, Months[i], word.Length == 3 || (word.Length == 4 && i == 8)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>The weekday whose name or usual short form this is, or null.</summary>
    public static DayOfWeek? WeekdayOf(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return null;
        }

        for (var i = 0; i < Weekdays.Length; i++)
        {
            // "Tues" and "Thurs" are as usual as "Tue" and "Thu".
            if (IsNameOrShort(word, Weekdays[i], word.Length == 3 || (word.Length is 4 or 5 && i is 2 or 4)))
            {
                return (DayOfWeek)i;
            }
        }

        return null;
    }

    private static bool IsNameOrShort(ReadOnlySpan<char> word, string name, bool mayBeShort) =>
        mayBeShort
            ? name.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
            : word.Equals(name, StringComparison.OrdinalIgnoreCase);

    private readonly bool TryReadAt(int start, out DateMention date)
    {
        date = default;
        if (char.IsAsciiDigit(_text[start]))
        {
            return TryReadFigures(start, out date) || TryReadDayFirst(start, out date);
        }

        var end = EndOfWord(start);
        var word = _text[start..end];
        if (MonthOf(word) is > 0 and var month)
        {
            return TryReadMonthFirst(start, end, month, out date);
        }

        // "He sat 3 May exams" names no day of the week.
        if (char.IsUpper(word[0]) && WeekdayOf(word) is { } weekday)
        {
            // "Saturday, 4 August", "Saturday (4 August)", "Saturday the 4th of August", "Tue March 3, 2020"
            var next = Skip(end, word.Length > 5 ? " ,(" : " .,(");
            next = SkipWord(next, "the");
            if (next > end && next < _text.Length && WeekdayOf(_text[next..EndOfWord(next)]) is null
                && char.IsAsciiLetterOrDigit(_text[next]) && TryReadAt(next, out var rest))
            {
                date = rest with { Span = TextSpan.FromBounds(start, rest.Span.End), Weekday = weekday };
                return true;
            }
        }

        return false;
    }

    // "August 2, 2018", "Aug. 2nd 2018", "August 2", "August 2018", "Aug-02-2018"
    private readonly bool TryReadMonthFirst(int start, int end, int month, out DateMention date)
    {
        date = default;
        var next = Skip(end, " .-");
        next = SkipWord(next, "the");
        if (next == end)
        {
            return false;
        }

        if (TryReadYear(next, out var year, out var afterYear))
        {
            date = new DateMention(TextSpan.FromBounds(start, afterYear), year, month, null, null);
            return true;
        }

        // In lower case "may" and "march" are mostly verbs.
        if (!TryReadDay(next, month, out var day, out var afterDay) || !char.IsUpper(_text[start]))
        {
            return false;
        }

        var yearAt = Skip(afterDay, " ,-");
        date = TryReadYear(yearAt, out year, out afterYear)
            ? new DateMention(TextSpan.FromBounds(start, afterYear), year, month, day, null)
            : new DateMention(TextSpan.FromBounds(start, afterDay), null, month, day, null);
        return true;
    }

    // "2 August 2018", "2nd of August", "02-Aug-2018"
    private readonly bool TryReadDayFirst(int start, out DateMention date)
    {
        date = default;
        var afterDay = SkipDigits(start);
        afterDay = SkipOrdinal(afterDay);
        var monthAt = Skip(afterDay, " -");
        monthAt = SkipWord(monthAt, "of");
        if (monthAt == afterDay || monthAt >= _text.Length)
        {
            return false;
        }

        var monthEnd = EndOfWord(monthAt);
        var month = MonthOf(_text[monthAt..monthEnd]);
        if (month == 0 || !TryReadDay(start, month, out var day, out _))
        {
            return false;
        }

        var yearAt = Skip(monthEnd, " .,-");
        if (TryReadYear(yearAt, out var year, out var end))
        {
            date = new DateMention(TextSpan.FromBounds(start, end), year, month, day, null);
            return true;
        }

        date = new DateMention(TextSpan.FromBounds(start, monthEnd), null, month, day, null);
        return char.IsUpper(_text[monthAt]);
    }

    // "2018-08-02", "2018/8/2", "23/08/2018", "08.23.2018"
    private readonly bool TryReadFigures(int start, out DateMention date)
    {
        date = default;
        var firstEnd = SkipDigits(start);
        if (firstEnd >= _text.Length || _text[firstEnd] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var separator = _text[firstEnd];
        var secondEnd = SkipDigits(firstEnd + 1);
        if (secondEnd >= _text.Length || _text[secondEnd] != separator)
        {
            return false;
        }

        var end = SkipDigits(secondEnd + 1);
        var first = Number(start, firstEnd);
        var second = Number(firstEnd + 1, secondEnd);
        var third = Number(secondEnd + 1, end);
        var yearFirst = firstEnd - start == 4 && end - secondEnd - 1 is 1 or 2;
        if (!yearFirst && (end - secondEnd - 1 != 4 || firstEnd - start > 2))
        {
            return false;
        }

        var (year, month, day) = (yearFirst, first, second) switch
        {
            (true, _, _) => (first, second, third),
            (_, > 12, <= 12) => (third, second, first),
            (_, <= 12, > 12) => (third, first, second),
            _ when first == second => (third, first, second),
            _ => (0, 0, 0),
        };
        if (!IsYear(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (end < _text.Length && _text[end] is '/' or '-'))
        {
            return false;
        }

        // The time of an ISO date ("T10:00:00Z") is left for the reader of the line.
        date = new DateMention(TextSpan.FromBounds(start, end), year, month, day, null);
        return true;
    }

    private readonly bool TryReadDay(int at, int month, out int day, out int end)
    {
        end = SkipDigits(at);
        day = end - at is 1 or 2 ? Number(at, end) : 0;
        var digitsEnd = end;
        end = SkipOrdinal(end);

        // "August 2.5 million", "August 2018", "August 10,000", "August 10:30", "August 3rds" are no days.
        var next = end < _text.Length ? _text[end] : ' ';
        var isNumber = next is '.' or ',' or ':' && end == digitsEnd && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1]);
        return day > 0 && day <= DateTime.DaysInMonth(2000, month) && !isNumber && !char.IsLetterOrDigit(next) && next != '%';
    }

    private readonly bool TryReadYear(int at, out int year, out int end)
    {
        end = SkipDigits(at);
        year = end - at == 4 ? Number(at, end) : 0;
        return IsYear(year) && (end == _text.Length || !char.IsLetter(_text[end]) || _text[end] == 'T');
    }

    private readonly int Number(int start, int end) =>
        int.TryParse(_text[start..end], System.Globalization.NumberStyles.None, null, out var number) ? number : 0;

    private readonly int SkipDigits(int at)
    {
        while (at < _text.Length && char.IsAsciiDigit(_text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int SkipOrdinal(int at)
    {
        if (at + 2 <= _text.Length && (at + 2 == _text.Length || !char.IsLetterOrDigit(_text[at + 2])))
        {
            var suffix = _text.Slice(at, 2);
            foreach (var ordinal in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
            {
                if (suffix.Equals(ordinal, StringComparison.OrdinalIgnoreCase))
                {
                    return at + 2;
                }
            }
        }

        return at;
    }

    // At most three characters: a date's parts stand close together.
    private readonly int Skip(int at, string characters)
    {
        for (var limit = at + 3; at < _text.Length && at < limit && characters.Contains(_text[at], StringComparison.Ordinal);)
        {
            at++;
        }

        return at;
    }

    private readonly int SkipWord(int at, string word) =>
        at + word.Length < _text.Length && _text[at + word.Length] == ' '
        && _text.Slice(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            ? at + word.Length + 1
            : at;

    private readonly int EndOfWord(int at)
    {
        while (at < _text.Length && char.IsLetterOrDigit(_text[at]))
        {
            at++;
        }

        return at;
    }
}
