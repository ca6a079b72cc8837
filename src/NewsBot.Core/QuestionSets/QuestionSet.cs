namespace NewsBot.Core.QuestionSets;

/// <summary>Questions with what is expected of their answers.</summary>
/// <param name="Questions">The questions that can be asked, in the order of the file.</param>
/// <param name="Faults">What is wrong with the others, in the order of the file.</param>
public sealed record QuestionSet(IReadOnlyList<SetQuestion> Questions, IReadOnlyList<QuestionSetFault> Faults)
{
    /// <summary>The set without the questions that name a document that is not there; each of those is a fault more.</summary>
    /// <param name="documents">The paths of all documents under the knowledge folder.</param>
    public QuestionSet WithDocuments(IEnumerable<string> documents)
    {
        var known = documents.SelectMany(DocumentName.NamesOf).ToHashSet(StringComparer.Ordinal);
        var missing = Questions.ToDictionary(question => question, question => question.Documents.Where(name => !known.Contains(name)).Take(1).ToList());
        return new QuestionSet(
            [.. Questions.Where(question => missing[question].Count == 0)],
            [
                .. Faults,
                .. from question in Questions
                   from name in missing[question]
                   select new QuestionSetFault(question.Place, $"The document \"{name}\" of the question \"{question.Id}\" is not in the knowledge folder. Name documents by their path under it."),
            ]);
    }
}

/// <summary>Why a line of a question set cannot be used.</summary>
/// <param name="Place">The file and the line, or the file alone: <c>questions.jsonl:12</c>.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record QuestionSetFault(string Place, string Message);
