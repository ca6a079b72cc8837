namespace NewsBot.Core.Time;

/// <summary>What a form is resolved against: the day the text speaks from, the words around it and what was spoken of before.</summary>
/// <param name="tokens">The text.</param>
/// <param name="reference">The day it speaks from, or null.</param>
internal sealed class TimeContext(TimeTokens tokens, DateOnly? reference)
{
    private Tense? _tense;
    private Tense? _tenseOfDays;

    /// <summary>The day the text speaks from, or null.</summary>
    public DateOnly? Reference { get; } = reference;

    /// <summary>What was spoken of before.</summary>
    public TimeStory Story { get; } = new();

    /// <summary>The match that is being resolved.</summary>
    public TimeMatch Match { get; private set; }

    /// <summary>The tense around the match.</summary>
    public Tense Tense => _tense ??= TenseReader.Read(tokens, Match.Start, Match.End, isNear: false);

    /// <summary>The tense around the match, where it names a time within days.</summary>
    public Tense TenseOfDays => _tenseOfDays ??= TenseReader.Read(tokens, Match.Start, Match.End, isNear: true);

    /// <summary>Whether the match is the end of something: "until 19 April", "moved to 4 May". The verb tells of its beginning.</summary>
    public bool IsBound
    {
        get
        {
            var before = Match.Start - 1;
            return tokens.IsWord(before, "until") || tokens.IsWord(before, "till") || tokens.IsWord(before, "through")
                || (tokens.IsWord(before, "to") && !tokens.IsWord(before - 2, "from") && !tokens.IsWord(before - 3, "from"));
        }
    }

    /// <summary>Whether the match belongs to a noun: "the November vote".</summary>
    public bool IsAttribute => TenseReader.IsNoun(tokens, Match.Start);

    /// <summary>Goes on to another match.</summary>
    public void MoveTo(TimeMatch match)
    {
        Match = match;
        _tense = null;
        _tenseOfDays = null;
    }

    /// <summary>The year that is meant, or null where it is not known.</summary>
    public int? Year(YearRef year) => year.Style switch
    {
        YearStyle.Full => year.Value,
        YearStyle.Short => Reference is { } day ? Nearest(year.Value, day.Year) : null,
        YearStyle.Relative => Reference is { } day && CalendarMath.IsYear(day.Year + year.Value) ? day.Year + year.Value : null,
        YearStyle.Spoken => Story.Last?.From.Year,
        _ => null,
    };

    // "'94" is the year that lies nearest to the reference, rather back than ahead.
    private static int Nearest(int lastDigits, int reference)
    {
        const int Ahead = 20;
        var year = (reference / 100 * 100) + lastDigits;
        return year > reference + Ahead ? year - 100 : year <= reference + Ahead - 100 ? year + 100 : year;
    }
}
