using System.Globalization;
using System.Text;

namespace NewsBot.Output;

/// <summary>Makes text from files and users safe to print: what could move the cursor, change colours or reorder a line is taken out.</summary>
internal static class SafeText
{
    /// <summary>
    /// The text as it may be printed on one line: white space of every kind becomes a space, control characters and
    /// direction marks are left out, and half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && !IsDirectionMark(rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// JSON with every direction mark written as an escape. Such marks can only stand inside strings, where the escape means
    /// the same; control characters are escaped by every JSON writer.
    /// </summary>
    public static string CleanJson(string json)
    {
        StringBuilder? clean = null;
        var copied = 0;
        for (var i = 0; i < json.Length; i++)
        {
            if (IsDirectionMark(json[i]))
            {
                clean ??= new StringBuilder(json.Length + 64);
                clean.Append(json, copied, i - copied).Append("\\u").Append(((int)json[i]).ToString("x4", CultureInfo.InvariantCulture));
                copied = i + 1;
            }
        }

        return clean?.Append(json, copied, json.Length - copied).ToString() ?? json;
    }

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~')
            {
                continue;
            }

            if (char.IsControl(c) || c is '\u2028' or '\u2029' || IsDirectionMark(c))
            {
                return false;
            }

            if (char.IsSurrogate(c))
            {
                i++;
                if (i == text.Length || !char.IsSurrogatePair(c, text[i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The characters that change the direction of the text around them (Unicode Standard Annex 9), and the byte order mark.
    private static bool IsDirectionMark(int c) =>
        c is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
