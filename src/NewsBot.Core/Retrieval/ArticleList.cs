using System.Collections;

namespace NewsBot.Core.Retrieval;

/// <summary>Where an article of a snapshot is.</summary>
/// <param name="Path">Its path under the knowledge folder.</param>
/// <param name="Segment">Which segment.</param>
/// <param name="Article">Which article of the segment.</param>
internal sealed record ListedArticle(string Path, int Segment, int Article);

/// <summary>The articles of a snapshot, ordered by path; what is known of one is read when it is asked for.</summary>
internal sealed class ArticleList : IReadOnlyList<ArticleInfo>
{
    private readonly IReadOnlyList<LiveSegment> _segments;
    private readonly List<ListedArticle> _places = [];

    public ArticleList(IReadOnlyList<LiveSegment> segments)
    {
        _segments = segments;
        for (var i = 0; i < segments.Count; i++)
        {
            foreach (var article in segments[i].LiveArticles)
            {
                _places.Add(new(segments[i].Segment.PathOf(article), i, article));
            }
        }

        _places.Sort(ByPath);
    }

    /// <summary>Where each article is.</summary>
    public IReadOnlyList<ListedArticle> Places => _places;

    public int Count => _places.Count;

    public ArticleInfo this[int index] => _segments[_places[index].Segment].Segment.InfoOf(_places[index].Article);

    public ListedArticle? Find(string path)
    {
        var index = _places.BinarySearch(new(path, 0, 0), Comparer<ListedArticle>.Create(ByPath));
        return index < 0 ? null : _places[index];
    }

    private static int ByPath(ListedArticle one, ListedArticle other) => string.CompareOrdinal(one.Path, other.Path);

    public IEnumerator<ArticleInfo> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
