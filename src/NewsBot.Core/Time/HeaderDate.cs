using System.Collections.Frozen;

namespace NewsBot.Core.Time;

/// <summary>Reads the dates that stand in the header of an article: its date line and the values of its metadata.</summary>
internal static class HeaderDate
{
    // What may stand around the dates of a date line, beside numbers: labels, halves of the day and time zones.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Surroundings = FrozenSet.ToFrozenSet(
    [
        "published", "posted", "updated", "modified", "revised", "created", "issued", "released", "filed", "aired", "first", "last",
        "originally", "publication", "date", "on", "at", "time", "local", "read", "min", "mins", "minute", "minutes", "hrs", "h", "hours",
        "a", "p", "m", "am", "pm", "noon", "midnight", "t", "z", "utc", "gmt", "bst", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst",
        "mdt", "pt", "pst", "pdt", "cet", "cest", "eet", "eest", "wet", "ist", "msk", "gst", "pkt", "sgt", "hkt", "jst", "kst", "wib",
        "aest", "aedt", "acst", "awst", "nzst", "nzdt", "sast", "eat", "wat", "akst", "hst",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Reads a line that is nothing but one or two dates, with labels and times: "Updated 3:15 PM ET, Tue March 3, 2020".
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="published">The date that is not marked as an update, if one is.</param>
    /// <param name="updated">The date marked as an update, if one is.</param>
    /// <returns>Whether it is such a line; both dates are null where it names no year.</returns>
    public static bool TryParseLine(ReadOnlySpan<char> line, out PartialDate? published, out PartialDate? updated)
    {
        published = updated = null;
        // With a colon after it a date heads what follows, as in a chronicle.
        if (line.Length > 120 || line.EndsWith(':'))
        {
            return false;
        }

        var dates = new DateScanner(line);
        var from = 0;
        var found = false;
        while (dates.Read())
        {
            var before = line[from..dates.Current.Span.Start];
            if (!IsSurrounding(before))
            {
                return false;
            }

            var date = dates.Current.In();
            if (before.Contains("updated", StringComparison.OrdinalIgnoreCase)
                || before.Contains("modified", StringComparison.OrdinalIgnoreCase)
                || before.Contains("revised", StringComparison.OrdinalIgnoreCase))
            {
                updated ??= date;
            }
            else
            {
                published ??= date;
            }

            found = true;
            from = dates.Current.Span.End;
        }

        return found && IsSurrounding(line[from..]);
    }

    /// <summary>Reads the value of a field that holds a date: ISO 8601, with or without a time, or a date in words.</summary>
    /// <returns>Whether the value holds a date with a year.</returns>
    public static bool TryParse(ReadOnlySpan<char> value, out PartialDate date)
    {
        value = value.Trim();
        if (PartialDate.TryParseIso(value, out date) && DateScanner.IsYear(date.Earliest.Year))
        {
            return true;
        }

        var dates = new DateScanner(value);
        while (dates.Read())
        {
            if (dates.Current.In() is { } found)
            {
                date = found;
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text is empty or holds only what may stand beside a date: labels, numbers, times and zones.</summary>
    public static bool IsSurrounding(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (i == start)
            {
                i++;
            }
            else if (!Surroundings.Contains(text[start..i]) && DateScanner.WeekdayOf(text[start..i]) is null)
            {
                return false;
            }
        }

        return true;
    }
}
