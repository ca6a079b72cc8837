namespace NewsBot.Core.Time;

/// <summary>What part a word can play in a time expression, or in telling its tense.</summary>
internal enum WordKind : byte
{
    None,
    Month,
    ShortMonth,
    Weekday,
    ShortWeekday,
    Season,
    DayPart,
    Unit,
    Period,
    Half,
    Cardinal,
    Scale,
    Ordinal,
    VagueAmount,
    Article,
    The,
    Possessive,
    Last,
    This,
    Next,
    That,
    Latest,
    Early,
    Middle,
    Late,
    Start,
    End,
    Earlier,
    Later,
    Sometime,
    Approximately,
    Ago,
    Each,
    Frequency,
    Deictic,
    Present,
    Past,
    Future,
    Fiscal,
    Decade,
    Clock,
    Meridiem,
    Zone,
    Preposition,
    PastVerb,
    Modal,
    Intent,
    Be,

    /// <summary>A word that can begin an expression but tells no time by itself ("at least", "these days", a holiday's first word).</summary>
    Opener,
}

/// <summary>A word of the time vocabulary.</summary>
/// <param name="Kind">What part it can play.</param>
/// <param name="Value">What it stands for among words of its kind (a month's number, an offset in days, a unit).</param>
/// <param name="Plural">Whether it is a plural.</param>
internal readonly record struct TimeWord(WordKind Kind, short Value = 0, bool Plural = false);

/// <summary>A unit of time, from short to long.</summary>
internal enum TimeUnit : byte
{
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}
