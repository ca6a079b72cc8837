namespace NewsBot.Core.Time;

/// <summary>Finds the time that a form means, from the day the text speaks from, the tense and what was spoken of before.</summary>
/// <param name="tokens">The text.</param>
/// <param name="reference">The day it speaks from, or null.</param>
internal sealed class TimeResolver(TimeTokens tokens, DateOnly? reference)
{
    // How far before a time of day its day may stand: "on Friday the gates will open to all, at 5 p.m."
    private const int NearbyTokens = 40;

    private readonly TimeContext _context = new(tokens, reference);

    /// <summary>Resolves a match. Matches are given in reading order.</summary>
    public TimeValue Resolve(TimeMatch match)
    {
        _context.MoveTo(match);
        var value = Resolve(match.Form);
        _context.Story.Note(match, value);
        return value;
    }

    private TimeValue Resolve(TimeForm form) => form switch
    {
        DayForm day => DayResolver.Resolve(_context, day),
        WeekdayForm weekday => DayResolver.Resolve(_context, weekday),
        HolidayForm holiday => DayResolver.Resolve(_context, holiday),
        MonthForm month => PeriodResolver.Resolve(_context, month),
        YearPartForm part => PeriodResolver.Resolve(_context, part),
        ReportedPeriodForm period => PeriodResolver.Resolve(_context, period),
        UnitForm unit => RelativeResolver.Resolve(_context, unit),
        SpokenForm spoken => RelativeResolver.Resolve(_context, spoken),
        DistanceForm distance => RelativeResolver.Resolve(_context, distance),
        DurationForm duration => RelativeResolver.Resolve(_context, duration),
        YearForm year => _context.Year(year.Year) is { } known ? TimeValue.OfYear(known) : TimeValue.Open(TimexValue.Open(year.Year)),
        AmbiguousDayForm day => SomeDay(day),
        DecadeForm decade => Decade(decade),
        CenturyForm century => TimeValue.OfCentury(century.Number),
        EnclosingForm enclosing => Resolve(enclosing.Inner).Days is { } days ? UnitStretch.Of(days.From, enclosing.Unit) : UnitStretch.Open(enclosing.Unit),
        ClockForm clock => Clock(clock),
        PartForm part => Narrowed(part),
        RangeForm range => Range(range),
        SetForm set => new TimeValue(TimeType.Set, set.Value, null, TimePrecision.None),
        VagueForm vague => TimeValue.Open(vague.Value),
        ImpossibleForm => TimeValue.Open(""),
        _ => throw new ArgumentException($"A {form.GetType().Name} has no time.", nameof(form)),
    };

    private TimeValue SomeDay(AmbiguousDayForm form) => _context.Year(form.Year) is { } year
        ? TimeValue.OfYear(year) with { Value = $"{TimexValue.Year(year)}-XX-XX" }
        : TimeValue.Open("XXXX-XX-XX");

    private TimeValue Decade(DecadeForm form) =>
        !form.Short ? TimeValue.OfDecade(form.FirstYear)
        : _context.Year(YearRef.Short(form.FirstYear)) is { } year ? TimeValue.OfDecade(year)
        : TimeValue.Open($"XX{form.FirstYear / 10}");

    private TimeValue Clock(ClockForm form)
    {
        var story = _context.Story;
        var isNear = story.LastDay is not null && _context.Match.Start - story.LastDayEnd is >= 0 and < NearbyTokens;
        var day = form.Day is { } named ? Resolve(named)
            : (isNear ? story.LastDay : _context.Reference) is { } implied ? TimeValue.OfDay(implied)
            : UnitStretch.Open(TimeUnit.Day);
        return day.Value.Length == 0 ? day : day with { Type = TimeType.Time, Value = day.Value + form.Clock };
    }

    private TimeValue Narrowed(PartForm form)
    {
        var whole = Resolve(form.Whole);
        if (whole.Days is not { } days || whole.Precision == TimePrecision.Day)
        {
            return whole;
        }

        var isDecade = whole.Precision == TimePrecision.Decade;
        DayRange part = form.Part switch
        {
            PartOf.FirstThird => isDecade ? CalendarMath.YearsOf(days, 0, 4) : CalendarMath.Part(days, 1, 3),
            PartOf.MiddleThird => isDecade ? CalendarMath.YearsOf(days, 4, 3) : CalendarMath.Part(days, 2, 3),
            PartOf.LastThird => isDecade ? CalendarMath.YearsOf(days, 7, 3) : CalendarMath.Part(days, 3, 3),
            PartOf.FirstHalf => CalendarMath.Part(days, 1, 2),
            PartOf.LastHalf => CalendarMath.Part(days, 2, 2),
            PartOf.BeforeReference when _context.Reference is { } now && days.From <= now && now < days.To => days with { To = now },
            PartOf.AfterReference when _context.Reference is { } now && days.From < now && now <= days.To => days with { From = now },
            _ => days,
        };
        return whole with { Days = part };
    }

    private TimeValue Range(RangeForm form)
    {
        var last = Resolve(form.Last);
        var first = Resolve(form.First switch
        {
            DayForm { Year.Style: YearStyle.None } day when last.Days is { } days => day with { Year = YearBefore(days, day.Month) },
            MonthForm { Year.Style: YearStyle.None } month when last.Days is { } days => month with { Year = YearBefore(days, month.Month) },
            var other => other,
        });
        var value = $"{first.Value}/{last.Value}";
        return (first.Days, last.Days) switch
        {
            ({ } from, { } to) => from.From <= to.To ? TimeValue.Date(value, new DayRange(from.From, to.To), TimePrecision.Range) : TimeValue.Open(""),
            _ => TimeValue.Open(first.Value.Length > 0 && last.Value.Length > 0 ? value : ""),
        };
    }

    // The year of a range's end, or the one before where the range runs over its turn.
    private static YearRef YearBefore(DayRange last, int firstMonth) => YearRef.Full(firstMonth > last.To.Month ? last.To.Year - 1 : last.To.Year);
}
