using NewsBot.Core.Answers;

namespace NewsBot.Core.Conversations;

/// <summary>One question of a conversation and what was answered.</summary>
/// <param name="Asked">The question as typed.</param>
/// <param name="Question">The question as it can be understood by itself; equal to <paramref name="Asked"/> unless it followed up on another.</param>
/// <param name="Answer">The sentences of the answer, the current one first; none where the documents did not say.</param>
public sealed record Turn(string Asked, string Question, IReadOnlyList<string> Answer)
{
    /// <summary>The day whose knowledge was used; null for all of it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The turn that an answer completes.</summary>
    /// <param name="asked">The question as typed.</param>
    /// <param name="answer">What was answered to it.</param>
    public static Turn Of(string asked, VerifiedAnswer answer) => new(
        asked,
        answer.Question,
        [.. answer.Sentences.OrderBy(sentence => sentence.Role != AnswerRole.Current).Select(sentence => sentence.Text)])
    {
        AsOf = answer.AsOf,
    };
}
