using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Time;

namespace NewsBot.Core.Answers;

/// <summary>Says that the documents do not say, and why.</summary>
internal static class AbstentionText
{
    private const int MaxWords = 4;

    /// <summary>The text of an abstention: the fixed words first, then the reason.</summary>
    public static string Of(Question question, EvidenceSet evidence)
    {
        var until = question.AsOf is { } day ? $" as of {PartialDate.OfDay(day).ToReadable()}" : "";
        return $"The documents do not say{until}. {Reason(question, evidence)}";
    }

    private static string Reason(Question question, EvidenceSet evidence)
    {
        if (evidence.Ranked.Count == 0)
        {
            return "Nothing in them mentions any word of the question.";
        }

        if (evidence.Missing.Count == 0)
        {
            return question.AsksForDescription && question.Terms.All(term => term.Kind == TermKind.Name)
                ? "They use the words of the question, but no passage tells who or what that is."
                : "They use the words of the question, but no passage puts them together as asked.";
        }

        var words = evidence.Missing.Take(MaxWords).Select(word => $"“{word}”").ToList();
        var listed = words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
        return $"No passage on the matter mentions {listed}.";
    }
}
