namespace NewsBot.Core.Retrieval;

/// <summary>
/// Decides which segments are merged into one: four of like size, so that there are never many and a passage is rewritten
/// only as often as the index grows fourfold; and one of which much is dead, so that what was removed does not pile up.
/// </summary>
internal static class MergePolicy
{
    private const int Factor = 4;

    // A segment is rewritten when more than one in so many of its passages is dead.
    private const int DeadShare = 4;

    /// <summary>The next segments to merge, by their places in the list; none when nothing is to be done.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="mustGo">Whether a segment holds what must not stay on the disk.</param>
    public static IReadOnlyList<int> Choose(IReadOnlyList<LiveSegment> segments, Func<Segment, bool> mustGo)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var all = segments[i].Segment.PassageCount;
            if ((all - segments[i].PassageCount) * DeadShare > all || segments[i].LiveArticles.Count == 0 || mustGo(segments[i].Segment))
            {
                return [i];
            }
        }

        return Enumerable.Range(0, segments.Count)
            .GroupBy(i => (int)Math.Log(Math.Max(1, segments[i].PassageCount), Factor))
            .OrderBy(tier => tier.Key)
            .Select(tier => tier.Take(Factor).ToArray())
            .FirstOrDefault(tier => tier.Length == Factor && SegmentWriter.HoldsAll(tier.Select(i => segments[i].Segment))) ?? [];
    }
}
