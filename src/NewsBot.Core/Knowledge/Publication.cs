using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Infers when an article was published where its header does not tell: from its address, its file's name, a dated
/// dateline, or a lead that sets out from a month of a year and speaks of a weekday of that month as still to come. Anything
/// less is no evidence: measured on news with known dates, a day without its weekday or in another month misled more often
/// than not.
/// </summary>
internal static partial class Publication
{
    private const int LeadBlocks = 12;
    private const int LeadCharacters = 4000;
    private const int AnchorBlocks = 3;
    private const int LongestDateline = 80;

    private static readonly string[] StillToCome =
    [
        " will ", "\u2019ll ", "'ll ", " is to ", " are to ", " is set ", " are set ", " is due ", " are due ", " is expected ",
        " are expected ", " is scheduled ", " are scheduled ", " is slated ", " are slated ", " is planned ", " are planned ",
        " plans to ", " plan to ",
    ];

    /// <summary>Infers the date of publication.</summary>
    /// <param name="path">The path of the file under the knowledge folder.</param>
    /// <param name="article">Takes the date and the reason for it.</param>
    /// <param name="blocks">The parts of the article, their roles known; notes are no evidence, for they came later.</param>
    public static void Infer(string path, Metadata article, List<DraftBlock> blocks)
    {
        if ((FromAddress(article.Url) ?? FromFileName(path) ?? FromText(blocks)) is var (date, reason))
        {
            article.Published = date;
            article.Inferred.Add(new Inference("published", date.ToString(), reason));
        }
    }

    private sealed record Finding(PartialDate Date, string Reason);

    private static Finding? FromAddress(string? address) =>
        address is not null && AddressDate().Match(address) is { Success: true } match && ToDate(match) is { } date
            ? new Finding(date, $"The address of the article holds the date \u201C{match.Value.Trim('/')}\u201D.")
            : null;

    private static Finding? FromFileName(string path) =>
        FileNameDate().Match(path, path.LastIndexOf('/') + 1) is { Success: true } match && ToDate(match) is { } date
            ? new Finding(date, $"The name of the file holds the date \u201C{match.Value}\u201D.")
            : null;

    private static Finding? FromText(List<DraftBlock> blocks)
    {
        var anchors = new List<(int Year, int Month, string Words)>();
        var mentions = new List<(DateMention Date, string Text)>();
        var seen = 0;
        foreach (var block in blocks)
        {
            if (block.IsDropped || block.Role is not (BlockKind.Title or BlockKind.Paragraph or BlockKind.ListItem))
            {
                continue;
            }

            var text = block.Text.Length <= LeadCharacters ? block.Text : block.Text[..LeadCharacters];
            if (seen == 0 && block.Role == BlockKind.Paragraph && FromDateline(text) is { } dateline)
            {
                return dateline;
            }

            if (seen < AnchorBlocks && block.Role != BlockKind.ListItem)
            {
                foreach (Match match in MonthOfYear().Matches(text))
                {
                    // A month that is itself still to come, or the end of a span, is not the one the text sets out from.
                    if (FutureWords(text, new TextSpan(match.Index, match.Length)) is null && !IsElsewhere(text.AsSpan(0, match.Index)))
                    {
                        anchors.Add((Number(match.Groups["year"]), DateScanner.MonthOf(match.Groups["month"].ValueSpan), match.Value));
                    }
                }
            }

            for (var dates = new DateScanner(text); dates.Read();)
            {
                if (dates.Current is { Year: null, Day: not null, Weekday: not null })
                {
                    mentions.Add((dates.Current, text));
                }
            }

            seen += block.Role == BlockKind.Title ? 0 : 1;
            if (seen == LeadBlocks)
            {
                break;
            }
        }

        return anchors.Count == 0 || mentions.Count == 0 ? null : FromLead(anchors, mentions);
    }

    // "LONDON, 4 March 2019 —", "RIVERTON | Tue Mar 5, 2019 7:17 pm EST RIVERTON (Agency) -"
    private static Finding? FromDateline(string text)
    {
        var opening = text.AsSpan(0, Math.Min(text.Length, LongestDateline));
        var dates = new DateScanner(opening);
        if (!dates.Read() || dates.Current.In() is not { Precision: DatePrecision.Day } date)
        {
            return null;
        }

        var place = opening[..dates.Current.Span.Start].TrimEnd(" ,|(-\u2013\u2014");
        var comma = place.IndexOf(',');
        var city = comma > 0 ? place[..comma] : place;
        var after = opening[dates.Current.Span.End..].TrimStart();
        var isPlace = city.Length > 1 && !city.ContainsAnyInRange('a', 'z') && Prose.IsTitleCase(place);
        var isCutOff = after.Length > 0 && (after[0] is '-' or '\u2013' or '\u2014' or '(' or '/' or ')' || char.IsAsciiDigit(after[0]));
        return isPlace && isCutOff ? new Finding(date, $"The report is datelined \u201C{opening[..dates.Current.Span.End]}\u201D.") : null;
    }

