using NewsBot.Core.QuestionSets;

namespace NewsBot.Web.Pages;

/// <summary>Questions to try, from the question set that an operator may keep beside the documents.</summary>
/// <param name="knowledgeDirectory">The knowledge folder.</param>
internal sealed class ExampleQuestions(string knowledgeDirectory)
{
    private const string FileName = "questions.jsonl";
    private const int Count = 4;

    // A large set is not read whole for four of its questions.
    private const int MostLines = 200;

    /// <summary>The first questions of the set that the documents answer and that are asked of all that is known.</summary>
    /// <returns>The questions; none where there is no set, or no folder.</returns>
    public IReadOnlyList<string> Read()
    {
        if (knowledgeDirectory.Length == 0)
        {
            return [];
        }

        try
        {
            var set = QuestionSetReader.Read(FileName, File.ReadLines(Path.Combine(knowledgeDirectory, FileName)).Take(MostLines));
            return [.. set.Questions.Where(question => question.AsOf is null && question.Expected.IsAnswerable).Select(question => question.Text).Distinct(StringComparer.Ordinal).Take(Count)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
