using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Merges sentences that say the same in nearly the same words, as agency copy does in many papers: the best stands for
/// all, and the others become further citations.
/// </summary>
/// <remarks>
/// Two sentences are the same when the Jaccard index of their stems is high (A. Broder, "On the resemblance and
/// containment of documents", 1997), the stems they share come in the same order, and they hold the same numbers, days and
/// months and have the same status: a figure that differs, a "not", or who beat whom, is news and no echo.
/// </remarks>
internal static class Echo
{
    private const double SameAbove = 0.7;

    /// <summary>Keeps the first of each group.</summary>
    /// <param name="ranked">Sentences, the best first.</param>
    public static List<EvidenceSentence> Merge(IReadOnlyList<EvidenceSentence> ranked)
    {
        var groups = new List<Group>();
        var vocabulary = new Vocabulary();
        foreach (var sentence in ranked)
        {
            var words = vocabulary.Read(sentence.Text);
            var same = groups.Find(group => group.First.Status == sentence.Status && group.Words.Says(words));
            if (same is not null)
            {
                // An article that repeats itself is still one source.
                if (!same.Documents().Contains(sentence.Passage.Article.Path, StringComparer.Ordinal))
                {
                    same.Echoes.Add(sentence);
                }
            }
            else
            {
                groups.Add(new Group(sentence, words, []));
            }
        }

        return groups.ConvertAll(group => group.Echoes.Count == 0 ? group.First : group.First with { Echoes = group.Echoes });
    }

    private sealed record Group(EvidenceSentence First, Words Words, List<EvidenceSentence> Echoes)
    {
        public IEnumerable<string> Documents() => Echoes.Prepend(First).Select(sentence => sentence.Passage.Article.Path);
    }

    /// <summary>Whether two sentences say the same.</summary>
    public static bool IsSame(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return true;
        }

        var vocabulary = new Vocabulary();
        return vocabulary.Read(first).Says(vocabulary.Read(second)) && StatusClassifier.Classify(first) == StatusClassifier.Classify(second);
    }

    // Sentences are compared with many others: words are numbered, so that only numbers need be compared.
    private sealed class Vocabulary
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numberOf;

        public Vocabulary() => _numberOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        public Words Read(string text)
        {
            var values = new List<int>();
            var stems = new List<int>();
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (reader.IsNumber || AnswerDetector.IsValue(reader.Surface))
                {
                    values.Add(NumberOf(reader.Surface));
                }
                else if (reader is { IsStopWord: false, IsCompound: false })
                {
                    stems.Add(NumberOf(reader.Stem));
                }
            }

            return new Words([.. stems], Distinct(stems), Distinct(values));
        }

        private int NumberOf(ReadOnlySpan<char> word)
        {
            if (!_numberOf.TryGetValue(word, out var number))
            {
                number = _numbers.Count;
                _numbers.Add(word.ToString(), number);
            }

            return number;
        }

        private static int[] Distinct(List<int> words)
        {
            words.Sort();
            var distinct = new List<int>(words.Count);
            foreach (var word in words)
            {
                if (distinct.Count == 0 || distinct[^1] != word)
                {
                    distinct.Add(word);
                }
            }

            return [.. distinct];
        }
    }

    // The stems of a sentence as they come; and, in ascending order, each of them once and each value once.
    private sealed record Words(int[] Stems, int[] Distinct, int[] Values)
    {
        public bool Says(Words other)
        {
            if (!Values.AsSpan().SequenceEqual(other.Values))
            {
                return false;
            }

            var shared = CountShared(Distinct, other.Distinct);
            return shared >= SameAbove * (Distinct.Length + other.Distinct.Length - shared)
                && Stems.Where(other.Holds).SequenceEqual(other.Stems.Where(Holds));
        }

        private bool Holds(int stem) => Array.BinarySearch(Distinct, stem) >= 0;

        private static int CountShared(int[] one, int[] other)
        {
            var shared = 0;
            for (int i = 0, j = 0; i < one.Length && j < other.Length;)
            {
                var order = one[i] - other[j];
                shared += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            return shared;
        }
    }
}
