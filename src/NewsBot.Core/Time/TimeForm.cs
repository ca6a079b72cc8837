namespace NewsBot.Core.Time;

/// <summary>What the words of a time expression say, before it is known when and of what they were said.</summary>
internal abstract record TimeForm;

/// <summary>Which of several like stretches is meant: the words "last", "this" and "next", or none of them.</summary>
internal enum Direction : byte
{
    None,
    Last,
    This,
    Next,

    /// <summary>"That year", "the same day": the one spoken of before.</summary>
    That,

    /// <summary>"The previous Friday", "the following month": counted from the time spoken of before.</summary>
    Before,

    /// <inheritdoc cref="Before"/>
    After,
}

/// <summary>How a year is given.</summary>
internal enum YearStyle : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In full.</summary>
    Full,

    /// <summary>By its last two digits.</summary>
    Short,

    /// <summary>By its distance from the year of the reference ("last year").</summary>
    Relative,

    /// <summary>As the one spoken of before ("that year").</summary>
    Spoken,
}

/// <summary>A year as the words give it.</summary>
/// <param name="Style">How it is given.</param>
/// <param name="Value">The year, its last two digits, or the distance.</param>
internal readonly record struct YearRef(YearStyle Style, int Value)
{
    public static YearRef Full(int year) => new(YearStyle.Full, year);

    public static YearRef Short(int year) => new(YearStyle.Short, year);

    public static YearRef Relative(int distance) => new(YearStyle.Relative, distance);
}

/// <summary>A day of a month. <paramref name="Weekday"/> (1 Monday to 7 Sunday, or 0) helps to find a year that is not given.</summary>
internal sealed record DayForm(YearRef Year, int Month, int Day, int Weekday = 0) : TimeForm;

/// <summary>A day of a year that could be two: "8/4/2018".</summary>
internal sealed record AmbiguousDayForm(YearRef Year) : TimeForm;

/// <summary>A month.</summary>
internal sealed record MonthForm(YearRef Year, int Month, Direction Direction = Direction.None) : TimeForm;

/// <summary>A year; a fiscal one need not be the calendar's.</summary>
internal sealed record YearForm(YearRef Year, bool Fiscal = false) : TimeForm;

/// <summary>A decade by its first year, or one of the 1900s or nearest by its last two digits ("the nineties").</summary>
internal sealed record DecadeForm(int FirstYear, bool Short = false) : TimeForm;

/// <summary>A century by its number.</summary>
internal sealed record CenturyForm(int Number) : TimeForm;

/// <summary>A season, quarter or half of a year.</summary>
internal enum YearPartKind : byte
{
    Season,
    Quarter,
    Half,
}

/// <summary>A part of a year: season 1 to 4 (spring to winter), quarter 1 to 4, half 1 to 2; 0 where it is not said which.</summary>
internal readonly record struct YearPart(YearPartKind Kind, int Number);

/// <summary>A season, quarter or half of some year.</summary>
internal sealed record YearPartForm(YearPart Part, YearRef Year, Direction Direction = Direction.None, bool Fiscal = false, int YearsBack = 0)
    : TimeForm;

/// <summary>The period that a report is about, or the like period some years before.</summary>
/// <param name="YearsBack">How many years before.</param>
/// <param name="Year">The year, where it is named ("the 1988 period").</param>
/// <param name="Unit">The quarter, or any period.</param>
/// <param name="Latest">Whether it is named the latest.</param>
internal sealed record ReportedPeriodForm(int YearsBack, YearRef Year, TimeUnit? Unit, bool Latest) : TimeForm;

/// <summary>A weekday.</summary>
internal sealed record WeekdayForm(int Weekday, Direction Direction = Direction.None, bool Nearest = false) : TimeForm;

/// <summary>A stretch counted in units from the one of the reference: today, last week, next year.</summary>
internal sealed record UnitForm(TimeUnit Unit, int Offset) : TimeForm;

/// <summary>A stretch found from the time spoken of before: that year, the following month.</summary>
internal sealed record SpokenForm(TimeUnit Unit, Direction Direction) : TimeForm;

/// <summary>The stretch of a unit that a date is in: "the week of 6 August".</summary>
internal sealed record EnclosingForm(TimeUnit Unit, TimeForm Inner) : TimeForm;

/// <summary>A holiday of some year.</summary>
internal sealed record HolidayForm(Holiday Holiday, YearRef Year, Direction Direction = Direction.None) : TimeForm;

/// <summary>An amount of time counted back or on, from the reference ("ago") or from the time spoken of ("earlier").</summary>
internal sealed record DistanceForm(Amount Amount, TimeUnit Unit, int Sign, bool FromSpoken = false) : TimeForm;

/// <summary>An amount of time; one that ends or begins at the reference has bounds.</summary>
internal sealed record DurationForm(Amount Amount, TimeUnit Unit, Direction Direction = Direction.None, bool YearToDate = false) : TimeForm;

/// <summary>How often.</summary>
internal sealed record SetForm(string Value) : TimeForm;

/// <summary>A time of some day; the day of the reference or of the expression before, where none is given.</summary>
internal sealed record ClockForm(string Clock, TimeForm? Day) : TimeForm;

/// <summary>A time that is not to be pinned down: PAST_REF, PRESENT_REF, FUTURE_REF.</summary>
internal sealed record VagueForm(string Value) : TimeForm;

/// <summary>An early, middle or late part (1 to 3 of thirds, 1 or 2 of halves), or what lies before or after the reference.</summary>
internal sealed record PartForm(TimeForm Whole, PartOf Part) : TimeForm;

/// <summary>Which part of a stretch.</summary>
internal enum PartOf : byte
{
    FirstThird,
    MiddleThird,
    LastThird,
    FirstHalf,
    LastHalf,
    BeforeReference,
    AfterReference,
}

/// <summary>From one date to another.</summary>
internal sealed record RangeForm(TimeForm First, TimeForm Last) : TimeForm;

/// <summary>Words that name a date which cannot be: 30 February, the year 0.</summary>
internal sealed record ImpossibleForm : TimeForm
{
    public static readonly ImpossibleForm Instance = new();
}

/// <summary>Words that look like a time and are none, kept together so that no part of them is read as one: an age.</summary>
internal sealed record NoTimeForm : TimeForm
{
    public static readonly NoTimeForm Instance = new();
}

/// <summary>A number of units; null where it is not said how many.</summary>
internal readonly record struct Amount(double? Value);

/// <summary>A form and the tokens that say it.</summary>
/// <param name="Start">The first token.</param>
/// <param name="End">Just past the last token.</param>
/// <param name="Form">What they say.</param>
internal readonly record struct TimeMatch(int Start, int End, TimeForm Form);
