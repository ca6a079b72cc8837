using System.Collections.Concurrent;
using NewsBot.Core.Language;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// All knowledge as it was at one moment. Immutable and safe for use from many threads; it stays whole while it is in use,
/// whatever happens to the folder or the index meanwhile.
/// </summary>
public sealed class Snapshot
{
    private const float BackgroundPassages = 1000;
    private const float BackgroundFrequency = 2;
    private const int VersionDigits = 12;
    private const int MostRemembered = 1 << 16;

    // In how many passages stems are that were asked for: the words of one answer are mostly those of others.
    private readonly ConcurrentDictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly Lazy<AliasTable> _aliases;
    private readonly Lazy<ArticleList> _articles;

    internal Snapshot(string version, IReadOnlyList<LiveSegment> segments)
    {
        Version = version;
        Segments = segments;
        PassageCount = segments.Sum(segment => segment.PassageCount);
        _articles = new(() => new ArticleList(segments));
        _aliases = new(ReadAliases);
    }

    /// <summary>Names this state of the knowledge: the same articles have the same version on every machine.</summary>
    public string Version { get; }

    /// <summary>The segments it consists of.</summary>
    internal IReadOnlyList<LiveSegment> Segments { get; }

    /// <summary>The articles, ordered by path (ordinal).</summary>
    public IReadOnlyList<ArticleInfo> Articles => _articles.Value;

    /// <summary>How many passages there are.</summary>
    public int PassageCount { get; }

    /// <summary>The last day that a passage was or may have been stated on; null where none has a date.</summary>
    public DateOnly? LatestStatedOn
    {
        get
        {
            var latest = Segments.Select(segment => segment.Latest).DefaultIfEmpty(PassageEntry.Undated).Max();
            return latest == PassageEntry.Undated ? null : DateOnly.FromDayNumber(latest);
        }
    }

    /// <summary>Names that mean the same, from the text and the front matter of all articles; each article has one vote for a pair.</summary>
    public AliasTable Aliases => _aliases.Value;

    /// <summary>Finds the passages with the highest scores.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="count">How many passages at most; above zero.</param>
    /// <returns>
    /// The passages, best first. The same knowledge gives the same passages with the same scores, however the index came
    /// about; of equal scores the later statement comes first, then the earlier path, then the earlier place.
    /// </returns>
    /// <exception cref="DamagedIndexException">The index is not what was written.</exception>
    public IReadOnlyList<ScoredPassage> Search(SearchQuery query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        foreach (var term in query.Terms)
        {
            if (!float.IsFinite(term.Weight) || term.Weight <= 0)
            {
                throw new ArgumentException($"The weight of \"{term.Stem}\" is {term.Weight}; it must be above zero.", nameof(query));
            }
        }

        var found = PassageSearch.Run(Segments, query, count);
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Reads a passage.</summary>
    /// <exception cref="DamagedIndexException">The index is not what was written.</exception>
    public Passage Read(PassageId id)
    {
        var segment = Segments[id.Segment].Segment;
        var entry = segment.Passages[id.Number];
        var stored = segment.Read(id.Number);
        var sentences = Array.ConvertAll(stored.Sentences, sentence => sentence.Sentence);
        var passage = new Passage(id, segment.InfoOf(entry.Article), entry.Ordinal, entry.Start, stored.Text, entry.StatedOn, sentences, stored.Times);
        GC.KeepAlive(this);
        return passage;
    }

    /// <summary>The passages of an article, in reading order; none where there is no such article.</summary>
    /// <param name="articlePath">The article's path under the knowledge folder.</param>
    public IReadOnlyList<PassageId> PassagesOf(string articlePath)
    {
        if (_articles.Value.Find(articlePath) is not (_, var segment, var article))
        {
            return [];
        }

        var numbers = Segments[segment].Segment.PassagesOf(article);
        var passages = new PassageId[numbers.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            passages[i] = new(segment, numbers[i]);
        }

        GC.KeepAlive(this);
        return passages;
    }

    /// <summary>The version of the article a passage is of: the first 12 hexadecimal digits of its file's SHA-256, in lower case.</summary>
    public string VersionOf(PassageId id)
    {
        var segment = Segments[id.Segment].Segment;
        var version = Convert.ToHexStringLower(segment.ContentHashOf(segment.Passages[id.Number].Article)[..(VersionDigits / 2)]);
        GC.KeepAlive(this);
        return version;
    }

    /// <summary>In how many passages a stem is.</summary>
    public int DocumentFrequency(ReadOnlySpan<char> stem)
    {
        var known = _frequencies.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(stem, out var documents))
        {
            return documents;
        }

        foreach (var segment in Segments)
        {
            documents += segment.CountLive(segment.Segment.FindTerm(stem));
        }

        if (_frequencies.Count >= MostRemembered)
        {
            _frequencies.Clear();
        }

        known[stem] = documents;
        GC.KeepAlive(this);
        return documents;
    }

    /// <summary>
    /// How rare a stem is, above zero; a stem in no passage is rarest. In a small folder nearly every word is rare, and that
    /// says nothing: it is looked at as part of a larger one.
    /// </summary>
    public float Rarity(ReadOnlySpan<char> stem) =>
        MathF.Log(1 + ((PassageCount + BackgroundPassages) / (DocumentFrequency(stem) + BackgroundFrequency)));

    /// <summary>All that is kept of each article, by path.</summary>
    internal IEnumerable<StoredArticle> ReadArticles() =>
        _articles.Value.Places.Select(place => Segments[place.Segment].Segment.ReadArticle(place.Article));

    /// <summary>The SHA-256 of each article's file, by path.</summary>
    internal IEnumerable<(string Path, byte[] Hash)> ContentHashes =>
        _articles.Value.Places.Select(place => (place.Path, Segments[place.Segment].Segment.ContentHashOf(place.Article).ToArray()));

    private AliasTable ReadAliases()
    {
        var aliases = _articles.Value.Places.SelectMany(place => Segments[place.Segment].Segment.AliasesOf(place.Article)).ToArray();
        GC.KeepAlive(this);
        return new(aliases);
    }
}
