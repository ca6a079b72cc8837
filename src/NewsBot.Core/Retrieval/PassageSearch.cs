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

    // With so many segments, there are millions of passages and a search takes long enough to be divided among processors.
    private const int ManySegments = 8;

    /// <summary>Finds the best passages.</summary>
    /// <returns>At most <paramref name="count"/> passages, best first (see <see cref="TopPassages"/>).</returns>
    public static IReadOnlyList<ScoredPassage> Run(IReadOnlyList<LiveSegment> segments, SearchQuery query, int count)
    {
        var terms = FindTerms(segments, query.Terms);
        var (weights, unit) = Bm25.ToWhole([.. terms.Select(term => term.Weight)]);
        var top = new TopPassages(segments, count);
        var searches = new SegmentSearch[segments.Count];
        ForEach(searches.Length, i =>
        {
            var lists = new WeightedList[terms.Count];
            for (var term = 0; term < lists.Length; term++)
            {
                lists[term] = new(terms[term].Entries[i], weights[term]);
            }

            searches[i] = new(segments[i], i, lists, RangeOf(segments[i].Segment, query.From, query.AsOf), top);
        });

        for (var i = 0; i < PromisingWindows; i++)
        {
            searches.MaxBy(search => search.BestBound)?.ScoreMostPromising();
        }

        // What promises most comes first, so that the threshold rises soon.
        Array.Sort(searches, (one, other) => other.BestBound.CompareTo(one.BestBound));
        ForEach(searches.Length, i =>
        {
            searches[i].ScoreRest();
            searches[i].Dispose();
        });

        return Array.ConvertAll(top.TakeAll(), found => new ScoredPassage(found.Id, found.Score * unit));
    }

    // Looks up each term in each segment and weighs it by its rarity in all of them together; the one that can give most
    // to a score comes first.
    private static List<Term> FindTerms(IReadOnlyList<LiveSegment> segments, IReadOnlyList<QueryTerm> query)
    {
        var passages = segments.Sum(segment => segment.PassageCount);
        var terms = MergeTerms(query);
        var entries = terms.ConvertAll(_ => new TermEntry[segments.Count]);
        var documents = new int[terms.Count];
        ForEach(segments.Count, i =>
        {
            for (var term = 0; term < documents.Length; term++)
            {
                entries[term][i] = segments[i].Segment.FindTerm(terms[term].Stem);
                Interlocked.Add(ref documents[term], segments[i].CountLive(entries[term][i]));
            }
        });

        var found = new List<Term>();
        for (var term = 0; term < documents.Length; term++)
        {
            if (documents[term] > 0)
            {
                found.Add(new(entries[term], terms[term].Weight * Bm25.InverseDocumentFrequency(passages, documents[term])));
            }
        }

        found.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return found;
    }

    private static void ForEach(int segments, Action<int> work)
    {
        if (segments < ManySegments)
        {
            for (var i = 0; i < segments; i++)
            {
                work(i);
            }
        }
        else
        {
            Parallel.For(0, segments, work);
        }
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
