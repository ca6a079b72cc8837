namespace NewsBot.Core.Evidence;

/// <summary>What speaks for a sentence as an answer or against it. Each is a number from 0 to 1.</summary>
internal enum Feature
{
    /// <summary>Share of the question's terms, weighted by rarity, that the sentence holds.</summary>
    Coverage,

    /// <summary>Share that the sentences around it and the headline add.</summary>
    Context,

    /// <summary>Share that neither holds.</summary>
    Unheld,

    /// <summary>1 less the question's names and numbers that neither the sentence nor its context holds, as a share of all its terms.</summary>
    Names,

    /// <summary>Whether it holds something of the kind asked for (a person for "who").</summary>
    Answer,

    /// <summary>How well the sentence itself holds the question's predicate (see <see cref="Questions.Question.PredicateTerm"/>); half where there is none.</summary>
    Predicate,

    /// <summary>1 where a year is asked for that neither the sentence nor its context holds, nor is it stated in that year.</summary>
    OtherYear,

    /// <summary>
    /// 1 where the question denies something and the sentence nothing; half where the sentence denies a word of the question that
    /// the question does not. Questions of yes or no ask for either, and why it happened is answered by why it did not.
    /// </summary>
    Polarity,

    /// <summary>1 where the sentence has the opposite of a word of the question in that word's place: "the smaller" for "the larger island".</summary>
    Opposite,

    /// <summary>
    /// Share of the question's terms, weighted by rarity, that no sentence found holds. What is said to have happened is often told in
    /// other words and is left out (see <see cref="Questions.Question.EventTerms"/>).
    /// </summary>
    Absent,

    /// <summary>The weight of the terms that nothing found of the article holds, up to a limit; unlike <see cref="Unheld"/> no share.</summary>
    Missing,

    /// <summary>How much of what bears on the question was stated within days of it: reports of one event come together. 0.7 where dates are not known.</summary>
    Burst,

    /// <summary>How many terms the question has, up to 15: many a sentence has all of a few.</summary>
    Specific,

    /// <summary>
    /// How many of the question's last terms, without a break and up to five, the sentence does not hold: what a question ends with
    /// narrows down what it asks. Words for what is asked for do not count (see <see cref="Questions.Question.AskedTerms"/>).
    /// </summary>
    Ending,

    /// <summary>1 where the question asks who or what something with a name is, and the sentence says so (see <see cref="Descriptions"/>).</summary>
    Description,

    /// <summary>Share of the question's terms, weighted by rarity, that the article's headline and the name of its publisher hold.</summary>
    Headline,

    /// <summary>1 for running text, 0 for a headline.</summary>
    Prose,

    /// <summary>Its passage's BM25 score as a share of the best passage's.</summary>
    Retrieval,

    /// <summary>1 for the opening of an article, falling towards its end.</summary>
    Lead,

    /// <summary>Where its date lies between the oldest and the newest candidate's, in order of date.</summary>
    Recency,
}

/// <summary>The features of one sentence.</summary>
internal sealed class EvidenceFeatures
{
    private readonly float[] _values = new float[Names.Count];

    /// <summary>The names of the features, in the order of <see cref="Feature"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<Feature>();

    /// <summary>One feature.</summary>
    public float this[Feature feature]
    {
        get => _values[(int)feature];
        init => _values[(int)feature] = value;
    }

    /// <summary>All features, in the order of <see cref="Feature"/>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>See <see cref="Feature.Coverage"/>.</summary>
    public float Coverage => this[Feature.Coverage];

    /// <summary>See <see cref="Feature.Context"/>.</summary>
    public float Context => this[Feature.Context];

    /// <summary>See <see cref="Feature.Answer"/>.</summary>
    public float Answer => this[Feature.Answer];

    /// <summary>See <see cref="Feature.Description"/>.</summary>
    public bool IsDescription => this[Feature.Description] > 0;
}
