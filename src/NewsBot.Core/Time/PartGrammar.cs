namespace NewsBot.Core.Time;

/// <summary>Parts of a stretch: "early August", "mid-2017", "the end of the year", "the last half of 1989", "earlier this week".</summary>
internal static class PartGrammar
{
    /// <summary>Reads a part that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.The) ? at + 1 : at;
        return Modified(tokens, at, next) ?? OfWhole(tokens, at, next) ?? HalfOf(tokens, at, next) ?? Around(tokens, at);
    }

    // "early August", "mid-1996", "the late 1970s", "late last week", "end-2017".
    private static TimeMatch? Modified(TimeTokens tokens, int at, int next)
    {
        PartOf? part = tokens.Kind(next) switch
        {
            WordKind.Early => PartOf.FirstThird,
            WordKind.Middle when tokens.IsWord(next, "mid") => PartOf.MiddleThird,
            WordKind.Late => PartOf.LastThird,
            WordKind.End when tokens.IsWord(next, "end") && tokens.IsJoint(next + 1) => PartOf.LastThird,
            _ => null,
        };
        if (part is null)
        {
            return null;
        }

        var whole = tokens.AfterJoint(next + 1);
        whole = tokens.IsWord(whole, "in") ? whole + 1 : whole;
        if (ClockGrammar.DayThenPart(tokens, whole) is { } evening)
        {
            // "late Friday evening".
            return evening with { Start = at };
        }

        return Whole(tokens, whole) is { } date ? new TimeMatch(at, date.End, new PartForm(date.Form, part.Value)) : null;
    }

    // "the beginning of October", "the end of the year".
    private static TimeMatch? OfWhole(TimeTokens tokens, int at, int next)
    {
        PartOf? part = tokens.Kind(next) switch
        {
            WordKind.Start => PartOf.FirstThird,
            WordKind.Middle => PartOf.MiddleThird,
            WordKind.End => PartOf.LastThird,
            _ => null,
        };
        return part is not null && tokens.IsWord(next + 1, "of") && Whole(tokens, next + 2) is { } date
            ? new TimeMatch(at, date.End, new PartForm(date.Form, part.Value))
            : null;
    }

    // "the last half of 1989", "the first half of the '80s". Halves of a plain year are read as periods.
    private static TimeMatch? HalfOf(TimeTokens tokens, int at, int next)
    {
        PartOf? part = tokens[next].Word is { Kind: WordKind.Ordinal, Value: 1 } ? PartOf.FirstHalf
            : tokens[next].Word is { Kind: WordKind.Ordinal, Value: 2 } || tokens.IsWord(next, "last") || tokens.IsWord(next, "latter") ? PartOf.LastHalf
            : null;
        if (part is null || !tokens.Is(next + 1, WordKind.Half) || !tokens.IsWord(next + 2, "of") || Whole(tokens, next + 3) is not { } date)
        {
            return null;
        }

        TimeForm form = date.Form is YearForm { Fiscal: false } year
            ? new YearPartForm(new YearPart(YearPartKind.Half, part == PartOf.FirstHalf ? 1 : 2), year.Year)
            : new PartForm(date.Form, part.Value);
        return new TimeMatch(at, date.End, form);
    }

    // "earlier this month", "later in the year", "sometime next year", "around Nov. 1".
    private static TimeMatch? Around(TimeTokens tokens, int at)
    {
        PartOf? part = tokens.Kind(at) switch
        {
            WordKind.Earlier => PartOf.BeforeReference,
            WordKind.Later => PartOf.AfterReference,
            _ => null,
        };
        if (part is null && !tokens.Is(at, WordKind.Sometime) && !tokens.IsWord(at, "around"))
        {
            return null;
        }

        var next = part is not null && tokens.IsWord(at + 1, "in") ? at + 2 : at + 1;
        if (part is not null && ClockGrammar.Match(tokens, next) is { } clock)
        {
            return clock with { Start = at };
        }

        return Whole(tokens, next) is { } date
            ? new TimeMatch(at, date.End, part is { } known ? new PartForm(date.Form, known) : date.Form)
            : null;
    }

    // Of what there can be a part.
    private static TimeMatch? Whole(TimeTokens tokens, int at) => TimeGrammar.Date(tokens, at) is { Form: not (DurationForm or NoTimeForm) } date ? date : null;
}
