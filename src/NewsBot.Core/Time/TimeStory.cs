namespace NewsBot.Core.Time;

/// <summary>What has been spoken of so far in a text: what "that year", "the following month" and "the quarter" hang on.</summary>
internal sealed class TimeStory
{
    // Past so many tokens, "a year ago" no longer compares with the period reported on.
    private const int ReportTokens = 250;

    private int _periodEnd;

    /// <summary>The stretch of the calendar named last, or null.</summary>
    public DayRange? Last { get; private set; }

    /// <summary>The day named last, or null.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>The token just past the expression that named <see cref="LastDay"/>.</summary>
    public int LastDayEnd { get; private set; }

    /// <summary>The quarter or half that is reported on, or null; with no part, the year to date.</summary>
    public (int Year, YearPart? Part)? Period { get; private set; }

    /// <summary>Takes note of a resolved expression.</summary>
    public void Note(TimeMatch match, TimeValue value)
    {
        if (value.Type is not (TimeType.Date or TimeType.Time) || value.Days is not { } days)
        {
            return;
        }

        Last = days;
        if (value.Precision == TimePrecision.Day)
        {
            LastDay = days.From;
            LastDayEnd = match.End;
        }
    }

    /// <summary>Takes note of the period that is reported on.</summary>
    public void Report(int year, YearPart? part, TimeMatch match)
    {
        Period = (year, part);
        _periodEnd = match.End;
    }

    /// <summary>Whether a period is reported on close before a match.</summary>
    public bool IsReporting(TimeMatch match) => Period is not null && match.Start - _periodEnd < ReportTokens;
}
