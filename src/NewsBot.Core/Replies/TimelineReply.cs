using System.Globalization;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Replies;

/// <summary>Puts a timeline into the blocks of a reply, a page at a time.</summary>
public static class TimelineReply
{
    /// <summary>How many events a page has.</summary>
    public const int PageSize = 8;

    /// <summary>How many pages a timeline has; at least one.</summary>
    /// <param name="timeline">The timeline.</param>
    public static int Pages(VerifiedTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return Math.Max(1, (timeline.Events.Count + PageSize - 1) / PageSize);
    }

    /// <summary>A page of a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="page">Which page, from 0; one beyond the last is the last.</param>
    public static Reply Of(VerifiedTimeline timeline, int page)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        var pages = Pages(timeline);
        page = Math.Min(page, pages - 1);
        var blocks = new List<ReplyBlock> { new ReplyBlock.Verdict(Heading(timeline), null) };
        var events = timeline.Events.Skip(page * PageSize).Take(PageSize).ToList();
        if (events.Count > 0)
        {
            blocks.Add(new ReplyBlock.Timeline(
                [.. events.Select(happening => new ReplyEvent(EventDate.ToReadable(happening), Mark(happening), happening.Text, happening.Citations))]));
        }

        var shown = events.SelectMany(happening => happening.Citations).ToHashSet();
        foreach (var disagreement in timeline.Disagreements.Where(disagreement => disagreement.Positions.Any(position => position.Citations.Any(shown.Contains))))
        {
            shown.UnionWith(disagreement.Positions.SelectMany(position => position.Citations));
            blocks.Add(new ReplyBlock.Statements(
                $"Sources disagree on {disagreement.About}",
                [.. disagreement.Positions.Select(position => new ReplyStatement(null, $"\u201C{position.Value}\u201D", position.Citations))]));
        }

        if (shown.Count > 0)
        {
            blocks.Add(new ReplyBlock.Sources("Sources", [.. timeline.Citations.Where(citation => shown.Contains(citation.Number))]));
        }

        AddRemarks(blocks, timeline, page, pages);
        return new Reply(blocks)
        {
            Actions = [.. page > 0 ? (ReplyAction[])[ReplyAction.PreviousPage] : [], .. page < pages - 1 ? (ReplyAction[])[ReplyAction.NextPage] : []],
        };
    }

    /// <summary>What a reader must know of an event before its text, such as "planned, superseded"; null for what simply happened.</summary>
    /// <param name="happening">The event.</param>
    public static string? Mark(TimelineEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var status = happening.Status switch
        {
            EventStatus.Planned => "planned",
            EventStatus.Denied => "did not happen",
            EventStatus.Claimed => "claimed",
            _ => null,
        };
        return (status, happening.IsSuperseded) switch
        {
            (null, true) => "superseded",
            ({ } word, true) => $"{word}, superseded",
            (var word, false) => word,
        };
    }

    private static string Heading(VerifiedTimeline timeline) => (timeline.Events.Count, timeline.Request.Topic) switch
    {
        (0, _) => ReplyWords.NothingDated(timeline.Request),
        (_, { } topic) => $"What the documents date about \u201C{topic}\u201D",
        _ => "What the documents date",
    };

    private static void AddRemarks(List<ReplyBlock> blocks, VerifiedTimeline timeline, int page, int pages)
    {
        if (pages > 1)
        {
            blocks.Add(new ReplyBlock.Remark(string.Create(CultureInfo.InvariantCulture, $"Page {page + 1} of {pages}.")));
        }

        if (timeline.Omitted > 0)
        {
            blocks.Add(new ReplyBlock.Remark(string.Create(
                CultureInfo.InvariantCulture, $"{timeline.Omitted:N0} less important {(timeline.Omitted == 1 ? "event was" : "events were")} left out; a topic or a period shows more.")));
        }

        if (timeline.Request.AsOf is { } day)
        {
            blocks.Add(new ReplyBlock.Remark(ReplyWords.AsOf(day)));
        }
    }
}
