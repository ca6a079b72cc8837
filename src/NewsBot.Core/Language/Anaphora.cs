using System.Buffers;

namespace NewsBot.Core.Language;

/// <summary>Tells sentences that cannot be understood without the one before.</summary>
internal static class Anaphora
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" ,.;:'\u2019");

    private static readonly WordTable PointingBack = WordTable.Of(
        """
        he she it they we I you this that these those his her their its there here and but or so then also both
        He She It They We You This That These Those His Her Their Its There Here And But Or So Then Also Both
        """);

    /// <summary>Whether a sentence begins with a word that points back: "It opened on Monday."</summary>
    public static bool PointsBack(ReadOnlySpan<char> sentence)
    {
        var text = sentence.TrimStart("\"'\u201C\u2018-\u2013\u2014( ");
        var end = text.IndexOfAny(WordEnds);
        return PointingBack.Contains(end < 0 ? text : text[..end]);
    }
}