    private static Finding? FromLead(
        List<(int Year, int Month, string Words)> anchors, List<(DateMention Date, string Text)> mentions)
    {
        // The month the text sets out from, and the first day of it that the text says is still to come.
        DateOnly from = default, until = default;
        var reason = "";
        foreach (var (year, month, words) in anchors)
        {
            foreach (var (mention, text) in mentions)
            {
                if (mention.Month != month || mention.In(year) is not { Earliest: { Day: > 1 } day }
                    || FutureWords(text, mention.Span) is not { } future)
                {
                    continue;
                }

                var first = new DateOnly(year, month, 1);
                if (first > from || (first == from && day < until))
                {
                    (from, until) = (first, day);
                    reason = $"The text speaks of \u201C{words}\u201D and, as still to come, of \u201C{future}\u201D.";
                }
            }
        }

        if (reason.Length == 0)
        {
            return null;
        }

        // What it tells as past, day by day, bounds it from below. A text that tells so of the day still to come is no clear one.
        foreach (var (mention, text) in mentions)
        {
            if (mention.In(from.Year) is { } date && date.Latest >= from && FutureWords(text, mention.Span) is null
                && PastWords().IsMatch(Sentence(text, mention.Span)))
            {
                if (date.Earliest >= until)
                {
                    return null;
                }

                from = date.Earliest;
            }
        }

        var latest = until.AddDays(-1);
        return new Finding(PartialDate.Between(from, latest, from == latest ? DatePrecision.Day : DatePrecision.Month), reason);
    }

    // The words from the verb that looks ahead to the date, in one sentence; null where there is no such verb.
    private static string? FutureWords(string text, TextSpan date)
    {
        var start = SentenceStart(text, date.Start);
        var before = text.AsSpan(start, date.Start - start);
        foreach (var words in StillToCome)
        {
            if (before.LastIndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return text[(start + at)..date.End].TrimStart();
            }
        }

        return null;
    }

    private static bool IsElsewhere(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before[(before.LastIndexOf(' ') + 1)..] is
            "to" or "for" or "until" or "till" or "by" or "before" or "after" or "since" or "from" or "between" or "through" or "next";
    }

    private static string Sentence(string text, TextSpan date)
    {
        var start = SentenceStart(text, date.Start);
        var end = text.IndexOf(". ", date.End, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static int SentenceStart(string text, int at)
    {
        var stop = text.AsSpan(0, at).LastIndexOf(". ");
        return stop < 0 ? 0 : stop + 1;
    }

    private static PartialDate? ToDate(Match match)
    {
        var year = Number(match.Groups["year"]);
        var name = match.Groups["month"];
        var month = char.IsLetter(name.ValueSpan[0]) ? DateScanner.MonthOf(name.ValueSpan) : Number(name);
        if (month is < 1 or > 12)
        {
            return null;
        }

        var day = Number(match.Groups["day"]);
        return day == 0 ? PartialDate.OfMonth(year, month)
            : day <= DateTime.DaysInMonth(year, month) ? PartialDate.OfDay(new DateOnly(year, month, day))
            : null;
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"/(?<year>(19|20)\d\d)([/-](?<month>\d\d?|[a-z]{3})([/-](?<day>\d\d?))?(?=[/-])|(?<month>\d\d)(?<day>\d\d)(?=/))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AddressDate();

    [GeneratedRegex(
        @"(?<!\d)(?<year>(19|20)\d\d)-(?<month>\d\d)(-(?<day>\d\d))?(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FileNameDate();

    [GeneratedRegex(
        @"\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)"
        + @"( [a-z]+){0,2}( (in|of))? (?<year>(19|20)\d\d)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(
        @"\b(was|were|had|said|told|met|held|began|took|made|came|went|gave|found|fell|rose|won|lost|left|struck|broke|[a-z]{2,}ed)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PastWords();
}
