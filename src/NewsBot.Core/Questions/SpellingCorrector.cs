using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Questions;

/// <summary>Finds what a word that no document has was meant to be: the word of the documents that is one slip of the keys away.</summary>
/// <remarks>
/// F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964): most misspelled words have one
/// letter too many, one too few, a wrong one, or two the wrong way round. A letter is taken for wrong where its key lies next to the
/// right one's, or where both are vowels. A word of the lists of this program is a word, whether the documents have it or not.
/// </remarks>
/// <param name="snapshot">The documents.</param>
internal sealed class SpellingCorrector(Snapshot snapshot)
{
    // A short word has many others around it; only letters the wrong way round are then told apart from another word.
    private const int ShortestSwapped = 4;
    private const int ShortestChanged = 6;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Vowels = "aeiou";

    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The most frequent word one slip away from a word that is in no document.</summary>
    /// <param name="word">The word, in small letters.</param>
    /// <param name="stem">Its stem, which is in no document.</param>
    /// <returns>Null where there is none, or the word is too short, no plain word, or known to be right.</returns>
    public string? Correct(string word, string stem)
    {
        if (word.Length < ShortestSwapped || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0 || IsWord(stem))
        {
            return null;
        }

        string? best = null;
        var most = 0;
        foreach (var variant in word.Length < ShortestChanged ? Swaps(word) : [.. Swaps(word), .. Changes(word)])
        {
            var documents = ContentStems.Of(variant) is [var meant] ? snapshot.DocumentFrequency(meant) : 0;
            if (documents > most)
            {
                (best, most) = (variant, documents);
            }
        }

        return best;
    }

    private static bool IsWord(string stem) =>
        Synonyms.Of(stem).Count > 0 || Antonyms.Lists(stem) || WordForms.Of(stem).Count > 0
        || StemList.EventVerbs.Contains(stem) || StemList.LightWords.Contains(stem);

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
                if (i < word.Length && IsMistaken(word[i], letter))
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

    private static bool IsMistaken(char typed, char meant)
    {
        if (Vowels.Contains(typed) && Vowels.Contains(meant))
        {
            return true;
        }

        var (row, column) = KeyOf(typed);
        var (otherRow, otherColumn) = KeyOf(meant);

        // Each row begins a little to the right of the one above it.
        return row == otherRow ? Math.Abs(column - otherColumn) == 1
            : row == otherRow + 1 ? otherColumn - column is 0 or 1
            : otherRow == row + 1 && column - otherColumn is 0 or 1;
    }

    private static (int Row, int Column) KeyOf(char letter)
    {
        var row = Array.FindIndex(KeyRows, keys => keys.Contains(letter));
        return (row, KeyRows[row].IndexOf(letter));
    }
}
