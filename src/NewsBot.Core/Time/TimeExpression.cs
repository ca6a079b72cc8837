using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>What a time expression tells of: the four types of TIMEX3.</summary>
public enum TimeType
{
    /// <summary>A day or a longer stretch of the calendar ("on Saturday", "in 2016", "recently").</summary>
    Date,

    /// <summary>A part of a day ("9 a.m.", "last night").</summary>
    Time,

    /// <summary>How long something lasts ("three days", "the past decade").</summary>
    Duration,

    /// <summary>How often something happens ("every Monday", "twice a year").</summary>
    Set,
}

/// <summary>The stretch of the calendar a time expression names.</summary>
public enum TimePrecision
{
    /// <summary>No stretch of the calendar: it could not be resolved, or it has none.</summary>
    None,

    /// <summary>A day; a time of day is kept as part of its day.</summary>
    Day,

    /// <summary>A weekend: Saturday and Sunday.</summary>
    Weekend,

    /// <summary>A week of ISO 8601: Monday to Sunday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>A season of the northern year.</summary>
    Season,

    /// <summary>Six months.</summary>
    HalfYear,

    /// <summary>A year.</summary>
    Year,

    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A hundred years.</summary>
    Century,

    /// <summary>A stretch with two ends of its own ("30 July – 4 August", "the past three weeks").</summary>
    Range,
}

/// <summary>Words that name a time, and the time they name.</summary>
/// <remarks>
/// Types, values and extents follow TIMEX3 as in the TimeML annotation guidelines, version 1.2.1 (Saurí and others, 2006),
/// and ISO 24617-1 (ISO-TimeML): a preposition is outside the span ("on [Saturday]"), a modifier inside ("[early August]").
/// Where TIMEX3 has no value for a stretch with two ends, <see cref="Value"/> is an ISO 8601 interval, its ends parted by
/// a slash. Early, middle and late parts of a stretch keep its value, as TIMEX3 does, and narrow the bounds to a third of it.
/// </remarks>
/// <param name="Span">Where the words stand in the text.</param>
/// <param name="Type">What they tell of.</param>
/// <param name="Value">
/// The TIMEX3 value: <c>2018-08-04</c>, <c>2018-08</c>, <c>2018-W31</c>, <c>2018-Q2</c>, <c>2018-SU</c>, <c>2018</c>,
/// <c>201</c> (a decade), <c>20</c> (a century), <c>2018-08-04T09:30</c>, <c>2018-08-04TMO</c>, <c>P3D</c>,
/// <c>PAST_REF</c>, <c>PRESENT_REF</c>, <c>FUTURE_REF</c>. What is not known stands as X (<c>XXXX-08-04</c>, <c>PXD</c>).
/// Empty where the words name a date that does not exist.
/// </param>
/// <param name="From">The first day, or null where the words are not resolved or name no stretch of the calendar.</param>
/// <param name="To">The last day, not before <paramref name="From"/>; null exactly where that is.</param>
/// <param name="Precision">The stretch the words name; None exactly where the bounds are null.</param>
public sealed record TimeExpression(TextSpan Span, TimeType Type, string Value, DateOnly? From, DateOnly? To, TimePrecision Precision)
{
    /// <summary>The same time, its span counted from elsewhere.</summary>
    /// <param name="characters">How far it moves, in UTF-16 units; below zero towards the beginning.</param>
    internal TimeExpression MovedBy(int characters) => this with { Span = new TextSpan(Span.Start + characters, Span.Length) };
}
