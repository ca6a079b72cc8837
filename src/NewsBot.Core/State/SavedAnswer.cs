using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.State;

/// <summary>An answer as it is remembered.</summary>
public sealed record SavedAnswer
{
    /// <summary>Names it.</summary>
    public required AnswerId Id { get; init; }

    /// <summary>The conversation it was given in.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>Who asked.</summary>
    public required UserId User { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>The question as it was understood: by itself, without the conversation.</summary>
    public required string StandAlone { get; init; }

    /// <summary>The day whose knowledge was used, or null for all of it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether the documents held an answer.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>The answer's sentences, what is current first; none where it abstained.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Its sources, or the nearest passages where it abstained, by number.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The version of the snapshot it was answered from.</summary>
    public required string KnowledgeVersion { get; init; }
}

/// <summary>A timeline that was asked for, so that its other pages can be shown later.</summary>
/// <param name="Id">Names it.</param>
/// <param name="User">Who asked for it.</param>
/// <param name="At">When.</param>
/// <param name="Request">What it is to cover.</param>
public sealed record SavedTimeline(TimelineId Id, UserId User, DateTimeOffset At, TimelineRequest Request);

/// <summary>What somebody thinks of an answer.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="User">Who thinks so.</param>
/// <param name="IsHelpful">Whether it helped.</param>
/// <param name="At">When they said so.</param>
public sealed record Feedback(AnswerId Answer, UserId User, bool IsHelpful, DateTimeOffset At);

/// <summary>Something an admin did.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a user's id, or where it came from (<c>signal</c>, <c>files</c>, <c>page</c>).</param>
/// <param name="Act">What, in a word: <c>reload</c>, <c>add</c>, <c>forget</c>.</param>
/// <param name="Detail">What came of it, in a sentence.</param>
public sealed record AdminAct(DateTimeOffset At, string Actor, string Act, string Detail);

/// <summary>What has been asked, and how well it was answered.</summary>
/// <param name="Answered">How many questions were answered.</param>
/// <param name="Abstained">How many the documents did not answer.</param>
/// <param name="Helpful">How many opinions found an answer helpful.</param>
/// <param name="NotHelpful">How many did not.</param>
/// <param name="MostAsked">The questions asked most often, as they were understood, the most frequent first.</param>
/// <param name="Unanswered">The questions the documents did not answer, the most frequent first.</param>
public sealed record UsageReport(
    int Answered,
    int Abstained,
    int Helpful,
    int NotHelpful,
    IReadOnlyList<AskedQuestion> MostAsked,
    IReadOnlyList<AskedQuestion> Unanswered);

/// <summary>A question and how often it was asked.</summary>
/// <param name="Question">The question, as it was understood.</param>
/// <param name="Times">How often; above zero.</param>
public sealed record AskedQuestion(string Question, int Times);
