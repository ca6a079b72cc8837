using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsBot.Core.Retrieval;

/// <summary>A term's list in a segment, and what the term counts.</summary>
internal readonly record struct WeightedList(TermEntry Entry, int Weight);

/// <summary>
/// Searches one segment for one query (after A. Mallia, T. Suel, N. Tonellotto, "Faster learned sparse retrieval with
/// block-max pruning", 2024).
/// </summary>
/// <remarks>
/// The greatest impacts of the terms in a window of passages add up to the window's bound: no passage in it can score more.
/// When a term's postings have been added to the scores, what it promised is taken from the bound, and when the bound has
/// fallen below the threshold, the window is left aside. So the long lists of frequent terms, which come last, are read in
/// few windows. News makes windows differ much: neighbours in time tell of the same events.
/// </remarks>
internal sealed class SegmentSearch : IDisposable
{
    // The bound of a window that is not, or no longer, to be scored: below zero, whatever is added.
    private const int Closed = int.MinValue;

    // How many windows are scored together: their scores stay in the processor's nearest cache.
    private const int Stretch = 32;

    private readonly LiveSegment _segment;
    private readonly int _index;
    private readonly WeightedList[] _lists;
    private readonly (int First, int End) _range;
    private readonly TopPassages _top;
    private readonly int _windows;
    private readonly int[] _bounds;

    /// <summary>Finds the bounds of all windows.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the snapshot.</param>
    /// <param name="lists">The terms to find, the weightiest first.</param>
    /// <param name="range">The numbers of the passages that may be found.</param>
    /// <param name="top">Takes what is found.</param>
    public SegmentSearch(LiveSegment segment, int index, WeightedList[] lists, (int First, int End) range, TopPassages top)
    {
        _segment = segment;
        _index = index;
        _lists = lists;
        _range = range;
        _top = top;
        _windows = (segment.Segment.PassageCount + PostingList.Window - 1) / PostingList.Window;
        _bounds = ArrayPool<int>.Shared.Rent(_windows);
        Bounds.Fill(Closed);
        if (range.First < range.End)
        {
            Bounds[(range.First / PostingList.Window)..(((range.End - 1) / PostingList.Window) + 1)].Clear();
        }

        foreach (var (entry, weight) in lists)
        {
            AddBounds(segment.Segment.Postings(entry), weight, Bounds);
        }

        BestBound = Max(Bounds);
    }

    /// <summary>The most that a passage of a window not yet scored can score.</summary>
    public int BestBound { get; private set; }

    private Span<int> Bounds => _bounds.AsSpan(0, _windows);

    /// <summary>Scores the window of <see cref="BestBound"/>.</summary>
    public void ScoreMostPromising()
    {
        if (BestBound < _top.Threshold)
        {
            return;
        }

        var window = Bounds.IndexOf(BestBound);
        Bounds[window] = Closed;
        BestBound = Max(Bounds);
        Span<int> scores = stackalloc int[PostingList.Window];
        scores.Clear();
        foreach (var (entry, weight) in _lists)
        {
            var list = _segment.Segment.Postings(entry);
            var block = list.Windows.BinarySearch((ushort)window);
            if (block >= 0)
            {
                AddUp(weight, list.PostingsOf(block), scores);
            }
        }

        Collect(window, scores);
    }

    /// <summary>Scores every window that may still hold a passage good enough.</summary>
    public void ScoreRest()
    {
        Span<WindowScores> windows = stackalloc WindowScores[Stretch];
        Span<int> scores = stackalloc int[Stretch * PostingList.Window];
        var positions = new int[_lists.Length];
        for (var start = 0; start < _windows; start += Stretch)
        {
            var bounds = Bounds[start..Math.Min(start + Stretch, _windows)];
            if (Max(bounds) < _top.Threshold)
            {
                continue;
            }

            for (var i = 0; i < bounds.Length; i++)
            {
                windows[i] = new() { Left = bounds[i] };
            }

            for (var i = 0; i < _lists.Length; i++)
            {
                AddUp(_lists[i], ref positions[i], start, windows[..bounds.Length], scores);
            }

            for (var i = 0; i < bounds.Length; i++)
            {
                if (windows[i].Best >= _top.Threshold)
                {
                    Collect(start + i, ScoresOf(i, scores));
                }
            }
        }
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_bounds);

    private static void AddBounds(PostingList list, int weight, Span<int> bounds)
    {
        var windows = list.Windows;
        var maxima = list.Maxima;
        for (var block = 0; block < windows.Length && block < maxima.Length; block++)
        {
            bounds[windows[block]] += weight * maxima[block];
        }
    }

    // Adds a term's postings in those windows of a stretch that are still worth while.
    private void AddUp(in WeightedList term, ref int position, int start, Span<WindowScores> stretch, Span<int> scores)
    {
        var list = _segment.Segment.Postings(term.Entry);
        var windows = list.Windows;
        var maxima = list.Maxima;
        var threshold = _top.Threshold;
        var at = position;
        for (; at < windows.Length && windows[at] < start + stretch.Length; at++)
        {
            var window = windows[at] - start;
            if (window < 0 || stretch[window].Best + stretch[window].Left < threshold)
            {
                continue;
            }

            var own = ScoresOf(window, scores);
            if (stretch[window].Best == 0)
            {
                own.Clear();
            }

            var best = AddUp(term.Weight, list.PostingsOf(at), own);
            stretch[window].Best = Math.Max(stretch[window].Best, best);
            stretch[window].Left -= term.Weight * maxima[at];
        }

        position = at;
    }

    // Returns the best of the scores it changed.
    private static int AddUp(int weight, ReadOnlySpan<byte> postings, Span<int> scores)
    {
        var places = postings[..(postings.Length / 2)];
        var impacts = postings[places.Length..];
        var best = 0;
        for (var i = 0; i < places.Length && i < impacts.Length; i++)
        {
            var score = scores[places[i]] + (weight * impacts[i]);
            scores[places[i]] = score;
            best = Math.Max(best, score);
        }

        return best;
    }

    private void Collect(int window, ReadOnlySpan<int> scores)
    {
        var start = window * PostingList.Window;
        var threshold = _top.Threshold;
        for (var i = Math.Max(_range.First - start, 0); i < Math.Min(_range.End - start, PostingList.Window); i++)
        {
            if (scores[i] >= threshold && _segment.IsLive(start + i))
            {
                _top.Offer(scores[i], new(_index, start + i));
                threshold = _top.Threshold;
            }
        }
    }

    private static Span<int> ScoresOf(int window, Span<int> scores) => scores.Slice(window * PostingList.Window, PostingList.Window);

    private static int Max(ReadOnlySpan<int> values)
    {
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(values);
        var best = new Vector<int>(int.MinValue);
        foreach (var vector in vectors)
        {
            best = Vector.Max(best, vector);
        }

        Span<int> lanes = stackalloc int[Vector<int>.Count];
        best.CopyTo(lanes);
        var max = int.MinValue;
        foreach (var value in lanes)
        {
            max = Math.Max(max, value);
        }

        foreach (var value in values[(vectors.Length * Vector<int>.Count)..])
        {
            max = Math.Max(max, value);
        }

        return max;
    }

    // The state of a window whose passages are being scored: the best score so far, and what may still be added to it. As
    // long as the best is zero, the scores are those of an earlier window.
    private struct WindowScores
    {
        public int Best;
        public int Left;
    }
}
