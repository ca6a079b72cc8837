using System.Text.Json;

namespace NewsBot.Web.Pages;

/// <summary>Questions to try, from the question set that an operator may keep beside the documents.</summary>
/// <param name="knowledgeDirectory">The knowledge folder.</param>
internal sealed class ExampleQuestions(string knowledgeDirectory)
{
    private const string FileName = "questions.jsonl";
    private const int Count = 4;

    /// <summary>The first questions of the set that the documents answer and that are asked of all that is known.</summary>
    /// <returns>The questions; none where there is no set.</returns>
    public IReadOnlyList<string> Read()
    {
        try
        {
            return [.. File.ReadLines(Path.Combine(knowledgeDirectory, FileName)).Select(QuestionOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(Count)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A set with a broken line is the operator's to mend; here the other lines do.
    private static string? QuestionOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            var isUsual = entry.ValueKind == JsonValueKind.Object
                && !(entry.TryGetProperty("asOf", out var asOf) && asOf.ValueKind != JsonValueKind.Null)
                && !(entry.TryGetProperty("answerable", out var answerable) && answerable.ValueKind == JsonValueKind.False);
            return isUsual && entry.TryGetProperty("question", out var question) && question.ValueKind == JsonValueKind.String ? question.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
