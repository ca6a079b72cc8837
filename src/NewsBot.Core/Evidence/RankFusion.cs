using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Makes one ranking of two by what they have in common, the ranks (G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal
/// rank fusion outperforms Condorcet and individual rank learning methods", 2009).
/// </summary>
internal static class RankFusion
{
    // The authors' constant: how little the first ranks are preferred to those behind them.
    private const int Constant = 60;

    /// <summary>Fuses what was found by words with what was found by meaning.</summary>
    /// <param name="words">Found by words, best first.</param>
    /// <param name="meaning">Found by meaning, best first.</param>
    /// <param name="count">How many passages at most.</param>
    /// <returns>
    /// The passages, best first; of equal ones that which words rank higher. The scores of words are dealt out in the new order,
    /// as what weighs them was fitted to how they fall; where words found nothing, a passage's score is its share of the ranks.
    /// </returns>
    public static IReadOnlyList<ScoredPassage> Fuse(IReadOnlyList<ScoredPassage> words, IReadOnlyList<ScoredPassage> meaning, int count)
    {
        if (meaning.Count == 0)
        {
            return words;
        }

        var shares = new Dictionary<PassageId, float>();
        foreach (var ranking in (ReadOnlySpan<IReadOnlyList<ScoredPassage>>)[words, meaning])
        {
            for (var rank = 0; rank < ranking.Count; rank++)
            {
                shares[ranking[rank].Id] = shares.GetValueOrDefault(ranking[rank].Id) + (1f / (Constant + rank + 1));
            }
        }

        // Sorting keeps the order of equal ones: those of the words first.
        return
        [
            .. words.Concat(meaning).Select(found => found.Id).Distinct().OrderByDescending(id => shares[id]).Take(count)
                .Select((id, rank) => new ScoredPassage(id, words.Count == 0 ? shares[id] : words[Math.Min(rank, words.Count - 1)].Score)),
        ];
    }
}
