namespace NewsBot.Core.Time;

/// <summary>Finds the time that a form means, from the day the text speaks from, the tense and what was spoken of before.</summary>
internal sealed class TimeResolver
{
    private readonly TimeTokens _tokens;
    private readonly DateOnly? _reference;
    private readonly TimeStory _story = new();
    private TimeMatch _match;

    /// <summary>Starts on a text.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="reference">The day it speaks from, or null.</param>
    public TimeResolver(TimeTokens tokens, DateOnly? reference)
    {
        _tokens = tokens;
        _reference = reference;
    }

    /// <summary>Resolves a match. Matches are given in reading order.</summary>
    public TimeValue Resolve(TimeMatch match)
    {
        _match = match;
        var value = Resolve(match.Form);
        _story.Note(match, value);
        return value;
    }

    private TimeValue Resolve(TimeForm form) => form switch
    {
        DayForm day => Day(day),
        AmbiguousDayForm day => Year(day.Year) is { } year ? TimeValue.OfYear(year) with { Value = $"{TimexValue.Year(year)}-XX-XX" } : TimeValue.Open("XXXX-XX-XX"),
        MonthForm month => Month(month),
        YearForm year => Year(year.Year) is { } known ? TimeValue.OfYear(known) : TimeValue.Open(Unknown(year.Year)),
        DecadeForm { Short: false } decade => TimeValue.OfDecade(decade.FirstYear),
        DecadeForm decade => Year(YearRef.Short(decade.FirstYear)) is { } year ? TimeValue.OfDecade(year) : TimeValue.Open($"XX{decade.FirstYear / 10}"),
        CenturyForm century => TimeValue.OfCentury(century.Number),
        YearPartForm part => Part(part),
        ReportedPeriodForm period => Reported(period),
        WeekdayForm weekday => Weekday(weekday),
        UnitForm unit => Unit(unit),
        SpokenForm spoken => Spoken(spoken),
        EnclosingForm enclosing => Enclosing(enclosing),
        HolidayForm holiday => OnHoliday(holiday),
        DistanceForm distance => Distance(distance),
        DurationForm duration => Duration(duration),
        SetForm set => new TimeValue(TimeType.Set, set.Value, null, TimePrecision.None),
        ClockForm clock => Clock(clock),
        VagueForm vague => TimeValue.Open(vague.Value),
        PartForm part => Narrowed(part),
        RangeForm range => Range(range),
        _ => TimeValue.Open(""),
    };

    private Tense Tense => TenseReader.Read(_tokens, _match.Start, _match.End, isNear: false);

    private Tense TenseOfDays => TenseReader.Read(_tokens, _match.Start, _match.End, isNear: true);

    private int? Year(YearRef year) => year.Style switch
    {
        YearStyle.Full => year.Value,
        YearStyle.Short => _reference is { } reference ? Nearest(year.Value, reference.Year) : null,
        YearStyle.Relative => _reference is { } reference && CalendarMath.IsYear(reference.Year + year.Value) ? reference.Year + year.Value : null,
        YearStyle.Spoken => _story.Last?.From.Year,
        _ => null,
    };

    // "'94" is the year that lies nearest to the reference, rather back than ahead.
    private static int Nearest(int lastDigits, int reference)
    {
        const int Ahead = 20;
        var year = (reference / 100 * 100) + lastDigits;
        return year > reference + Ahead ? year - 100 : year <= reference + Ahead - 100 ? year + 100 : year;
    }

    private static string Unknown(YearRef year) => year.Style == YearStyle.Short ? $"XX{year.Value:00}" : "XXXX";

    private TimeValue Day(DayForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return Year(form.Year) is not { } year ? TimeValue.Open($"{Unknown(form.Year)}-{form.Month:00}-{form.Day:00}")
                : CalendarMath.Day(year, form.Month, form.Day) is { } known ? TimeValue.OfDay(known)
                : TimeValue.Open("");
        }

        if (_reference is not { } reference)
        {
            return TimeValue.Open($"XXXX-{form.Month:00}-{form.Day:00}");
        }

        List<DateOnly> candidates = [];
        for (var year = reference.Year - 1; year <= reference.Year + 1; year++)
        {
            if (CalendarMath.Day(year, form.Month, form.Day) is { } day)
            {
                candidates.Add(day);
            }
        }

