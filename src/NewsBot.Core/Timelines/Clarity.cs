using System.Buffers;
using System.Collections.Frozen;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Tells how well a sentence tells of an event by itself, to somebody who reads nothing else.</summary>
internal static class Clarity
{
    private const int ShortText = 50;
    private const int LongText = 280;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" ,.;:'\u2019");

    // They lean on the sentence before.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leaning = FrozenSet.ToFrozenSet(
        ["he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "his", "her", "their", "there", "here", "and", "but", "or", "so", "then", "also", "both"],
        StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How clear the sentence is, from 0 to 2.</summary>
    public static double Of(EventMention mention)
    {
        var text = mention.Source.Text.AsSpan().TrimStart("\"\u201C\u2018'-( ");
        var end = text.IndexOfAny(WordEnds);
        var leans = Leaning.Contains(end < 0 ? text : text[..end]);
        return (leans ? 0 : 0.8)
            + (text.Length is >= ShortText and <= LongText ? 0.6 : 0)
            + (mention.IsLead ? 0.3 : 0)
            + (mention.Time.Precision == TimePrecision.Day ? 0.2 : 0)
            + (text.EndsWith(".") ? 0.1 : 0);
    }
}
