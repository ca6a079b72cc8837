using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Evidence;

/// <summary>What a question wants the number of.</summary>
/// <param name="Stems">Stems of the words for what is counted or measured.</param>
/// <param name="NeedsEvent">Whether a sentence must tell of the event asked about: "How many nurses walked out?"</param>
/// <param name="IsAmount">Whether money and shares count: "How much did it cost?"</param>
/// <param name="Accumulates">Whether it only grows while it is counted: victims of a flood, but not members of a club.</param>
internal sealed record Measure(HashSet<string> Stems, bool NeedsEvent, bool IsAmount, bool Accumulates)
{
    private const string Person = "person";

    // A weaker alternative is a word of another kind.
    private const float SameKind = 0.6f;

    /// <summary>What a question wants the number of; null where it wants none.</summary>
    public static Measure? Of(Question question) => question.Kind switch
    {
        AnswerKind.HowMany => OfCount(question),
        AnswerKind.HowMuch when !question.Terms.Any(term => QuantityReader.TellsChange(term.Stem)) => OfNoun(question),
        AnswerKind.Any or AnswerKind.Definition when question.Text.StartsWith("what", StringComparison.OrdinalIgnoreCase) => OfNoun(question),
        _ => null,
    };

    /// <summary>Whether a figure is one of it.</summary>
    public bool Counts(Quantity quantity) =>
        (IsAmount || !quantity.IsShareOrMoney) && quantity.Counted.Any(stem => Stems.Contains(stem) || Stems.Any(asked => Synonyms.AreRelated(asked, stem)));

    // "How many miners were hurt": miners. People are counted in every report, so what is said of them counts: "people hurt".
    private static Measure? OfCount(Question question)
    {
        var unit = question.UnitTerm is { } index ? question.Terms[index] : null;
        if (unit is not null && QuantityReader.IsTimeUnit(unit.Stem))
        {
            return null;
        }

        List<QuestionTerm> events = [.. question.EventTerms.Select(index => question.Terms[index])];
        IEnumerable<QuestionTerm> counted = unit is not null && unit.Stem != Person ? [unit]
            : events.Count > 0 ? events
            : question.Terms.Where(term => term.Kind == TermKind.Word && term.Stem != Person).Take(1);
        return OfTerms(counted, needsEvent: events.Count > 0, isAmount: false, accumulates: events.Count > 0);
    }

    // "What is the death toll of …"
    private static Measure? OfNoun(Question question)
    {
        const int Head = 4;
        List<QuestionTerm> nouns = [.. question.Terms.Take(Head).Where(term => QuantityReader.IsMeasure(term.Stem))];
        return OfTerms(nouns, needsEvent: false, isAmount: true, nouns.Exists(noun => noun.Stem is "toll" or "death" or "casualty"));
    }

    private static Measure? OfTerms(IEnumerable<QuestionTerm> terms, bool needsEvent, bool isAmount, bool accumulates)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            stems.Add(term.Stem);
            stems.UnionWith(term.Alternatives.Where(alternative => alternative is { Stems.Count: 1, Strength: > SameKind }).Select(alternative => alternative.Stems[0]));
        }

        return stems.Count > 0 ? new Measure(stems, needsEvent, isAmount, accumulates) : null;
    }
}
