namespace NewsBot.Core.Time;

/// <summary>Finds the month, season, quarter or half that is meant, and the period that a report is about.</summary>
internal static class PeriodResolver
{
    // Results of a period come out within so many days of its end.
    private const int Reporting = 100;

    /// <summary>A month, in the year given or in the one the tense tells.</summary>
    public static TimeValue Resolve(TimeContext context, MonthForm form)
    {
        var open = TimeValue.Open($"{TimexValue.Open(form.Year)}-{form.Month:00}");
        var year = form.Year.Style != YearStyle.None ? context.Year(form.Year)
            : context.Reference is { } reference ? reference.Year + YearsOn(context, form, reference.Month)
            : null;
        return year is { } known && CalendarMath.IsYear(known) ? TimeValue.OfMonth(known, form.Month) : open;
    }

    /// <summary>A season, quarter or half, in the year given or in the one the tense tells.</summary>
    public static TimeValue Resolve(TimeContext context, YearPartForm form)
    {
        if (YearOf(context, form) is not { } year || !CalendarMath.IsYear(year - form.YearsBack))
        {
            return TimeValue.Open(TimexValue.YearPart(TimexValue.Open(form.Year), form.Part));
        }

        if (form.Part.Kind != YearPartKind.Season && form.YearsBack == 0)
        {
            Note(context, year, form.Part);
        }

        var value = TimeValue.OfPart(year - form.YearsBack, form.Part);

        // A fiscal year begins where its company says: all that is sure is about which year it is.
        return form.Fiscal ? TimeValue.OfYear(year - form.YearsBack) with { Value = value.Value } : value;
    }

    /// <summary>The period that a report is about, or the like one of another year.</summary>
    public static TimeValue Resolve(TimeContext context, ReportedPeriodForm form)
    {
        if (context.Story.Period is { } period)
        {
            context.Story.Report(period.Year, period.Part, context.Match);
            var year = (context.Year(form.Year) ?? period.Year) - form.YearsBack;
            return !CalendarMath.IsYear(year) ? TimeValue.Open("XXXX")
                : period.Part is { } part ? TimeValue.OfPart(year, part)
                : TimeValue.OfYear(year);
        }

        if (context.Year(form.Year) is { } named)
        {
            return CalendarMath.IsYear(named - form.YearsBack) ? TimeValue.OfYear(named - form.YearsBack) : TimeValue.Open("XXXX");
        }

        var unit = form.Unit ?? TimeUnit.Year;
        if (context.Reference is not { } reference || CalendarMath.AddMonths(reference, -12L * form.YearsBack) is not { } day)
        {
            return UnitStretch.Open(unit);
        }

        // The latest quarter is the last that has ended.
        return UnitStretch.Of(day, unit, unit == TimeUnit.Quarter ? -1 : 0);
    }

    private static int YearsOn(TimeContext context, MonthForm form, int reference)
    {
        var ahead = form.Month - reference;
        return form.Direction switch
        {
            Direction.Last or Direction.Before => ahead >= 0 ? -1 : 0,
            Direction.Next or Direction.After => ahead <= 0 ? 1 : 0,
            Direction.This => 0,
            _ when ahead > 0 => context.Tense == Tense.Future || IsJustAhead(context, ahead) ? 0 : -1,
            _ => ahead < 0 && (context.Tense == Tense.Future || IsJustAhead(context, ahead + 12)) ? 1 : 0,
        };
    }

    // Where no tense tells, a month or two ahead is the one to come; so is one that something lasts until, and "the November
    // vote" is the nearest.
    private static bool IsJustAhead(TimeContext context, int months) =>
        context.IsBound ? months <= 3 : months <= (context.IsAttribute ? 5 : 2) && context.Tense == Tense.Unknown;

    // A report's period is the latest it names that is not still to come; it compares with earlier ones.
    private static void Note(TimeContext context, int year, YearPart part)
    {
        var story = context.Story;
        var isOver = context.Reference is not { } reference || (TimeValue.OfPart(year, part).Days is { } days && days.To < reference)
            || context.Tense != Tense.Future;
        var isNewer = story.Period is not { Part: { } known } period || period.Year < year || (period.Year == year && known.Number <= part.Number);
        if (isOver && isNewer)
        {
            story.Report(year, part, context.Match);
        }
    }

    private static int? YearOf(TimeContext context, YearPartForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return context.Year(form.Year);
        }

        if (form.YearsBack > 0 && context.Story.Period is { } period)
        {
            return period.Year;
        }

        if (context.Reference is not { } reference)
        {
            return null;
        }

        return form.Direction switch
        {
            Direction.Last or Direction.Before => Latest(days => days.To < reference),
            Direction.This => reference.Year - (IsWinterOfLastYear(form.Part, reference) ? 1 : 0),
            Direction.Next or Direction.After => Earliest(days => days.From > reference),
            _ when context.Tense == Tense.Future => Earliest(days => days.To >= reference || HasJustEnded(form.Part, days, reference)),
            _ => Latest(days => days.From <= reference),
        };

        int? Latest(Predicate<DayRange> fits) => Find(fits, reference.Year + 1, -1);

        int? Earliest(Predicate<DayRange> fits) => Find(fits, reference.Year - 1, 1);

        int? Find(Predicate<DayRange> fits, int first, int step)
        {
            for (var year = first; Math.Abs(year - first) <= 2; year += step)
            {
                if (TimeValue.OfPart(year, form.Part).Days is { } days && fits(days))
                {
                    return year;
                }
            }

            return null;
        }
    }

    private static bool IsWinterOfLastYear(YearPart part, DateOnly reference) =>
        part is { Kind: YearPartKind.Season, Number: 4 } && reference.Month <= 2;

    // "expects to report a third-quarter loss", said in October.
    private static bool HasJustEnded(YearPart part, DayRange period, DateOnly reference) =>
        part.Kind != YearPartKind.Season && period.To < reference && reference.DayNumber - period.To.DayNumber <= Reporting;
}
