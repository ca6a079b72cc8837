using System.Globalization;
using NewsBot.Core.Replies;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;
using NewsBot.Output;

namespace NewsBot.Timelines;

/// <summary>How a timeline is shown on a terminal: a line downwards with a mark for each date, then the sources.</summary>
internal static class TimelinePage
{
    private const string Line = "\u2502 ";

    /// <summary>Lays a timeline out in lines.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(VerifiedTimeline timeline, int width)
    {
        var page = new Page(width);
        if (timeline.Events.Count == 0)
        {
            page.Text("", "", new Segment(ReplyWords.NothingDated(timeline.Request), TextStyle.Strong));
        }

        (PartialDate, PartialDate, TimePrecision)? date = null;
        foreach (var happening in timeline.Events)
        {
            if (date != (happening.Start, happening.End, happening.Precision))
            {
                if (date is not null)
                {
                    page.Text(Line.TrimEnd(), "");
                }

                date = (happening.Start, happening.End, happening.Precision);
                page.Text("\u25CF ", Line, new Segment(EventDate.ToReadable(happening), TextStyle.Strong));
            }

            page.Text(Line, Line, [.. Mark(happening), happening.Text, .. CitationLines.Marks(happening.Citations)]);
        }

        if (timeline.Omitted > 0)
        {
            page.Gap();
            var omitted = timeline.Omitted.ToString("N0", CultureInfo.InvariantCulture);
            page.Text("", "", new Segment(
                $"{omitted} less important {(timeline.Omitted == 1 ? "event was" : "events were")} left out; --limit 0 shows all.", TextStyle.Muted));
        }

        CitationLines.AddDisagreements(page, timeline.Disagreements);
        CitationLines.Add(page, "Sources", timeline.Citations);
        if (timeline.Request.AsOf is { } day)
        {
            page.Gap();
            page.Text("", "", new Segment(ReplyWords.AsOf(day), TextStyle.Muted));
        }

        return page.Lines;
    }

    private static Segment[] Mark(TimelineEvent happening)
    {
        var style = happening.Status switch
        {
            EventStatus.Denied => TextStyle.Bad,
            EventStatus.Happened => TextStyle.Plain,
            _ => TextStyle.Caution,
        };
        return TimelineReply.Mark(happening) is { } words ? [new Segment($"({words})", style), " "] : [];
    }
}
