namespace NewsBot.Core.Evidence;

/// <summary>How the sentences that bear on a question lie in time: reports of one event come within days of each other.</summary>
internal sealed class Burst
{
    private const int Reach = 7;
    private const int Compared = 20;
    private const float Unknown = 0.5f;

    private readonly List<(int Day, float Worth)> _dated;
    private readonly float _all;

    /// <summary>Looks at the candidates that bear on the question most.</summary>
    /// <param name="candidates">The candidates, the best first.</param>
    public Burst(IReadOnlyList<Candidate> candidates)
    {
        _dated =
        [
            .. candidates.Take(Compared)
                .Where(candidate => candidate.Passage.StatedOn is not null)
                .GroupBy(candidate => candidate.Passage.Article.Path, candidate => (candidate.LatestStatedOn.DayNumber, Worth: candidate.FirstScore * candidate.FirstScore))
                .Select(article => article.MaxBy(sentence => sentence.Worth)),
        ];
        _all = _dated.Sum(sentence => sentence.Worth);
    }

    /// <summary>The share of them that was stated within days of a candidate, each article once.</summary>
    public float Of(Candidate candidate)
    {
        if (candidate.Passage.StatedOn is null || _all == 0)
        {
            return Unknown;
        }

        var day = candidate.LatestStatedOn.DayNumber;
        return _dated.Where(sentence => Math.Abs(sentence.Day - day) <= Reach).Sum(sentence => sentence.Worth) / _all;
    }
}
