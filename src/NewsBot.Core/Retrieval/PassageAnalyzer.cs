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
    private readonly Dictionary<int, int> _headline = [];
    private readonly Dictionary<int, (int Lead, int Body)> _counts = [];

    /// <summary>Analyses all passages of an article.</summary>
    /// <returns>One entry for each passage, in the same order.</returns>
    public PassageTerms[] Analyze(StoredArticle article)
    {
        _headline.Clear();
        var headlineLength = 0;
        var tokens = new TokenReader(article.Info.Title, _buffer);
        while (tokens.Read())
        {
            if (!tokens.IsStopWord)
            {
                var id = vocabulary.IdOf(tokens.Stem);
                _headline[id] = _headline.GetValueOrDefault(id) + 1;
                headlineLength++;
            }
        }

        var passages = new PassageTerms[article.Passages.Count];
        for (var i = 0; i < passages.Length; i++)
        {
            passages[i] = Analyze(article.Passages[i], headlineLength);
        }

        return passages;
    }

    private PassageTerms Analyze(StoredPassage passage, int headlineLength)
    {
        _counts.Clear();
        foreach (var id in _headline.Keys)
        {
            _counts[id] = default;
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
                if (tokens.IsStopWord)
                {
                    continue;
                }

                length++;
                var id = vocabulary.IdOf(tokens.Stem);
                _counts.TryGetValue(id, out var count);
                _counts[id] = sentence.IsLead ? (count.Lead + 1, count.Body) : (count.Lead, count.Body + 1);
            }
        }

        var terms = new int[_counts.Count];
        var impacts = new byte[_counts.Count];
        var i = 0;
        foreach (var (id, (lead, body)) in _counts)
        {
            terms[i] = id;
            impacts[i++] = Bm25.Impact(_headline.GetValueOrDefault(id), headlineLength, lead, body, length);
        }

        return new(terms, impacts);
    }
}
