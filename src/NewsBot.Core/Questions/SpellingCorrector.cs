using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Questions;

/// <summary>Finds what a word that no document has was meant to be: the word of the documents that is one slip of the keys away.</summary>
/// <remarks>
/// F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964): most misspelled words have one
/// letter too many, one too few, a wrong one, or two the wrong way round.
/// </remarks>
/// <param name="snapshot">The documents.</param>
internal sealed class SpellingCorrector(Snapshot snapshot)
{
    // A short word has many others around it; only letters the wrong way round are then told apart from another word.
    private const int ShortestSwapped = 4;
    private const int ShortestChanged = 6;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The most frequent stem one slip away from a stem that is in no document.</summary>
    /// <param name="stem">A stem that is in no document.</param>
    /// <returns>Null where there is none, or the stem is too short or no plain word.</returns>
    public string? Correct(string stem)
    {
        if (stem.Length < ShortestSwapped || stem.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return null;
        }

        string? best = null;
        var most = 0;
        foreach (var variant in stem.Length < ShortestChanged ? Swaps(stem) : [.. Swaps(stem), .. Changes(stem)])
        {
            var documents = snapshot.DocumentFrequency(variant);
            if (documents > most)
            {
                (best, most) = (variant, documents);
            }
        }

        return best;
    }

    private static IEnumerable<string> Swaps(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            yield return $"{word.AsSpan(0, i - 1)}{word[i]}{word[i - 1]}{word.AsSpan(i + 1)}";
        }
    }

    private static IEnumerable<string> Changes(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in Letters)
            {
                yield return $"{word.AsSpan(0, i)}{letter}{word.AsSpan(i)}";
                if (i < word.Length)
                {
                    yield return $"{word.AsSpan(0, i)}{letter}{word.AsSpan(i + 1)}";
                }
            }

            if (i < word.Length)
            {
                yield return $"{word.AsSpan(0, i)}{word.AsSpan(i + 1)}";
            }
        }
    }
}
