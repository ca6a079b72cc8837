using System.Text.Json;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.State;

/// <summary>What an operator sees of, and does with, what a bot has kept.</summary>
public sealed class StateCommandTests : IDisposable
{
    private static readonly UserId Ana = new("discord:1");
    private static readonly UserId Ben = new("slack:U2");

    private readonly CommandLineDriver _newsbot = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_newsbot.Data, "state.db");

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task Stats_show_what_is_asked_and_what_the_documents_lack()
    {
        await KeepAsync();

        var finished = (await _newsbot.RunAsync("stats", "--days", "7")).ShouldBeDone();

        finished.Output.ShouldBe("""
            The last 7 days
                  3  questions
                  2  answered
                  1  not answered by the documents
                  1  opinions that an answer helped
                  0  opinions that it did not

            Asked most
                  2  Did the ferry sail?
                  1  What did the pier cost?

            What the documents lack: asked and not answered
                  1  What did the pier cost?

            What admins did last
              2021-05-03 12:00 discord:1, reload: 1 document changed

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Stats_are_printed_as_json()
    {
        await KeepAsync();

        using var json = JsonDocument.Parse((await _newsbot.RunAsync("stats", "--json")).ShouldBeDone().Output);

        var root = json.RootElement;
        root.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["since", "questions", "answered", "abstained", "helpful", "notHelpful", "mostAsked", "unanswered", "acts"]);
        (root.GetProperty("questions").GetInt32(), root.GetProperty("answered").GetInt32(), root.GetProperty("abstained").GetInt32()).ShouldBe((3, 2, 1));
        root.GetProperty("mostAsked")[0].GetProperty("times").GetInt32().ShouldBe(2);
        root.GetProperty("unanswered")[0].GetProperty("question").GetString().ShouldBe("What did the pier cost?");
        root.GetProperty("acts")[0].GetProperty("actor").GetString().ShouldBe("discord:1");
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("forget", "discord:1")]
    [InlineData("backup", "copy.db")]
    public async Task Where_no_bot_has_run_it_says_so_and_makes_nothing(params string[] command)
    {
        (await _newsbot.RunAsync(command)).ShouldFail(1, Database, "newsbot run");

        File.Exists(Database).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4000")]
    [InlineData("many")]
    public async Task Days_that_cannot_be_meant_are_refused(string days) => (await _newsbot.RunAsync("stats", "--days", days)).ShouldFail(2, "--days");

    [Fact]
    public async Task A_user_is_forgotten_and_nobody_else()
    {
        await KeepAsync();

        (await _newsbot.RunAsync("forget", "discord:1")).ShouldBeDone().Output.ShouldStartWith("Deleted 2 entries of discord:1.");
        (await _newsbot.RunAsync("forget", "discord:1")).ShouldBeDone().Output.ShouldBe("Nothing is kept of discord:1.\n");

        using var json = JsonDocument.Parse((await _newsbot.RunAsync("stats", "--json")).ShouldBeDone().Output);
        json.RootElement.GetProperty("questions").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString()).ShouldBe(["forget", "forget", "reload"]);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData(":1")]
    [InlineData("discord:")]
    [InlineData("discord:1:2")]
    public async Task What_names_no_user_is_refused(string user) => (await _newsbot.RunAsync("forget", user)).ShouldFail(2, user, "discord:", "slack:");

    [Fact]
    public async Task A_backup_can_be_put_in_the_place_of_the_state()
    {
        await KeepAsync();
        var copy = Path.Combine(_newsbot.Knowledge, "..", "copy.db");

        (await _newsbot.RunAsync("backup", copy)).ShouldBeDone().Output.ShouldContain("stop the bot");
        (await _newsbot.RunAsync("forget", "discord:1")).ShouldBeDone();
        File.Copy(copy, Database, overwrite: true);

        using var json = JsonDocument.Parse((await _newsbot.RunAsync("stats", "--json")).ShouldBeDone().Output);
        json.RootElement.GetProperty("questions").GetInt32().ShouldBe(3);
        (await _newsbot.RunAsync("backup", copy)).ShouldFail(1, "copy.db", "Name a new file");
    }

    [Fact]
    public async Task A_state_that_is_no_database_is_named_with_the_remedy()
    {
        _newsbot.WriteFile(Path.Combine("data", "state.db"), new string('x', 5000));

        (await _newsbot.RunAsync("stats")).ShouldFail(1, Database, "backup");
    }

    private async Task KeepAsync()
    {
        await using var state = SqliteStateStore.Open(Database);
        var answered = await SaveAsync(state, "Did the ferry sail?", Ana, AnswerOutcome.Answered);
        await SaveAsync(state, "Did the ferry sail?", Ben, AnswerOutcome.Answered);
        await SaveAsync(state, "What did the pier cost?", Ana, AnswerOutcome.Abstained);
        await state.SaveFeedbackAsync(new Feedback(answered, Ben, IsHelpful: true, TimeProvider.System.GetUtcNow()), Cancellation);
        await state.AuditAsync(new AdminAct(new DateTimeOffset(2021, 5, 3, 12, 0, 0, TimeSpan.Zero), "discord:1", "reload", "1 document changed"), Cancellation);
    }

    private static async Task<AnswerId> SaveAsync(SqliteStateStore state, string question, UserId user, AnswerOutcome outcome)
    {
        var answer = new SavedAnswer
        {
            Id = AnswerId.New(),
            Conversation = new ConversationId("discord:7:8"),
            User = user,
            At = TimeProvider.System.GetUtcNow(),
            Question = question,
            StandAlone = question,
            Outcome = outcome,
            KnowledgeVersion = "1",
        };
        await state.SaveAnswerAsync(answer, Cancellation);
        return answer.Id;
    }
}
