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
        foreach (var sentence in ranked)
        {
            var words = Words.Of(sentence.Text);
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
    public static bool IsSame(string first, string second) =>
        StatusClassifier.Classify(first) == StatusClassifier.Classify(second) && Words.Of(first).Says(Words.Of(second));

    private sealed record Words(List<string> Stems, HashSet<string> Distinct, HashSet<string> Values)
    {
        public static Words Of(string text)
        {
            var words = new Words([], new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (reader.IsNumber || AnswerDetector.IsValue(reader.Surface))
                {
                    words.Values.Add(reader.Surface.ToString());
                }
                else if (reader is { IsStopWord: false, IsCompound: false })
                {
                    var stem = reader.Stem.ToString();
                    words.Stems.Add(stem);
                    words.Distinct.Add(stem);
                }
            }

            return words;
        }

        public bool Says(Words other)
        {
            if (!Values.SetEquals(other.Values))
            {
                return false;
            }

            var shared = Distinct.Count(other.Distinct.Contains);
            return shared >= SameAbove * (Distinct.Count + other.Distinct.Count - shared)
                && Stems.Where(other.Distinct.Contains).SequenceEqual(other.Stems.Where(Distinct.Contains), StringComparer.Ordinal);
        }
    }
}
