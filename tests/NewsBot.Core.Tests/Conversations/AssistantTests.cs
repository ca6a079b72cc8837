using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Timelines;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Core.Tests.Conversations;

public sealed class AssistantTests() : WithAssistant(folder => folder
    .WithArticle("ferry.md", "2021-05-03", "New ferry to Vestra", "Paula Ternberg opened the ferry line to Vestra on 1 May 2021. The ferry line cost 12 million crowns.")
    .WithArticle("tunnel.md", "2021-06-03", "No tunnel to Holm", "The county did not approve the tunnel to Holm on 2 June 2021."))
{
    [Fact]
    public async Task I_can_ask_and_then_see_the_sources_with_their_quotes()
    {
        var answer = await AskAsync("Who opened the ferry line to Vestra?");

        Statements(answer.Reply).ShouldContain(statement => statement.Text.Contains("Paula Ternberg"));
        answer.Reply.Actions.ShouldContain(ReplyAction.ShowSources);
        var sources = await Assistant.ShowSourcesAsync(answer.Id.ShouldNotBeNull(), Cancellation);
        sources.Blocks.OfType<ReplyBlock.Quotes>().ShouldHaveSingleItem().Items
            .ShouldContain(quote => quote.Citation.Quote == "Paula Ternberg opened the ferry line to Vestra on 1 May 2021." && quote.Page == null);
    }

    [Fact]
    public async Task I_can_go_from_a_quote_to_its_passage_where_the_bots_pages_can_be_reached()
    {
        var assistant = new Assistant(Knowledge, State, TimeProvider.System, new SourceAddress(new Uri("https://bot.example/news/")));
        var answer = await assistant.AskAsync(new IncomingQuestion(Thread, Ana, "Who opened the ferry line to Vestra?"), Cancellation);

        var quote = (await assistant.ShowSourcesAsync(answer.Id.ShouldNotBeNull(), Cancellation)).Blocks.OfType<ReplyBlock.Quotes>().Single().Items[0];

        var version = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder.Folder, "ferry.md"), Cancellation)))[..12];
        quote.Page.ShouldBe(new Uri($"https://bot.example/news/articles/ferry.md?start={quote.Citation.Start}&end={quote.Citation.End}&version={version}#passage"));
    }

    [Fact]
    public async Task I_can_follow_up_in_the_same_conversation_and_not_in_another()
    {
        await AskAsync("Who opened the ferry line to Vestra?");

        var followUp = await AskAsync("And when?");
        Statements(followUp.Reply).ShouldContain(statement => statement.Text.Contains("1 May 2021"));

        var elsewhere = await Assistant.AskAsync(new IncomingQuestion(new("test:other"), Ana, "And when?"), Cancellation);
        Statements(elsewhere.Reply).ShouldNotContain(statement => statement.Text.Contains("1 May 2021"));
    }

    [Fact]
    public async Task I_am_told_when_a_timeline_has_nothing_of_the_time_I_gave()
    {
        var (_, reply) = await Assistant.ShowTimelineAsync(Ana, new TimelineRequest("ferry", From: new DateOnly(2030, 1, 1)), claim: null, Cancellation);

        reply.Blocks.ShouldHaveSingleItem().ShouldBe(new ReplyBlock.Verdict("The documents date nothing about \u201Cferry\u201D in that time.", null));
    }

    [Fact]
    public async Task I_follow_up_on_a_question_as_of_a_past_day_as_of_that_day()
    {
        var day = new DateOnly(2021, 5, 31);
        await Assistant.AskAsync(new IncomingQuestion(Thread, Ana, "Who opened the ferry line to Vestra?", day), Cancellation);

        var followUp = await AskAsync("And when?");

        Remarks(followUp).ShouldContain("Asked as of 31 May 2021, like the question before it.");
        Remarks(followUp).ShouldContain("As of 31 May 2021: nothing stated later was used.");
        (await State.FindAnswerAsync(followUp.Id!.Value, Cancellation)).ShouldNotBeNull().AsOf.ShouldBe(day);

        // A question that stands by itself is of all that is known, and so is one that names a day of its own.
        Remarks(await AskAsync("Did the county approve the tunnel to Holm?")).ShouldBeEmpty();
        await Assistant.AskAsync(new IncomingQuestion(Thread, Ana, "Who opened the ferry line to Vestra?", day), Cancellation);
        Remarks(await Assistant.AskAsync(new IncomingQuestion(Thread, Ana, "And when?", day.AddDays(1)), Cancellation))
            .ShouldNotContain(remark => remark.Contains("like the question before it"));

        static IEnumerable<string> Remarks(AssistantReply answer) => answer.Reply.Blocks.OfType<ReplyBlock.Remark>().Select(remark => remark.Text);
    }

    [Fact]
    public async Task I_am_told_when_the_documents_do_not_say_and_the_question_is_kept_for_the_editors()
    {
        var answer = await AskAsync("What is the price of gold in Zurich?");

        answer.Reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldStartWith("The documents do not say");
        (await State.ReadUsageAsync(DateTimeOffset.MinValue, 5, Cancellation)).Unanswered.ShouldHaveSingleItem().Question.ShouldBe("What is the price of gold in Zurich?");
    }

    [Fact]
    public async Task I_am_told_why_a_question_cannot_be_read()
    {
        var answer = await AskAsync("?!");

        answer.Id.ShouldBeNull();
        answer.Reply.Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Paragraph>().Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task I_can_see_a_verdict_first()
    {
        var answer = await AskAsync("Did the county approve the tunnel to Holm?");

        answer.Reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldBe("Reported not to have happened, as of 3 June 2021.");
    }

    [Fact]
    public async Task I_can_page_through_a_timeline()
    {
        for (var year = 1990; year < 2010; year++)
        {
            Folder.WithArticle($"storm-{year}.md", $"{year}-03-05", $"Storm over Vestra in {year}", $"A storm tore down the lighthouse of Vestra on 4 March {year}.");
        }

        await Assistant.ReloadAsync("test", Cancellation);
        var (id, first) = await Assistant.ShowTimelineAsync(Ana, new TimelineRequest("storm Vestra"), claim: null, Cancellation);

        first.Actions.ShouldBe([ReplyAction.NextPage]);
        Events(first).Count.ShouldBe(TimelineReply.PageSize);
        var second = await Assistant.ShowTimelineAsync(id.ShouldNotBeNull(), page: 1, Cancellation);
        second.Actions.ShouldBe([ReplyAction.PreviousPage, ReplyAction.NextPage]);
        Events(second).ShouldNotContain(happening => Events(first).Contains(happening));
        var beyond = await Assistant.ShowTimelineAsync(id.Value, page: 99, Cancellation);
        beyond.Actions.ShouldBe([ReplyAction.PreviousPage]);
        (await Assistant.ShowTimelineAsync(TimelineId.New(), 0, Cancellation)).Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Paragraph>();
    }

    [Fact]
    public async Task I_can_say_whether_an_answer_helped()
    {
        var answer = await AskAsync("Who opened the ferry line to Vestra?");

        await Assistant.RateAsync(answer.Id!.Value, Ana, isHelpful: false, Cancellation);

        (await State.ReadUsageAsync(DateTimeOffset.MinValue, 5, Cancellation)).NotHelpful.ShouldBe(1);
    }

    [Fact]
    public async Task A_reload_tells_what_changed_and_is_kept_in_the_audit_log()
    {
        Folder.WithArticle("new.md", "2021-07-01", "Light", "The lighthouse shines again.").With("broken.md", "");

        var reply = await Assistant.ReloadAsync("test:admin", Cancellation);

        reply.Blocks.OfType<ReplyBlock.Paragraph>().ShouldContain(paragraph => paragraph.Text.StartsWith("1 added, 0 changed, 0 removed, 2 unchanged, 1 rejected"));
        Statements(reply).ShouldContain(statement => statement.Text.StartsWith("broken.md: The file is empty."));
        (await State.ReadAuditAsync(5, Cancellation)).ShouldHaveSingleItem().Actor.ShouldBe("test:admin");
    }

    [Fact]
    public async Task A_reload_that_fails_says_so_and_what_was_known_is_known_on()
    {
        Directory.Delete(Folder.Folder, recursive: true);

        var reply = await Assistant.ReloadAsync("test:admin", Cancellation);

        reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldContain("failed");
        (await AskAsync("Who opened the ferry line to Vestra?")).Id.ShouldNotBeNull();
    }

    [Fact]
    public void I_can_ask_what_it_knows_and_how_current_it_is()
    {
        var reply = KnowledgeReply.Overview(Knowledge.Current);

        reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldBe("I answer from 2 documents. The latest report is of 3 June 2021.");
        Statements(reply).ShouldHaveSingleItem().Text.ShouldBe("The Daily Test: 2 documents");
    }

    private static List<ReplyStatement> Statements(Reply reply) => [.. reply.Blocks.OfType<ReplyBlock.Statements>().SelectMany(block => block.Items)];

    private static IReadOnlyList<ReplyEvent> Events(Reply reply) => reply.Blocks.OfType<ReplyBlock.Timeline>().ShouldHaveSingleItem().Events;

    [Fact]
    public async Task Who_asks_too_much_is_told_so_and_nothing_is_kept_of_it()
    {
        var limited = new Assistant(Knowledge, State, TimeProvider.System, limits: new QuestionLimits(new QuestionRates(PerUser: 1, PerChannel: 0, Overall: 0), TimeProvider.System));
        var question = new IncomingQuestion(Thread, Ana, "Did the ferry sail?") { Channel = "test:here" };
        (await limited.AskAsync(question, Cancellation)).Id.ShouldNotBeNull();

        var refused = await limited.AskAsync(question, Cancellation);
        (refused.Id, refused.IsComplete).ShouldBe((null, true));
        refused.Reply.Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Paragraph>().Text.ShouldStartWith("You have asked as many questions");
        (await limited.ShowTimelineAsync(Ana, new TimelineRequest("ferry"), claim: null, Cancellation)).Id.ShouldBeNull();
        (await limited.CheckStatementsAsync(Ana, "The ferry sailed.", claim: null, Cancellation)).Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Paragraph>();
        (await State.RecentAnswersAsync(Thread, DateTimeOffset.MinValue, 9, Cancellation)).Count.ShouldBe(1);

        // Where no channel is named, other limits hold.
        (await limited.AskAsync(question with { Channel = null }, Cancellation)).Id.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_process_that_died_has_begun_is_neither_counted_nor_kept_again()
    {
        var limited = new Assistant(Knowledge, State, TimeProvider.System, limits: new QuestionLimits(new QuestionRates(PerUser: 1, PerChannel: 0, Overall: 0), TimeProvider.System));
        var begun = ClaimOf(Guid.NewGuid());
        var question = new IncomingQuestion(Thread, Ana, "Did the ferry sail?") { Channel = "test:here", Claim = begun };
        var first = await limited.AskAsync(question, Cancellation);
        await limited.RateAsync(first.Id.ShouldNotBeNull(), Ana, isHelpful: true, Cancellation);

        var takenOver = ClaimOf(begun.Answer.Value, Guid.NewGuid());
        var again = await limited.AskAsync(question with { Claim = takenOver }, Cancellation);

        again.Id.ShouldBe(first.Id);
        (await limited.ShowTimelineAsync(Ana, new TimelineRequest("ferry"), takenOver, Cancellation)).Id.ShouldNotBeNull();
        (await limited.CheckStatementsAsync(Ana, "Paula Ternberg opened the ferry line to Vestra.", takenOver, Cancellation)).Blocks
            .ShouldContain(block => block is ReplyBlock.Verdict);
        (await State.ReadUsageAsync(DateTimeOffset.MinValue, 9, Cancellation)).ShouldSatisfyAllConditions(
            usage => (usage.Answered + usage.Abstained).ShouldBe(1), usage => usage.Helpful.ShouldBe(1));
        (await limited.AskAsync(question with { Claim = ClaimOf(Guid.NewGuid()) }, Cancellation)).IsRefusal.ShouldBeTrue();
    }

    [Fact]
    public async Task What_only_waited_when_its_process_died_is_counted_and_may_be_one_too_many()
    {
        var limited = new Assistant(Knowledge, State, TimeProvider.System, limits: new QuestionLimits(new QuestionRates(PerUser: 1, PerChannel: 0, Overall: 0), TimeProvider.System));
        var question = new IncomingQuestion(Thread, Ana, "Did the ferry sail?") { Channel = "test:here" };

        (await limited.AskAsync(question with { Claim = ClaimOf(Guid.NewGuid(), Guid.NewGuid()) }, Cancellation)).IsRefusal.ShouldBeFalse();

        var waited = ClaimOf(Guid.NewGuid(), Guid.NewGuid());
        (await limited.AskAsync(question with { Claim = waited }, Cancellation)).IsRefusal.ShouldBeTrue();
        (await limited.ShowTimelineAsync(Ana, new TimelineRequest("ferry"), waited, Cancellation)).Id.ShouldBeNull();
        (await limited.CheckStatementsAsync(Ana, "The ferry sailed.", waited, Cancellation)).Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Paragraph>();
        var begun = ClaimOf(Guid.NewGuid(), Guid.NewGuid(), mayBeAnswered: true);
        (await limited.AskAsync(question with { Claim = begun }, Cancellation)).IsRefusal.ShouldBeFalse();
        (await limited.ShowTimelineAsync(Ana, new TimelineRequest("ferry"), begun, Cancellation)).Id.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_taken_over_is_counted_when_nothing_can_be_read_of_it()
    {
        var limited = new Assistant(Knowledge, State, TimeProvider.System, limits: new QuestionLimits(new QuestionRates(PerUser: 1, PerChannel: 0, Overall: 0), TimeProvider.System));
        var question = new IncomingQuestion(Thread, Ana, "Did the ferry sail?") { Channel = "test:here" };
        DropTable(StateFile, "answer");

        (await limited.AskAsync(question with { Claim = ClaimOf(Guid.NewGuid(), Guid.NewGuid()) }, Cancellation)).IsRefusal.ShouldBeFalse();
        (await limited.AskAsync(question with { Claim = ClaimOf(Guid.NewGuid(), Guid.NewGuid()) }, Cancellation)).IsRefusal.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_answered_again_does_not_lean_on_its_own_answer()
    {
        await AskAsync("Who opened the ferry line to Vestra?");
        var begun = ClaimOf(Guid.NewGuid());
        var question = new IncomingQuestion(Thread, Ana, "And the tunnel to Holm?") { Claim = begun };
        await Assistant.AskAsync(question, Cancellation);
        var first = (await State.FindAnswerAsync(begun.Answer, Cancellation)).ShouldNotBeNull();

        await Assistant.AskAsync(question with { Claim = ClaimOf(begun.Answer.Value, Guid.NewGuid()) }, Cancellation);

        (await State.FindAnswerAsync(begun.Answer, Cancellation)).ShouldNotBeNull().StandAlone.ShouldBe(first.StandAlone);
    }

    private EventClaim ClaimOf(Guid first, Guid? now = null, bool mayBeAnswered = false) => new(
        new EventClaims(State, TimeProvider.System, NullLogger<EventClaims>.Instance), "test:1", now ?? first, first, DateTimeOffset.MaxValue, mayBeAnswered);

    [Fact]
    public async Task The_documents_answer_when_the_memory_is_out_of_reach_and_it_is_said()
    {
        var file = Path.Combine(Folder.Folder, "broken.db");
        await using var broken = SqliteStateStore.Open(file);
        DropTable(file, "answer");

        var question = new IncomingQuestion(Thread, Ana, "Did the ferry sail?");
        var usual = await new Assistant(Knowledge, State, TimeProvider.System).AskAsync(question, Cancellation);
        var answer = await new Assistant(Knowledge, broken, TimeProvider.System).AskAsync(question, Cancellation);

        (usual.Id, answer.Id).ShouldSatisfyAllConditions(ids => ids.Item1.ShouldNotBeNull(), ids => ids.Item2.ShouldBeNull());
        answer.Reply.Blocks.Count.ShouldBe(usual.Reply.Blocks.Count + 1);
        answer.Reply.Blocks[^1].ShouldBeOfType<ReplyBlock.Remark>().Text.ShouldContain("could not be kept");
    }
}
