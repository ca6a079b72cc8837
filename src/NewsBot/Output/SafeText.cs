using System.Buffers;
using System.Text;

namespace NewsBot.Output;

/// <summary>Makes text from files and users safe to print: what could move the cursor, change colours or reorder a line is taken out.</summary>
internal static class SafeText
{
    // Marks that change the direction of the text around them (Unicode bidirectional controls), and the invisible byte order mark.
    private const string Directional = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

    private static readonly SearchValues<char> DirectionMarks = SearchValues.Create(Directional);
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(Controls() + Directional);

    /// <summary>
    /// The text as it may be printed on one line: white space of every kind becomes a space, control characters and
    /// direction marks are left out, and half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsafe) && IsWellFormed(text))
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
            else if (!rune.IsBmp || !Unsafe.Contains((char)rune.Value))
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
        if (!json.AsSpan().ContainsAny(DirectionMarks))
        {
            return json;
        }

        var clean = new StringBuilder(json.Length + 64);
        foreach (var c in json)
        {
            if (DirectionMarks.Contains(c))
            {
                clean.Append("\\u").Append(((int)c).ToString("x4", provider: null));
            }
            else
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static string Controls()
    {
        var controls = new StringBuilder();
        for (var c = '\0'; c <= '\u009F'; c++)
        {
            if (char.IsControl(c))
            {
                controls.Append(c);
            }
        }

        return controls.Append('\u2028').Append('\u2029').ToString();
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
