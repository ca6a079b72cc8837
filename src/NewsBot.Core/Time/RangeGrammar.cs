namespace NewsBot.Core.Time;

/// <summary>Dates with two ends that are written as one: "30 July – 4 August", "March–May 2018", "30 July to 4 August".</summary>
/// <remarks>"From Monday to Friday" and "between 1985 and 1987" are two expressions each, as TIMEX3 has it.</remarks>
internal static class RangeGrammar
{
    /// <summary>Adds the second end to a date, where one follows.</summary>
    public static TimeMatch Extend(TimeTokens tokens, TimeMatch first)
    {
        var isDash = tokens.IsSymbol(first.End, '-') || tokens.IsSymbol(first.End, '\u2014');
        var isWord = first.Form is DayForm && (tokens.IsWord(first.End, "to") || tokens.IsWord(first.End, "through"))
            && !tokens.IsWord(first.Start - 1, "from") && !tokens.IsWord(first.Start - 1, "between");
        if (first.Form is not (DayForm or MonthForm or YearForm))
        {
            return first;
        }

        if (!isDash && !isWord)
        {
            return WithYearOfNext(tokens, first);
        }

        var second = DateGrammar.Match(tokens, first.End + 1) ?? YearGrammar.Match(tokens, first.End + 1);
        return (first.Form, second?.Form) switch
        {
            (DayForm from, DayForm to) => first with { End = second!.Value.End, Form = new RangeForm(WithYear(from, to), to) },
            (MonthForm from, MonthForm to) => first with { End = second!.Value.End, Form = new RangeForm(WithYear(from, to), to) },
            (YearForm from, YearForm to) => first with { End = second!.Value.End, Form = new RangeForm(from, to) },
            _ => first,
        };
    }

    // "from 30 July to 4 August 2012", "in April, May and June 2012": expressions of their own, and the year counts for all.
    private static TimeMatch WithYearOfNext(TimeTokens tokens, TimeMatch first)
    {
        const int Furthest = 4;
        if (first.Form is not (DayForm { Year.Style: YearStyle.None } or MonthForm { Year.Style: YearStyle.None }))
        {
            return first;
        }

        var at = first.End;
        for (var count = 0; count < Furthest && IsJoined(tokens, at) && DateGrammar.Match(tokens, at + 1) is { } next; count++)
        {
            if (next.Form is DayForm { Year.Style: not YearStyle.None } or MonthForm { Year.Style: not YearStyle.None })
            {
                return (first.Form, next.Form) switch
                {
                    (DayForm from, DayForm to) => first with { Form = WithYear(from, to) },
                    (MonthForm from, MonthForm to) => first with { Form = WithYear(from, to) },
                    _ => first,
                };
            }

            at = next.End;
        }

        return first;
    }

    private static bool IsJoined(TimeTokens tokens, int at) =>
        tokens.IsWord(at, "to") || tokens.IsWord(at, "and") || tokens.IsWord(at, "or") || tokens.IsWord(at, "through") || tokens.IsWord(at, "until")
        || tokens.IsSymbol(at, ',');

    // "30 July – 4 August 2018": the year counts for both; "30 December – 2 January 2019" begins the year before.
    private static DayForm WithYear(DayForm first, DayForm last) =>
        first.Year.Style == YearStyle.None && last.Year.Style != YearStyle.None ? first with { Year = Before(last.Year, first.Month > last.Month) } : first;

    private static MonthForm WithYear(MonthForm first, MonthForm last) =>
        first.Year.Style == YearStyle.None && last.Year.Style != YearStyle.None ? first with { Year = Before(last.Year, first.Month > last.Month) } : first;

    private static YearRef Before(YearRef year, bool isEarlier) => isEarlier ? year with { Value = year.Value - 1 } : year;
}
