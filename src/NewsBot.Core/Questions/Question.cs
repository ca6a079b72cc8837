namespace NewsBot.Core.Questions;

/// <summary>A question, read: what it asks for and by which words.</summary>
public sealed record Question
{
    /// <summary>
    /// The question as it was read: as asked, without control characters and direction marks; a follow-up with what it leaves
    /// out put in.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>What a reader should know about how it was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The last day whose knowledge may be used; null for all of it.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>What kind of thing would answer it.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>Whether it asks about an article itself: who wrote it, when it was published.</summary>
    public bool IsAboutArticle { get; init; }

    /// <summary>Its content words, in the order asked, each once; at least one.</summary>
    public required IReadOnlyList<QuestionTerm> Terms { get; init; }

    /// <summary>The indexes in <see cref="Terms"/> of the words that name what is said to have happened; none where it names no event.</summary>
    public required IReadOnlyList<int> EventTerms { get; init; }

    /// <summary>Whether it asks, with yes or no for an answer, if something happened or will: "Did they sign?", "Was it signed?"</summary>
    public bool AsksForOutcome { get; init; }

    /// <summary>Whether what it asks about is itself a failure: "Was the match called off?"</summary>
    public bool AsksForFailure { get; init; }

    /// <summary>
    /// Whether it has the form in which people ask who or what bears a name: "Who is Jane Roe?" Whether its terms are a name is for the
    /// documents to tell, as many write questions without capitals.
    /// </summary>
    public bool AsksForDescription { get; init; }

    /// <summary>
    /// The indexes in <see cref="Terms"/> of the words for what is asked for, those right behind "which" or "what": a sentence that
    /// answers has a thing of that kind in their place.
    /// </summary>
    public IReadOnlyList<int> AskedTerms { get; init; } = [];

    /// <summary>The index in <see cref="Terms"/> of the verb that says what is asked about its subject; null where that cannot be told.</summary>
    public int? PredicateTerm { get; init; }

    /// <summary>For <see cref="AnswerKind.HowMany"/>, the index in <see cref="Terms"/> of what is counted; else null.</summary>
    public int? UnitTerm { get; init; }
}

/// <summary>One content word of a question.</summary>
/// <param name="Surface">The word as asked.</param>
/// <param name="Stem">Its stem, the key in the index.</param>
/// <param name="Kind">What sort of word it is.</param>
/// <param name="Importance">1 for a word of the sentence that asks, less for a part of a longer name and for sentences around it.</param>
/// <param name="Alternatives">Other ways a sentence may say it.</param>
public sealed record QuestionTerm(string Surface, string Stem, TermKind Kind, float Importance, IReadOnlyList<TermAlternative> Alternatives)
{
    /// <summary>The word that may have been meant, where this one is in no document; else null.</summary>
    public string? Meant { get; init; }

    /// <summary>The year it is, or null.</summary>
    public int? Year => Kind == TermKind.Number && Stem.Length == 4 && int.TryParse(Stem, out var year) && year is > 1500 and < 2100 ? year : null;
}

/// <summary>What sort of word a question's term is.</summary>
public enum TermKind
{
    /// <summary>A common noun, verb or adjective.</summary>
    Word,

    /// <summary>A word that an answer may well do without (see <see cref="Language.StemList.LightWords"/>).</summary>
    Light,

    /// <summary>Part of a name.</summary>
    Name,

    /// <summary>A number or a year.</summary>
    Number,
}

/// <summary>Another way of saying a term.</summary>
/// <param name="Stems">Stems that must follow one another in a sentence; at least one.</param>
/// <param name="Strength">How good a match it is, from 0 (none) to 1 (as good as the word itself).</param>
public sealed record TermAlternative(IReadOnlyList<string> Stems, float Strength);
