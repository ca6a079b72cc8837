using NewsBot.Core.Answers;

namespace NewsBot.Core.QuestionSets;

/// <summary>What is expected of the answer to a question. What is left empty is not asked of it.</summary>
public sealed record ExpectedAnswer
{
    /// <summary>Whether the documents hold an answer; where not, the right answer is that they do not say.</summary>
    public bool IsAnswerable { get; init; } = true;

    /// <summary>Wordings of which the answer, with its quotes, must hold one.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Wordings of which the first sentence must hold one.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Wordings that the answer must not hold.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Documents of which the answer must cite one.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Documents that are known to hold the answer. Others may as well; these tell where an answer was lost.</summary>
    public IReadOnlyList<string> EvidenceDocuments { get; init; } = [];

    /// <summary>Whether the answer must have the status of <see cref="Status"/>, or none where that is null.</summary>
    public bool AsksStatus { get; init; }

    /// <summary>The name of the status: <c>happened</c>, <c>planned</c>, <c>denied</c> or <c>claimed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The day of the report that the status must rest on, in ISO 8601.</summary>
    public string? StatusAsOf { get; init; }

    /// <summary>The positions of the one disagreement that the answer must show, all of them; null where nothing is asked of it.</summary>
    public IReadOnlyList<string>? Disagreement { get; init; }

    /// <summary>Wordings that were true once: an answer must not lead with one. Null where the answer does not change over time.</summary>
    public IReadOnlyList<string>? Superseded { get; init; }

    /// <summary>Wordings that only later reports hold: as of the question's day the answer must not hold one.</summary>
    public IReadOnlyList<string> NotYet { get; init; } = [];

    /// <summary>Whether a text holds one of <see cref="Answers"/>.</summary>
    public bool IsSaidIn(string text)
    {
        var comparable = new ComparableText(text);
        return Answers.Any(comparable.Holds);
    }

    /// <summary>Holds an answer against what is expected.</summary>
    public AnswerJudgement Judge(VerifiedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var isAbstention = answer.Outcome == AnswerOutcome.Abstained;
        if (isAbstention || !IsAnswerable)
        {
            var right = isAbstention && !IsAnswerable;
            return new AnswerJudgement
            {
                IsRight = right,
                Problems = right ? [] : isAbstention ? ["It was not answered."] : ["It was answered, and the documents do not say."],
            };
        }

        var whole = new ComparableText(string.Join(' ', answer.Sentences.Select(sentence => Said(answer, sentence))));
        var first = new ComparableText(Said(answer, answer.Sentences[0]));
        List<string> problems = [.. ProblemsOf(answer, whole, first)];
        var leads = Answers.Any(first.Holds);
        return new AnswerJudgement
        {
            IsRight = problems.Count == 0,
            IsRightAtOnce = leads,
            IsStale = Superseded is not null && !leads && Superseded.Any(first.Holds),
            LeaksFuture = NotYet.Any(whole.Holds),
            Problems = problems,
        };
    }

    private IEnumerable<string> ProblemsOf(VerifiedAnswer answer, ComparableText whole, ComparableText first)
    {
        if (Answers.Count > 0 && !Answers.Any(whole.Holds))
        {
            yield return "The answer does not hold what was expected.";
        }

        if (First.Count > 0 && !First.Any(first.Holds))
        {
            yield return $"The first sentence does not hold {Listed(First)}.";
        }

        foreach (var forbidden in Never.Where(whole.Holds))
        {
            yield return $"It says \"{forbidden}\".";
        }

        if (Documents.Count > 0 && !answer.Citations.Any(citation => DocumentName.IsAmong(citation.Document, Documents)))
        {
            yield return $"It does not cite {Listed(Documents)}.";
        }

        var status = answer.Status?.ToString().ToLowerInvariant();
        if (AsksStatus && !string.Equals(Status, status, StringComparison.Ordinal))
        {
            yield return $"Its status is {status ?? "none"}, not {Status ?? "none"}.";
        }

        if (StatusAsOf is not null && !string.Equals(StatusAsOf, answer.StatusAsOf?.ToString(), StringComparison.Ordinal))
        {
            yield return $"Its status is as of {answer.StatusAsOf?.ToString() ?? "no day"}, not {StatusAsOf}.";
        }

        var positions = answer.Disagreements.SelectMany(disagreement => disagreement.Positions).Select(position => position.Value).Order(StringComparer.Ordinal);
        if (Disagreement is not null && !Disagreement.Order(StringComparer.Ordinal).SequenceEqual(positions, StringComparer.Ordinal))
        {
            yield return $"It does not show that sources disagree on {Listed(Disagreement)}.";
        }
    }

    // What a reader takes in with a sentence: the sentence and the quotes it rests on.
    private static string Said(VerifiedAnswer answer, AnswerSentence sentence) =>
        string.Join(' ', sentence.Citations.Select(number => answer.Citations[number - 1].Quote).Prepend(sentence.Text));

    private static string Listed(IReadOnlyList<string> wordings) => string.Join(" or ", wordings.Select(wording => $"\"{wording}\""));
}

/// <summary>How an answer compares with what was expected.</summary>
public sealed record AnswerJudgement
{
    /// <summary>Whether the answer is right: all that is expected holds, or it rightly says that the documents do not say.</summary>
    public required bool IsRight { get; init; }

    /// <summary>Whether the first sentence already holds the answer.</summary>
    public bool IsRightAtOnce { get; init; }

    /// <summary>Whether the first sentence holds what was overtaken in place of what is current.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether the answer holds what only later reports say.</summary>
    public bool LeaksFuture { get; init; }

    /// <summary>What is wrong, a sentence each; none where it is right.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
