namespace NewsBot.Core.Retrieval;

/// <summary>
/// The best passages of a search so far, at most a given number: a heap with the worst of them on top. Between equal scores
/// the later statement is better, then the earlier path, then the earlier place in the article. Passages may be offered from
/// many threads at once.
/// </summary>
internal sealed class TopPassages(IReadOnlyList<LiveSegment> segments, int capacity)
{
    private readonly Lock _gate = new();
    private readonly List<(int Score, PassageId Id)> _heap = [];
    private volatile int _threshold = 1;

    /// <summary>The score that a passage needs to have a chance; it only rises.</summary>
    public int Threshold => _threshold;

    public void Offer(int score, PassageId id)
    {
        lock (_gate)
        {
            if (_heap.Count < capacity)
            {
                _heap.Add((score, id));
                Rise(_heap.Count - 1);
            }
            else if (IsBetter((score, id), _heap[0]))
            {
                _heap[0] = (score, id);
                Sink();
            }

            _threshold = _heap.Count < capacity ? 1 : _heap[0].Score;
        }
    }

    /// <summary>Takes the passages out.</summary>
    /// <returns>The passages, best first.</returns>
    public (int Score, PassageId Id)[] TakeAll()
    {
        var ordered = new (int Score, PassageId Id)[_heap.Count];
        for (var i = ordered.Length - 1; i >= 0; i--)
        {
            ordered[i] = _heap[0];
            _heap[0] = _heap[i];
            _heap.RemoveAt(i);
            Sink();
        }

        return ordered;
    }

    private void Rise(int at)
    {
        while (at > 0 && IsBetter(_heap[(at - 1) / 2], _heap[at]))
        {
            (_heap[(at - 1) / 2], _heap[at]) = (_heap[at], _heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var worst = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _heap.Count; child++)
            {
                worst = IsBetter(_heap[worst], _heap[child]) ? child : worst;
            }

            if (worst == at)
            {
                return;
            }

            (_heap[at], _heap[worst]) = (_heap[worst], _heap[at]);
            at = worst;
        }
    }

    private bool IsBetter((int Score, PassageId Id) one, (int Score, PassageId Id) other)
    {
        if (one.Score != other.Score)
        {
            return one.Score > other.Score;
        }

        var (oneEntry, otherEntry) = (EntryOf(one.Id), EntryOf(other.Id));
        if (oneEntry.Latest != otherEntry.Latest)
        {
            return oneEntry.Latest > otherEntry.Latest;
        }

        // Within a segment passages of one day are numbered by path and place.
        return one.Id.Segment == other.Id.Segment
            ? one.Id.Number < other.Id.Number
            : string.CompareOrdinal(PathOf(one.Id.Segment, oneEntry), PathOf(other.Id.Segment, otherEntry)) < 0;
    }

    private PassageEntry EntryOf(PassageId id) => segments[id.Segment].Segment.Passages[id.Number];

    private string PathOf(int segment, PassageEntry entry) => segments[segment].Segment.PathOf(entry.Article);
}
