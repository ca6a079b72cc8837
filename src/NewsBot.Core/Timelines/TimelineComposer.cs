using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Timelines;

/// <summary>Composes a timeline of events: the most important ones, in order, with what became of plans.</summary>
/// <param name="snapshot">The knowledge that is asked.</param>
internal sealed class TimelineComposer(Snapshot snapshot)
{
    /// <summary>Composes the timeline.</summary>
    public TimelineDraft Compose(TimelineRequest request, IReadOnlyList<EventGroup> groups, CancellationToken cancellationToken)
    {
        var importance = EventImportance.Of(groups);
        List<EventGroup> shown =
        [
            .. groups
                .OrderByDescending(group => importance[group])
                .ThenBy(group => group, ByTime)
                .Take(request.Limit == 0 ? groups.Count : request.Limit)
                .Order(ByTime),
        ];
        var events = new DraftEvent[shown.Count];

        // One for each thread and not for each piece of the work, of which there are many, for what it remembers.
        using var outcomes = new ThreadLocal<OutcomeFinder>(() => new OutcomeFinder(snapshot, request.AsOf));
        Parallel.For(
            0,
            events.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            i => events[i] = new DraftEvent(shown[i], outcomes.Value!.IsSuperseded(shown[i]), importance[shown[i]]));
        return new TimelineDraft(events, groups.Count - shown.Count, new EventDisputes(snapshot).Find(shown));
    }

    private static Comparer<EventGroup> ByTime { get; } = Comparer<EventGroup>.Create((a, b) =>
    {
        var order = a.Best.From.CompareTo(b.Best.From);
        order = order != 0 ? order : b.Best.To.CompareTo(a.Best.To);
        order = order != 0 ? order : a.Best.LatestStatedOn.CompareTo(b.Best.LatestStatedOn);
        order = order != 0 ? order : string.CompareOrdinal(a.Best.Source.Article.Path, b.Best.Source.Article.Path);
        return order != 0 ? order : a.Best.Source.Span.Start.CompareTo(b.Best.Source.Span.Start);
    });
}
