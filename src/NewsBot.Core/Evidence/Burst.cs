namespace NewsBot.Core.Evidence;

/// <summary>How the sentences that bear on a question lie in time: reports of one event come within days of each other.</summary>
internal sealed class Burst
{
    private const int Reach = 7;
    private const int Compared = 20;
    private const float Unknown = 0.7f;

    private readonly List<(string Article, int Day, float Worth)> _dated;
    private readonly float _all;

    /// <summary>Looks at the candidates that bear on the question most.</summary>
    /// <param name="candidates">The candidates, the best first.</param>
    public Burst(IReadOnlyList<Candidate> candidates)
    {
        _dated =
        [
            .. candidates.Take(Compared)
                .Where(candidate => candidate.Passage.StatedOn is not null)
                .GroupBy(
                    candidate => candidate.Passage.Article.Path,
                    candidate => (candidate.Passage.Article.Path, candidate.LatestStatedOn.DayNumber, Worth: candidate.FirstScore * candidate.FirstScore))
                .Select(article => article.MaxBy(sentence => sentence.Worth)),
        ];
        _all = _dated.Sum(sentence => sentence.Worth);
    }

    /// <summary>The share of them that was stated within days of a candidate, each article once and its own in any case.</summary>
    public float Of(Candidate candidate)
    {
        if (candidate.Passage.StatedOn is null || _all == 0)
        {
            return Unknown;
        }

        var day = candidate.LatestStatedOn.DayNumber;
        var article = candidate.Passage.Article.Path;
        return _dated.Where(sentence => sentence.Article == article || Math.Abs(sentence.Day - day) <= Reach).Sum(sentence => sentence.Worth) / _all;
    }
}
