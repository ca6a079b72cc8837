using NewsBot.Core.Language;
using NewsBot.Core.Questions;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Tells where a sentence says the contrary of what one question takes for given: it denies what the question does not, or has
/// the opposite of one of its words in that word's place. Such near misses hold all other words of the question.
/// </summary>
/// <remarks>
/// Of the ways in which questions are made unanswerable (P. Rajpurkar, R. Jia, P. Liang, "Know what you don't know", 2018), negation
/// and antonyms are those that words alone give away. Made once for a question; not safe for use by several threads.
/// </remarks>
internal sealed class Contrast
{
    // A negation denies the word behind it, or the one after: "not proven", "not even proven".
    private const int DenialReach = 2;

    // A denial in the sentence is often of a small part of it, one in the question is what is asked.
    private const float SentenceDenial = 0.5f;

    // An opposite stands in a word's place where a neighbour of the word in the question, so many words away at most, stands so
    // many words away from it in the sentence.
    private const int NeighbourReach = 3;
    private const int PlaceReach = 5;

    // A term held as well as by a word of its family is there: its opposite is said of something else.
    private const float Held = 0.5f;

    // They deny as well as a negation does: "left the town without power", "lacked power".
    private static readonly WordTable Denials = WordTable.Of("without unable fail refus reject declin lack miss skip absent absenc avoid omit ignor prevent stop halt cancel abandon short cut");

    private static readonly WordTable Negations = WordTable.Of(
        """
        not no never none neither nor nobody nothing cannot cant didnt doesnt dont isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent
        hadnt
        """);

    private readonly Question _question;
    private readonly List<Word> _asked;
    private readonly HashSet<string> _askedStems;
    private readonly bool _isDenialAsked;

    // The words asked, by the stems that are opposite to them.
    private readonly Dictionary<string, List<int>> _opposites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);

    public Contrast(Question question)
    {
        _question = question;
        _asked = Read(question.Text);
        _askedStems = new(_asked.Select(word => word.Stem), StringComparer.Ordinal);
        _isDenialAsked = HasDenial(_asked);
        for (var term = 0; term < question.Terms.Count; term++)
        {
            _terms.TryAdd(question.Terms[term].Stem, term);
        }

        for (var i = 0; i < _asked.Count; i++)
        {
            foreach (var opposite in _asked[i].IsNegation ? [] : Antonyms.Of(_asked[i].Stem))
            {
                if (!_opposites.TryGetValue(opposite, out var asked))
                {
                    _opposites.Add(opposite, asked = []);
                }

                asked.Add(i);
            }
        }
    }

    /// <summary>Compares a sentence with the question.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <returns>See <see cref="Feature.Polarity"/> and <see cref="Feature.Opposite"/>.</returns>
    public (float Polarity, bool HasOpposite) Compare(Candidate candidate)
    {
        var words = Read(candidate.Text);
        return (_question.Kind == AnswerKind.YesNo ? 0 : PolarityOf(words), HasOpposite(candidate, words));
    }

    private float PolarityOf(List<Word> words)
    {
        // Who asks why it happened is well answered by why it did not, and the other way round by what came in between.
        if (_question.Kind == AnswerKind.Why)
        {
            return 0;
        }

        if (_isDenialAsked)
        {
            return HasDenial(words) || words.Exists(word => Denials.Contains(word.Stem) || IsOpposite(word.Stem)) ? 0 : 1;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (IsDenial(words, i) && words.Skip(i + 1).Take(DenialReach).Any(word => _terms.TryGetValue(word.Stem, out var term) && _question.Terms[term].Kind == TermKind.Word))
            {
                return SentenceDenial;
            }
        }

        return 0;
    }

    private bool HasOpposite(Candidate candidate, List<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var stem = words[at].Stem;
            if (_askedStems.Contains(stem))
            {
                continue;
            }

            _opposites.TryGetValue(stem, out var opposed);
            for (var i = 0; i < _asked.Count; i++)
            {
                if ((opposed?.Contains(i) == true || Antonyms.TurnsAround(_asked[i].Stem, stem)) && !IsHeld(candidate, words, i) && StandsInPlace(candidate, words, i, at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsHeld(Candidate candidate, List<Word> words, int asked) =>
        words.Exists(word => word.Stem == _asked[asked].Stem)
        || (_terms.TryGetValue(_asked[asked].Stem, out var term) && candidate.StrengthOf(term) >= Held);

    // "rejected" for "did not approve".
    private bool IsOpposite(string stem) => _opposites.ContainsKey(stem) || _asked.Exists(word => Antonyms.TurnsAround(word.Stem, stem));

    private bool StandsInPlace(Candidate candidate, List<Word> words, int asked, int at)
    {
        for (var i = Math.Max(0, asked - NeighbourReach); i <= Math.Min(_asked.Count - 1, asked + NeighbourReach); i++)
        {
            if (i != asked && _terms.TryGetValue(_asked[i].Stem, out var term) && candidate.SentenceHolds(term))
            {
                var start = candidate.StartOf(term);
                var place = words.FindIndex(word => word.Start == start);
                if (place >= 0 && Math.Abs(place - at) <= PlaceReach)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasDenial(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (IsDenial(words, i))
            {
                return true;
            }
        }

        return false;
    }

    // "No. 1", "no longer" and "not only" deny nothing, or only that it goes on.
    private static bool IsDenial(List<Word> words, int at)
    {
        var next = at + 1 < words.Count ? words[at + 1] : null;
        return words[at].IsNegation && next is not { IsNumber: true } and not { Stem: "longer" or "only" or "just" };
    }

    // A negation with a capital letter inside a sentence is part of a name: "No Man's Sky".
    private static List<Word> Read(string text)
    {
        var words = new List<Word>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsCompound)
            {
                var span = reader.Span;
                var isNegation = Negations.Contains(reader.Surface) && (words.Count == 0 || !char.IsUpper(text[span.Start]));
                words.Add(new Word(reader.Stem.ToString(), span.Start, reader.IsNumber, isNegation));
            }
        }

        return words;
    }

    private sealed record Word(string Stem, int Start, bool IsNumber, bool IsNegation);
}
