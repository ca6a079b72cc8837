using System.Globalization;
using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Citations;

/// <summary>The tables of sentences that a model may write and of those it may not, read from the files in <c>Claims</c>.</summary>
internal static class ClaimCases
{
    /// <summary>A sentence over quotes.</summary>
    /// <param name="Text">What the model writes.</param>
    /// <param name="Sources">What it cites.</param>
    /// <param name="File">The shipped document the quotes are from, or null.</param>
    /// <param name="Fault">What is wrong with it; null where it is faithful.</param>
    public sealed record Case(string Text, IReadOnlyList<EvidenceSentence> Sources, string? File, ClaimFault? Fault);

    public static IReadOnlyList<Case> All { get; } = [.. Read("shipped.txt"), .. Read("invented.txt"), .. Read("further.txt")];

    private static IEnumerable<Case> Read(string table)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Citations", "Claims", table);
        var header = Array.Empty<string>();
        var sources = new List<EvidenceSentence>();
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            switch (line)
            {
                case "" or ['#', ..]:
                    break;
                case ['>', .. var rest]:
                    header = rest.Split('|', StringSplitOptions.TrimEntries);
                    sources = [];
                    break;
                case ['+', ' ', .. var claim]:
                    yield return new Case(claim, sources, Known(header[2]), null);
                    break;
                case ['-', ' ', .. var attack]:
                    var colon = attack.IndexOf(':', StringComparison.Ordinal);
                    yield return new Case(attack[(colon + 2)..], sources, Known(header[2]), Enum.Parse<ClaimFault>(attack[..colon]));
                    break;
                default:
                    sources.Add(SourceOf(line, Known(header[0]), header[1]));
                    break;
            }
        }
    }

    private static string? Known(string field) => field == "-" ? null : field;

    private static EvidenceSentence SourceOf(string quote, string? day, string publisher)
    {
        PartialDate? statedOn = day is null ? null : PartialDate.OfDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var evidence = TestEvidence.SentenceOf(quote);
        var article = evidence.Passage.Article with { Publisher = publisher, Published = statedOn };
        return evidence with { Passage = evidence.Passage with { Article = article, StatedOn = statedOn } };
    }
}
