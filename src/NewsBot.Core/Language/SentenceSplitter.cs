using System.Buffers;

namespace NewsBot.Core.Language;

/// <summary>
/// Cuts running text into sentences by rules: where a full stop ends a sentence and where it belongs to an abbreviation,
/// an initial or a number is told from the word before it and the word after it.
/// </summary>
/// <remarks>
/// A quotation or bracket of several short sentences stays in one piece, so that what was said is cited together with who
/// said it; see A. Mikheev, "Periods, capitalized words, etc." (2002), for the problem.
/// </remarks>
public static class SentenceSplitter
{
    /// <summary>The most characters a sentence has; a longer one is cut at a space, so that a quote of it stays readable.</summary>
    public const int MaxLength = 1000;

    // A quotation that would make its sentence longer than this is cut inside.
    private const int MaxWithQuotation = 300;

    private const int MaxAttributionWords = 6;

    // How far is looked back, so that text without spaces costs no more than any other.
    private const int MaxWord = 32;
    private const int MaxAddress = 256;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?\u2026\n\"\u201C\u00AB(");

    // Before a number, an abbreviation; before anything else, a word or a letter that may end a sentence.
    private static readonly WordTable BeforeNumbers = WordTable.Of(
        "App Apps Art Arts Ch Chap Eq No no Op Par Para Pt Sec Sect art arts c ch chap eq m op p para pt sec sect v");

    // After an abbreviation, these tell that a new sentence begins.
    private static readonly WordTable Starters = WordTable.Of(
        """
        A About According After Again Although Among An And Another Are Around As At Because Before Besides Both But By Can Did
        Do Does Due During Each Earlier Even Every Few For From Further Had Has Have He Her Here His How However I If In Indeed
        Instead Is It Its Just Later Like Many Meanwhile More Moreover Most Much My Neither Nobody Nor Not Nothing Now Of Officials
        Often On Once Only Or Other Others Our Perhaps She Should Similarly Since So Some Still Such That The Their Then There
        Therefore These They This Those Though Through Thus To Today Two Until Was We Were What When Whether Which While Who Why
        Will With Within Without Yet You Your
        """);

    // After "a.m." and "p.m." the sentence goes on with these.
    private static readonly WordTable AfterTimeOfDay = WordTable.Of(
        """
        Apr April Aug August Central Dec December Eastern Feb February Fri Friday Fridays Greenwich Jan January Jul July Jun June Mar
        March May Mon Monday Mondays Mountain Nov November Oct October Pacific Sat Saturday Saturdays Sep Sept September Sun Sunday
        Sundays Thu Thurs Thursday Thursdays Tue Tues Tuesday Tuesdays Wed Wednesday Wednesdays
        """);

    /// <summary>Finds the sentences of one part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="block">The part, such as a paragraph. A blank line in it, or a line that begins a list item, ends a sentence.</param>
    /// <returns>
    /// The sentences in order, without white space around them. They do not overlap, and every character of the part that
    /// is not white space is in one. None where the part is blank.
    /// </returns>
    public static List<TextSpan> Split(ReadOnlySpan<char> text, TextSpan block)
    {
        var sentences = new List<TextSpan>();
        var part = text[..block.End];
        var start = SkipWhiteSpace(part, block.Start);
        while (start < part.Length)
        {
            var end = FindEnd(part, start);
            Add(sentences, part, start, end);
            start = SkipWhiteSpace(part, end);
        }

        return sentences;
    }

    // Where the sentence ends that begins at "start"; "text" ends with the block.
    private static int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var quotationEnd = -1;
        var at = start;
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(Marks);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] == '\n')
            {
                if (at >= quotationEnd && IsParagraphEnd(text, at))
                {
                    return at;
                }

                at++;
            }
            else if (text[at] is '"' or '\u201C' or '\u00AB' or '(')
            {
                if (at > quotationEnd)
                {
                    quotationEnd = Math.Max(quotationEnd, FindClosing(text, at, start + MaxWithQuotation));
                }

                at++;
            }
            else
            {
                var (mark, end) = ReadMark(text, at);
                if (end > quotationEnd && IsSentenceEnd(text, start, at, mark, end))
                {
                    return end;
                }

                at = end;
            }
        }

        return text.Length;
    }

    private static void Add(List<TextSpan> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (end - start > MaxLength)
        {
            var cut = start + MaxLength;
            while (cut > start && !char.IsWhiteSpace(text[cut]))
            {
                cut--;
            }

            if (cut == start)
            {
                cut = start + MaxLength - (char.IsHighSurrogate(text[start + MaxLength - 1]) ? 1 : 0);
            }

            AddTrimmed(sentences, text, start, cut);
            start = SkipWhiteSpace(text, cut);
        }

        AddTrimmed(sentences, text, start, end);
    }

    private static void AddTrimmed(List<TextSpan> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(TextSpan.FromBounds(start, end));
        }
    }

    private static bool IsParagraphEnd(ReadOnlySpan<char> text, int newLine)
    {
        var at = newLine + 1;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\u00A0')
        {
            at++;
        }

        if (at == text.Length || text[at] == '\n')
        {
            return true;
        }

        if (text[at] is '-' or '*' or '\u2022' or '\u25AA' or '\u25CF' or '\u2013')
        {
            return IsWhiteSpaceAt(text, at + 1);
        }

        var digits = at;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits > at && digits - at < 3 && digits < text.Length && text[digits] is '.' or ')' && IsWhiteSpaceAt(text, digits + 1);
    }

    // Where the quotation or bracket opened at "opening" closes; -1 where that is not before "limit".
    private static int FindClosing(ReadOnlySpan<char> text, int opening, int limit)
    {
        var mark = text[opening];
        if (mark == '"' && (!IsFree(text, opening - 1) || IsFree(text, opening + 1)))
        {
            return -1;
        }

        var closing = mark switch { '\u201C' => '\u201D', '\u00AB' => '\u00BB', '(' => ')', _ => '"' };
        var rest = text[..Math.Min(text.Length, limit)];
        var at = opening + 1;
        while (at < rest.Length)
        {
            var next = rest[at..].IndexOf(closing);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (mark != '"' || !IsFree(text, at - 1))
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    // Whether no word or mark stands here: white space, the edge of the text, or an opening bracket.
    private static bool IsFree(ReadOnlySpan<char> text, int at) =>
        at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '(' or '[' or '\u2014' or '\u2013' or '-';

    // Reads "?!", "...", ". . ." and the quotes and brackets that close after them.
    private static (char Mark, int End) ReadMark(ReadOnlySpan<char> text, int at)
    {
        var mark = text[at];
        var end = at + 1;
        while (end < text.Length)
        {
            if (text[end] is '.' or '!' or '?' or '\u2026')
            {
                mark = mark is '!' or '?' ? mark : text[end] is '.' ? '\u2026' : text[end];
                end++;
            }
            else if (text[end] == ' ' && end + 1 < text.Length && text[end + 1] == '.' && mark is '.' or '\u2026')
            {
                mark = '\u2026';
                end += 2;
            }
            else
            {
                break;
            }
        }

        while (end < text.Length && IsClosing(text[end]) && !IsOpeningHere(text, end))
        {
            end++;
        }

        // A closing quote that has come loose: `It is over. ”`
        if (end + 1 < text.Length && text[end] == ' ' && (text[end + 1] == '\u201D' || (text[end + 1] == '"' && end + 2 == text.Length)))
        {
            end += 2;
        }

        // A reference such as "[12]" belongs to the sentence before it.
        while (end + 2 < text.Length && text[end] == '[' && char.IsAsciiDigit(text[end + 1]))
        {
            var close = text[end..Math.Min(text.Length, end + 6)].IndexOf(']');
            if (close < 0)
            {
                break;
            }

            end += close + 1;
        }

        return (mark, end);
    }

    // A straight quote after a full stop closes, unless a word follows at once and no quotation is open: `ended."The next`.
    private static bool IsOpeningHere(ReadOnlySpan<char> text, int at) =>
        text[at] is '"' && IsLetterAt(text, at + 1) && !HasOpenStraightQuote(text[..at]);

    private static bool HasOpenStraightQuote(ReadOnlySpan<char> before)
    {
        var last = before[Math.Max(0, before.Length - MaxLength)..].LastIndexOf('"');
        if (last < 0)
        {
            return false;
        }

        last += Math.Max(0, before.Length - MaxLength);
        return IsFree(before, last - 1);
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> text, int start, int at, char mark, int end)
    {
        if (end == text.Length)
        {
            return true;
        }

        var quoted = text[end - 1] is '"' or '\u201D' or '\u2019' or '\'' or '\u00BB';
        return char.IsWhiteSpace(text[end])
            ? EndsBeforeSpace(text, start, at, mark, end, quoted)
            : EndsWithoutSpace(text, at, mark, end, quoted);
    }

    private static bool EndsBeforeSpace(ReadOnlySpan<char> text, int start, int at, char mark, int end, bool quoted)
    {
        var next = SkipWhiteSpace(text, end);
        if (next == text.Length)
        {
            return true;
        }

        if (quoted && text[next] is '-' or '\u2013' or '\u2014')
        {
            // “…” — the one who said it
            return false;
        }

        while (next < text.Length - 1 && IsOpening(text[next]))
        {
            next++;
        }

        var c = text[next];
        if (mark != '.')
        {
            return !char.IsLower(c) && c is not (',' or ';' or ':') && !(quoted && mark is '!' or '?' && IsAttribution(text[next..]));
        }

        var word = WordBefore(text, at, start);
        if (char.IsLower(c))
        {
            // Sloppy typing, or a name such as "eBay".
            return !IsClosing(text[end - 1]) && (word.Length > 3 || IsUpperAt(text, next + 1))
                && word.IndexOf('.') < 0 && !Abbreviations.Contains(word);
        }

        if (c is ',' or ';' or ':' or '.' or ')')
        {
            return false;
        }

        return EndsAfter(word, text[next..], isFirst: at - word.Length == start);
    }

    // "ended.The next": a missing space, told from a web address by the letters around the full stop.
    private static bool EndsWithoutSpace(ReadOnlySpan<char> text, int at, char mark, int end, bool quoted)
    {
        var opening = IsOpening(text[end]);
        var next = opening ? end + 1 : end;
        if (!IsUpperAt(text, next) || !(IsLowerAt(text, next + 1) || IsWhiteSpaceAt(text, next + 1)))
        {
            return false;
        }

        if (quoted || opening)
        {
            return true;
        }

        var word = WordBefore(text, at, 0);
        var following = WordAt(text[next..]);
        if (word.Length < 2 || IsAddress(text, at) || (next + following.Length + 1 is var after && after < text.Length
            && text[after - 1] == '.' && !char.IsWhiteSpace(text[after])))
        {
            return false;
        }

        // "Node.Js"; but "in Berlin.The"
        if (char.IsUpper(word[0]) && !Starters.Contains(following))
        {
            return false;
        }

        return mark != '.' || EndsAfter(word, text[next..], isFirst: false);
    }

    // Whether a full stop after "word" ends a sentence before "rest", which does not begin with a small letter.
    private static bool EndsAfter(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool isFirst)
    {
        if (word.IsEmpty)
        {
            return true;
        }

        if (isFirst && (word.Length == 1 || (word.Length < 4 && word.IndexOfAnyExceptInRange('0', '9') < 0)))
        {
            // "1. The first item"
            return false;
        }

        if (Abbreviations.IsTitle(word))
        {
            return false;
        }

        if (char.IsAsciiDigit(rest[0]))
        {
            // "No. 5", "700 W. 83rd Ave."
            return !Abbreviations.Contains(word) && !BeforeNumbers.Contains(word) && word.IndexOf('.') < 0
                && !(word.Length == 1 && word[0] is 'N' or 'S' or 'E' or 'W');
        }

        if (word is "e.g" or "i.e" or "E.g" or "I.e")
        {
            return false;
        }

        if (word is "a.m" or "p.m" or "A.M" or "P.M")
        {
            return !GoesOnAfterTimeOfDay(rest);
        }

        // Initials and dotted acronyms, such as "J. K. Surname" and "U.S. Senate".
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        return isInitial || IsDotted(word) || Abbreviations.Contains(word) ? IsStarter(rest) : true;
    }

    // "U.S", "Ph.D"; not "example.com" or "2.0".
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        var dot = word.IndexOf('.');
        return dot is 1 or 2 && char.IsLetter(word[0]) && word.Length - word.LastIndexOf('.') <= 3;
    }

    private static bool IsStarter(ReadOnlySpan<char> rest)
    {
        var word = WordAt(rest);
        return Starters.Contains(word) && !(word.Length < rest.Length && rest[word.Length] is '.' or '-');
    }

    private static bool GoesOnAfterTimeOfDay(ReadOnlySpan<char> rest)
    {
        var word = WordAt(rest);
        if (AfterTimeOfDay.Contains(word) || (word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0))
        {
            return true;
        }

        return rest[word.Length..].StartsWith(" time", StringComparison.OrdinalIgnoreCase);
    }

    // “Why now?” Minister Jane Roe asked
    private static bool IsAttribution(ReadOnlySpan<char> rest)
    {
        for (var words = 0; words < MaxAttributionWords; words++)
        {
            var word = WordAt(rest);
            if (word.IsEmpty || (words == 0 && Starters.Contains(word)))
            {
                return false;
            }

            if (SpeechWords.IsVerb(word))
            {
                return true;
            }

            rest = rest[word.Length..];
            if (rest.IsEmpty || rest[0] is not (' ' or '-' or '\''))
            {
                return false;
            }

            rest = rest[1..];
        }

        return false;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        return text[..length];
    }

    // The letters, digits and dots that end just before "at".
    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int at, int start)
    {
        var from = at;
        while (from > Math.Max(start, at - MaxWord) && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        return text[from..at];
    }

    // Whether the full stop stands in a web or mail address.
    private static bool IsAddress(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - MaxAddress)..at];
        before = before[(before.LastIndexOfAny(' ', '\n') + 1)..];
        var after = text[at..Math.Min(text.Length, at + MaxAddress)];
        var end = after.IndexOfAny(' ', '\n');
        after = end < 0 ? after : after[..end];
        return before.IndexOfAny('/', '@') >= 0 || after.Contains('@');
    }

    private static bool IsClosing(char c) => c is '"' or '\u201D' or '\u2019' or '\'' or '\u00BB' or '\u203A' or ')' or ']';

    private static bool IsOpening(char c) =>
        c is '"' or '\u201C' or '\u2018' or '\'' or '\u00AB' or '\u2039' or '(' or '[' or '\u00BF' or '\u00A1';

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWhiteSpaceAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsWhiteSpace(text[at]);

    private static bool IsLetterAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsLetter(text[at]);

    private static bool IsUpperAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsUpper(text[at]);

    private static bool IsLowerAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsLower(text[at]);
}
