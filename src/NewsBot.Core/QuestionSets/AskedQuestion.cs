using NewsBot.Core.Conversations;
using NewsBot.Core.Explaining;
using NewsBot.Core.Questions;

namespace NewsBot.Core.QuestionSets;

/// <summary>A question of a set that was asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Explanation">The answer and how it came to be.</param>
/// <param name="Judgement">How it compares with what was expected.</param>
/// <param name="Elapsed">How long the answer took.</param>
public sealed record AskedQuestion(SetQuestion Question, Explanation Explanation, AnswerJudgement Judgement, TimeSpan Elapsed)
{
    /// <summary>Asks a question and then its follow-ups, as one conversation.</summary>
    /// <param name="pipeline">Answers.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The question and its follow-ups in the order asked.</returns>
    /// <exception cref="QuestionException">One of them cannot be read.</exception>
    public static async Task<IReadOnlyList<AskedQuestion>> AskAsync(AnswerPipeline pipeline, SetQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(question);
        var asked = new List<AskedQuestion>();
        var conversation = new Conversation(new ConversationId("question set"));
        foreach (var turn in question.Turns)
        {
            var started = TimeProvider.System.GetTimestamp();
            var explanation = await pipeline.ExplainAsync(new QuestionRequest(turn.Text, turn.AsOf) { Conversation = conversation }, cancellationToken);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            asked.Add(new AskedQuestion(turn, explanation, turn.Expected.Judge(explanation.Answer), elapsed));
            conversation = conversation.With(Turn.Of(turn.Text, explanation.Answer));
        }

        return asked;
    }
}
