namespace NewsBot.Core.Retrieval;

/// <summary>Finds the passages with the highest BM25 scores, exactly, and looks at few of the others.</summary>
/// <remarks>
/// The windows of passages that promise most are scored first, wherever they are; what they hold sets the threshold for all
/// others. Scores are whole numbers while they are added up, so the order of adding does not matter and a bound is a bound.
/// </remarks>
internal static class PassageSearch
{
    // How many windows are scored for the sake of the threshold.
    private const int PromisingWindows = 16;

    /// <summary>Finds the best passages.</summary>
    /// <returns>At most <paramref name="count"/> passages, best first (see <see cref="TopPassages"/>).</returns>
    public static IReadOnlyList<ScoredPassage> Run(IReadOnlyList<LiveSegment> segments, SearchQuery query, int count)
    {
        var terms = FindTerms(segments, query.Terms);
        var (weights, unit) = Bm25.ToWhole([.. terms.Select(term => term.Weight)]);
        var top = new TopPassages(segments, count);
        var searches = new SegmentSearch[segments.Count];
        for (var i = 0; i < searches.Length; i++)
        {
            var lists = new WeightedList[terms.Count];
            for (var term = 0; term < lists.Length; term++)
            {
                lists[term] = new(terms[term].Entries[i], weights[term]);
            }

            searches[i] = new(segments[i], i, lists, RangeOf(segments[i].Segment, query.From, query.AsOf), top);
        }

        for (var i = 0; i < PromisingWindows; i++)
        {
            searches.MaxBy(search => search.BestBound)?.ScoreMostPromising();
        }

        foreach (var search in searches)
        {
            search.ScoreRest();
            search.Dispose();
        }

        return Array.ConvertAll(top.TakeAll(), found => new ScoredPassage(found.Id, found.Score * unit));
    }

    // Looks up each term in each segment and weighs it by its rarity in all of them together; the one that can give most
    // to a score comes first.
    private static List<Term> FindTerms(IReadOnlyList<LiveSegment> segments, IReadOnlyList<QueryTerm> query)
    {
        var passages = segments.Sum(segment => segment.PassageCount);
        var found = new List<Term>();
        foreach (var (stem, weight) in MergeTerms(query))
        {
            var entries = new TermEntry[segments.Count];
            var documents = 0;
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = segments[i].Segment.FindTerm(stem);
                documents += segments[i].CountLive(entries[i]);
            }

            if (documents > 0)
            {
                found.Add(new(entries, weight * Bm25.InverseDocumentFrequency(passages, documents)));
            }
        }

        found.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return found;
    }

    private static List<QueryTerm> MergeTerms(IReadOnlyList<QueryTerm> terms)
    {
        var merged = new List<QueryTerm>(terms.Count);
        foreach (var term in terms)
        {
            var known = merged.FindIndex(other => string.Equals(other.Stem, term.Stem, StringComparison.Ordinal));
            if (known < 0)
            {
                merged.Add(term);
            }
            else
            {
                merged[known] = term with { Weight = merged[known].Weight + term.Weight };
            }
        }

        return merged;
    }

    /// <summary>The passages a search may give: a run of numbers, as they are numbered by date. See <see cref="SearchQuery"/>.</summary>
    public static (int First, int End) RangeOf(Segment segment, DateOnly? from, DateOnly? asOf) =>
    (
        segment.CountBefore(from?.DayNumber ?? (asOf is null ? PassageEntry.Undated : 0)),
        asOf is { } day ? segment.CountBefore(day.DayNumber + 1) : segment.PassageCount
    );

    // A term's entry in each segment, and what the term counts.
    private sealed record Term(TermEntry[] Entries, float Weight);
}
