using System.Buffers;
using System.Text.RegularExpressions;
using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>
/// Tells whether a model's sentence is plain prose. A link could carry the question to a stranger, a mention could call
/// everybody, markup could hide either: nothing of the kind is let through, whether or not it stands in an article.
/// </summary>
internal static partial class ClaimForm
{
    /// <summary>The most characters a model's sentence has.</summary>
    public const int MaxLength = 500;

    // What prose is written in, besides letters, digits and spaces. No brackets, at signs, hashes, stars, bars or strokes.
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(".,;:!?'\"“”‘’()-‐‑–—…%‰$€£¥₹&/+°§·");

    /// <summary>Whether it is plain prose of a length to be read, in which no address stands.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="quotes">The quotes it rests on; a name such as "Booking.com" may be repeated from them.</param>
    public static bool IsPlain(string text, IReadOnlyList<string> quotes)
    {
        if (text.Length is 0 or > MaxLength || !text.Any(char.IsLetter))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsProse(c))
            {
                return false;
            }
        }

        // Half a surrogate pair is no letter; letters beyond the basic plane are in no news and in many tricks.
        if (text.Any(char.IsSurrogate) || Scheme().IsMatch(text) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var host in Host().EnumerateMatches(text))
        {
            var address = text.AsSpan(host.Index, host.Length).ToString();
            var isPath = host.Index + host.Length < text.Length && text[host.Index + host.Length] is '/' or ':' && host.Index + host.Length + 1 < text.Length
                && text[host.Index + host.Length + 1] != ' ';
            if (isPath || !quotes.Any(quote => quote.Contains(address, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return QuotedSpans.Find(text, new TextSpan(0, text.Length), minWords: 2).TrueForAll(span => quotes.Any(quote => IsVerbatim(span.In(text), quote)));
    }

    /// <summary>Whether prose is written in a character.</summary>
    public static bool IsProse(char c) =>
        char.IsLetterOrDigit(c) || c == ' ' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark || Punctuation.Contains(c);

    // What stands in quotation marks was said in these words, or was not said.
    private static bool IsVerbatim(ReadOnlySpan<char> spoken, string quote) =>
        Straight(quote).Contains(Straight(spoken.ToString()).Trim(' ', '.', ',', '!', '?', '"'), StringComparison.OrdinalIgnoreCase);

    private static string Straight(string text) => text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    [GeneratedRegex(@"\p{L}[\p{L}\d+.-]*:(?=[^\s])", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    // "example.org", but not "U.S.", "p.m." or the end of one sentence run into the next.
    [GeneratedRegex(@"[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})+", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
