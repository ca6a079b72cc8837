using NewsBot.Core.Answers;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Reloading;

/// <summary>What a reload changes in what the bot says, and when it is refused.</summary>
public sealed class ReloadReportTests : IDisposable
{
    private const string Question = "Who runs the ferry to Vestra?";

    private readonly TestKnowledge _folder = new TestKnowledge()
        .WithArticle("ferry.md", "2021-05-03", "Ferry to Vestra", "Paula Ternberg runs the ferry to Vestra.")
        .With("questions.jsonl", $$"""
            {"id":"who","question":"{{Question}}","answers":["Ternberg"],"documents":["ferry.md"]}
            {"id":"when","question":"When did the lighthouse at Holm open?","answerable":false}
            """);

    private readonly List<LiveKnowledge> _opened = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(knowledge => knowledge.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task I_see_each_question_that_is_answered_otherwise_and_whether_that_is_wrong()
    {
        var knowledge = await OpenAsync(refuses: false);
        (await knowledge.ReloadAsync(null, Cancellation)).Comparison.Asked.ShouldBe(0);
        WriteFerry("Olaf Brandt runs the ferry to Vestra.");
        _folder.WithArticle("light.md", "2021-06-01", "Lighthouse", "The lighthouse at Holm opened on 1 June 2021.");

        var served = await knowledge.ReloadAsync(null, Cancellation);

        served.IsRefused.ShouldBeFalse();
        served.Comparison.Asked.ShouldBe(2);
        served.Comparison.Changes.Select(change => (change.Id, change.Before, change.After, change.IsBroken)).ShouldBe(
        [
            ("who", "Paula Ternberg runs the ferry to Vestra.", "Olaf Brandt runs the ferry to Vestra.", true),
            ("when", "The documents do not say.", "The lighthouse at Holm opened on 1 June 2021.", true),
        ]);
        served.Comparison.Changes[0].Problems.ShouldNotBeEmpty();
        (await AskAsync(knowledge)).ShouldContain("Olaf Brandt");
        var reply = KnowledgeReply.Reloaded(served);
        reply.Blocks.OfType<ReplyBlock.Statements>().ShouldContain(block => block.Heading == "No longer as expected" && block.Items.Count == 2);
    }

    [Fact]
    public async Task A_reload_that_breaks_an_answer_is_refused_where_that_is_wanted_and_accepted_when_mended()
    {
        var knowledge = await OpenAsync(refuses: true);
        var before = knowledge.Current.Snapshot;
        WriteFerry("Olaf Brandt runs the ferry to Vestra.");

        var refused = await knowledge.ReloadAsync(null, Cancellation);

        refused.IsRefused.ShouldBeTrue();
        refused.Snapshot.ShouldBeSameAs(before);
        refused.Report.Changed.ShouldBe(["ferry.md"]);
        refused.Report.Notes.ShouldHaveSingleItem().ShouldContain("\"who\"");
        refused.Comparison.Changes.ShouldHaveSingleItem().IsBroken.ShouldBeTrue();
        KnowledgeReply.Reloaded(refused).Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldContain("refused");

        var next = await knowledge.ReloadAsync(null, Cancellation);
        next.IsRefused.ShouldBeFalse();
        next.Comparison.Asked.ShouldBe(0);
        (await knowledge.ReloadAnewAsync(Cancellation)).IsRefused.ShouldBeTrue();
        (await AskAsync(knowledge)).ShouldContain("Paula Ternberg");

        // As at the next start.
        var restarted = await OpenAsync(refuses: true);
        (await AskAsync(restarted)).ShouldContain("Paula Ternberg");
        restarted.Current.Report.Notes.ShouldHaveSingleItem().ShouldContain("\"who\"");

        _folder.With("questions.jsonl", $$"""{"id":"who","question":"{{Question}}","answers":["Brandt"]}""");
        (await knowledge.ReloadAsync(null, Cancellation)).IsRefused.ShouldBeFalse();
        (await AskAsync(knowledge)).ShouldContain("Olaf Brandt");
    }

    [Fact]
    public async Task What_was_wrong_before_is_no_reason_to_refuse()
    {
        WriteFerry("Olaf Brandt runs the ferry to Vestra.");
        var knowledge = await OpenAsync(refuses: true);
        WriteFerry("Signe Holt runs the ferry to Vestra.");

        var served = await knowledge.ReloadAsync(null, Cancellation);

        served.IsRefused.ShouldBeFalse();
        served.Comparison.Changes.ShouldHaveSingleItem().IsBroken.ShouldBeFalse();
    }

    [Fact]
    public async Task Follow_ups_are_asked_in_their_conversation()
    {
        _folder.With("questions.jsonl", $$"""{"id":"who","question":"{{Question}}","followUps":[{"question":"And when did she begin?","answers":["June"]}]}""");
        WriteFerry("Paula Ternberg runs the ferry to Vestra. She began to run the ferry to Vestra on 3 June 2019.");
        var knowledge = await OpenAsync(refuses: false);
        WriteFerry("Paula Ternberg runs the ferry to Vestra. She began to run the ferry to Vestra on 5 July 2018.");

        var changes = (await knowledge.ReloadAsync(null, Cancellation)).Comparison.Changes;

        changes.ShouldContain(change => change.Id == "who/1" && change.After.Contains("July", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_set_that_cannot_be_read_is_told_of_and_stops_nothing()
    {
        _folder.With("questions.jsonl", "{\"id\":\"who\"\n");
        var knowledge = await OpenAsync(refuses: true);
        WriteFerry("Olaf Brandt runs the ferry to Vestra.");

        var served = await knowledge.ReloadAsync(null, Cancellation);

        served.Comparison.Notes.ShouldHaveSingleItem().ShouldStartWith("questions.jsonl:1: ");
        (await AskAsync(knowledge)).ShouldContain("Olaf Brandt");
    }

    [Fact]
    public async Task I_can_go_back_and_see_what_that_changes()
    {
        var knowledge = await OpenAsync(refuses: false);
        var first = knowledge.Current.Snapshot.Version;
        WriteFerry("Olaf Brandt runs the ferry to Vestra.");
        await knowledge.ReloadAsync(null, Cancellation);
        knowledge.ListSnapshots().Count.ShouldBe(2);

        var back = await knowledge.GoBackAsync(first, Cancellation);

        back.Comparison.Changes.ShouldHaveSingleItem().After.ShouldContain("Paula Ternberg");
        (await AskAsync(knowledge)).ShouldContain("Paula Ternberg");
        await knowledge.ReloadAsync(null, Cancellation);
        (await AskAsync(knowledge)).ShouldContain("Paula Ternberg");
        await knowledge.ReloadAnewAsync(Cancellation);
        (await AskAsync(knowledge)).ShouldContain("Olaf Brandt");
    }

    private void WriteFerry(string text) => _folder.WithArticle("ferry.md", "2021-05-03", "Ferry to Vestra", text);

    private async Task<LiveKnowledge> OpenAsync(bool refuses)
    {
        var knowledge = new LiveKnowledge(
            new KnowledgeIndexOptions { KnowledgeDirectory = _folder.Folder, IndexDirectory = _folder.IndexFolder, KeepSnapshots = 3 },
            snapshot => new AnswerPipeline(snapshot),
            TimeProvider.System)
        {
            RefusesBrokenAnswers = refuses,
        };
        _opened.Add(knowledge);
        await knowledge.ReloadAsync(null, Cancellation);
        return knowledge;
    }

    private static async Task<string> AskAsync(LiveKnowledge knowledge)
    {
        var answer = await knowledge.Current.Answers.AskAsync(new QuestionRequest(Question, null), Cancellation);
        answer.Outcome.ShouldBe(AnswerOutcome.Answered, answer.Text);
        return answer.Text;
    }
}
