using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests;

public sealed class StateCopyTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2021, 5, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Ana = new("discord:1");
    private static readonly ConversationId Thread = new("discord:7:8");

    private readonly string _folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
    private PostgresDatabase? _database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "state.db");

    public async ValueTask InitializeAsync() => _database = new PostgresDatabase(
        PostgresAddress.TryRead(await server.CreateDatabaseAsync(Cancellation))!, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task All_that_was_remembered_is_there()
    {
        var answers = Enumerable.Range(0, 1200).Select(Answer).ToList();
        var timeline = new SavedTimeline(TimelineId.New(), Ana, Noon, new TimelineRequest("the \0 ferry", new DateOnly(2020, 1, 1), null, new DateOnly(2021, 5, 3), Limit: 5));
        var settings = new ChannelSettings { Answers = Audience.Asker, Reports = 3 };
        var left = Guid.NewGuid();
        await using (var old = SqliteStateStore.Open(File))
        {
            foreach (var answer in answers)
            {
                await old.SaveAnswerAsync(answer, Cancellation);
            }

            await old.SaveFeedbackAsync(new Feedback(answers[0].Id, Ana, IsHelpful: true, Noon), Cancellation);
            await old.SaveTimelineAsync(timeline, Cancellation);
            await old.ChangeSettingsAsync(new ChannelId("discord:7"), _ => settings, (_, _) => new AdminAct(Noon, "discord:1", "settings", "asker"), Cancellation);
            var done = Guid.NewGuid();
            await old.ClaimEventAsync(Incoming("slack:done"), done, Cancellation);
            await old.FinishEventAsync("slack:done", done, Cancellation);
            await old.ClaimEventAsync(Incoming("slack:left"), left, Cancellation);
        }

        var reported = new List<CopyProgress>();
        var copied = await StateCopy.CopyAsync(File, _database!, new Reports(reported), Cancellation);

        copied.ShouldBe(1206);
        reported.Select(report => report.Copied).ShouldBe([500, 1000]);
        var store = new PostgresStateStore(_database!);
        var found = await store.RecentAnswersAsync(Thread, Noon, 2000, Cancellation);
        found.Select(answer => answer.Id).ShouldBe(answers.Select(answer => answer.Id));
        found[7].Citations.ShouldBe(answers[7].Citations);
        (found[7] with { Citations = [], Sentences = [] }).ShouldBe(answers[7] with { Citations = [], Sentences = [] });
        (await store.ReadUsageAsync(Noon, 1, Cancellation)).Helpful.ShouldBe(1);
        (await store.FindTimelineAsync(timeline.Id, Cancellation)).ShouldNotBeNull().Request.ShouldBe(timeline.Request with { Topic = "the \uFFFD ferry" });
        (await store.ReadSettingsAsync(new ChannelId("discord:7"), Cancellation)).ShouldBe(settings);
        (await store.ReadAuditAsync(9, Cancellation)).ShouldBe([new AdminAct(Noon, "discord:1", "settings", "asker")]);
        (await store.ClaimEventAsync(Incoming("slack:done"), Guid.NewGuid(), Cancellation)).ShouldBeFalse();
        (await store.TakeOverEventsAsync(["slack"], Noon, 9, Cancellation)).Events.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(orphan => orphan.Key.ShouldBe("slack:left"), orphan => orphan.FirstClaim.ShouldBe(left));
        (await store.ForgetDocumentsAsync(path => path != "7.md", Cancellation)).ShouldBe(1);

        // What comes later gets a later place in its conversation.
        await store.SaveAnswerAsync(Answer(1199) with { Question = "later" }, Cancellation);
        (await store.RecentAnswersAsync(Thread, Noon, 1, Cancellation)).ShouldHaveSingleItem().Question.ShouldBe("later");
    }

    [Fact]
    public async Task What_is_there_already_is_left_alone()
    {
        await using (var old = SqliteStateStore.Open(File))
        {
            await old.SaveAnswerAsync(Answer(1), Cancellation);
        }

        await StateCopy.CopyAsync(File, _database!, progress: null, Cancellation);
        var refused = await Should.ThrowAsync<StorageException>(() => StateCopy.CopyAsync(File, _database!, progress: null, Cancellation));

        refused.Message.ShouldContain("nothing was copied");
        (await new PostgresStateStore(_database!).RecentAnswersAsync(Thread, Noon, 9, Cancellation)).Count.ShouldBe(1);
    }

    private static IncomingEvent Incoming(string key) => new(key, "slack", "{}", Noon, Noon.AddMinutes(15));

    private static SavedAnswer Answer(int number) => new()
    {
        Id = AnswerId.New(),
        Conversation = Thread,
        User = Ana,
        At = Noon.AddSeconds(number),
        Question = $"question {number}",
        StandAlone = $"question {number}",
        AsOf = number % 2 == 0 ? new DateOnly(2021, 5, 1) : null,
        Outcome = number % 3 == 0 ? AnswerOutcome.Abstained : AnswerOutcome.Answered,
        Sentences = ["It sailed."],
        Citations = [new Citation(1, $"{number}.md", "Title", Author: null, Publisher: null, Published: null, StatedOn: null, "A quote.", Start: 0, End: 8, Line: 1, Url: null, Version: "0a1b2c3d4e5f")],
        KnowledgeVersion = "1",
    };

    private sealed class Reports(List<CopyProgress> reported) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => reported.Add(value);
    }
}
