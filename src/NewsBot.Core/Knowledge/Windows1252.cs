using System.Text;

namespace NewsBot.Core.Knowledge;

/// <summary>The character set Windows-1252, which is Latin-1 but for the 32 characters from 0x80.</summary>
internal static class Windows1252
{
    // As the WHATWG Encoding Standard has it: the five unassigned bytes stand for themselves.
    private const string From80 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Decodes any bytes; every byte is a character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (text, bytes) =>
        {
            Encoding.Latin1.GetChars(bytes, text);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] is >= '\u0080' and <= '\u009F')
                {
                    text[i] = From80[text[i] - 0x80];
                }
            }
        });

    /// <summary>The byte that stands for a character; Latin-1's own reading of 0x80 to 0x9F counts too.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryEncode(char c, out byte value)
    {
        value = (byte)c;
        if (c <= '\u00FF')
        {
            return true;
        }

        var index = From80.IndexOf(c, StringComparison.Ordinal);
        value = (byte)(0x80 + index);
        return index >= 0;
    }
}
