using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Makes readable what scraping and conversion did to a line of text, and changes nothing else: folds white space, drops
/// control characters and invisible direction marks, and mends stray escapes (<c>u2019</c>, <c>\u2019</c>, <c>\/</c>),
/// character references left over (<c>&amp;#8217;</c>) and UTF-8 that was once read as Windows-1252 (<c>â€™</c>).
/// </summary>
internal static class TextCleaner
{
    // A line without any of these, and without two spaces in a row, is clean as it stands.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        "\\&\u00AD\u061C\u1680\u3000\uFEFF\u00C2\u00C3\u00C4\u00C5\u00E2\u00EF\u00F0"
        + Run('\0', '\u001F') + Run('\u007F', '\u00A0') + Run('\u2000', '\u200F') + Run('\u2028', '\u202F') + Run('\u205F', '\u206F'));

    private static readonly SearchValues<string> StrayEscapes = SearchValues.Create(["u00", "u01", "u20", "u21"], StringComparison.Ordinal);

    private static string Run(char first, char last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(c => (char)c));

    /// <summary>Appends a line, cleaned and trimmed, to text that is already clean; a space goes between where both have text.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty)
        {
            return;
        }

        var start = text.Length;
        if (start > 0)
        {
            text.Append(' ');
        }

        if (line.IndexOfAny(Suspects) < 0 && line.IndexOf("  ", StringComparison.Ordinal) < 0 && line.IndexOfAny(StrayEscapes) < 0)
        {
            text.Append(line);
            return;
        }

        new Mender(text, line).Run();
        if (text.Length == start + 1 && start > 0)
        {
            text.Length = start;
        }
    }

    /// <summary>A value of its own, cleaned and trimmed.</summary>
    public static string Clean(string value)
    {
        var text = new StringBuilder(value.Length);
        Append(text, value.ReplaceLineEndings(" "));
        return text.ToString();
    }

    private ref struct Mender(StringBuilder text, ReadOnlySpan<char> line)
    {
        private const int LongestReference = 12;

        private readonly ReadOnlySpan<char> _line = line;
        private readonly int _start = text.Length;
        private bool _space;

        public void Run()
        {
            for (var i = 0; i < _line.Length;)
            {
                i += _line[i] switch
                {
                    '\\' => MendBackslash(i),
                    '%' => MendPercent(i),
                    'u' => MendStrayEscape(i),
                    '&' => MendReference(i),
                    >= '\u00C2' and <= '\u00F4' => MendMisread(i),
                    _ => 0,
                } is > 0 and var length ? length : Keep(i);
            }
        }

        private int Keep(int i)
        {
            Emit(_line[i]);
            return 1;
        }

        private void Emit(int codePoint)
        {
            if (codePoint > 0xFFFF)
            {
                Flush();
                text.Append(char.ConvertFromUtf32(codePoint));
                return;
            }

            var c = (char)codePoint;
            if (char.IsWhiteSpace(c))
            {
                _space = true;
            }
            else if (!char.IsControl(c) && !IsInvisible(c))
            {
                Flush();
                text.Append(c);
            }
        }

        private void Flush()
        {
            if (_space && text.Length > _start)
            {
                text.Append(' ');
            }

            _space = false;
        }

        // \u2019 as JSON writes it, pairs of surrogates included; \/ \" \'
        private int MendBackslash(int i)
        {
            if (i + 1 >= _line.Length)
            {
                return 0;
            }

            if (_line[i + 1] is '/' or '"' or '\'')
            {
                Emit(_line[i + 1]);
                return 2;
            }

            if (_line[i + 1] != 'u' || !TryReadHex(i + 2, out var code))
            {
                return 0;
            }

            if (char.IsHighSurrogate((char)code) && _line[(i + 6)..].StartsWith("\\u") && TryReadHex(i + 8, out var low)
                && char.IsLowSurrogate((char)low))
            {
                Emit(char.ConvertToUtf32((char)code, (char)low));
                return 12;
            }

            if (char.IsSurrogate((char)code))
            {
                return 0;
            }

            Emit(code);
            return 6;
        }

        // %u2014 as old pages escaped it.
        private int MendPercent(int i)
        {
            if (i + 1 >= _line.Length || _line[i + 1] != 'u' || !TryReadHex(i + 2, out var code) || char.IsSurrogate((char)code))
            {
                return 0;
            }

            Emit(code);
            return 6;
        }

        // An escape that lost its backslash. Only where what it stands for fits its place: a closing mark after a character,
        // an opening one before a letter, a letter beside a letter. "menu2018" stays what it is.
        private int MendStrayEscape(int i)
        {
            if (!TryReadHex(i + 1, out var code))
            {
                return 0;
            }

            var before = i > 0 ? _line[i - 1] : ' ';
            var after = i + 5 < _line.Length ? _line[i + 5] : ' ';
            var fits = (char)code switch
            {
                '\u2019' or '\u201D' or '\u2026' or '\u00BB' => !char.IsWhiteSpace(before) && !char.IsAsciiDigit(after),
                '\u2018' or '\u201C' or '\u00AB' => !char.IsLetterOrDigit(before) && !char.IsWhiteSpace(after),
                '\u2010' or '\u2011' or '\u2013' or '\u2014' or '\u2022' or '\u00A0' =>
                    char.IsWhiteSpace(before) == char.IsWhiteSpace(after) || !char.IsLetterOrDigit(before),
                '\u00A3' or '\u20AC' => !char.IsLetter(before) && char.IsAsciiDigit(after),
                '\u2122' or '\u00AE' or '\u00B0' => char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after),
                (>= '\u00C0' and <= '\u017F') and not ('\u00D7' or '\u00F7') => char.IsLetter(before) || char.IsLetter(after),
                _ => false,
            };
            if (!fits)
            {
                return 0;
            }

            Emit(code);
            return 5;
        }

        // &amp; &#8217; and, escaped twice, &amp;#8217;
        private int MendReference(int i)
        {
            if (!TryDecodeReference(_line[i..], out var decoded, out var length))
            {
                return 0;
            }

            if (decoded == "&")
            {
                var rest = _line[(i + length)..];
                var twice = string.Concat("&", rest[..Math.Min(rest.Length, LongestReference)]);
                if (TryDecodeReference(twice, out var inner, out var innerLength))
                {
                    (decoded, length) = (inner, length + innerLength - 1);
                }
            }

            foreach (var rune in decoded.EnumerateRunes())
            {
                Emit(rune.Value);
            }

            return length;
        }

        private static bool TryDecodeReference(ReadOnlySpan<char> text, out string decoded, out int length)
        {
            decoded = "";
            length = text[..Math.Min(text.Length, LongestReference)].IndexOf(';') + 1;
            if (length < 4)
            {
                return false;
            }

            var reference = text[..length].ToString();
            decoded = WebUtility.HtmlDecode(reference);
            return !string.Equals(decoded, reference, StringComparison.Ordinal);
        }

        // Two to four characters that are, as Windows-1252 bytes, one character of UTF-8.
        private int MendMisread(int i)
        {
            Span<byte> bytes = stackalloc byte[4];
            var count = 0;
            while (count < 4 && i + count < _line.Length && Windows1252.TryEncode(_line[i + count], out bytes[count]))
            {
                count++;
            }

            if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var length) == OperationStatus.Done
                && IsLikelyMisread(rune.Value, bytes))
            {
                Emit(rune.Value);
                return length;
            }

            // The third byte of a closing quotation mark is one that many converters lose.
            if (_line[i..].StartsWith("\u00E2\u20AC")
                && (i + 2 == _line.Length || !Windows1252.TryEncode(_line[i + 2], out var third) || third < 0x80))
            {
                Emit('\u201D');
                return 2;
            }

            return 0;
        }

        // What English news holds beyond ASCII; anything else is likelier meant as it stands, and so is "Ä" before a quotation
        // mark, a dash or an ellipsis.
        private static bool IsLikelyMisread(int codePoint, ReadOnlySpan<byte> bytes) => codePoint switch
        {
            >= 0x100 and <= 0x17F => bytes[1] is not (0x85 or (>= 0x91 and <= 0x97)),
            >= 0xA0 and <= 0xFF or >= 0x2010 and <= 0x203A or 0x20AC or 0x2122 or 0xFEFF => true,
            _ => codePoint is >= 0x1F300 and <= 0x1FAFF,
        };

        private readonly bool TryReadHex(int at, out int code)
        {
            code = 0;
            return at + 4 <= _line.Length
                && int.TryParse(_line.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        }

        // Soft hyphens, zero-width spaces and joiners of nothing, byte order marks, and marks that turn the direction of text.
        private static bool IsInvisible(char c) =>
            c is '\u00AD' or '\u061C' or '\uFEFF' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F');
    }
}
