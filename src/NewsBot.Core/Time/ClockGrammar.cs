using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>Times of day, with their day where it stands beside them: "10 p.m. Wednesday", "Friday evening", "last night", "0930 GMT".</summary>
internal static class ClockGrammar
{
    /// <summary>Reads a time of day that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Deictic) && tokens[at].Word.Value > 1)
        {
            var isTonight = tokens.IsWord(at, "tonight");
            return new TimeMatch(at, at + 1, new ClockForm("TNI", new UnitForm(TimeUnit.Day, isTonight ? 0 : -1)));
        }

        return DayThenPart(tokens, at) ?? PartThenDay(tokens, at) ?? OnTheClock(tokens, at);
    }

    /// <summary>Reads a day and a part of it: "Friday evening", "this afternoon", "last night", "the next morning".</summary>
    public static TimeMatch? DayThenPart(TimeTokens tokens, int at)
    {
        var day = Day(tokens, at);
        if (day is { } named && tokens[named.End].Word is { Kind: WordKind.DayPart, Plural: false } part)
        {
            if (IsTitle(tokens, named.End))
            {
                return new TimeMatch(at, named.End + 1, NoTimeForm.Instance);
            }

            return new TimeMatch(at, named.End + 1, new ClockForm(Code(part.Value), named.Form));
        }

        var isDefinite = tokens.Is(at, WordKind.The);
        var next = isDefinite ? at + 1 : at;
        if (RelativeGrammar.ReadDirection(tokens, next) is { } read && tokens[read.End].Word is { Kind: WordKind.DayPart, Plural: false } word)
        {
            TimeForm? form = read.Direction switch
            {
                Direction.This => new UnitForm(TimeUnit.Day, 0),
                Direction.Last => new UnitForm(TimeUnit.Day, -1),
                Direction.Next or Direction.After => new SpokenForm(TimeUnit.Day, Direction.After),
                Direction.Before => new SpokenForm(TimeUnit.Day, Direction.Before),
                _ => new SpokenForm(TimeUnit.Day, Direction.That),
            };
            return new TimeMatch(at, read.End + 1, new ClockForm(Code(word.Value), form));
        }

        return null;
    }

    // "Saturday Night Live", "Monday Night Football".
    private static bool IsTitle(TimeTokens tokens, int part) => tokens[part].Capital && tokens[part + 1].Capital;

    // "the morning", "mid-afternoon yesterday", "late afternoon".
    private static TimeMatch? PartThenDay(TimeTokens tokens, int at)
    {
        var next = at;
        var isMarked = false;
        if (tokens.Is(at, WordKind.The))
        {
            next++;
            if (tokens[next].Word is { Kind: WordKind.DayPart, Plural: false } named && tokens.IsWord(next + 1, "of"))
            {
                // "the night of June 7"; but "the night of the fire" is some night.
                return Day(tokens, next + 2) is { } date ? new TimeMatch(at, date.End, new ClockForm(Code(named.Value), date.Form)) : null;
            }

            isMarked = tokens.IsWord(at - 1, "in") || tokens.IsWord(at - 1, "during");
        }

        if (tokens[next].Word.Kind is WordKind.Middle or WordKind.Early or WordKind.Late)
        {
            next = tokens.AfterJoint(next + 1);
            isMarked = true;
        }

        if (!isMarked || tokens[next] is not { Capital: false, Word: { Kind: WordKind.DayPart, Plural: false } part })
        {
            return null;
        }

        var day = Day(tokens, next + 1);
        var spoken = tokens.Is(at, WordKind.The) ? new SpokenForm(TimeUnit.Day, Direction.None) : null;
        return new TimeMatch(at, day?.End ?? next + 1, new ClockForm(Code(part.Value), day?.Form ?? spoken));
    }

    // "7:15 p.m.", "10 p.m. EST, Nov. 6", "noon Saturday", "1430 GMT", "at 09:30".
    private static TimeMatch? OnTheClock(TimeTokens tokens, int at)
    {
        var start = at;
        if (tokens.Is(at, WordKind.Approximately) && (tokens[at + 1].Kind is TimeTokenKind.Clock or TimeTokenKind.Integer || tokens.Is(at + 1, WordKind.Clock)))
        {
            at++;
        }

        if (Reading(tokens, at) is not { } reading)
        {
            return null;
        }

        var (clock, end) = reading;
        var next = tokens.IsSymbol(end, ',') ? end + 1 : end;
        if (Day(tokens, next) is { } day)
        {
            return new TimeMatch(start, day.End, new ClockForm(clock, day.Form));
        }

        // "at 10 p.m. on Wednesday": the day is an expression of its own, and still the day of this one.
        var on = tokens.IsWord(next, "on") ? Day(tokens, next + 1) : null;
        return new TimeMatch(start, end, new ClockForm(clock, on?.Form));
    }

    private static (string Clock, int End)? Reading(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Clock))
        {
            return (tokens[at].Word.Value == 0 ? "T24:00" : "T12:00", at + 1);
        }

        var token = tokens[at];
        if (tokens.IsGlued(at) && tokens[at - 1].Kind != TimeTokenKind.Symbol)
        {
            return null;
        }

        int hour, minute;
        switch (token.Kind)
        {
            case TimeTokenKind.Integer when token.Length <= 2:
                (hour, minute) = (token.Number, -1);
                break;
            case TimeTokenKind.Integer when token.Length == 4 && tokens.Is(at + 1, WordKind.Zone):
                (hour, minute) = (token.Number / 100, token.Number % 100);
                break;
            case TimeTokenKind.Clock or TimeTokenKind.Decimal when HourAndMinute(tokens.Text(at)) is { } read:
                (hour, minute) = read;
                break;
            default:
                return null;
        }

        var end = at + 1;
        if (tokens.Is(end, WordKind.Meridiem) && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + tokens[end].Word.Value;
            end++;
        }
        else if (tokens.IsWord(end, "o") && tokens.IsSymbol(end + 1, '\'') && tokens.IsWord(end + 2, "clock"))
        {
            end += 3;
        }
        else if (minute < 0 || (token.Kind == TimeTokenKind.Decimal && !tokens.Is(end, WordKind.Zone)) || !(IsPlaced(tokens, at) || tokens.Is(end, WordKind.Zone)))
        {
            return null;
        }

        if (hour > 24 || minute > 59)
        {
            return null;
        }

        if (tokens.Is(end, WordKind.Zone) && tokens[end].Capital)
        {
            end++;
        }

        return (minute < 0 ? $"T{hour:00}:00" : $"T{hour:00}:{minute:00}", end);
    }

    // A clock face without "p.m." may be a score or a race: a word before it tells.
    private static bool IsPlaced(TimeTokens tokens, int at) =>
        tokens.IsWord(at - 1, "at") || tokens.IsWord(at - 1, "by") || tokens.IsWord(at - 1, "until") || tokens.IsWord(at - 1, "around")
        || tokens.IsWord(at - 1, "about") || tokens.IsWord(at - 1, "since") || tokens.IsWord(at - 1, "before") || tokens.IsWord(at - 1, "after");

    private static (int Hour, int Minute)? HourAndMinute(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny(':', '.');
        return mark is 1 or 2 && text.Length >= mark + 3 && (text.Length == mark + 3 || text[mark + 3] == ':')
            && int.TryParse(text[..mark], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(text.Slice(mark + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
                ? (hour, minute)
                : null;
    }

    // A day that a time of day may stand beside.
    private static TimeMatch? Day(TimeTokens tokens, int at) =>
        DateGrammar.Match(tokens, at) is { Form: DayForm } date ? date
        : RelativeGrammar.Match(tokens, at) is { Form: WeekdayForm or VagueForm or UnitForm { Unit: TimeUnit.Day } } relative ? relative
        : HolidayGrammar.Match(tokens, at) is { Form: HolidayForm } holiday ? holiday
        : null;

    private static string Code(int part) => "T" + TimeWords.DayPartCodes[part];
}
