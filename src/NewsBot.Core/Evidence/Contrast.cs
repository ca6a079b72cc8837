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

    // The stems of the question and their opposites, and the place of each (from 1) among them by its text.
    private readonly List<Stem> _stems = [];
    private readonly WordTable _places = new();
    private readonly List<Word> _asked = [];
    private readonly List<Word> _words = [];
    private readonly bool _isDenialAsked;

    public Contrast(Question question)
    {
        _question = question;
        AddStems(question);
        Read(question.Text, _asked);
        _isDenialAsked = HasDenial(_asked);
        for (var i = 0; i < _asked.Count; i++)
        {
            foreach (var opposite in _asked[i].IsNegation ? [] : Antonyms.Of(_asked[i].Stem!.Text))
            {
                StemOf(opposite).Opposes.Add(i);
            }
        }
    }

    /// <summary>Compares a sentence with the question.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <returns>See <see cref="Feature.Polarity"/> and <see cref="Feature.Opposite"/>.</returns>
    public (float Polarity, bool HasOpposite) Compare(Candidate candidate)
    {
        Read(candidate.Text, _words);

        // What was not approved may well be said to be rejected.
        return (_question.Kind == AnswerKind.YesNo ? 0 : Polarity(), !_isDenialAsked && HasOpposite(candidate));
    }

    private void AddStems(Question question)
    {
        var reader = new TokenReader(question.Text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            StemOf(reader.Stem.ToString()).IsAsked = true;
        }

        for (var term = question.Terms.Count - 1; term >= 0; term--)
        {
            StemOf(question.Terms[term].Stem).Term = term;
        }
    }

    private Stem StemOf(string text)
    {
        ref var place = ref _places.At(text, 0, text.Length);
        if (place == 0)
        {
            _stems.Add(new Stem(text));
            place = _stems.Count;
        }

        return _stems[place - 1];
    }

    private float Polarity()
    {
        // Who asks why it happened is well answered by why it did not, and the other way round by what came in between.
        if (_question.Kind == AnswerKind.Why)
        {
            return 0;
        }

        if (_isDenialAsked)
        {
            return HasDenial(_words) || _words.Exists(word => word.IsDenial || word.Stem?.Opposes.Count > 0) ? 0 : 1;
        }

        for (var i = 0; i < _words.Count; i++)
        {
            for (var next = i + 1; IsDenial(_words, i) && next <= Math.Min(i + DenialReach, _words.Count - 1); next++)
            {
                if (_words[next].Stem is { Term: >= 0 and var term } && _question.Terms[term].Kind == TermKind.Word)
                {
                    return SentenceDenial;
                }
            }
        }

        return 0;
    }

    private bool HasOpposite(Candidate candidate)
    {
        for (var at = 0; at < _words.Count; at++)
        {
            if (_words[at].Stem is not { IsAsked: false } stem)
            {
                continue;
            }

            foreach (var asked in stem.Opposes)
            {
                if (!IsHeld(candidate, _asked[asked].Stem!) && StandsInPlace(candidate, asked, at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsHeld(Candidate candidate, Stem asked) =>
        _words.Exists(word => word.Stem == asked) || (asked.Term >= 0 && candidate.StrengthOf(asked.Term) >= Held);

    private bool StandsInPlace(Candidate candidate, int asked, int at)
    {
        for (var i = Math.Max(0, asked - NeighbourReach); i <= Math.Min(_asked.Count - 1, asked + NeighbourReach); i++)
        {
            if (i != asked && _asked[i].Stem is { Term: >= 0 and var term } && candidate.SentenceHolds(term))
            {
                var start = candidate.StartOf(term);
                var place = _words.FindIndex(word => word.Start == start);
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
    private static bool IsDenial(List<Word> words, int at) => words[at].IsNegation && (at + 1 == words.Count || !words[at + 1].UndoesDenial);

    // A negation with a capital letter inside a sentence is part of a name: "No Man's Sky".
    private void Read(string text, List<Word> words)
    {
        words.Clear();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsCompound)
            {
                var place = _places.Find(reader.Stem);
                var start = reader.Span.Start;
                words.Add(new Word(
                    place == 0 ? null : _stems[place - 1],
                    start,
                    Negations.Contains(reader.Surface) && (words.Count == 0 || !char.IsUpper(text[start])),
                    Denials.Contains(reader.Stem),
                    reader.IsNumber || reader.Surface is "longer" or "only" or "just"));
            }
        }
    }

    // A stem of the question or the opposite of one.
    private sealed class Stem(string text)
    {
        public string Text => text;

        public bool IsAsked { get; set; }

        // Its place among the question's terms; -1 where it is none.
        public int Term { get; set; } = -1;

        // The places of the words of the question that it is the opposite of.
        public List<int> Opposes { get; } = [];
    }

    // A stem that has nothing to do with the question is none.
    private readonly record struct Word(Stem? Stem, int Start, bool IsNegation, bool IsDenial, bool UndoesDenial);
}
