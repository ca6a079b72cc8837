using NewsBot.Core.Conversations;

namespace NewsBot.Core.Questions;

/// <summary>What somebody asked.</summary>
/// <param name="Text">The question, as typed; any language or nonsense, never trusted.</param>
/// <param name="AsOf">The last day whose knowledge may be used; null for all of it.</param>
public sealed record QuestionRequest(string Text, DateOnly? AsOf = null)
{
    /// <summary>The most characters a question has.</summary>
    public const int MaxLength = 2_000;

    /// <summary>What was asked and answered before, for questions that follow up on it; null where nothing was.</summary>
    public Conversation? Conversation { get; init; }
}
