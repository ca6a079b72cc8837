using System.Buffers;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// Finds the passages with the highest BM25 scores, exactly, and looks at few of the others.
/// </summary>
/// <remarks>
/// <para>
/// Terms are taken in falling order of what they can give to a score. Each adds the greatest impact it has in a window of
/// passages to the window's bound, until the terms that are left cannot make a passage good enough by themselves
/// (MaxScore: H. Turtle, J. Flood, "Query evaluation: strategies and optimizations", 1995). Then windows are scored in
/// falling order of their bounds, until none can hold better than what was found (A. Mallia, T. Suel, N. Tonellotto,
/// "Faster learned sparse retrieval with block-max pruning", 2024). So a long list of a frequent term is only looked at in
/// windows where rarer terms have made that worth while.
/// </para>
/// <para>
/// Scores are whole numbers while they are added up, so the order of adding does not matter and a bound is a bound. News
/// makes windows differ much: neighbours in time tell of the same events.
/// </para>
/// </remarks>
internal sealed class PassageSearch
{
    // The bound of a window that is not, or no longer, to be scored: below zero, whatever is added.
    private const int Closed = int.MinValue;

    private readonly IReadOnlyList<LiveSegment> _segments;
    private readonly Term[] _terms;
    private readonly (int First, int End)[] _ranges;
    private readonly int[] _firstWindows;
    private readonly int[] _rest;
    private readonly TopPassages _top;

