using System.Buffers;

namespace NewsBot.Core.Knowledge;

/// <summary>Tells running text from headlines, headings and menu lines by its outside.</summary>
internal static class Prose
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("-\u2013\u2014|/&\u2022\u00B7");

    /// <summary>Whether a line ends like a sentence, quotation marks and brackets aside: with a stop, a mark or a colon.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd("\"'\u201D\u2019)]*_ ");
        return line.Length > 0 && line[^1] is '.' or '!' or '?' or ':' or ';' or '\u2026';
    }

    /// <summary>Whether a line can only be running text: long, or a sentence with a full stop that is more than a few words.</summary>
    public static bool IsRunning(ReadOnlySpan<char> line)
    {
        if (line.Length >= 180)
        {
            return true;
        }

        var end = line.TrimEnd("\"'\u201D\u2019)]");
        return line.Length >= 50 && end.Length > 0 && end[^1] == '.' && !end.EndsWith("...");
    }

    /// <summary>How many words a line has.</summary>
    public static int CountWords(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            words += line[range].ContainsAnyExcept(Separators) ? 1 : 0;
        }

        return words;
    }

    /// <summary>Whether every word begins with a capital or a figure, save the small words of titles and names.</summary>
    public static bool IsTitleCase(ReadOnlySpan<char> line)
    {
        var first = true;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].TrimStart("\"'\u2018\u201C([");
            if (word.IsEmpty || (!first && IsSmallWord(word)))
            {
                continue;
            }

            if (char.IsLetter(word[0]) && !char.IsUpper(word[0]))
            {
                return false;
            }

            first = false;
        }

        return !first;
    }

    private static bool IsSmallWord(ReadOnlySpan<char> word) => word is
        "a" or "an" or "and" or "as" or "at" or "but" or "by" or "for" or "from" or "in" or "into" or "is" or "of" or "off" or "on" or "or"
        or "over" or "the" or "to" or "up" or "vs" or "via" or "with" or "de" or "del" or "der" or "den" or "van" or "von" or "la" or "le"
        or "al" or "bin" or "da" or "di" or "du" or "dos" or "el" or "y";
}
