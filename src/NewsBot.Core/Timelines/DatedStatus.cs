using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Tells how sure a sentence is of what it dates by one of its times; what the calendar rules out, its words do not mean.</summary>
internal static partial class DatedStatus
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Determiners = FrozenSet.ToFrozenSet(
        ["the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "your", "my"], StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joints = FrozenSet.ToFrozenSet(
        ["and", "or", "but", "when", "as", "at", "in", "on", "of", "to", "for", "from", "by", "with", "after", "before", "because", "was", "were", "is", "are", "has", "had",
            "will", "would", "that", "which", "who", "said", "says"],
        StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The status of what a sentence tells of a time.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="time">The time; resolved, its span in the sentence.</param>
    /// <param name="statedOn">The date the sentence speaks from, or null.</param>
    public static EventStatus Of(string sentence, TimeExpression time, PartialDate? statedOn)
    {
        var status = SayingTime.Is(sentence, time.Span) ? OfSaying(sentence) : StatusClassifier.ClassifyAt(sentence, time.Span);
        if (statedOn is not { } date)
        {
            return status;
        }

        if (time.From > date.Latest)
        {
            return status == EventStatus.Denied ? status : EventStatus.Planned;
        }

        // "The 2016 summit" was, whatever the sentence expects or denies; and what lies behind is expected no more, unless
        // the words say that it was.
        return time.To < date.Earliest && (IsAttribute(sentence, time.Span) || (status == EventStatus.Planned && !OnceExpected().IsMatch(sentence)))
            ? EventStatus.Happened
            : status;
    }

    // "He said on Tuesday that talks fell short": they did. "... that he will not stand again": on Tuesday it was said.
    private static EventStatus OfSaying(string sentence) => StatusClassifier.Classify(sentence) switch
    {
        EventStatus.Denied when !WillNot().IsMatch(sentence) => EventStatus.Denied,
        EventStatus.Claimed => EventStatus.Claimed,
        _ => EventStatus.Happened,
    };

    // "the 2016 summit", "last month's vote", but not "the 2016 and", "by the summer of 2016 the".
    private static bool IsAttribute(string sentence, TextSpan time)
    {
        var before = sentence.AsSpan(0, time.Start);
        var after = sentence.AsSpan(time.End);
        var isPossessive = after.StartsWith("'s ") || after.StartsWith("\u2019s ");
        if (!isPossessive && (!before.EndsWith(" ") || !after.StartsWith(" ")))
        {
            return false;
        }

        var word = before.TrimEnd();
        var next = after[(isPossessive ? 3 : 1)..];
        var end = next.IndexOfAny(' ', ',', '.');
        return (isPossessive || Determiners.Contains(word[(word.LastIndexOf(' ') + 1)..]))
            && next.Length > 0 && char.IsLetter(next[0]) && !Joints.Contains(end < 0 ? next : next[..end]);
    }

    [GeneratedRegex(@"\b(will not|won['\u2019]t|would not|wouldn['\u2019]t|will never)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WillNot();

    // "was to be published", "had been due", "had hoped".
    [GeneratedRegex(
        @"\b(was|were|had|been)( [a-z]+ly)? (to|due|set|expected|scheduled|slated|supposed|meant|planned|hoped|intended|hoping|planning|promised|pledged|vowed)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OnceExpected();
}
