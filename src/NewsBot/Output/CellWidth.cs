using System.Globalization;
using System.Text;

namespace NewsBot.Output;

/// <summary>How many columns text takes on a terminal.</summary>
internal static class CellWidth
{
    /// <summary>Columns the text takes: wide East Asian characters and emoji take two, combining marks none.</summary>
    public static int Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Of(rune);
        }

        return columns;
    }

    /// <summary>The text in pieces of at most so many columns.</summary>
    public static IEnumerable<string> Split(string text, int columns)
    {
        if (text.Length == 0)
        {
            yield break;
        }

        if (Of(text) <= columns)
        {
            yield return text;
            yield break;
        }

        var piece = new StringBuilder();
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = Of(rune);
            if (taken + wide > columns)
            {
                yield return piece.ToString();
                piece.Clear();
                taken = 0;
            }

            piece.Append(rune.ToString());
            taken += wide;
        }

        yield return piece.ToString();
    }

    // The wide ranges of Unicode Standard Annex 11, rounded to whole blocks.
    private static int Of(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