    private PassageSearch(IReadOnlyList<LiveSegment> segments, Term[] terms, SearchQuery query, int count)
    {
        _segments = segments;
        _terms = terms;
        _top = new(segments, count);
        _ranges = new (int, int)[segments.Count];
        _firstWindows = new int[segments.Count + 1];
        for (var i = 0; i < segments.Count; i++)
        {
            _ranges[i] = RangeOf(segments[i].Segment, query);
            _firstWindows[i + 1] = _firstWindows[i] + ((segments[i].Segment.PassageCount + PostingList.Window - 1) / PostingList.Window);
        }

        // What the terms from one on can give together.
        _rest = new int[terms.Length + 1];
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            _rest[i] = _rest[i + 1] + terms[i].Best;
        }
    }

    /// <summary>Finds the best passages.</summary>
    /// <returns>At most <paramref name="count"/> passages, best first (see <see cref="TopPassages"/>).</returns>
    public static IReadOnlyList<ScoredPassage> Run(IReadOnlyList<LiveSegment> segments, SearchQuery query, int count)
    {
        var (terms, unit) = FindTerms(segments, query.Terms);
        Array.Sort(terms, (one, other) => other.Best.CompareTo(one.Best));
        var search = new PassageSearch(segments, terms, query, count);
        var bounds = ArrayPool<int>.Shared.Rent(search._firstWindows[^1]);
        search.Score(bounds.AsSpan(0, search._firstWindows[^1]));
        ArrayPool<int>.Shared.Return(bounds);
        return search._top.InOrder().Select(found => new ScoredPassage(found.Id, found.Score * unit)).ToArray();
    }

    // Looks up each term in each segment, and weighs it by its rarity in all of them together.
    private static (Term[] Terms, float Unit) FindTerms(IReadOnlyList<LiveSegment> segments, IReadOnlyList<QueryTerm> query)
    {
        var passages = segments.Sum(segment => segment.PassageCount);
        var found = new List<(int[] Places, float Weight)>();
        foreach (var (stem, weight) in MergeTerms(query))
        {
            var places = new int[segments.Count];
            var documents = 0;
            for (var i = 0; i < segments.Count; i++)
            {
                places[i] = segments[i].Segment.FindTerm(stem);
                documents += places[i] < 0 ? 0 : segments[i].CountLive(places[i]);
            }

            if (documents > 0)
            {
                found.Add((places, weight * Bm25.InverseDocumentFrequency(passages, documents)));
            }
        }

        var (weights, unit) = Bm25.ToWhole([.. found.Select(term => term.Weight)]);
        var terms = found.Select((term, i) => new Term(weights[i], weights[i] * BestImpact(term.Places), term.Places));
        return (terms.ToArray(), unit);

        int BestImpact(int[] places) => places.Select((term, i) => term < 0 ? 0 : segments[i].Segment.Terms[term].Best).Max();
    }

    private static Dictionary<string, float> MergeTerms(IReadOnlyList<QueryTerm> terms)
    {
        var weights = new Dictionary<string, float>(terms.Count, StringComparer.Ordinal);
        foreach (var (stem, weight) in terms)
        {
            weights[stem] = weights.GetValueOrDefault(stem) + weight;
        }

        return weights;
    }

    // The passages a search may give are a run of numbers, as they are numbered by date.
    private static (int First, int End) RangeOf(Segment segment, SearchQuery query) =>
    (
        segment.CountBefore(query.From?.DayNumber ?? (query.AsOf is null ? PassageEntry.Undated : 0)),
        query.AsOf is { } asOf ? segment.CountBefore(asOf.DayNumber + 1) : segment.PassageCount
    );

    private void Score(Span<int> bounds)
    {
        OpenRanges(bounds);
        var essential = 0;
        while (essential < _terms.Length && _rest[essential] >= _top.Threshold)
        {
            AddBounds(_terms[essential++], bounds);

            // The most promising window so far raises the threshold early.
            var best = IndexOfMax(bounds);
            if (best >= 0 && bounds[best] > 0)
            {
                ScoreWindow(best, bounds, essential);
            }
        }

        var order = ArrayPool<long>.Shared.Rent(bounds.Length);
        var candidates = 0;
        for (var window = 0; window < bounds.Length; window++)
        {
            if (bounds[window] > 0 && bounds[window] + _rest[essential] >= _top.Threshold)
            {
                order[candidates++] = ((long)bounds[window] << 32) | (uint)window;
            }
        }

        Array.Sort(order, 0, candidates);
        while (candidates-- > 0 && (int)(order[candidates] >> 32) + _rest[essential] >= _top.Threshold)
        {
            ScoreWindow((int)order[candidates], bounds, essential);
        }

        ArrayPool<long>.Shared.Return(order);
    }

    // Closes the windows in which no passage may be found.
    private void OpenRanges(Span<int> bounds)
    {
        bounds.Fill(Closed);
        for (var i = 0; i < _segments.Count; i++)
        {
            var (first, end) = _ranges[i];
            if (first < end)
            {
                bounds[(_firstWindows[i] + (first / PostingList.Window))..(_firstWindows[i] + ((end - 1) / PostingList.Window) + 1)].Clear();
            }
        }
    }

    private void AddBounds(Term term, Span<int> bounds)
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            if (term.Places[i] >= 0)
            {
                var list = _segments[i].Segment.Postings(term.Places[i]);
                var own = bounds[_firstWindows[i]..];
                for (var block = 0; block < list.Windows.Length; block++)
                {
                    own[list.Windows[block]] += term.Weight * list.Maxima[block];
                }
            }
        }
    }

    private static int IndexOfMax(ReadOnlySpan<int> values)
    {
        var best = -1;
        for (var i = 0; i < values.Length; i++)
        {
            best = best < 0 || values[i] > values[best] ? i : best;
        }

        return best;
    }

    // Adds up the scores of a window's passages, best terms first, for as long as one of them may be good enough.
    private void ScoreWindow(int window, Span<int> bounds, int essential)
    {
        var segment = 0;
        while (_firstWindows[segment + 1] <= window)
        {
            segment++;
        }

        var own = (ushort)(window - _firstWindows[segment]);
        var left = bounds[window] + _rest[essential];
        bounds[window] = Closed;
        Span<int> scores = stackalloc int[PostingList.Window];
        scores.Clear();
        var best = 0;
        for (var i = 0; i < _terms.Length; i++)
        {
            if (best + left < _top.Threshold)
            {
                return;
            }

            var (weight, mostEver, places) = _terms[i];
            var list = places[segment] < 0 ? default : _segments[segment].Segment.Postings(places[segment]);
            var block = list.Windows.BinarySearch(own);
            left -= i >= essential ? mostEver : block < 0 ? 0 : weight * list.Maxima[block];
            if (block >= 0)
            {
                best = Math.Max(best, AddUp(weight, list.PlacesOf(block), list.ImpactsOf(block), scores));
            }
        }

        Collect(segment, own * PostingList.Window, scores);
    }

    // Returns the best of the scores it changed.
    private static int AddUp(int weight, ReadOnlySpan<byte> places, ReadOnlySpan<byte> impacts, Span<int> scores)
    {
        var best = 0;
        for (var i = 0; i < places.Length && i < impacts.Length; i++)
        {
            var score = scores[places[i]] + (weight * impacts[i]);
            scores[places[i]] = score;
            best = Math.Max(best, score);
        }

        return best;
    }

    private void Collect(int segment, int start, ReadOnlySpan<int> scores)
    {
        var (first, end) = _ranges[segment];
        for (var i = Math.Max(first - start, 0); i < Math.Min(end - start, PostingList.Window); i++)
        {
            if (scores[i] >= _top.Threshold && _segments[segment].IsLive(start + i))
            {
                _top.Offer(scores[i], new(segment, start + i));
            }
        }
    }

    // What a term counts, the most it can give to a score, and its place in the table of terms of each segment, or -1.
    private sealed record Term(int Weight, int Best, int[] Places);
}
