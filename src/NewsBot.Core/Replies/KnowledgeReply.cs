using System.Globalization;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Replies;

/// <summary>Tells people what the bot knows, and admins what became of their files.</summary>
public static class KnowledgeReply
{
    private const int MaxListed = 15;

    /// <summary>What the bot knows and how current it is.</summary>
    /// <param name="served">The knowledge that is served.</param>
    public static Reply Overview(ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(served);
        var articles = served.Snapshot.Articles;
        if (articles.Count == 0)
        {
            return Reply.Of("There are no documents to answer from yet.");
        }

        var latest = served.Snapshot.LatestStatedOn is { } day ? $" The latest report is of {PartialDate.OfDay(day).ToReadable()}." : "";
        var publishers = articles
            .CountBy(article => article.Publisher ?? "No publisher named", StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(publisher => publisher.Value)
            .ThenBy(publisher => publisher.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Reply(
        [
            new ReplyBlock.Verdict($"I answer from {Count(articles.Count, "document")}.{latest}", null),
            new ReplyBlock.Statements(
                "Where they come from",
                [.. publishers.Take(MaxListed).Select(publisher => new ReplyStatement(null, $"{publisher.Key}: {Count(publisher.Value, "document")}", []))]),
            .. Rest(publishers.Count, "publisher"),
        ]);
    }

    /// <summary>What a reload found, for an admin.</summary>
    /// <param name="served">The knowledge that is served now.</param>
    public static Reply Reloaded(ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(served);
        var report = served.Report;
        var changes = report.Added.Count + report.Changed.Count + report.Removed.Count;
        var verdict = served.IsRefused ? "The changed knowledge was refused; what was served before is served on."
            : changes == 0 ? "Nothing has changed."
            : "The changed knowledge is being served.";
        return new Reply(
        [
            new ReplyBlock.Verdict(verdict, null),
            new ReplyBlock.Paragraph($"{report.Summary}."),
            .. Files("Added", report.Added),
            .. Files("Changed", report.Changed),
            .. Files("Removed", report.Removed),
            .. Rejections(report.Rejected),
            .. Answers(served),
            .. report.Notes.Select(note => new ReplyBlock.Remark(note)),
        ]);
    }

    /// <summary>That an earlier snapshot is served, and until when, for an admin.</summary>
    /// <param name="served">The knowledge that is served now.</param>
    public static Reply WentBack(ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(served);
        return new Reply(
        [
            new ReplyBlock.Verdict("The earlier knowledge is being served.", null),
            .. served.Report.Notes.Select(note => new ReplyBlock.Paragraph(note)),
            .. Answers(served),
        ]);
    }

    /// <summary>The snapshots that can be served, for an admin.</summary>
    /// <param name="snapshots">The snapshots, newest first.</param>
    public static Reply Snapshots(IReadOnlyList<KeptSnapshot> snapshots)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        return snapshots.Count == 0
            ? Reply.Of("Nothing has been kept yet.")
            : new Reply(
            [
                new ReplyBlock.Statements("Kept, the newest first", [.. snapshots.Select(snapshot => new ReplyStatement(
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{snapshot.Version}: {Count(snapshot.Articles, "document")}, of {snapshot.MadeAt.UtcDateTime:d MMMM yyyy} at {snapshot.MadeAt.UtcDateTime:HH:mm} UTC{(snapshot.IsCurrent ? " (being served)" : "")}"),
                    []))]),
            ]);
    }

    /// <summary>What is served, since when, and what could not be used, for an admin.</summary>
    /// <param name="served">The knowledge that is served.</param>
    public static Reply Status(ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(served);
        return new Reply(
        [
            new ReplyBlock.Verdict($"{Count(served.Snapshot.Articles.Count, "document")} in {Count(served.Snapshot.PassageCount, "passage")} are being served.", null),
            new ReplyBlock.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"Version {served.Snapshot.Version}, loaded on {served.At.UtcDateTime:d MMMM yyyy} at {served.At.UtcDateTime:HH:mm} UTC.")),
            .. Rejections(served.Report.Rejected),
            .. served.Report.Notes.Select(note => new ReplyBlock.Remark(note)),
        ]);
    }

    /// <summary>What is wrong with the documents and what was worked out of them, for an admin.</summary>
    /// <param name="served">The knowledge that is served.</param>
    public static Reply Check(ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(served);
        var inferred = served.Snapshot.Articles
            .SelectMany(article => article.Inferred.Select(inference => $"{article.Path}: {inference.Field}: {inference.Reason}"))
            .ToList();
        return new Reply(
        [
            new ReplyBlock.Verdict(served.Report.Rejected.Count == 0 ? "All documents can be used." : $"{Count(served.Report.Rejected.Count, "document")} cannot be used.", null),
            .. Rejections(served.Report.Rejected),
            .. Files("Worked out, as the documents do not state it", inferred),
        ]);
    }

    private static ReplyBlock[] Files(string heading, IReadOnlyList<string> files) => files.Count == 0
        ? []
        : [new ReplyBlock.Statements(heading, [.. files.Take(MaxListed).Select(file => new ReplyStatement(null, file, []))]), .. Rest(files.Count, "line")];

    private static IEnumerable<ReplyBlock> Answers(ServedKnowledge served)
    {
        var comparison = served.Comparison;
        var change = served.IsRefused ? "would be answered" : "are answered";
        if (comparison.Asked > 0)
        {
            yield return new ReplyBlock.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{comparison.Changes.Count} of {Count(comparison.Asked, "question")} of {KnowledgeFolder.QuestionSetName} {change} otherwise than before."));
        }

        var lists = new[]
        {
            ("No longer as expected", comparison.Changes.Where(answer => answer.IsBroken).Select(DescribeBroken)),
            ("Answered otherwise", comparison.Changes.Where(answer => !answer.IsBroken).Select(Describe)),
            ($"Wrong with {KnowledgeFolder.QuestionSetName}", comparison.Notes),
        };
        foreach (var block in lists.SelectMany(list => Files(list.Item1, [.. list.Item2])))
        {
            yield return block;
        }
    }

    private static string DescribeBroken(AnswerChange change) => $"{Describe(change)} {string.Join(' ', change.Problems)}";

    private static string Describe(AnswerChange change)
    {
        var asOf = change.AsOf is { } day ? $" (as of {PartialDate.OfDay(day).ToReadable()})" : "";
        return $"{change.Id}, \u201C{change.Question}\u201D{asOf}: \u201C{change.Before}\u201D \u2192 \u201C{change.After}\u201D";
    }

    private static ReplyBlock[] Rejections(IReadOnlyList<RejectedFile> rejected) =>
        Files("Rejected", [.. rejected.Select(file => file.ToString())]);

    private static ReplyBlock[] Rest(int count, string what) =>
        count > MaxListed ? [new ReplyBlock.Remark($"and {Count(count - MaxListed, $"more {what}")}")] : [];

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
