namespace NewsBot.Core.Time;

/// <summary>What has been spoken of so far in a text: what "that year", "the following month" and "the quarter" hang on.</summary>
internal sealed class TimeStory
{
    /// <summary>The stretch of the calendar named last, or null.</summary>
    public DayRange? Last { get; private set; }

    /// <summary>The day named last, or null.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>The token just past the expression that named <see cref="LastDay"/>.</summary>
    public int LastDayEnd { get; private set; }

    /// <summary>The quarter or half that is reported on, or null; with no part, the year to date.</summary>
    public (int Year, YearPart? Part)? Period { get; set; }

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
}
