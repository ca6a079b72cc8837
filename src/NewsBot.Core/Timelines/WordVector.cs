namespace NewsBot.Core.Timelines;

/// <summary>
/// The content words of a sentence, each weighted by how rare it is, as a vector of length 1, so that two sentences can be
/// compared by the cosine of their angle (G. Salton's vector space model).
/// </summary>
/// <param name="Words">The words, ordered by id.</param>
internal readonly record struct WordVector(WeightedWord[] Words)
{
    /// <summary>The cosine of two vectors, from 0 (no word in common) to 1.</summary>
    public static float Similarity(WordVector first, WordVector second)
    {
        var (a, b) = (first.Words, second.Words);
        var (i, j, sum) = (0, 0, 0f);
        while (i < a.Length && j < b.Length)
        {
            if (a[i].Id == b[j].Id)
            {
                sum += a[i++].Weight * b[j++].Weight;
            }
            else if (a[i].Id < b[j].Id)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }
}

/// <summary>A word of a vector.</summary>
/// <param name="Id">Which word: a hash of its stem; two words with one hash are too few to matter.</param>
/// <param name="Weight">Its weight; the squares of a vector's weights add up to 1.</param>
internal readonly record struct WeightedWord(uint Id, float Weight);
