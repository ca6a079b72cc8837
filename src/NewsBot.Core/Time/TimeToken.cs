namespace NewsBot.Core.Time;

/// <summary>What a token is made of.</summary>
internal enum TimeTokenKind : byte
{
    /// <summary>The end of the text, or of a paragraph.</summary>
    Break,

    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits and no more.</summary>
    Integer,

    /// <summary>Digits with thousands separators.</summary>
    Grouped,

    /// <summary>Digits with points between ("7.30", "3.5.1").</summary>
    Decimal,

    /// <summary>Digits with colons between ("09:30", "9:30:15").</summary>
    Clock,

    /// <summary>One other character; any dash is a hyphen, any apostrophe straight.</summary>
    Symbol,
}

/// <summary>Which part of a date in digits comes first.</summary>
internal enum SlashOrder : byte
{
    Unknown,
    MonthFirst,
    DayFirst,
}

/// <summary>A word, number or sign of a text, as the time grammar sees it.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="SpaceBefore">Whether white space stands before it.</param>
/// <param name="Capital">Whether it is a word that starts with a capital letter.</param>
/// <param name="Word">What a word can mean in the time vocabulary.</param>
/// <param name="Number">The value of an integer, or -1 where it is too long to be of use; of a symbol, the character.</param>
internal readonly record struct TimeToken(
    int Start,
    int End,
    TimeTokenKind Kind,
    bool SpaceBefore = false,
    bool Capital = false,
    TimeWord Word = default,
    int Number = 0)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;
}
