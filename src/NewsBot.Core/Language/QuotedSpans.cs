namespace NewsBot.Core.Language;

/// <summary>Finds what stands between quotation marks.</summary>
internal static class QuotedSpans
{
    /// <summary>Finds the quoted stretches of one part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="block">The part.</param>
    /// <param name="minWords">A stretch of fewer words is left out.</param>
    /// <returns>
    /// What stands between the marks, in reading order. A quotation that is not closed goes on to the end of the part, as
    /// printers have it when the next paragraph goes on with it.
    /// </returns>
    public static List<TextSpan> Find(ReadOnlySpan<char> text, TextSpan block, int minWords)
    {
        var spans = new List<TextSpan>();
        var at = block.Start;
        while (at < block.End)
        {
            var end = IsOpening(text, block, at) ? FindClosing(text, block, at) : -1;
            if (end < 0)
            {
                at++;
                continue;
            }

            var span = TextSpan.FromBounds(at + 1, end);
            if (WordWalker.Count(text, span) >= minWords)
            {
                spans.Add(span);
            }

            at = end + 1;
        }

        return spans;
    }

    private static bool IsOpening(ReadOnlySpan<char> text, TextSpan block, int at) => text[at] switch
    {
        '\u201C' or '\u00AB' => true,
        '"' => IsFreeBefore(text, block, at) && at + 1 < block.End && !char.IsWhiteSpace(text[at + 1]),
        '\u2018' or '\'' => IsFreeBefore(text, block, at) && at + 1 < block.End && char.IsUpper(text[at + 1]),
        _ => false,
    };

    // Where the quotation ends; -1 where a single mark opens none.
    private static int FindClosing(ReadOnlySpan<char> text, TextSpan block, int opening)
    {
        var isSingle = text[opening] is '\u2018' or '\'';
        for (var at = opening + 1; at < block.End; at++)
        {
            if (isSingle ? IsClosingSingle(text, block, at) : IsClosing(text, block, opening, at))
            {
                return at;
            }
        }

        return isSingle ? -1 : block.End;
    }

    // What was opened with one kind of mark is closed with another often enough: “…" and "…”, even “…’’.
    private static bool IsClosing(ReadOnlySpan<char> text, TextSpan block, int opening, int at) => text[at] switch
    {
        '\u00BB' => text[opening] == '\u00AB',
        '\u201D' => text[opening] != '\u00AB',
        '"' when text[opening] == '"' => !char.IsWhiteSpace(text[at - 1]) || !IsWordAt(text, block, at + 1),
        '"' => text[opening] != '\u00AB' && !IsWordAt(text, block, at + 1),
        '\u2019' or '\'' => text[opening] != '\u00AB' && at + 1 < block.End && text[at + 1] == text[at],
        _ => false,
    };

    // A single mark is an apostrophe more often than not, so it closes only after punctuation.
    private static bool IsClosingSingle(ReadOnlySpan<char> text, TextSpan block, int at) =>
        text[at] is '\u2019' or '\'' && text[at - 1] is ',' or '.' or '!' or '?' && !IsWordAt(text, block, at + 1);

    private static bool IsWordAt(ReadOnlySpan<char> text, TextSpan block, int at) => at < block.End && char.IsLetterOrDigit(text[at]);

    private static bool IsFreeBefore(ReadOnlySpan<char> text, TextSpan block, int at) =>
        at == block.Start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '\u2014' or '\u2013' or '-' or ':' or ',';
}
