using System.Buffers;

namespace NewsBot.Core.Knowledge;

/// <summary>The line that says who wrote an article: "by Jane Doe", "By Jane Doe and John Roe, Reuters".</summary>
/// <param name="Author">The names, as written.</param>
/// <param name="Publisher">The publisher named after them, or null.</param>
internal readonly record struct Byline(string Author, string? Publisher)
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(":;!?\u201C\"0123456789");
    private const int Longest = 120;

    /// <summary>Whether a line is a byline.</summary>
    public static bool IsByline(ReadOnlySpan<char> line) => TryParse(line, out _);

    /// <summary>Reads a line that is nothing but a byline.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, out Byline byline)
    {
        byline = default;
        if (line.Length > Longest)
        {
            return false;
        }

        foreach (var label in (ReadOnlySpan<string>)["written by ", "reported by ", "words by ", "story by ", "posted by ", "by "])
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return TryParseNames(line[label.Length..].Trim(), out byline);
            }
        }

        return false;
    }

    // "Jane Doe", "Jane Doe and John Roe, Reuters", "JANE DOE, ANN POE and JOHN ROE | The Daily Herald"
    private static bool TryParseNames(ReadOnlySpan<char> names, out Byline byline)
    {
        byline = default;
        if (names.IsEmpty || !char.IsUpper(names[0]) || !Prose.IsTitleCase(names) || names.ContainsAny(NotInNames)
            || Prose.CountWords(names) > 14)
        {
            return false;
        }

        var publisher = "";
        var cut = names.LastIndexOfAny(",|/");
        if (cut > 0 && (names[cut] != ',' || PublisherName.IsKnown(names[(cut + 1)..])))
        {
            publisher = names[(cut + 1)..].Trim().ToString();
            names = names[..cut].TrimEnd();
        }

        if (names.IsEmpty || (names[^1] == '.' && !names.EndsWith("Jr.") && !names.EndsWith("Sr.")))
        {
            return false;
        }

        byline = new Byline(names.ToString(), publisher.Length > 0 ? publisher : null);
        return true;
    }
}
