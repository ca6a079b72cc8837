using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Turns the bytes of a text file into characters, without being told the encoding: UTF-8 and UTF-16 with or without a
/// byte order mark, and Windows-1252 for what is not valid UTF-8.
/// </summary>
internal static class TextDecoder
{
    private const int Sample = 4096;

    /// <summary>Decodes a file's bytes. Line ends become <c>\n</c>; nothing else is changed.</summary>
    /// <returns>Null where the bytes are not text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Characters(bytes);
        if (text is null || IsMostlyControls(text))
        {
            return null;
        }

        return text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
    }

    private static string? Characters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        if (bytes.Contains((byte)0))
        {
            // English in UTF-16 has a zero in every other byte; anything else with zeros is no text.
            var sample = bytes[..Math.Min(bytes.Length & ~1, Sample)];
            var (even, odd) = CountZeros(sample);
            return (even * 20, odd * 20) switch
            {
                var (e, o) when o > sample.Length * 8 && e < sample.Length => Encoding.Unicode.GetString(bytes),
                var (e, o) when e > sample.Length * 8 && o < sample.Length => Encoding.BigEndianUnicode.GetString(bytes),
                _ => null,
            };
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : DecodeDamaged(bytes);
    }

    // Mostly UTF-8 with a bad byte here and there (a file cut off, two files glued), or else Windows-1252.
    private static string DecodeDamaged(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        int bad = 0, good = 0;
        foreach (var c in text)
        {
            bad += c == '\uFFFD' ? 1 : 0;
            good += c is > '\u007F' and not '\uFFFD' ? 1 : 0;
        }

        return bad <= good / 4 ? text : Windows1252.Decode(bytes);
    }

    private static (int Even, int Odd) CountZeros(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            // One zero byte per character; two are the character NUL.
            var unit = BinaryPrimitives.ReadUInt16LittleEndian(sample[i..]);
            even += (unit & 0x00FF) == 0 ? 1 : 0;
            odd += (unit & 0xFF00) == 0 ? 1 : 0;
        }

        return (even, odd);
    }

    // One character in twenty: far more than a stray escape sequence brings, less than compressed data holds.
    private static bool IsMostlyControls(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            controls += char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f') ? 1 : 0;
        }

        return controls * 20 > text.Length;
    }
}
