using NewsBot.Core.Language;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Citations;

/// <summary>A sentence taken apart for comparison with another: a claim, or the quote it rests on.</summary>
internal sealed class ClaimText
{
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    private ClaimText(string text, DateOnly? reference)
    {
        Text = text;
        var whole = new TextSpan(0, text.Length);
        var words = new List<SentenceWord>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            _stems.Add(reader.Stem.ToString());
            if (!reader.IsCompound)
            {
                words.Add(SentenceWord.Of(reader));
            }
        }

        // "cyber security" is "cybersecurity".
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1] is { IsStopWord: false, IsNumber: false } first && words[i] is { IsStopWord: false, IsNumber: false } second)
            {
                _stems.Add(first.Surface + second.Stem);
            }
        }

        Words = words;
        Names = NameFinder.Find(text, whole);
        Times = TimeRecognizer.Find(text, whole, reference);
        Numbers = ReadNumbers();
        Clauses = ClaimClauseReader.Read(this);
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Its words in order; a hyphenated compound as its parts.</summary>
    public IReadOnlyList<SentenceWord> Words { get; }

    /// <summary>Its names.</summary>
    public IReadOnlyList<Name> Names { get; }

    /// <summary>Its time expressions, resolved from the day it was stated on.</summary>
    public IReadOnlyList<TimeExpression> Times { get; }

    /// <summary>Its numbers that are no times.</summary>
    public IReadOnlyList<Numeral> Numbers { get; }

    /// <summary>Its clauses, each with how sure it is; at least one.</summary>
    public IReadOnlyList<ClaimClause> Clauses { get; }

    /// <summary>Takes a sentence apart.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="reference">The day it speaks from, or null.</param>
    public static ClaimText Read(string text, DateOnly? reference) => new(text, reference);

    /// <summary>On which side of a number the truth lies, as the words just before it tell: "over 30", "up to 30".</summary>
    public QuantityBound BoundOf(Numeral number) => ClaimWords.Bounds.Before(Words, number.First).Value;

    /// <summary>Whether a word of this stem stands in it, alone, in a compound or as two words.</summary>
    public bool HasStem(string stem) => _stems.Contains(stem);

    /// <summary>Whether a word like it stands in it: of the same stem, of the same family or a synonym.</summary>
    public bool HasLike(string stem) => HasStem(stem) || Words.Any(word => !word.IsStopWord && Synonyms.AreRelated(stem, word.Stem));

    /// <summary>Whether the words of a phrase stand in it one after the other, function words aside.</summary>
    public bool HasPhrase(IReadOnlyList<string> stems)
    {
        var words = Words.Where(word => !word.IsStopWord).ToList();
        for (var i = 0; i + stems.Count <= words.Count; i++)
        {
            if (Enumerable.Range(0, stems.Count).All(k => string.Equals(words[i + k].Stem, stems[k], StringComparison.Ordinal)))
            {
                return stems.Count > 0;
            }
        }

        return stems.Count == 1 && HasStem(stems[0]);
    }

    private List<Numeral> ReadNumbers()
    {
        var numbers = new List<Numeral>();
        for (var at = 0; at < Words.Count;)
        {
            if (!Times.Any(time => time.Span.Contains(Words[at].Span)) && NumeralReader.At(Text, Words, at) is { } number)
            {
                numbers.Add(number);
                at = number.UnitEnd;
            }
            else
            {
                at++;
            }
        }

        return numbers;
    }
}
