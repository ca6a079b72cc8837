using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Statements;

/// <summary>What two statements of one matter differ in.</summary>
internal enum ContradictionKind : byte
{
    /// <summary>When it happened.</summary>
    Time,

    /// <summary>How many or how much.</summary>
    Figure,

    /// <summary>Whether it happened.</summary>
    Outcome,
}

/// <summary>Two statements of different articles that cannot both be right, without one having overtaken the other.</summary>
/// <param name="Kind">What they differ in.</param>
/// <param name="First">The words of the first statement that say so: a span of its text.</param>
/// <param name="Second">The same of the second.</param>
internal sealed record Contradiction(ContradictionKind Kind, TextSpan First, TextSpan Second)
{
    private const int NearDays = 92;

    /// <summary>
    /// Finds whether two statements of one matter give different times. Times are compared as the intervals they resolve to:
    /// they differ only where no time of the one touches a time of the other, so "July" and "4 July" agree.
    /// </summary>
    public static Contradiction? OfTimes(Statement first, Statement second)
    {
        if (IsOneSource(first, second) || first.Status != second.Status)
        {
            return null;
        }

        var times = EventTimes(first);
        var others = EventTimes(second);
        return times.Count > 0 && others.Count > 0 && times.TrueForAll(time => others.TrueForAll(other => AreDisjoint(time, other) && AreNear(time, other)))
            ? new Contradiction(ContradictionKind.Time, times[0].Span, others[0].Span)
            : null;
    }

    /// <summary>
    /// Finds whether two statements of one matter give different figures for the same quantity on the same day. From one day to
    /// the next a figure may have changed; then the later one supersedes (see <see cref="Supersession"/>).
    /// </summary>
    public static Contradiction? OfFigures(Statement first, Statement second)
    {
        if (IsOneSource(first, second) || first.StatedOn is not { } day || second.StatedOn is not { } other || day.Latest != other.Latest)
        {
            return null;
        }

        var differing = Supersession.Figures(first, second).FirstOrDefault(pair => Quantity.Disagree(pair.First, pair.Second));
        return differing == default ? null : new Contradiction(ContradictionKind.Figure, differing.First.Span, differing.Second.Span);
    }

    /// <summary>Whether one status says, or claims, that a thing happened and the other that it did not, and neither was overtaken.</summary>
    public static bool OfOutcomes(EventStatus first, PartialDate? firstStatedOn, EventStatus second, PartialDate? secondStatedOn) =>
        (first, second) is (EventStatus.Happened or EventStatus.Claimed, EventStatus.Denied) or (EventStatus.Denied, EventStatus.Happened or EventStatus.Claimed)
        && !Supersession.Overtakes(first, firstStatedOn, second, secondStatedOn)
        && !Supersession.Overtakes(second, secondStatedOn, first, firstStatedOn);

    // The times of what the sentence tells, not those of what it says in passing or at which somebody spoke of it.
    private static List<TimeExpression> EventTimes(Statement statement) =>
    [
        .. statement.Times.Where(time => time.Type is TimeType.Date or TimeType.Time && time.From is not null
            && StatusClassifier.ClassifyAt(statement.Text, time.Span) == statement.Status
            && !MayDateSpeech(statement.Text, time.Span)),
    ];

    // "the mayor said on Friday", "the mayor told reporters after the fair on Friday"; not "the mayor said it closed on Friday".
    // Reaches further back than a timeline does to tell what a time dates: better no contradiction than a wrong one.
    private static bool MayDateSpeech(string text, TextSpan time)
    {
        const int MaxWords = 8;
        var end = time.Start;
        for (var count = 0; count < MaxWords; count++)
        {
            var word = WordWalker.Last(text, TextSpan.FromBounds(0, end));
            if (word.Length == 0)
            {
                return false;
            }

            if (SpeechWords.IsVerb(word.In(text)) || word.In(text) is "saw" or "seen")
            {
                return true;
            }

            if (word.In(text).EndsWith("ed") || word.In(text) is "was" or "were" or "had")
            {
                return false;
            }

            end = word.Start;
        }

        return false;
    }

    // What comes again every year is told with another date, and that is no contradiction.
    private static bool AreNear(TimeExpression first, TimeExpression second) =>
        Math.Max(first.From!.Value.DayNumber, second.From!.Value.DayNumber) - Math.Min(first.To!.Value.DayNumber, second.To!.Value.DayNumber) <= NearDays;

    private static bool AreDisjoint(TimeExpression first, TimeExpression second) => first.From > second.To || second.From > first.To;

    private static bool IsOneSource(Statement first, Statement second) =>
        string.Equals(first.Passage.Article.Path, second.Passage.Article.Path, StringComparison.Ordinal);
}
