using System.Globalization;
using System.Text;

namespace NewsBot.Slack.Talking;

/// <summary>Text of articles, users and models without what is not seen but acts: control characters and marks that reorder a line.</summary>
internal static class VisibleText
{
    /// <summary>The visible part of a text; never empty, as Slack takes no empty text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">The most UTF-16 code units; what is longer is cut between characters and ends with "…".</param>
    public static string Of(string text, int maxLength = int.MaxValue)
    {
        var visible = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Acts(rune))
            {
                continue;
            }

            if (visible.Length + rune.Utf16SequenceLength > maxLength)
            {
                Shorten(visible, maxLength - 1);
                return visible.Append('…').ToString();
            }

            visible.Append(rune.ToString());
        }

        return visible.Length == 0 ? " " : visible.ToString();
    }

    private static bool Acts(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && rune.Value != '\n')
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    private static void Shorten(StringBuilder text, int length)
    {
        if (text.Length > length)
        {
            text.Length = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        }
    }
}
