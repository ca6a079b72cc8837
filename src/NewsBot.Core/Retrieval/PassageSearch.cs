using System.Buffers;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// Finds the passages with the highest BM25 scores, exactly, and looks at few of the others: windows of passages are taken
/// in falling order of the best score they can hold, until none can hold better than what was found (A. Mallia, T. Suel,
/// N. Tonellotto, "Faster learned sparse retrieval with block-max pruning", 2024).
/// </summary>
/// <remarks>
/// Scores are whole numbers while they are added up, so the order of adding does not matter and a bound is a bound. News
/// makes windows differ much: neighbours in time tell of the same events.
/// </remarks>
internal sealed class PassageSearch
{
    private readonly IReadOnlyList<LiveSegment> _segments;
    private readonly (int First, int End)[] _ranges;
    private readonly int[] _firstWindows;
    private readonly TopPassages _top;

    private PassageSearch(IReadOnlyList<LiveSegment> segments, SearchQuery query, int count)
    {
        _segments = segments;
        _ranges = new (int, int)[segments.Count];
        _firstWindows = new int[segments.Count + 1];
        for (var i = 0; i < segments.Count; i++)
        {
            _ranges[i] = RangeOf(segments[i].Segment, query);
            _firstWindows[i + 1] = _firstWindows[i] + ((segments[i].Segment.PassageCount + PostingList.Window - 1) / PostingList.Window);
        }

        _top = new(segments, count);
    }

    /// <summary>Finds the best passages.</summary>
    /// <returns>At most <paramref name="count"/> passages, best first (see <see cref="TopPassages"/>).</returns>
    public static IReadOnlyList<ScoredPassage> Run(IReadOnlyList<LiveSegment> segments, SearchQuery query, int count)
    {
        var terms = FindTerms(segments, query.Terms);
        var (weights, unit) = Bm25.ToWhole([.. terms.Select(term => term.Weight)]);
        var lists = terms.SelectMany((term, i) => term.Places.Select(place => new TermList(place.Segment, place.Term, weights[i])));
        var search = new PassageSearch(segments, query, count);
        search.Score(lists.ToArray());
        return search._top.InOrder().Select(found => new ScoredPassage(found.Id, found.Score * unit)).ToArray();
    }