        if (candidates.Find(day => CalendarMath.Weekday(day) == form.Weekday) is var named && form.Weekday > 0 && named != default)
        {
            return TimeValue.OfDay(named);
        }

        return Choose(candidates, reference) is { } chosen ? TimeValue.OfDay(chosen) : TimeValue.Open($"XXXX-{form.Month:00}-{form.Day:00}");
    }

    // Of the like days of three years, the one the tense tells; the nearest, where it tells nothing or leads far off.
    private DateOnly? Choose(List<DateOnly> candidates, DateOnly reference)
    {
        const int FarOff = 300;
        if (candidates.Count == 0)
        {
            return null;
        }

        var nearest = candidates.MinBy(day => Math.Abs(day.DayNumber - reference.DayNumber));
        var told = IsBound() ? nearest : Tense switch
        {
            Tense.Past => candidates.FindLast(day => day <= reference),
            Tense.Future => candidates.Find(day => day >= reference),
            _ => nearest,
        };
        return told == default || Math.Abs(told.DayNumber - reference.DayNumber) > FarOff ? nearest : told;
    }

    // "until 19 April", "moved to 4 May": the verb tells when it was said or moved.
    private bool IsBound()
    {
        var before = _match.Start - 1;
        return _tokens.IsWord(before, "until") || _tokens.IsWord(before, "till") || _tokens.IsWord(before, "through")
            || (_tokens.IsWord(before, "to") && !_tokens.IsWord(before - 2, "from") && !_tokens.IsWord(before - 3, "from"));
    }

    private TimeValue Month(MonthForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return Year(form.Year) is { } year ? TimeValue.OfMonth(year, form.Month) : TimeValue.Open($"{Unknown(form.Year)}-{form.Month:00}");
        }

        if (_reference is not { } reference)
        {
            return TimeValue.Open($"XXXX-{form.Month:00}");
        }

        var thisYear = reference.Year;
        var lastYear = form.Direction switch
        {
            Direction.Last or Direction.Before => form.Month >= reference.Month,
            Direction.Next or Direction.After or Direction.This => false,
            _ => form.Month > reference.Month && Tense != Tense.Future && !IsJustAhead(form.Month - reference.Month),
        };
        var nextYear = form.Direction switch
        {
            Direction.Next or Direction.After => form.Month <= reference.Month,
            Direction.None => form.Month < reference.Month && (Tense == Tense.Future || IsJustAhead(form.Month + 12 - reference.Month)),
            _ => false,
        };
        return CheckedMonth(lastYear ? thisYear - 1 : nextYear ? thisYear + 1 : thisYear, form.Month);
    }

    // Where no tense tells, a month or two ahead is the one to come; so is one that something lasts until, and "the November
    // vote" is the nearest.
    private bool IsJustAhead(int months) =>
        IsBound() ? months <= 3 : months <= (TenseReader.IsNoun(_tokens, _match.Start) ? 5 : 2) && Tense == Tense.Unknown;

    private static TimeValue CheckedMonth(int year, int month) =>
        CalendarMath.IsYear(year) ? TimeValue.OfMonth(year, month) : TimeValue.Open($"XXXX-{month:00}");

    private TimeValue Weekday(WeekdayForm form)
    {
        if (_reference is not { } reference)
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
            Direction.This => TenseOfDays == Tense.Past ? back : ahead,
            Direction.Before => BeforeSpoken(form.Weekday, reference) ?? ahead - 7,
            _ => TenseOfDays == Tense.Future ? ahead : back,
        };
        return CalendarMath.AddDays(reference, days) is { } day ? TimeValue.OfDay(day) : TimeValue.Open($"XXXX-WXX-{form.Weekday}");
    }

    // "the previous Friday": the one before the day spoken of.
    private int? BeforeSpoken(int weekday, DateOnly reference) =>
        _story.LastDay is { } spoken
            ? spoken.DayNumber - reference.DayNumber + ((weekday - CalendarMath.Weekday(spoken) + 7) % 7) - 7
            : null;

    private TimeValue Unit(UnitForm form) =>
        _reference is { } reference ? Shifted(reference, form.Unit, form.Offset) : TimeValue.Open(Open(form.Unit));

    // The stretch of a unit that a day is in, some units on.
    private static TimeValue Shifted(DateOnly day, TimeUnit unit, int offset)
    {
        TimeValue? value = unit switch
        {
            TimeUnit.Day => CalendarMath.AddDays(day, offset) is { } on ? TimeValue.OfDay(on) : null,
            TimeUnit.Week => CalendarMath.AddDays(day, 7L * offset) is { } on ? TimeValue.OfWeek(on) : null,
            TimeUnit.Weekend => CalendarMath.AddDays(day, 7L * offset) is { } on ? TimeValue.OfWeekend(on) : null,
            TimeUnit.Month => CalendarMath.AddMonths(day.Year, day.Month, offset) is var (year, month) ? TimeValue.OfMonth(year, month) : null,
            TimeUnit.Quarter => CalendarMath.AddMonths(day, 3L * offset) is { } on
                ? TimeValue.OfPart(on.Year, new YearPart(YearPartKind.Quarter, ((on.Month - 1) / 3) + 1))
                : null,
            TimeUnit.Year => CalendarMath.IsYear(day.Year + offset) ? TimeValue.OfYear(day.Year + offset) : null,
            TimeUnit.Decade => CalendarMath.IsYear(day.Year + (10 * offset)) ? TimeValue.OfDecade(day.Year + (10 * offset)) : null,
            TimeUnit.Century => CalendarMath.IsYear(day.Year + (100 * offset)) ? TimeValue.OfCentury(((day.Year - 1) / 100) + 1 + offset) : null,
            _ => null,
        };
        return value ?? TimeValue.Open(Open(unit));
    }

    private static string Open(TimeUnit unit) => unit switch
    {
        <= TimeUnit.Day => "XXXX-XX-XX",
        TimeUnit.Weekend => "XXXX-WXX-WE",
        TimeUnit.Week or TimeUnit.Fortnight => "XXXX-WXX",
        TimeUnit.Month => "XXXX-XX",
        TimeUnit.Quarter => "XXXX-QX",
        TimeUnit.Decade => "XXX",
        TimeUnit.Century => "XX",
        _ => "XXXX",
    };

    private TimeValue Spoken(SpokenForm form)
    {
        var unit = form.Unit;
        if (form.Direction == Direction.None)
        {
            return unit switch
            {
                TimeUnit.Weekend => _reference is { } reference
                    ? Shifted(reference, unit, TenseOfDays == Tense.Future || CalendarMath.Weekday(reference) >= 6 ? 0 : -1)
                    : TimeValue.Open(Open(unit)),
                TimeUnit.Day => (_story.LastDay ?? _reference) is { } day ? TimeValue.OfDay(day) : TimeValue.Open(Open(unit)),
                TimeUnit.Week => (_story.LastDay ?? _reference) is { } day ? TimeValue.OfWeek(day) : TimeValue.Open(Open(unit)),
                _ => _reference is { } reference ? Shifted(reference, unit, 0) : TimeValue.Open(Open(unit)),
            };
        }

        if (form.Direction == Direction.That)
        {
            return _story.Last is { } last ? Shifted(last.From, unit, 0) : TimeValue.Open(Open(unit));
        }

        var offset = form.Direction == Direction.Before ? -1 : 1;
        return (_story.Last?.From ?? _reference) is { } from ? Shifted(from, unit, offset) : TimeValue.Open(Open(unit));
    }

    private TimeValue Enclosing(EnclosingForm form) => Resolve(form.Inner) is { Days: { } days } ? Shifted(days.From, form.Unit, 0) : TimeValue.Open(Open(form.Unit));

    private TimeValue Part(YearPartForm form)
    {
        if (YearOf(form) is not { } year || !CalendarMath.IsYear(year - form.YearsBack))
        {
            return TimeValue.Open(TimexValue.YearPart(Unknown(form.Year), form.Part));
        }

        if (form.Part.Kind != YearPartKind.Season && form.YearsBack == 0)
        {
            NotePeriod(year, form.Part);
        }

        var value = TimeValue.OfPart(year - form.YearsBack, form.Part);

        // A fiscal year begins where its company says: all that is sure is about which year it is.
        return form.Fiscal ? TimeValue.OfYear(year - form.YearsBack) with { Value = value.Value } : value;
    }

    // A report's period is the latest it names that is not still to come; it compares with earlier ones.
    private void NotePeriod(int year, YearPart part)
    {
        var isOver = _reference is not { } reference || (TimeValue.OfPart(year, part).Days is { } days && days.To < reference) || Tense != Tense.Future;
        var isNewer = _story.Period is not { Part: { } known } period || period.Year < year || (period.Year == year && known.Number <= part.Number);
        if (isOver && isNewer)
        {
            _story.Period = (year, part);
        }
    }

    private int? YearOf(YearPartForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return Year(form.Year);
        }

        if (form.YearsBack > 0 && _story.Period is { } period)
        {
            return period.Year;
        }

        if (_reference is not { } reference)
        {
            return null;
        }

        var winterBegan = form.Part is { Kind: YearPartKind.Season, Number: 4 } && reference.Month <= 2 ? 1 : 0;
        return form.Direction switch
        {
            Direction.Last or Direction.Before => Latest(days => days.To < reference),
            Direction.This => reference.Year - winterBegan,
            Direction.Next or Direction.After => Earliest(days => days.From > reference),
            _ when Tense == Tense.Future => Earliest(days => days.To >= reference || HasJustEnded(form.Part, days, reference)),
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

    // Results of a quarter come out in the next: "expects to report a third-quarter loss", said in October.
    private static bool HasJustEnded(YearPart part, DayRange period, DateOnly reference)
    {
        const int Reporting = 100;
        return part.Kind != YearPartKind.Season && period.To < reference && reference.DayNumber - period.To.DayNumber <= Reporting;
    }

    private TimeValue Reported(ReportedPeriodForm form)
    {
        if (_story.Period is { } period)
        {
            var year = (Year(form.Year) ?? period.Year) - form.YearsBack;
            return !CalendarMath.IsYear(year) ? TimeValue.Open("XXXX")
                : period.Part is { } part ? TimeValue.OfPart(year, part)
                : TimeValue.OfYear(year);
        }

        if (Year(form.Year) is { } named)
        {
            return CalendarMath.IsYear(named - form.YearsBack) ? TimeValue.OfYear(named - form.YearsBack) : TimeValue.Open("XXXX");
        }

        if (_reference is not { } reference)
        {
            return TimeValue.Open(Open(form.Unit ?? TimeUnit.Year));
        }

        if (form.Unit is null)
        {
            return Shifted(reference, TimeUnit.Year, -form.YearsBack);
        }

        // The latest quarter is the last that has ended.
        return CalendarMath.AddMonths(reference, -12L * form.YearsBack) is { } day ? Shifted(day, TimeUnit.Quarter, -1) : TimeValue.Open(Open(TimeUnit.Quarter));
    }

    private TimeValue OnHoliday(HolidayForm form)
    {
        if (form.Year.Style != YearStyle.None)
        {
            return Year(form.Year) is not { } year ? TimeValue.Open("XXXX")
                : form.Holiday.On(year) is { } day ? TimeValue.OfDay(day)
                : TimeValue.Open(TimexValue.Year(year));
        }

        if (_reference is not { } reference)
        {
            return TimeValue.Open("XXXX");
        }

        List<DateOnly> candidates = [];
        for (var year = reference.Year - 1; year <= reference.Year + 1; year++)
        {
            if (CalendarMath.IsYear(year) && form.Holiday.On(year) is { } day)
            {
                candidates.Add(day);
            }
        }

        DateOnly? chosen = form.Direction switch
        {
            Direction.Last or Direction.Before => candidates.FindLast(day => day < reference),
            Direction.Next or Direction.After => candidates.Find(day => day > reference),
            Direction.This => candidates.Find(day => day.Year == reference.Year),
            _ => Choose(candidates, reference),
        };
        return chosen is { } on && on != default ? TimeValue.OfDay(on) : TimeValue.Open("XXXX");
    }

    private TimeValue Distance(DistanceForm form)
    {
        var vague = TimeValue.Open(form.Sign < 0 ? "PAST_REF" : "FUTURE_REF");
        if (form.Amount.Value is not { } amount || amount > 10_000)
        {
            return vague;
        }

        if (form.Unit == TimeUnit.Year && _story.Period is { } period && form.Sign < 0 && amount == Math.Floor(amount))
        {
            // "a year earlier" in a report compares with the like period.
            return Reported(new ReportedPeriodForm((int)amount, YearRef.Full(period.Year), null, Latest: false));
        }

        var anchor = form.FromSpoken && form.Unit < TimeUnit.Year ? _story.LastDay : _reference;
        if (anchor is not { } from)
        {
            return TimeValue.Open(Open(form.Unit));
        }

        var count = (int)Math.Floor(amount) * form.Sign;
        if (amount != Math.Floor(amount))
        {
            return form.Unit == TimeUnit.Year && CalendarMath.AddMonths(from, (long)Math.Round(amount * 12) * form.Sign) is { } month
                ? TimeValue.OfMonth(month.Year, month.Month)
                : vague;
        }

        return form.Unit switch
        {
            < TimeUnit.Day => TimeValue.OfDay(from) with { Type = TimeType.Time, Value = TimexValue.Day(from) + "TXX:XX" },
            TimeUnit.Fortnight => Shifted(from, TimeUnit.Week, 2 * count),
            _ => Shifted(from, form.Unit, count) is { Days: not null } known ? known : vague,
        };
    }

    private TimeValue Duration(DurationForm form)
    {
        if (form.YearToDate && _reference is { } today)
        {
            _story.Period = (today.Year, null);
        }

        var value = TimexValue.Duration(form.Amount, form.Unit);
        var days = form.Amount.Value is { } amount && form.Direction is Direction.Last or Direction.Next && _reference is { } reference
            ? Stretch(reference, amount, form.Unit, form.Direction)
            : null;
        return new TimeValue(TimeType.Duration, value, days, days is null ? TimePrecision.None : TimePrecision.Range);
    }

    // From so long before a day, or until so long after it.
    private static DayRange? Stretch(DateOnly day, double amount, TimeUnit unit, Direction direction)
    {
        var (months, days) = unit switch
        {
            TimeUnit.Day => (0.0, 1.0),
            TimeUnit.Week => (0, 7),
            TimeUnit.Fortnight => (0, 14),
            TimeUnit.Month => (1, 0),
            TimeUnit.Quarter => (3, 0),
            TimeUnit.HalfYear => (6, 0),
            TimeUnit.Year => (12, 0),
            TimeUnit.Decade => (120, 0),
            TimeUnit.Century => (1200, 0),
            TimeUnit.Hour => (0, 1 / 24.0),
            _ => (0, 0),
        };
        var sign = direction == Direction.Last ? -1 : 1;
        if (amount > 1_000_000 || (months == 0 && days == 0))
        {
            return null;
        }

        var other = months > 0
            ? CalendarMath.AddMonths(day, sign * (long)Math.Round(amount * months))
            : CalendarMath.AddDays(day, sign * (long)Math.Ceiling(amount * days));
        return other is not { } end ? null : end < day ? new DayRange(end, day) : new DayRange(day, end);
    }

    private TimeValue Clock(ClockForm form)
    {
        // "on Friday the gates will open, at 5 p.m.": the day stands not far before.
        const int Near = 40;
        var isNear = _story.LastDay is not null && _match.Start - _story.LastDayEnd is >= 0 and < Near;
        var day = form.Day is { } named ? Resolve(named)
            : (isNear ? _story.LastDay : _reference) is { } implied ? TimeValue.OfDay(implied)
            : TimeValue.Open("XXXX-XX-XX");
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
            PartOf.BeforeReference when _reference is { } reference && days.From <= reference && reference < days.To => days with { To = reference },
            PartOf.AfterReference when _reference is { } reference && days.From < reference && reference <= days.To => days with { From = reference },
            _ => days,
        };
        return whole with { Days = part };
    }

    private TimeValue Range(RangeForm form)
    {
        var last = Resolve(form.Last);
        var first = Resolve(form.First switch
        {
            DayForm { Year.Style: YearStyle.None } day when last.Days is { } days => day with { Year = SameYear(days, day.Month) },
            MonthForm { Year.Style: YearStyle.None } month when last.Days is { } days => month with { Year = SameYear(days, month.Month) },
            var other => other,
        });
        var value = $"{first.Value}/{last.Value}";
        return first.Days is { } from && last.Days is { } to && from.From <= to.To
            ? TimeValue.Date(value, new DayRange(from.From, to.To), TimePrecision.Range)
            : TimeValue.Open(first.Value.Length > 0 && last.Value.Length > 0 && (first.Days is null || last.Days is null) ? value : "");
    }

    // The year of a range's end, or the one before where the range runs over its turn.
    private static YearRef SameYear(DayRange last, int firstMonth) => YearRef.Full(firstMonth > last.To.Month ? last.To.Year - 1 : last.To.Year);
}
