using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Conversations;

public sealed class ConversationTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new TestKnowledge()
        .WithArticle(
            "bridge.md",
            "2019-05-09",
            "Bridge stays closed",
            "The river bridge of Alberton did not open on Tuesday, 7 May 2019, because inspectors found cracks. Mayor Jane Okoro said that the bridge would be repaired in June.");

    private Conversation _conversation = new(new ConversationId("test:1"));

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void The_oldest_turns_are_forgotten()
    {
        for (var i = 0; i < Conversation.MaxTurns + 3; i++)
        {
            _conversation = _conversation.With(new Turn($"{i}", $"{i}", []));
        }

        _conversation.Turns.Length.ShouldBe(Conversation.MaxTurns);
        _conversation.Turns[^1].Asked.ShouldBe($"{Conversation.MaxTurns + 2}");
        _conversation.Turns[0].Asked.ShouldBe("3");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_id_is_not_empty(string value) => Should.Throw<ArgumentException>(() => new ConversationId(value));

    [Fact]
    public void An_id_is_not_endless() => Should.Throw<ArgumentException>(() => new ConversationId(new string('x', ConversationId.MaxLength + 1)));

    [Fact]
    public async Task I_can_ask_on_and_am_told_how_I_was_understood()
    {
        var pipeline = new AnswerPipeline(await _knowledge.OpenAsync());

        var first = await AskAsync(pipeline, "Did the river bridge of Alberton open?");
        var second = await AskAsync(pipeline, "And why?");
        var third = await AskAsync(pipeline, "Who said that it would be repaired?");

        first.Notes.ShouldBeEmpty();
        second.Question.ShouldBe("Why did the river bridge of Alberton open?");
        second.Notes.ShouldContain("Understood as: Why did the river bridge of Alberton open?");
        second.Text.ShouldContain("cracks");
        third.Question.ShouldStartWith("Who said that the river bridge of Alberton");
        third.Outcome.ShouldBe(AnswerOutcome.Answered);
        third.Text.ShouldContain("Jane Okoro");
        _conversation.Turns[1].Asked.ShouldBe("And why?");
        _conversation.Turns[1].Question.ShouldBe(second.Question);
    }

    private async Task<VerifiedAnswer> AskAsync(AnswerPipeline pipeline, string question)
    {
        var answer = await pipeline.AskAsync(new QuestionRequest(question) { Conversation = _conversation }, TestContext.Current.CancellationToken);
        _conversation = _conversation.With(Turn.Of(question, answer));
        return answer;
    }
}
