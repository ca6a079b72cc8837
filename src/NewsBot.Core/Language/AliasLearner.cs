using System.Buffers;

namespace NewsBot.Core.Language;

/// <summary>
/// Learns from running text which names stand for the same thing: "Association of X Y (AXY)", "AXY (Association of X Y)",
/// "the Bureau of X, or BX,", "X, also known as Y", "X (formerly Y)".
/// </summary>
public static class AliasLearner
{
    private const int MaxWords = 12;
    private const int MaxParenthesis = 120;
    private const int MaxNameWords = 6;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["(", ", or ", "known as ", "formerly ", "a.k.a. ", "aka "], StringComparison.Ordinal);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(",;.)\n\u2014");

    /// <summary>Finds the names that a text gives for one and the same thing.</summary>
    /// <param name="text">The text. A name does not run over the end of a line.</param>
    /// <returns>What was found, in reading order, as often as it was found. None where the text gives no such names.</returns>
    public static IReadOnlyList<Alias> Learn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Alias>? aliases = null;
        var at = 0;
        while (text.AsSpan(at).IndexOfAny(Cues) is >= 0 and var next)
        {
            at += next;
            if (LearnAt(text, at) is { } alias)
            {
                (aliases ??= []).Add(alias);
            }

            at++;
        }

        return aliases ?? [];
    }

    private static Alias? LearnAt(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest[0] == '(')
        {
            return FromParenthesis(text, at);
        }

        if (rest.StartsWith(", or ", StringComparison.Ordinal))
        {
            return FromOr(text, at);
        }

        if (rest.StartsWith("formerly known", StringComparison.Ordinal))
        {
            return null;
        }

        var cue = rest[..(rest.IndexOf(' ') + 1)];
        return cue is "known "
            ? FromApposition(text, WithoutAdverb(text, at), at + "known as ".Length, mayBeRole: false)
            : FromApposition(text, at, at + cue.Length, mayBeRole: cue is "formerly ");
    }

    // "Long Form (LF)" or "LF (Long Form)".
    private static Alias? FromParenthesis(string text, int open)
    {
        var inner = text.AsSpan(open + 1, Math.Min(MaxParenthesis, text.Length - open - 1));
        var length = inner.IndexOfAny(",;)\n");
        if (length < 0 || inner[length] == '\n')
        {
            return null;
        }

        var start = open + 1;
        var end = start + length;
        Trim(text, ref start, ref end);
        if (end - start < 2)
        {
            return null;
        }

        var content = text.AsSpan(start, end - start);
        return AcronymMatcher.IsAcronym(content) ? FromLongFormBefore(text, open, content) : FromAcronymBefore(text, open, start, end);
    }

    private static Alias? FromLongFormBefore(string text, int end, ReadOnlySpan<char> acronym)
    {
        Span<TextSpan> words = stackalloc TextSpan[Math.Min(MaxWords, AcronymMatcher.MaxWords(acronym.Length))];
        words = words[^WordsBefore(text, end, words)..];
        var first = AcronymMatcher.FindStart(text, acronym, words, fromFirst: false);
        return first < 0 ? null : new Alias(acronym.ToString(), text[words[first].Start..EndWithoutPossessive(text, words[^1])]);
    }

    private static Alias? FromAcronymBefore(string text, int open, int start, int end)
    {
        Span<TextSpan> before = stackalloc TextSpan[1];
        if (WordsBefore(text, open, before) == 0 || !AcronymMatcher.IsAcronym(before[0].In(text)))
        {
            return null;
        }

        Span<TextSpan> words = stackalloc TextSpan[MaxWords];
        words = words[^WordsBefore(text, end, words, start)..];
        return words.Length > 1 && words[0].Start == start && AcronymMatcher.FindStart(text, before[0].In(text), words, fromFirst: true) == 0
            ? new Alias(before[0].Of(text), text[start..end])
            : null;
    }

    // "the Long Form, or LF,"
    private static Alias? FromOr(string text, int comma)
    {
        var start = comma + ", or ".Length;
        if (text.AsSpan(start).StartsWith("the ", StringComparison.Ordinal))
        {
            start += "the ".Length;
        }

        var length = text.AsSpan(start).IndexOfAny(" ,;)\n");
        length = length < 0 ? text.Length - start : length;
        var acronym = text.AsSpan(start, length).TrimEnd('.');
        var isClosed = start + length == text.Length || text[start + length] != ' ' || text[start + length - 1] == '.';
        return isClosed && acronym.Length > 1 && AcronymMatcher.IsAcronym(acronym) ? FromLongFormBefore(text, comma, acronym) : null;
    }

    // "First Name, also known as Second Name,"; "end" is where the cue begins, "start" where it ends.
    private static Alias? FromApposition(string text, int end, int start, bool mayBeRole)
    {
        if (end >= 2 && text[end - 1] == ' ' && text[end - 2] == ',')
        {
            end -= 2;
        }
        else if (end >= 1 && text[end - 1] == '(')
        {
            end--;
        }
        else
        {
            return null;
        }

        var first = NameBefore(text, end);
        var second = NameAfter(text, start);
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        var (one, other) = (first.Of(text), second.Of(text));
        if (mayBeRole && other.Contains(' ', StringComparison.Ordinal))
        {
            // "formerly Director of the Fund" tells a post, not a name.
            return null;
        }

        if (one.Equals(other, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return one.Length < other.Length ? new Alias(one, other) : new Alias(other, one);
    }

    private static int WithoutAdverb(string text, int at)
    {
        ReadOnlySpan<string> adverbs =
            ["also ", "better ", "formerly ", "previously ", "commonly ", "widely ", "popularly ", "otherwise ", "originally ", "officially "];
        foreach (var adverb in adverbs)
        {
            if (text.AsSpan(0, at).EndsWith(adverb, StringComparison.Ordinal))
            {
                return at - adverb.Length;
            }
        }

        return at;
    }

    private static TextSpan NameBefore(string text, int end)
    {
        Span<TextSpan> words = stackalloc TextSpan[MaxNameWords];
        words = words[^WordsBefore(text, end, words, stopAtSmall: true)..];
        while (!words.IsEmpty && !IsNameWord(words[0].In(text)))
        {
            words = words[1..];
        }

        return words.IsEmpty || !IsNameWord(words[^1].In(text)) || FollowsTitle(text, words[0].Start)
            ? default
            : TextSpan.FromBounds(words[0].Start, words[^1].End);
    }

    private static TextSpan NameAfter(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(NameEnds);
        var end = length < 0 ? text.Length : start + length;
        Trim(text, ref start, ref end);
        Span<TextSpan> words = stackalloc TextSpan[MaxNameWords];
        words = words[^WordsBefore(text, end, words, start, stopAtSmall: true)..];
        return !words.IsEmpty && words[0].Start == start && IsNameWord(words[0].In(text)) && IsNameWord(words[^1].In(text))
            && !IsCutShort(text, words[^1])
            ? TextSpan.FromBounds(start, words[^1].End)
            : default;
    }

    // Takes off quotation marks and articles.
    private static void Trim(string text, ref int start, ref int end)
    {
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '"' or '\u201D' or '\u2019' or '\''))
        {
            end--;
        }

        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '"' or '\u201C' or '\u2018' or '\''))
        {
            start++;
        }

        foreach (var article in (ReadOnlySpan<string>)["the ", "The ", "or "])
        {
            if (text.AsSpan(start, end - start).StartsWith(article, StringComparison.Ordinal))
            {
                start += article.Length;
            }
        }
    }

    // Fills "words" from its end with the words that end before "end", up to the beginning of a phrase; returns how many.
    private static int WordsBefore(ReadOnlySpan<char> text, int end, Span<TextSpan> words, int from = 0, bool stopAtSmall = false)
    {
        var count = 0;
        var at = end;
        while (count < words.Length)
        {
            while (at > from && (text[at - 1] is ' ' or '\u00A0' or '-' or '\u2010' or '\u2011'
                || (text[at - 1] == ',' && at < end && !stopAtSmall)))
            {
                at--;
            }

            var stop = at;
            while (at > from && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '\'' or '\u2019' or '&'
                || (text[at - 1] == '.' && IsDotInside(text, at - 1))))
            {
                at--;
            }

            if (at == stop || (stopAtSmall && !IsNamePart(text[at..stop])))
            {
                break;
            }

            count++;
            words[^count] = TextSpan.FromBounds(at, stop);
        }

        return count;
    }

    // The dots of "U.S."
    private static bool IsDotInside(ReadOnlySpan<char> text, int at) =>
        at > 0 && char.IsUpper(text[at - 1]) && (at < 2 || !char.IsLetter(text[at - 2]));

    // "St. Vincent": the name began before the full stop.
    private static bool FollowsTitle(string text, int start)
    {
        if (start < 2 || text[start - 1] != ' ' || text[start - 2] != '.')
        {
            return false;
        }

        var word = text.AsSpan(0, start - 2);
        word = word[(word.LastIndexOfAny(" (\n\u201C\"") + 1)..];
        return word.Length == 1 || Abbreviations.Contains(word);
    }

    // "Dr. No", "Daniel K. Inouye": the name goes on after the full stop.
    private static bool IsCutShort(string text, TextSpan lastWord) =>
        lastWord.End < text.Length && text[lastWord.End] == '.' && (lastWord.Length == 1 || Abbreviations.Contains(lastWord.In(text)));

    private static int EndWithoutPossessive(string text, TextSpan word)
    {
        var characters = word.In(text);
        var apostrophe = characters.LastIndexOfAny('\'', '\u2019');
        return apostrophe > 0 && (apostrophe == characters.Length - 1 || (apostrophe == characters.Length - 2 && characters[^1] == 's'))
            ? word.Start + apostrophe
            : word.End;
    }

    // Written with a capital, and not only because a sentence begins with it.
    private static bool IsNameWord(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0]) || word.Length > 10)
        {
            return char.IsUpper(word[0]);
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return word.Length == 1 || char.IsUpper(word[1]) || !StopWords.Contains(lower);
    }

    private static bool IsNamePart(ReadOnlySpan<char> word) =>
        char.IsUpper(word[0]) || char.IsAsciiDigit(word[0])
        || word is "of" or "the" or "de" or "da" or "del" or "la" or "van" or "von" or "bin" or "ibn" or "al" or "el" or "&" or "for";
}
