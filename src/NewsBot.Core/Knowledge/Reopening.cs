using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Knows the line that closes the note above an article and opens the article as it was: "Read the full report below.",
/// "The original story follows.", "Previously reported, 3 May:".
/// </summary>
internal static class Reopening
{
    private const int LongestLine = 80;

    private static readonly string[] Openings =
    [
        "read the full report", "read the full story", "read the full article", "read the original article", "read the original report",
        "read the original story", "the original article", "the original report", "the original story", "original article", "original post",
        "original report", "original story", "our original article", "our original report", "our original story", "our earlier report",
        "our earlier story", "earlier report", "earlier story", "previously reported", "the full story", "the story continues",
    ];

    /// <summary>Whether a paragraph is such a line, or begins with one that ends in a colon.</summary>
    /// <param name="text">The whole paragraph.</param>
    /// <param name="isWhole">Whether there is nothing in it beside.</param>
    public static bool Is(string text, out bool isWhole)
    {
        isWhole = false;
        foreach (var opening in Openings)
        {
            if (!text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = text.AsSpan(opening.Length);
            if (rest.IndexOf(':') is >= 0 and var colon && colon < LongestLine && IsDated(rest[..colon]))
            {
                isWhole = rest[(colon + 1)..].IsWhiteSpace();
                return true;
            }

            rest = rest.TrimEnd(" .:\u2026");
            isWhole = rest.Length < LongestLine && (rest.EndsWith(" below") || rest.EndsWith(" follows") || rest.EndsWith(" here"));
            if (isWhole)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDated(ReadOnlySpan<char> text) =>
        HeaderDate.IsSurrounding(text) || HeaderDate.TryParseLine(text, out _, out _);
}
