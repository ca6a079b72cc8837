using NewsBot.Core.Language;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Merges sentences that say the same in nearly the same words, as agency copy does in many papers: the best stands for
/// all, and the others become further citations.
/// </summary>
/// <remarks>
/// Two sentences are the same when the Jaccard index of their stems is high (A. Broder, "On the resemblance and
/// containment of documents", 1997), and they hold the same numbers and have the same status: a figure that differs, or a
/// "not", is news and no echo.
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

    private sealed record Words(HashSet<string> Stems, HashSet<string> Numbers)
    {
        public static Words Of(string text)
        {
            var words = new Words(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (reader.IsNumber)
                {
                    words.Numbers.Add(reader.Surface.ToString());
                }
                else if (reader is { IsStopWord: false, IsCompound: false })
                {
                    words.Stems.Add(reader.Stem.ToString());
                }
            }

            return words;
        }

        public bool Says(Words other)
        {
            if (!Numbers.SetEquals(other.Numbers))
            {
                return false;
            }

            var shared = Stems.Count(other.Stems.Contains);
            return shared >= SameAbove * (Stems.Count + other.Stems.Count - shared);
        }
    }
}
