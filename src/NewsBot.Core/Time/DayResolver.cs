namespace NewsBot.Core.Time;

/// <summary>Finds the day that a date, a weekday or a holiday means.</summary>
internal static class DayResolver
{
    // News does not give a date so far ahead without its year: a tense that leads there was misread.
    private const int FarAhead = 300;

    /// <summary>A day of a month, in the year given or in the one the tense tells.</summary>
    public static TimeValue Resolve(TimeContext context, DayForm form)
    {
        var open = TimeValue.Open($"{TimexValue.Open(form.Year)}-{form.Month:00}-{form.Day:00}");
        if (form.Year.Style != YearStyle.None)
        {
            return context.Year(form.Year) is not { } year ? open
                : CalendarMath.Day(year, form.Month, form.Day) is { } known ? TimeValue.OfDay(known)
                : TimeValue.Open("");
        }

        if (context.Reference is not { } reference)
        {
            return open;
        }

        var candidates = Around(reference, year => CalendarMath.Day(year, form.Month, form.Day));
        if (candidates.FindIndex(day => CalendarMath.Weekday(day) == form.Weekday) is >= 0 and var named)
        {
            return TimeValue.OfDay(candidates[named]);
        }

        return Choose(context, candidates, reference) is { } chosen ? TimeValue.OfDay(chosen) : open;
    }

    /// <summary>A weekday: without a word that says which, the last one or, where the tense is future, the next.</summary>
    public static TimeValue Resolve(TimeContext context, WeekdayForm form)
    {
        if (context.Reference is not { } reference)
        {
            return TimeValue.Open($"XXXX-WXX-{form.Weekday}");
        }

        var ahead = (form.Weekday - CalendarMath.Weekday(reference) + 7) % 7;
        var back = ahead == 0 ? 0 : ahead - 7;
        var days = form.Direction switch
        {
            Direction.Last => ahead - 7,
            Direction.Next when form.Nearest => ahead == 0 ? 7 : ahead,
            Direction.Next => form.Weekday - CalendarMath.Weekday(reference) + 7,
            Direction.This => context.TenseOfDays == Tense.Past ? back : ahead,
            Direction.Before => BeforeSpoken(context, form.Weekday, reference) ?? ahead - 7,
            _ => context.TenseOfDays == Tense.Future ? ahead : back,
        };
        return CalendarMath.AddDays(reference, days) is { } day ? TimeValue.OfDay(day) : TimeValue.Open($"XXXX-WXX-{form.Weekday}");
    }

    /// <summary>A holiday, in the year given or in the one the tense tells; open where its day is not the same everywhere.</summary>
    public static TimeValue Resolve(TimeContext context, HolidayForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return context.Year(form.Year) is not { } year ? TimeValue.Open("XXXX")
                : form.Holiday.On(year) is { } day ? TimeValue.OfDay(day)
                : TimeValue.Open(TimexValue.Year(year));
        }

        if (context.Reference is not { } reference)
        {
            return TimeValue.Open("XXXX");
        }

        var candidates = Around(reference, year => CalendarMath.IsYear(year) ? form.Holiday.On(year) : null);
        var chosen = form.Direction switch
        {
            Direction.Last or Direction.Before => Last(candidates, day => day < reference),
            Direction.Next or Direction.After => First(candidates, day => day > reference),
            Direction.This => First(candidates, day => day.Year == reference.Year),
            _ => Choose(context, candidates, reference),
        };
        return chosen is { } on ? TimeValue.OfDay(on) : TimeValue.Open("XXXX");
    }

    // "the previous Friday": the one before the day spoken of.
    private static int? BeforeSpoken(TimeContext context, int weekday, DateOnly reference) =>
        context.Story.LastDay is { } spoken
            ? spoken.DayNumber - reference.DayNumber + ((weekday - CalendarMath.Weekday(spoken) + 7) % 7) - 7
            : null;

    // The like days of the year of the reference and of its neighbours, in order.
    private static List<DateOnly> Around(DateOnly reference, Func<int, DateOnly?> inYear)
    {
        List<DateOnly> days = new(3);
        for (var year = reference.Year - 1; year <= reference.Year + 1; year++)
        {
            if (inYear(year) is { } day)
            {
                days.Add(day);
            }
        }

        return days;
    }

    // The one the tense tells; the nearest, where it tells nothing or leads too far ahead.
    private static DateOnly? Choose(TimeContext context, List<DateOnly> candidates, DateOnly reference)
    {
        if (candidates.Count == 0)
        {
            return null;
        }

        var nearest = candidates.MinBy(day => Math.Abs(day.DayNumber - reference.DayNumber));
        DateOnly? told = context.IsBound ? nearest : context.Tense switch
        {
            Tense.Past => Last(candidates, day => day <= reference),
            Tense.Future => First(candidates, day => day >= reference),
            _ => nearest,
        };
        return told is { } day && day.DayNumber - reference.DayNumber <= FarAhead ? day : nearest;
    }

    private static DateOnly? First(List<DateOnly> days, Predicate<DateOnly> fits) => days.FindIndex(fits) is >= 0 and var at ? days[at] : null;

    private static DateOnly? Last(List<DateOnly> days, Predicate<DateOnly> fits) => days.FindLastIndex(fits) is >= 0 and var at ? days[at] : null;
}
