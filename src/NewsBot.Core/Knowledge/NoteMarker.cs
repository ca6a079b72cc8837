using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>Who speaks in a note.</summary>
internal enum NoteKind
{
    /// <summary>News that came in later.</summary>
    Update,

    /// <summary>A correction or clarification of what the article said.</summary>
    Correction,

    /// <summary>The editors, about the article; printed with it unless it says otherwise.</summary>
    Editor,
}

/// <summary>The words that open a note: "Update:", "UPDATE (4 Aug):", "Correction, 5 August 2018:", "Editor's note:".</summary>
/// <param name="Kind">What kind of note they open.</param>
/// <param name="TextStart">Where the text of the note begins after them; the text's length where they stand alone.</param>
/// <param name="Date">The date the marker or the first words after it give.</param>
/// <param name="IsSameDay">Whether the marker gives a time of day and no date.</param>
internal readonly record struct NoteMarker(NoteKind Kind, int TextStart, DateMention? Date, bool IsSameDay)
{
    private const int LongestGap = 80;
    private const int OpeningWords = 10;

    private static readonly (string Words, NoteKind Kind)[] Openings =
    [
        ("updated", NoteKind.Update),
        ("update", NoteKind.Update),
        ("corrections & clarifications", NoteKind.Correction),
        ("corrections and clarifications", NoteKind.Correction),
        ("corrections", NoteKind.Correction),
        ("correction", NoteKind.Correction),
        ("corrected", NoteKind.Correction),
        ("clarifications", NoteKind.Correction),
        ("clarification", NoteKind.Correction),
        ("erratum", NoteKind.Correction),
        ("retraction", NoteKind.Correction),
        ("editor's note", NoteKind.Editor),
        ("editor\u2019s note", NoteKind.Editor),
        ("editors' note", NoteKind.Editor),
        ("editors\u2019 note", NoteKind.Editor),
        ("editors note", NoteKind.Editor),
        ("note from the editor", NoteKind.Editor),
    ];

    /// <summary>Whether a paragraph opens with a marker.</summary>
    public static bool IsMarker(string text) => TryParse(text, isHeading: false, out _);

    /// <summary>Reads the marker a paragraph opens with, or that a heading is.</summary>
    /// <param name="text">The whole paragraph or heading, cleaned.</param>
    /// <param name="isHeading">Whether it is a heading: then no colon is needed.</param>
    /// <param name="marker">The marker.</param>
    public static bool TryParse(string text, bool isHeading, out NoteMarker marker)
    {
        marker = default;
        var start = 0;
        while (start < text.Length && start < 3 && text[start] is '[' or '(' or '-' or '\u2013' or '\u2014' or '*' or ' ')
        {
            start++;
        }

        if (start >= text.Length || text[start] is not ('U' or 'C' or 'E' or 'R' or 'N'))
        {
            return false;
        }

        foreach (var (words, kind) in Openings)
        {
            var gap = start + words.Length;
            if (text.AsSpan(start).StartsWith(words, StringComparison.OrdinalIgnoreCase)
                && (gap == text.Length || !char.IsLetter(text[gap])))
            {
                return TryParseGap(text, gap, kind, isHeading, out marker);
            }
        }

        return false;
    }

    // What stands between the opening word and the text: nothing, a number, a date, a time of day, and a colon or a dash.
    private static bool TryParseGap(string text, int start, NoteKind kind, bool isHeading, out NoteMarker marker)
    {
        marker = default;
        var end = GapEnd(text, start);
        if (end < 0)
        {
            if (!isHeading || text.Length - start > LongestGap)
            {
                return false;
            }

            end = text.Length;
        }

        var gap = text.AsSpan(start, end - start);
        var dates = new DateScanner(gap);
        DateMention? date = dates.Read() ? dates.Current : null;
        if (!HeaderDate.IsSurrounding(date is { } found ? gap[..found.Span.Start] : gap)
            || (date is { } dated && !HeaderDate.IsSurrounding(gap[dated.Span.End..])))
        {
            return false;
        }

        var textStart = Math.Min(end + 1, text.Length);
        while (textStart < text.Length && text[textStart] == ' ')
        {
            textStart++;
        }

        // "Updated: 4 August 2018" is a date line and no note.
        var rest = text.AsSpan(textStart);
        if (rest.Length > 0 && HeaderDate.TryParseLine(rest, out _, out _))
        {
            return false;
        }

        var isSameDay = date is null && gap.ContainsAnyInRange('0', '9') && gap.Contains('m');
        marker = new NoteMarker(kind, textStart, date ?? (kind == NoteKind.Update ? DateInOpening(rest) : null), isSameDay);
        return true;
    }

    // The colon that ends the marker, not the one in "9:40 a.m."; or a dash between spaces. -1 where there is none.
    private static int GapEnd(string text, int start)
    {
        for (var i = start; i < text.Length && i - start <= LongestGap; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                return i;
            }

            if (text[i] is '\u2014' or '\u2013' && i > start && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ')
            {
                return i;
            }
        }

        return -1;
    }

    // "On Saturday 4 August the minister announced…": the news of an update is as old as the update.
    private static DateMention? DateInOpening(ReadOnlySpan<char> text)
    {
        var dates = new DateScanner(text);
        return dates.Read() && Prose.CountWords(text[..dates.Current.Span.Start]) <= OpeningWords ? dates.Current : null;
    }
}
