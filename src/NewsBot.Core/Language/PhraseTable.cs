namespace NewsBot.Core.Language;

/// <summary>Words and short phrases, each with a value, that are looked for among the words of a sentence.</summary>
/// <typeparam name="T">What a phrase stands for; its default where there is no phrase.</typeparam>
internal sealed class PhraseTable<T>
    where T : struct
{
    private readonly WordTable _words = new(capacity: 32);
    private readonly List<Phrase>[] _byFirst;

    /// <summary>Makes a table.</summary>
    /// <param name="lists">
    /// Folded words, as the token reader gives them, <c>|</c> between phrases and spaces between the words of one; and what the
    /// phrases of a list stand for. Of a phrase in several lists the first counts.
    /// </param>
    public PhraseTable(params ReadOnlySpan<(string Phrases, T Value)> lists)
    {
        var phrases = new List<Phrase>();
        var count = 0;
        foreach (var (list, value) in lists)
        {
            foreach (var range in list.AsSpan().Split('|'))
            {
                var (start, length) = range.GetOffsetAndLength(list.Length);
                var ids = new List<int>();
                var reader = new ListReader(list, new TextSpan(start, length), ' ');
                while (reader.Read())
                {
                    ref var id = ref _words.At(list, reader.Start, reader.Length);
                    id = id == 0 ? ++count : id;
                    ids.Add(id);
                }

                phrases.Add(new Phrase([.. ids], value));
            }
        }

        // The longest first, so that "may have" is found before "may"; a phrase of an earlier list before an equal one.
        _byFirst = new List<Phrase>[count + 1];
        for (var id = 0; id <= count; id++)
        {
            _byFirst[id] = [.. phrases.Where(phrase => phrase.Ids[0] == id).OrderByDescending(phrase => phrase.Ids.Length)];
        }

        MaxLength = phrases.Max(phrase => phrase.Ids.Length);
    }

    /// <summary>How many words the longest phrase has.</summary>
    public int MaxLength { get; }

    /// <summary>The number of a word that is part of a phrase; 0 for any other word.</summary>
    public int IdOf(ReadOnlySpan<char> word) => _words.Find(word);

    /// <summary>The longest phrase that begins at a word, and how many words it has; 0 where there is no phrase.</summary>
    /// <param name="ids">The numbers of a sentence's words.</param>
    /// <param name="at">The word.</param>
    public (T Value, int Length) At(ReadOnlySpan<int> ids, int at)
    {
        foreach (var phrase in _byFirst[ids[at]])
        {
            if (ids[at..].StartsWith(phrase.Ids))
            {
                return (phrase.Value, phrase.Ids.Length);
            }
        }

        return default;
    }

    /// <summary>The longest phrase that begins at a word, and how many words it has; 0 where there is no phrase.</summary>
    public (T Value, int Length) At(IReadOnlyList<SentenceWord> words, int at)
    {
        Span<int> ids = stackalloc int[Math.Min(MaxLength, words.Count - at)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = IdOf(words[at + i].Surface);
        }

        return At(ids, 0);
    }

    /// <summary>The longest phrase that ends just before a word, and how many words it has; 0 where there is no phrase.</summary>
    public (T Value, int Length) Before(IReadOnlyList<SentenceWord> words, int at)
    {
        for (var start = Math.Max(0, at - MaxLength); start < at; start++)
        {
            if (At(words, start) is var found && found.Length == at - start)
            {
                return found;
            }
        }

        return default;
    }

    private sealed record Phrase(int[] Ids, T Value);
}
