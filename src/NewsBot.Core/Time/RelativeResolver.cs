namespace NewsBot.Core.Time;

/// <summary>Finds the time that is counted from the reference or from what was spoken of, and how long a duration reaches.</summary>
internal static class RelativeResolver
{
    // Past this, a number of units ago is no date.
    private const int FarthestDistance = 10_000;

    /// <summary>A stretch counted from that of the reference.</summary>
    public static TimeValue Resolve(TimeContext context, UnitForm form) =>
        context.Reference is { } reference ? UnitStretch.Of(reference, form.Unit, form.Offset) : UnitStretch.Open(form.Unit);

    /// <summary>A stretch found from what was spoken of, or from the reference where nothing was.</summary>
    public static TimeValue Resolve(TimeContext context, SpokenForm form)
    {
        var unit = form.Unit;
        var (from, offset) = (form.Direction, unit) switch
        {
            (Direction.None, TimeUnit.Weekend) => (context.Reference, IsWeekendToCome(context) ? 0 : -1),
            (Direction.None, TimeUnit.Day or TimeUnit.Week) => (context.Story.LastDay ?? context.Reference, 0),
            (Direction.None, _) => (context.Reference, 0),
            (Direction.That, _) => (SpokenWithin(context, unit), 0),
            (Direction.Before, _) => (context.Story.Last?.From ?? context.Reference, -1),
            _ => (context.Story.Last?.From ?? context.Reference, 1),
        };
        return from is { } day ? UnitStretch.Of(day, unit, offset) : UnitStretch.Open(unit);
    }

    /// <summary>A time some units back or on, in the precision of the unit.</summary>
    public static TimeValue Resolve(TimeContext context, DistanceForm form)
    {
        var vague = TimeValue.Open(form.Sign < 0 ? "PAST_REF" : "FUTURE_REF");
        if (form.Amount.Value is not { } amount || amount > FarthestDistance)
        {
            return vague;
        }

        if (form is { Unit: TimeUnit.Year, Sign: < 0 } && amount == 1 && context.Story.IsReporting(context.Match))
        {
            // "up from $1 million a year earlier" compares with the like period.
            return PeriodResolver.Resolve(context, new ReportedPeriodForm(1, default, null, Latest: false));
        }

        var anchor = form.FromSpoken && form.Unit < TimeUnit.Year ? context.Story.LastDay : context.Reference;
        if (anchor is not { } from)
        {
            return UnitStretch.Open(form.Unit);
        }

        if (amount != Math.Floor(amount))
        {
            return form.Unit == TimeUnit.Year && CalendarMath.AddMonths(from, (long)Math.Round(amount * 12) * form.Sign) is { } day
                ? TimeValue.OfMonth(day.Year, day.Month)
                : vague;
        }

        var count = (int)amount * form.Sign;
        return form.Unit switch
        {
            < TimeUnit.Day => TimeValue.OfDay(from) with { Type = TimeType.Time, Value = TimexValue.Day(from) + "TXX:XX" },
            TimeUnit.Fortnight => UnitStretch.Of(from, TimeUnit.Week, 2 * count),
            _ => UnitStretch.Of(from, form.Unit, count) is { Days: not null } known ? known : vague,
        };
    }

    /// <summary>A duration; "the past three weeks" reaches back from the reference, "the next" on from it.</summary>
    public static TimeValue Resolve(TimeContext context, DurationForm form)
    {
        if (form.YearToDate && context.Reference is { } today)
        {
            context.Story.Report(today.Year, null, context.Match);
        }

        var value = TimexValue.Duration(form.Amount, form.Unit);
        var days = form.Amount.Value is { } amount && context.Reference is { } reference
            ? form.Direction switch
            {
                Direction.Last => End(reference, -amount, form.Unit) is { } from ? new DayRange(from, reference) : null,
                Direction.Next => End(reference, amount, form.Unit) is { } to ? new DayRange(reference, to) : null,
                _ => (DayRange?)null,
            }
            : null;
        return new TimeValue(TimeType.Duration, value, days, days is null ? TimePrecision.None : TimePrecision.Range);
    }

    // The first day of what was spoken of, where that lies within one such unit: no month tells of which week "that week" is.
    private static DateOnly? SpokenWithin(TimeContext context, TimeUnit unit) =>
        context.Story.Last is { } last && UnitStretch.Of(last.From, unit, 0).Days is { } days && days.To >= last.To ? last.From : null;

    // Said during a week, "the weekend" is the one before it unless the tense is future.
    private static bool IsWeekendToCome(TimeContext context) =>
        context.TenseOfDays == Tense.Future || (context.Reference is { } reference && CalendarMath.Weekday(reference) >= 6);

    // The day some units on (or back) from another; a part of a day counts as one.
    private static DateOnly? End(DateOnly day, double amount, TimeUnit unit)
    {
        var months = unit switch
        {
            TimeUnit.Month => 1,
            TimeUnit.Quarter => 3,
            TimeUnit.Year => 12,
            TimeUnit.Decade => 120,
            TimeUnit.Century => 1200,
            _ => 0,
        };
        if (months > 0)
        {
            return CalendarMath.AddMonths(day, (long)Math.Round(amount * months));
        }

        var days = unit switch
        {
            TimeUnit.Hour => amount / 24,
            TimeUnit.Day => amount,
            TimeUnit.Week => amount * 7,
            TimeUnit.Fortnight => amount * 14,
            _ => 0,
        };
        return days == 0 ? null : CalendarMath.AddDays(day, (long)(days < 0 ? Math.Floor(days) : Math.Ceiling(days)));
    }
}
