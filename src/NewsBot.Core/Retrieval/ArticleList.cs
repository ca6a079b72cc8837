using System.Collections;

namespace NewsBot.Core.Retrieval;

/// <summary>The articles of a snapshot, ordered by path; what is known of one is read when it is asked for.</summary>
internal sealed class ArticleList : IReadOnlyList<ArticleInfo>
{
    private readonly IReadOnlyList<LiveSegment> _segments;
    private readonly string[] _paths;
    private readonly (int Segment, int Article)[] _places;

    public ArticleList(IReadOnlyList<LiveSegment> segments)
    {
        _segments = segments;
        _places = segments
            .SelectMany((segment, index) => segment.LiveArticles.Select(article => (index, article)))
            .ToArray();
        _paths = Array.ConvertAll(_places, place => segments[place.Segment].Segment.PathOf(place.Article));
        Array.Sort(_paths, _places, StringComparer.Ordinal);
    }

    /// <summary>Where each article is.</summary>
    public IReadOnlyList<(int Segment, int Article)> Places => _places;

    public int Count => _places.Length;

    public ArticleInfo this[int index] => _segments[_places[index].Segment].Segment.InfoOf(_places[index].Article);

    public (int Segment, int Article)? Find(string path)
    {
        var index = Array.BinarySearch(_paths, path, StringComparer.Ordinal);
        return index < 0 ? null : _places[index];
    }

    public IEnumerator<ArticleInfo> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
