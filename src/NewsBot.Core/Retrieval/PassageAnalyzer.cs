using System.Collections.Concurrent;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;

namespace NewsBot.Core.Retrieval;

/// <summary>The stems of a corpus, numbered in the order they are met. Safe for use from many threads.</summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _last = -1;

    public Vocabulary()
    {
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many stems may have been numbered so far; some numbers may be of no stem.</summary>
    public int Count => Volatile.Read(ref _last) + 1;

    public int IdOf(ReadOnlySpan<char> stem) =>
        _lookup.TryGetValue(stem, out var id) ? id : _ids.GetOrAdd(stem.ToString(), _ => Interlocked.Increment(ref _last));

    /// <summary>All stems with their numbers; not to be called while stems are added.</summary>
    public IEnumerable<KeyValuePair<string, int>> Stems => _ids;
}

/// <summary>The terms of one passage, each with its impact.</summary>
/// <param name="Terms">Numbers in the <see cref="Vocabulary"/>, each once.</param>
/// <param name="Impacts">The impact of each (see <see cref="Bm25.Impact"/>).</param>
internal readonly record struct PassageTerms(int[] Terms, byte[] Impacts);

/// <summary>Turns passages into terms and impacts. Reused from article to article by one thread.</summary>
internal sealed class PassageAnalyzer(Vocabulary vocabulary)
{
    private readonly char[] _buffer = new char[TokenReader.BufferLength];
    private readonly List<int> _headline = [];
    private readonly List<int> _terms = [];
    private Count[] _counts = new Count[1 << 14];
    private int _passage;

    /// <summary>Analyses all passages of an article.</summary>
    /// <returns>One entry for each passage, in the same order.</returns>
    public PassageTerms[] Analyze(StoredArticle article)
    {
        _headline.Clear();
        var tokens = new TokenReader(article.Info.Title, _buffer);
        while (tokens.Read())
        {
            if (!tokens.IsStopWord)
            {
                _headline.Add(vocabulary.IdOf(tokens.Stem));
            }
        }

        return Array.ConvertAll(article.Passages, Analyze);
    }

    private PassageTerms Analyze(StoredPassage passage)
    {
        _passage++;
        _terms.Clear();
        foreach (var term in _headline)
        {
            CountOf(term).Headline++;
        }

        var length = 0;
        foreach (var sentence in passage.Sentences)
        {
            // The headline counts as a field of every passage, not once more as text of the first.
            if (sentence.Kind == BlockKind.Title)
            {
                continue;
            }

            var tokens = new TokenReader(sentence.Span.In(passage.Text), _buffer);
            while (tokens.Read())
            {
                if (!tokens.IsStopWord)
                {
                    ref var count = ref CountOf(vocabulary.IdOf(tokens.Stem));
                    count.Lead += sentence.IsLead ? 1 : 0;
                    count.Body += sentence.IsLead ? 0 : 1;
                    length++;
                }
            }
        }

        var impacts = new byte[_terms.Count];
        for (var i = 0; i < impacts.Length; i++)
        {
            ref var count = ref CountOf(_terms[i]);
            impacts[i] = Bm25.Impact(count.Headline, _headline.Count, count.Lead, count.Body, length);
        }

        return new([.. _terms], impacts);
    }

    // How often a term has been met in the passage at hand. The first time it is met, it is added to the passage's terms.
    private ref Count CountOf(int term)
    {
        if (term >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(term + 1, _counts.Length * 2));
        }

        ref var count = ref _counts[term];
        if (count.Passage != _passage)
        {
            count = new() { Passage = _passage };
            _terms.Add(term);
        }

        return ref count;
    }

    private struct Count
    {
        public int Passage;
        public int Headline;
        public int Lead;
        public int Body;
    }
}
