namespace NewsBot.Core.Retrieval;

/// <summary>A segment as one snapshot sees it: without the passages of articles that were changed or removed since.</summary>
internal sealed class LiveSegment
{
    // A bit for each passage that does not count; null where all do.
    private readonly ulong[]? _dead;

    /// <summary>Puts a segment and the articles of it that count together.</summary>
    public LiveSegment(Segment segment, IReadOnlyList<FileStamp?> stamps)
    {
        Segment = segment;
        PassageCount = segment.PassageCount;
        var live = new List<int>(stamps.Count);
        for (var article = 0; article < stamps.Count; article++)
        {
            if (stamps[article] is not null)
            {
                live.Add(article);
                continue;
            }

            _dead ??= new ulong[(segment.PassageCount + 63) / 64];
            foreach (var number in segment.PassagesOf(article))
            {
                _dead[number >> 6] |= 1UL << number;
                PassageCount--;
            }
        }

        LiveArticles = live;
    }

    public Segment Segment { get; }

    /// <summary>The articles that count, by path.</summary>
    public IReadOnlyList<int> LiveArticles { get; }

    /// <summary>How many passages count.</summary>
    public int PassageCount { get; }

    /// <summary>The last day a passage that counts may have been stated on, or <see cref="PassageEntry.Undated"/>.</summary>
    public int Latest
    {
        get
        {
            var number = Segment.PassageCount - 1;
            while (number >= 0 && !IsLive(number))
            {
                number--;
            }

            return number < 0 ? PassageEntry.Undated : Segment.Passages[number].Latest;
        }
    }

    public bool IsLive(int number) => _dead is null || ((_dead[number >> 6] >> number) & 1) == 0;

    /// <summary>In how many passages that count a term is.</summary>
    public int CountLive(in TermEntry term)
    {
        if (_dead is null)
        {
            return term.Documents;
        }

        var list = Segment.Postings(term);
        var count = term.Documents;
        for (var block = 0; block < list.Windows.Length; block++)
        {
            var first = list.Windows[block] * PostingList.Window;
            if (HasDead(first))
            {
                var postings = list.PostingsOf(block);
                foreach (var place in postings[..(postings.Length / 2)])
                {
                    count -= IsLive(first + place) ? 0 : 1;
                }
            }
        }

        return count;
    }

    private bool HasDead(int windowStart)
    {
        var words = _dead.AsSpan(windowStart / 64);
        return words[..Math.Min(PostingList.Window / 64, words.Length)].ContainsAnyExcept(0UL);
    }
}
