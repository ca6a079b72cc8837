using System.Globalization;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
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
        return new Reply(
        [
            new ReplyBlock.Verdict(changes == 0 ? "Nothing has changed." : "The changed knowledge is being served.", null),
            new ReplyBlock.Paragraph($"{report.Summary}."),
            .. Files("Added", report.Added),
            .. Files("Changed", report.Changed),
            .. Files("Removed", report.Removed),
            .. Rejections(report.Rejected),
            .. report.Notes.Select(note => new ReplyBlock.Remark(note)),
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

    private static ReplyBlock[] Rejections(IReadOnlyList<RejectedFile> rejected) =>
        Files("Rejected", [.. rejected.Select(file => file.ToString())]);

    private static ReplyBlock[] Rest(int count, string what) =>
        count > MaxListed ? [new ReplyBlock.Remark($"and {Count(count - MaxListed, $"more {what}")}")] : [];

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
