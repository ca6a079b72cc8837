using System.Globalization;
using System.Text;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking.Rendering;

/// <summary>Makes text of articles, users and models harmless: it is shown as it is written, and does nothing.</summary>
internal static class DiscordMarkdown
{
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Makes a text one line without characters that cannot be seen, for places that know no markdown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 units to keep; what is longer ends in an ellipsis.</param>
    public static string Plain(string text, int length)
    {
        var plain = new StringBuilder(Math.Min(text.Length, length + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value == ZeroWidthJoiner)
            {
                // Direction marks and the like hide what is said; the joiner holds emoji together.
                plain.Append(rune);
            }

            if (plain.Length > length)
            {
                break;
            }
        }

        return MessageLimits.Cut(plain.ToString().TrimEnd(), length);
    }

    /// <summary>
    /// Makes a text one line in which nothing is markdown, a mention, an emoji or a link. It grows to twice its length at most.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 units of it to keep; what is longer ends in an ellipsis.</param>
    public static string Escape(string text, int length)
    {
        var plain = Plain(text, length);
        var escaped = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsMarkup(plain, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(plain[i]);
        }

        return escaped.ToString();
    }

    private static bool IsMarkup(string text, int at) => text[at] switch
    {
        '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '>' or '[' or ']' or '@' or '#' => true,

        // A list begins its line.
        '-' or '+' => at == 0,
        '.' or ')' => at > 0 && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,

        // What follows "https://" is a link wherever it stands.
        '/' => at > 0 && text[at - 1] == ':',
        _ => false,
    };
}
