namespace NewsBot.Core.Timelines;

/// <summary>Composes a timeline of events: the most important ones, in order.</summary>
internal static class TimelineComposer
{
    /// <summary>Composes the timeline.</summary>
    public static TimelineDraft Compose(TimelineRequest request, IReadOnlyList<EventGroup> groups)
    {
        var importance = EventImportance.Of(groups);
        var shown = groups
            .OrderByDescending(group => importance[group])
            .ThenBy(group => group, ByTime)
            .Take(request.Limit == 0 ? groups.Count : request.Limit)
            .Order(ByTime)
            .Select(group => new DraftEvent(group, IsSuperseded: false, importance[group]))
            .ToList();
        return new TimelineDraft(shown, groups.Count - shown.Count);
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