    // Looks up each term in each segment, and weighs it by its rarity in all of them together.
    private static List<(List<(int Segment, int Term)> Places, float Weight)> FindTerms(
        IReadOnlyList<LiveSegment> segments, IReadOnlyList<QueryTerm> query)
    {
        var passages = segments.Sum(segment => segment.PassageCount);
        var found = new List<(List<(int, int)>, float)>();
        foreach (var (stem, weight) in MergeTerms(query))
        {
            var places = new List<(int, int)>(segments.Count);
            var documents = 0;
            for (var i = 0; i < segments.Count; i++)
            {
                var term = segments[i].Segment.FindTerm(stem);
                if (term >= 0)
                {
                    documents += segments[i].CountLive(term);
                    places.Add((i, term));
                }
            }

            if (documents > 0)
            {
                found.Add((places, weight * Bm25.InverseDocumentFrequency(passages, documents)));
            }
        }

        return found;
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

    private void Score(TermList[] lists)
    {
        var windows = _firstWindows[^1];
        var bounds = ArrayPool<int>.Shared.Rent(windows);
        var ends = ArrayPool<int>.Shared.Rent(windows);
        var order = ArrayPool<int>.Shared.Rent(windows);
        var blocks = ArrayPool<Block>.Shared.Rent(FindBounds(lists, bounds.AsSpan(0, windows), ends.AsSpan(0, windows)));
        ArrangeBlocks(lists, blocks, ends);
        Span<int> scores = stackalloc int[PostingList.Window];
        var candidates = Order(bounds, order);
        while (candidates-- > 0 && bounds[candidates] >= _top.Threshold)
        {
            var window = order[candidates];
            var segment = SegmentOf(window);
            AddUp(_segments[segment].Segment.PostingBytes, blocks.AsSpan()[(window == 0 ? 0 : ends[window - 1])..ends[window]], scores);
            Collect(segment, (window - _firstWindows[segment]) * PostingList.Window, scores);
        }

        ArrayPool<int>.Shared.Return(bounds);
        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<Block>.Shared.Return(blocks);
    }

    // Fills in the best score each window can hold, and where its blocks begin; returns how many blocks there are.
    private int FindBounds(TermList[] lists, Span<int> bounds, Span<int> starts)
    {
        bounds.Clear();
        starts.Clear();
        foreach (var (segment, term, weight) in lists)
        {
            var postings = _segments[segment].Segment.Postings(term);
            var first = _firstWindows[segment];
            for (var i = 0; i < postings.Windows.Length; i++)
            {
                var window = first + postings.Windows[i];
                bounds[window] += weight * postings.Maxima[i];
                starts[window]++;
            }
        }

        var start = 0;
        for (var window = 0; window < starts.Length; window++)
        {
            (starts[window], start) = (start, start + starts[window]);
        }

        return start;
    }

    // Brings the blocks of each window together. Each window's start moves on to its end.
    private void ArrangeBlocks(TermList[] lists, Block[] blocks, int[] starts)
    {
        foreach (var (segment, term, weight) in lists)
        {
            var postings = _segments[segment].Segment.Postings(term);
            var documents = postings.Places.Length;
            var first = _firstWindows[segment];
            var place = _segments[segment].Segment.Terms[term].ListStart + PostingList.SizeOf(postings.Windows.Length, 0);
            for (var i = 0; i < postings.Windows.Length; i++)
            {
                var count = postings.LastPostings[i] + 1;
                blocks[starts[first + postings.Windows[i]]++] = new(weight, place, place + documents, count);
                place += count;
            }
        }
    }

    // Puts the windows that a passage may come from in rising order of what they can hold; returns how many they are.
    private int Order(int[] bounds, int[] order)
    {
        var count = 0;
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            var (first, end) = _ranges[segment];
            for (var passage = first; passage < end; passage = (passage / PostingList.Window + 1) * PostingList.Window)
            {
                var window = _firstWindows[segment] + (passage / PostingList.Window);
                if (bounds[window] > 0)
                {
                    // Never ahead of what is still to be read.
                    (bounds[count], order[count]) = (bounds[window], window);
                    count++;
                }
            }
        }

        Array.Sort(bounds, order, 0, count);
        return count;
    }

    private int SegmentOf(int window)
    {
        var segment = 0;
        while (_firstWindows[segment + 1] <= window)
        {
            segment++;
        }

        return segment;
    }

    private static void AddUp(ReadOnlySpan<byte> postings, ReadOnlySpan<Block> blocks, Span<int> scores)
    {
        scores.Clear();
        foreach (var (weight, firstPlace, firstImpact, count) in blocks)
        {
            var places = postings.Slice(firstPlace, count);
            var impacts = postings.Slice(firstImpact, count);
            for (var i = 0; i < places.Length && i < impacts.Length; i++)
            {
                scores[places[i]] += weight * impacts[i];
            }
        }
    }

    private void Collect(int segment, int start, ReadOnlySpan<int> scores)
    {
        var (first, end) = _ranges[segment];
        var from = Math.Max(first - start, 0);
        var to = Math.Min(end - start, PostingList.Window);
        for (var i = from; i < to; i++)
        {
            if (scores[i] >= _top.Threshold && _segments[segment].IsLive(start + i))
            {
                _top.Offer(scores[i], new(segment, start + i));
            }
        }
    }

    // A term's postings in one segment.
    private readonly record struct TermList(int Segment, int Term, int Weight);

    // A term's postings in one window: where their places and impacts begin among the bytes of all postings.
    private readonly record struct Block(int Weight, int FirstPlace, int FirstImpact, int Count);
}
