using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Storage.Tests;

/// <summary>What every state store promises.</summary>
public abstract class StateStoreContract
{
    private static readonly DateTimeOffset Noon = new(2021, 5, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationId Thread = new("discord:7:8");
    private static readonly UserId Ana = new("discord:1");
    private static readonly UserId Ben = new("discord:2");

    protected abstract IStateStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_claimed_once()
    {
        (await Store.ClaimEventAsync("slack:Ev1", Noon, Cancellation)).ShouldBeTrue();
        (await Store.ClaimEventAsync("slack:Ev1", Noon.AddSeconds(1), Cancellation)).ShouldBeFalse();
        (await Store.ClaimEventAsync("slack:Ev2", Noon, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_who_claim_an_event_at_once_one_gets_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Store.ClaimEventAsync("slack:Ev1", Noon, Cancellation))));

        claims.Count(claimed => claimed).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_is_found_as_it_was_saved()
    {
        var answer = Answer("Did the ferry sail?", Ana, Noon) with
        {
            AsOf = new DateOnly(2021, 5, 1),
            Outcome = AnswerOutcome.Abstained,
            Citations =
            [
                new Citation(
                    1,
                    "news/ferry.md",
                    "Ferry \u201Cready\u201D; DROP TABLE answer",
                    Author: null,
                    "Harbour Gazette",
                    PartialDate.OfMonth(2021, 4),
                    PartialDate.Between(new DateOnly(2021, 4, 3), new DateOnly(2021, 4, 9), DatePrecision.Month),
                    "It\u2019s ready\nto sail.",
                    Start: 10,
                    End: 29,
                    Line: 4,
                    "https://example.org/ferry",
                    "0123456789ab"),
            ],
        };

        await Store.SaveAnswerAsync(answer, Cancellation);

        var found = (await Store.FindAnswerAsync(answer.Id, Cancellation)).ShouldNotBeNull();
        found.Citations.ShouldBe(answer.Citations);
        found.Sentences.ShouldBe(answer.Sentences);
        (found with { Citations = [], Sentences = [] }).ShouldBe(answer with { Citations = [], Sentences = [] });
        (await Store.FindAnswerAsync(AnswerId.New(), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Whatever_people_type_is_kept()
    {
        var answer = Answer("Did the f\0rry \U0001F6A2 '); DROP TABLE answer; -- \uD800 sail\u202E?\r\n\t\\u0000", new("discord:\0"), Noon) with
        {
            Sentences = ["\0 and \\u0000 \uFFFF"],
            Citations = [Quoted(1, "a\0b.md") with { Quote = "\0\"\\u0000" }],
        };
        await SaveAsync(answer);

        var found = (await Store.FindAnswerAsync(answer.Id, Cancellation)).ShouldNotBeNull();
        found.Question.ShouldEndWith("sail\u202E?\r\n\t\\u0000");
        found.Sentences.ShouldBe(answer.Sentences);
        found.Citations.ShouldBe(answer.Citations);
        (await Store.ForgetUserAsync(answer.User, Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_gives_its_latest_answers_oldest_first()
    {
        await SaveAsync(Answer("one", Ana, Noon));
        await SaveAsync(Answer("two", Ben, Noon.AddMinutes(1)));
        await SaveAsync(Answer("elsewhere", Ana, Noon.AddMinutes(2)) with { Conversation = new("discord:7:9") });
        await SaveAsync(Answer("three", Ana, Noon.AddMinutes(3)));
        await SaveAsync(Answer("three, at the same moment", Ana, Noon.AddMinutes(3)));

        (await QuestionsAsync(Noon, 3)).ShouldBe(["two", "three", "three, at the same moment"]);
        (await QuestionsAsync(Noon.AddMinutes(2), 9)).ShouldBe(["three", "three, at the same moment"]);
        (await QuestionsAsync(Noon.AddMinutes(9), 9)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_timeline_is_found_as_it_was_saved()
    {
        var bounded = new SavedTimeline(
            TimelineId.New(), Ana, Noon, new TimelineRequest("the ferry", new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31), new DateOnly(2021, 5, 3), Limit: 5));
        var everything = new SavedTimeline(TimelineId.New(), Ben, Noon.AddDays(-1), new TimelineRequest());
        await Store.SaveTimelineAsync(bounded, Cancellation);
        await Store.SaveTimelineAsync(everything, Cancellation);

        (await Store.FindTimelineAsync(bounded.Id, Cancellation)).ShouldBe(bounded);
        (await Store.FindTimelineAsync(everything.Id, Cancellation)).ShouldBe(everything);
        (await Store.ForgetUserAsync(Ana, Cancellation)).ShouldBe(1);
        (await Store.DeleteBeforeAsync(Noon, Cancellation)).ShouldBe(1);
        (await Store.FindTimelineAsync(bounded.Id, Cancellation)).ShouldBeNull();
        (await Store.FindTimelineAsync(everything.Id, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_last_opinion_of_a_user_on_an_answer_counts()
    {
        var answer = await SaveAsync(Answer("one", Ana, Noon));

        (await Store.SaveFeedbackAsync(new(answer.Id, Ana, IsHelpful: true, Noon), Cancellation)).ShouldBeTrue();
        (await Store.SaveFeedbackAsync(new(answer.Id, Ana, IsHelpful: false, Noon.AddMinutes(1)), Cancellation)).ShouldBeTrue();
        (await Store.SaveFeedbackAsync(new(answer.Id, Ben, IsHelpful: true, Noon), Cancellation)).ShouldBeTrue();
        (await Store.SaveFeedbackAsync(new(AnswerId.New(), Ben, IsHelpful: true, Noon), Cancellation)).ShouldBeFalse();

        var usage = await Store.ReadUsageAsync(Noon, 5, Cancellation);
        (usage.Helpful, usage.NotHelpful).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Usage_counts_questions_and_lists_those_without_an_answer()
    {
        await SaveAsync(Answer("Who won?", Ana, Noon));
        await SaveAsync(Answer("who won?", Ben, Noon.AddMinutes(1)));
        await SaveAsync(Answer("Who lost?", Ben, Noon) with { Outcome = AnswerOutcome.Abstained });
        await SaveAsync(Answer("Long ago", Ben, Noon.AddDays(-9)) with { Outcome = AnswerOutcome.Abstained });

        var usage = await Store.ReadUsageAsync(Noon, 5, Cancellation);

        (usage.Answered, usage.Abstained).ShouldBe((2, 1));
        usage.MostAsked.Select(asked => asked.Times).ShouldBe([2, 1]);
        usage.MostAsked[0].Question.ShouldBe("who won?", StringCompareShould.IgnoreCase);
        usage.Unanswered.ShouldBe([new AskedQuestion("Who lost?", 1)]);
        (await Store.ReadUsageAsync(Noon, 1, Cancellation)).MostAsked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_audit_log_is_read_newest_first()
    {
        var reload = new AdminAct(Noon, "discord:1", "reload", "2 added");
        var forget = new AdminAct(Noon.AddMinutes(1), "page", "forget", "discord:2");
        await Store.AuditAsync(reload, Cancellation);
        await Store.AuditAsync(forget, Cancellation);

        (await Store.ReadAuditAsync(9, Cancellation)).ShouldBe([forget, reload]);
        (await Store.ReadAuditAsync(1, Cancellation)).ShouldBe([forget]);
    }

    [Fact]
    public async Task A_forgotten_user_leaves_neither_questions_nor_opinions()
    {
        var anas = await SaveAsync(Answer("one", Ana, Noon));
        var bens = await SaveAsync(Answer("two", Ben, Noon));
        await Store.SaveFeedbackAsync(new(bens.Id, Ana, IsHelpful: true, Noon), Cancellation);
        await Store.SaveFeedbackAsync(new(anas.Id, Ben, IsHelpful: true, Noon), Cancellation);

        (await Store.ForgetUserAsync(Ana, Cancellation)).ShouldBe(2);

        (await QuestionsAsync(Noon, 9)).ShouldBe(["two"]);
        (await Store.ReadUsageAsync(Noon, 9, Cancellation)).Helpful.ShouldBe(0);
        (await Store.ForgetUserAsync(Ana, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_older_than_is_kept_goes_and_the_rest_stays()
    {
        await SaveAsync(Answer("old", Ana, Noon.AddDays(-1)));
        await SaveAsync(Answer("new", Ana, Noon));
        await Store.ClaimEventAsync("slack:old", Noon.AddDays(-1), Cancellation);
        await Store.ClaimEventAsync("slack:new", Noon, Cancellation);
        await Store.AuditAsync(new(Noon.AddDays(-1), "page", "reload", "old"), Cancellation);
        await Store.AuditAsync(new(Noon, "page", "reload", "new"), Cancellation);

        (await Store.DeleteBeforeAsync(Noon, Cancellation)).ShouldBe(3);

        (await QuestionsAsync(Noon.AddDays(-9), 9)).ShouldBe(["new"]);
        (await Store.ReadAuditAsync(9, Cancellation)).Select(act => act.Detail).ShouldBe(["new"]);
        (await Store.ClaimEventAsync("slack:old", Noon, Cancellation)).ShouldBeTrue();
        (await Store.ClaimEventAsync("slack:new", Noon, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_that_quote_a_document_which_is_gone_are_forgotten_and_no_others()
    {
        await SaveAsync(Answer("gone", Ana, Noon) with { Citations = [Quoted(1, "kept.md"), Quoted(2, "gone's \"one\".md")] });
        await SaveAsync(Answer("kept", Ana, Noon) with { Citations = [Quoted(1, "kept.md")] });
        await SaveAsync(Answer("none", Ana, Noon));

        (await Store.ForgetDocumentsAsync(path => path == "kept.md", Cancellation)).ShouldBe(1);

        (await QuestionsAsync(Noon, 9)).ShouldBe(["kept", "none"]);
        (await Store.ForgetDocumentsAsync(path => path == "kept.md", Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_write_at_once_and_nothing_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => SaveAsync(Answer($"question {i}", Ana, Noon.AddSeconds(i))))));

        (await QuestionsAsync(Noon, 1000)).ShouldBe(Enumerable.Range(0, 100).Select(i => $"question {i}"));
    }

    private static Citation Quoted(int number, string document) =>
        new(number, document, "Title", Author: null, Publisher: null, Published: null, StatedOn: null, "A quote.", Start: 0, End: 8, Line: 1, Url: null, Version: "0a1b2c3d4e5f");

    private static SavedAnswer Answer(string question, UserId user, DateTimeOffset at) => new()
    {
        Id = AnswerId.New(),
        Conversation = Thread,
        User = user,
        At = at,
        Question = question,
        StandAlone = question,
        Outcome = AnswerOutcome.Answered,
        Sentences = [$"About \u201C{question}\u201D.", "And more."],
        KnowledgeVersion = "abc123",
    };

    private async Task<SavedAnswer> SaveAsync(SavedAnswer answer)
    {
        await Store.SaveAnswerAsync(answer, Cancellation);
        return answer;
    }

    private async Task<List<string>> QuestionsAsync(DateTimeOffset since, int count) =>
        [.. (await Store.RecentAnswersAsync(Thread, since, count, Cancellation)).Select(answer => answer.Question)];
}
