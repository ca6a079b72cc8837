using NewsBot.Core.LanguageModels;
using NewsBot.Core.Questions;
using NewsBot.Core.Time;

namespace NewsBot.Core.Conversations;

/// <summary>Reads a question in its conversation: a follow-up is made understandable by itself, and that is what is retrieved.</summary>
internal static class FollowUps
{
    /// <summary>Reads a question.</summary>
    /// <param name="questions">Reads questions that stand by themselves.</param>
    /// <param name="model">Rewrites follow-ups; null to go by rules.</param>
    /// <param name="request">What somebody asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="QuestionException">The question is empty, too long or has no word to look for.</exception>
    public static async Task<Question> ReadAsync(QuestionReader questions, LanguageModel? model, QuestionRequest request, CancellationToken cancellationToken)
    {
        if (request.Conversation is not { } conversation || request.Text.Length > QuestionReader.MaxLength || !FollowUpRules.MayFollowUp(request.Text, conversation))
        {
            return questions.Read(request);
        }

        var (rewritten, problem) = model is null ? (null, null) : await ByModelAsync(model, request.Text, conversation, cancellationToken);
        rewritten ??= FollowUpRules.Rewrite(request.Text, conversation);
        if (rewritten?.Length > QuestionReader.MaxLength || string.Equals(rewritten, request.Text, StringComparison.Ordinal))
        {
            rewritten = null;
        }

        // What leans on a question as of a past day is meant as of that day too.
        var inherited = rewritten is null || request.AsOf is not null ? null : conversation.Turns[^1].AsOf;
        var question = questions.Read(request with { Text = rewritten ?? request.Text, AsOf = request.AsOf ?? inherited });
        return question with
        {
            Notes =
            [
                .. rewritten is null ? [] : (string[])[$"Understood as: {question.Text}"],
                .. inherited is not { } day ? [] : (string[])[$"Asked as of {PartialDate.OfDay(day).ToReadable()}, like the question before it."],
                .. problem is null ? [] : (string[])[problem],
            ],
        };
    }

    // Where the model cannot be used, the rules do.
    private static async Task<(string? Rewritten, string? Problem)> ByModelAsync(
        LanguageModel model, string question, Conversation conversation, CancellationToken cancellationToken)
    {
        try
        {
            return (await new ModelFollowUps(model).RewriteAsync(question, conversation, cancellationToken), null);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, LanguageModelException.Describe(error));
        }
    }
}
