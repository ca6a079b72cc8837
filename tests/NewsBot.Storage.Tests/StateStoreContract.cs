using System.Globalization;
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

    /// <summary>Ends the process that has used the store so far: <see cref="Store"/> is another one's from then on.</summary>
    protected abstract Task DieAsync();

    /// <summary>What is kept to answer an event; null for nothing.</summary>
    protected abstract Task<string?> PayloadAsync(string key);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_claimed_once()
    {
        (await ClaimAsync("slack:Ev1")).ShouldNotBeNull();
        (await ClaimAsync("slack:Ev1")).ShouldBeNull();
        (await ClaimAsync("slack:Ev2")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_many_who_claim_an_event_at_once_one_gets_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ClaimAsync("slack:Ev1"))));

        claims.Count(claim => claim is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_that_is_made_again_as_nobody_knows_whether_it_was_is_the_same_claim()
    {
        var claim = Guid.NewGuid();

        (await Store.ClaimEventAsync(Incoming("slack:Ev1"), claim, Cancellation)).ShouldBeTrue();
        (await Store.ClaimEventAsync(Incoming("slack:Ev1"), claim, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_answered_is_answered_by_who_claimed_it_and_never_again()
    {
        var claim = (await ClaimAsync("slack:Ev1")).ShouldNotBeNull();

        (await Store.BeginSendingAsync("slack:Ev1", Guid.NewGuid(), Cancellation)).ShouldBeFalse();
        (await Store.BeginSendingAsync("slack:Ev1", claim, Cancellation)).ShouldBeTrue();
        await Store.FinishEventAsync("slack:Ev1", claim, Cancellation);

        (await Store.BeginSendingAsync("slack:Ev1", claim, Cancellation)).ShouldBeFalse();
        (await ClaimAsync("slack:Ev1")).ShouldBeNull();
        await DieAsync();
        (await TakeOverAsync()).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_process_was_working_on_when_it_died_is_taken_over_once_with_all_that_it_takes_to_answer_it()
    {
        var first = (await ClaimAsync("slack:Ev1")).ShouldNotBeNull();
        var second = (await ClaimAsync("slack:Ev2", Noon.AddSeconds(1))).ShouldNotBeNull();
        await ClaimAsync("discord:1");
        await Store.BeginSendingAsync("slack:Ev2", second, Cancellation);
        (await TakeOverAsync()).Events.ShouldBeEmpty();

        await DieAsync();
        var taken = (await TakeOverAsync()).Events;

        taken.Select(orphan => (orphan.Key, orphan.Kind, orphan.Payload, orphan.ExpiresAt, orphan.MayBeAnswered)).ShouldBe(
            [("slack:Ev1", "slack", "{\"token\":\"of slack:Ev1\"}", Noon.AddMinutes(15), false), ("slack:Ev2", "slack", "{\"token\":\"of slack:Ev2\"}", Noon.AddMinutes(15), true)]);
        (await TakeOverAsync()).Events.ShouldBeEmpty();
        (await Store.BeginSendingAsync("slack:Ev1", first, Cancellation)).ShouldBeFalse();
        (await Store.BeginSendingAsync("slack:Ev1", taken[0].Claim, Cancellation)).ShouldBeTrue();
        await Store.FinishEventAsync("slack:Ev2", second, Cancellation);
        (await Store.BeginSendingAsync("slack:Ev2", taken[1].Claim, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_taken_over_again_and_again_still_tells_by_which_claim_it_was_first_made()
    {
        var first = (await ClaimAsync("slack:Ev1")).ShouldNotBeNull();

        for (var death = 0; death < 3; death++)
        {
            await DieAsync();
            var orphan = (await TakeOverAsync()).Events.ShouldHaveSingleItem();
            orphan.FirstClaim.ShouldBe(first);
            orphan.Claim.ShouldNotBe(first);
        }
    }

    [Fact]
    public async Task No_more_is_taken_over_than_is_asked_for()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            await ClaimAsync($"slack:Ev{number}", Noon.AddSeconds(number));
        }

        await DieAsync();

        (await TakeOverAsync(most: 3)).Events.Select(orphan => orphan.Key).ShouldBe(["slack:Ev0", "slack:Ev1", "slack:Ev2"]);
        (await TakeOverAsync(most: 3)).Events.Select(orphan => orphan.Key).ShouldBe(["slack:Ev3", "slack:Ev4"]);
    }

    [Fact]
    public async Task What_it_is_too_late_to_answer_is_not_taken_over_and_its_secrets_go()
    {
        await ClaimAsync("slack:Ev1");
        await DieAsync();

        (await Store.TakeOverEventsAsync(["slack"], Noon.AddMinutes(15), 9, Cancellation)).Expired.ShouldBe(1);

        (await Store.TakeOverEventsAsync(["slack"], Noon, 9, Cancellation)).ShouldSatisfyAllConditions(taken => taken.Events.ShouldBeEmpty(), taken => taken.Expired.ShouldBe(0));
        (await ClaimAsync("slack:Ev1")).ShouldBeNull();
    }

    [Fact]
    public async Task The_secrets_of_what_its_own_process_is_too_late_to_answer_go_and_the_answer_may_come()
    {
        var claim = (await ClaimAsync("slack:Ev1")).ShouldNotBeNull();

        await Store.TakeOverEventsAsync(["slack"], Noon.AddMinutes(15), 9, Cancellation);

        (await PayloadAsync("slack:Ev1")).ShouldBeNull();
        (await Store.BeginSendingAsync("slack:Ev1", claim, Cancellation)).ShouldBeTrue();
        await DieAsync();
        (await TakeOverAsync()).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_saved_again_takes_its_own_place_and_keeps_what_was_thought_of_it()
    {
        var first = await SaveAsync(Answer("Did the ferry sail?", Ana, Noon));
        await Store.SaveFeedbackAsync(new Feedback(first.Id, Ben, IsHelpful: true, Noon), Cancellation);

        var again = await SaveAsync(first with
        {
            At = Noon.AddMinutes(1),
            Conversation = new("discord:7:9"),
            User = Ben,
            Question = "Did it?",
            StandAlone = "Did the ferry sail again?",
            AsOf = new DateOnly(2021, 5, 1),
            Outcome = AnswerOutcome.Abstained,
            Sentences = ["The ferry did not sail."],
            Citations = [Quoted(1, "storm.md")],
            KnowledgeVersion = "another",
        });

        ShouldBe((await Store.FindAnswerAsync(first.Id, Cancellation)).ShouldNotBeNull(), again);
        (await Store.RecentAnswersAsync(Thread, DateTimeOffset.MinValue, 9, Cancellation)).ShouldBeEmpty();
        (await Store.ReadUsageAsync(DateTimeOffset.MinValue, 9, Cancellation)).ShouldSatisfyAllConditions(
            usage => (usage.Answered, usage.Abstained, usage.Helpful).ShouldBe((0, 1, 1)),
            usage => usage.Unanswered.ShouldHaveSingleItem().ShouldBe(new AskedQuestion("Did the ferry sail again?", 1)));
        (await Store.ForgetDocumentsAsync(document => document != "storm.md", Cancellation)).ShouldBe(1);
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

        ShouldBe((await Store.FindAnswerAsync(answer.Id, Cancellation)).ShouldNotBeNull(), answer);
        (await Store.FindAnswerAsync(AnswerId.New(), Cancellation)).ShouldBeNull();
    }

    private static void ShouldBe(SavedAnswer found, SavedAnswer saved)
    {
        found.Citations.ShouldBe(saved.Citations);
        found.Sentences.ShouldBe(saved.Sentences);
        (found with { Citations = [], Sentences = [] }).ShouldBe(saved with { Citations = [], Sentences = [] });
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
    public async Task A_channel_is_as_usual_until_somebody_sets_it_and_stays_as_it_was_set()
    {
        var harbour = new ChannelId("discord:7");
        var town = new ChannelId("slack:C7");
        var quiet = new ChannelSettings { Answers = Audience.Asker, Mentions = false, Reports = 0 };
        var open = new ChannelSettings { Answers = Audience.Everyone, Mentions = true, Reports = ChannelSettings.MostReports };
        (await Store.ReadSettingsAsync(harbour, Cancellation)).ShouldBe(ChannelSettings.Usual);

        await SetAsync(harbour, quiet, "quiet");
        await SetAsync(town, open, "open");
        (await Store.ReadSettingsAsync(harbour, Cancellation)).ShouldBe(quiet);

        await SetAsync(harbour, new ChannelSettings { Reports = 3 }, "three");
        (await Store.ReadSettingsAsync(harbour, Cancellation)).ShouldBe(new ChannelSettings { Reports = 3 });
        (await Store.ReadSettingsAsync(town, Cancellation)).ShouldBe(open);
        (await Store.ReadAuditAsync(9, Cancellation)).ShouldBe([Set("three"), Set("open"), Set("quiet")]);

        await Store.DeleteBeforeAsync(Noon.AddYears(1), Cancellation);
        await Store.ForgetUserAsync(Ana, Cancellation);
        (await Store.ReadSettingsAsync(town, Cancellation)).ShouldBe(open);

        await SetAsync(town, ChannelSettings.Usual, "usual");
        (await Store.ReadSettingsAsync(town, Cancellation)).ShouldBe(ChannelSettings.Usual);

        Task SetAsync(ChannelId channel, ChannelSettings settings, string detail) => Store.ChangeSettingsAsync(channel, _ => settings, (_, _) => Set(detail), Cancellation);

        static AdminAct Set(string detail) => new(Noon, $"{Ana}", "settings", detail);
    }

    [Fact]
    public async Task Of_many_who_change_a_channel_at_once_none_undoes_what_another_did()
    {
        var channel = new ChannelId("discord:7");

        await Task.WhenAll(Enumerable.Range(0, ChannelSettings.MostReports).Select(_ => Task.Run(() => Store.ChangeSettingsAsync(
            channel,
            settings => settings with { Reports = (settings.Reports ?? 0) + 1 },
            (_, after) => new AdminAct(Noon, $"{Ana}", "settings", $"{after.Reports}"),
            Cancellation))));

        (await Store.ReadSettingsAsync(channel, Cancellation)).Reports.ShouldBe(ChannelSettings.MostReports);
        var told = (await Store.ReadAuditAsync(99, Cancellation)).Select(act => int.Parse(act.Detail, CultureInfo.InvariantCulture));
        told.ShouldBe(Enumerable.Range(1, ChannelSettings.MostReports).Reverse());
    }

    [Fact]
    public async Task Settings_that_stay_as_they_are_are_no_line_of_the_audit_log()
    {
        var channel = new ChannelId("discord:7");

        var changed = await Store.ChangeSettingsAsync(channel, settings => settings, (_, _) => new AdminAct(Noon, $"{Ana}", "settings", "nothing"), Cancellation);

        changed.ShouldBe((ChannelSettings.Usual, ChannelSettings.Usual));
        (await Store.ReadAuditAsync(9, Cancellation)).ShouldBeEmpty();
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
        await Store.AuditAsync(new(Noon.AddDays(-1), "page", "reload", "old"), Cancellation);
        await Store.AuditAsync(new(Noon, "page", "reload", "new"), Cancellation);

        (await Store.DeleteBeforeAsync(Noon, Cancellation)).ShouldBe(2);

        (await QuestionsAsync(Noon.AddDays(-9), 9)).ShouldBe(["new"]);
        (await Store.ReadAuditAsync(9, Cancellation)).Select(act => act.Detail).ShouldBe(["new"]);
    }

    [Fact]
    public async Task Events_that_are_over_go_and_those_that_are_still_to_be_answered_stay()
    {
        await Store.FinishEventAsync("slack:old", (await ClaimAsync("slack:old", Noon.AddDays(-1))).ShouldNotBeNull(), Cancellation);
        await Store.FinishEventAsync("slack:new", (await ClaimAsync("slack:new")).ShouldNotBeNull(), Cancellation);
        (await ClaimAsync("slack:open", Noon.AddDays(-1))).ShouldNotBeNull();

        await Store.DeleteSpentAsync(Noon, Cancellation);

        (await ClaimAsync("slack:old")).ShouldNotBeNull();
        (await ClaimAsync("slack:new")).ShouldBeNull();
        (await ClaimAsync("slack:open")).ShouldBeNull();
    }

    [Fact]
    public async Task More_than_is_deleted_at_once_is_deleted_all_the_same()
    {
        foreach (var number in Enumerable.Range(0, 1001))
        {
            await Store.AuditAsync(new(Noon.AddDays(-1), "page", "reload", $"{number}"), Cancellation);
        }

        (await Store.DeleteBeforeAsync(Noon, Cancellation)).ShouldBe(1001);
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

    private static IncomingEvent Incoming(string key, DateTimeOffset? at = null) =>
        new(key, key.Split(':')[0], $"{{\"token\":\"of {key}\"}}", at ?? Noon, Noon.AddMinutes(15));

    // Returns the claim; null where somebody else has it.
    private async Task<Guid?> ClaimAsync(string key, DateTimeOffset? at = null)
    {
        var claim = Guid.NewGuid();
        return await Store.ClaimEventAsync(Incoming(key, at), claim, Cancellation) ? claim : null;
    }

    private Task<TakenOver> TakeOverAsync(int most = 9) => Store.TakeOverEventsAsync(["slack"], Noon, most, Cancellation);

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
