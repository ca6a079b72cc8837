using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Citations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Time;
using NewsBot.Slack.Blocks;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Talking;

public sealed class ReplyRendererTests
{
    private const string Hostile = "<!channel> <@U0ALMA> *bold* _thin_ ~gone~ `code` :tada: > quote <https://evil.example|here> &lt;!here&gt; \u202Eback\u202C \u0007";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly AnswerId Answer = new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));
    private static readonly TimelineId Timeline = new(new Guid("ffeeddcc-bbaa-9988-7766-554433221100"));

    [Fact]
    public void Shows_an_answer() => ShouldMatch("answer.json", AnAnswer());

    [Fact]
    public void Shows_that_the_documents_do_not_say() => ShouldMatch(
        "abstention.json",
        new Reply(
        [
            new ReplyBlock.Verdict("The documents do not say.", null),
            new ReplyBlock.Paragraph("They tell of the ferry, and nothing of its crew."),
            new ReplyBlock.Sources("Nearest passages (not an answer)", [Citation(1, "The ferry takes 240 passengers.")]),
        ])
        {
            Actions = [ReplyAction.ShowSources],
        });

    [Fact]
    public void Shows_a_page_of_a_timeline()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("What the documents date about \u201Cferry\u201D", null),
            new ReplyBlock.Timeline(
            [
                new ReplyEvent("3 May 2021", "planned, superseded", "The ferry will make its first crossing.", [1]),
                new ReplyEvent("4 May 2021", null, "The pier failed its inspection.", [2]),
            ]),
            new ReplyBlock.Sources("Sources", [Citation(1, "will make its first crossing"), Citation(2, "failed its inspection", url: null)]),
            new ReplyBlock.Remark("Page 2 of 3."),
        ])
        {
            Actions = [ReplyAction.PreviousPage, ReplyAction.NextPage],
        };

        ShouldMatch("timeline.json", ReplyRenderer.Message(reply, ReplyButtons.OfTimeline(new TimelinePage(Timeline, 1, MayBeShared: true), reply)));
    }

    [Fact]
    public void Shows_what_became_of_files() => ShouldMatch(
        "knowledge.json",
        new Reply(
        [
            new ReplyBlock.Verdict("2 documents cannot be used.", null),
            new ReplyBlock.Statements("Rejected", [new ReplyStatement(null, "a.pdf: it is empty.", []), new ReplyStatement(null, "b_*c*.md: it is locked.", [])]),
            new ReplyBlock.Remark("and 3 more lines"),
        ]));

    [Fact]
    public void Shows_hostile_text_without_obeying_it() => ShouldMatch(
        "hostile.json",
        new Reply(
        [
            new ReplyBlock.Verdict(Hostile, null),
            new ReplyBlock.Paragraph(Hostile),
            new ReplyBlock.Statements(Hostile, [new ReplyStatement(Hostile, Hostile, [1])]),
            new ReplyBlock.Sources(Hostile, [Citation(1, Hostile) with { Title = Hostile, Publisher = Hostile, Url = "javascript:alert(1)" }]),
            new ReplyBlock.Remark(Hostile),
        ]));

    [Fact]
    public void Shows_the_sources_in_a_window_with_whole_quotes()
    {
        var modal = ReplyRenderer.Modal("Sources", new Reply([new ReplyBlock.Quotes("Sources", [new ReplyQuote(Citation(1, "The *pier*  failed\nits inspection."), null)])]));

        ShouldMatch("sources.json", modal.Blocks);
    }

    [Fact]
    public void Links_quotes_to_the_passage_where_readers_reach_the_bots_pages()
    {
        var addresses = new SourceAddress(new Uri("https://bot.example/news/"));
        var citations = new[] { Citation(1, "failed its inspection") with { Document = "2021/a|b>.md" }, Citation(2, "takes 240") with { Document = new string('\u00E9', 400) } };
        var modal = ReplyRenderer.Modal("Sources", new Reply([new ReplyBlock.Quotes("Sources", [.. citations.Select(citation => new ReplyQuote(citation, addresses.Of(citation)))])]));

        ShouldMatch("sources-with-pages.json", modal.Blocks);
    }

    [Fact]
    public void Shows_checked_statements_in_a_window_with_what_the_documents_say()
    {
        var modal = ReplyRenderer.Modal("Check against sources", new Reply(
        [
            new ReplyBlock.Verdict("The documents support 1 of 3 statements.", null),
            new ReplyBlock.Statements(null, [new ReplyStatement("Contradicted", "The ferry started on Monday.", [1]), new ReplyStatement("Supported", "It takes *240* passengers.", [2]), new ReplyStatement("Not in the sources", "It is <!here> green.", [])]),
            new ReplyBlock.Quotes("What the documents say", [new ReplyQuote(Citation(1, "did not make"), null), new ReplyQuote(Citation(2, "takes 240"), null)]),
            new ReplyBlock.Remark("Only the first 3 statements were checked."),
        ]));

        ShouldMatch("check.json", modal.Blocks);
    }

    [Fact]
    public void Leaves_out_what_does_not_fit_and_says_so()
    {
        var statements = Enumerable.Range(1, 40).Select(number => new ReplyStatement(null, new string('x', 1400), [number])).ToList();
        var reply = new Reply([new ReplyBlock.Statements("Also reported", statements)]) { Actions = [ReplyAction.ShowSources] };

        var blocks = ReplyRenderer.Message(reply, ReplyButtons.OfAnswer(Answer, reply, isPrivate: false)).Blocks;

        blocks.Count.ShouldBeGreaterThan(5);
        blocks[^1].ShouldBeOfType<ActionsBlock>();
        Seen.Words(Json([blocks[^2]])).ShouldBe("Not everything fits here.");
    }

    [Fact]
    public void Nothing_it_shows_is_ever_too_much_for_Slack_or_marked_up() => Prop.ForAll(Texts(), Counts(), (text, count) =>
    {
        var citations = Enumerable.Range(1, count).Select(number => Citation(number, text) with { Title = text, Publisher = text, Url = text }).ToList();
        var addresses = new SourceAddress(new Uri("https://bot.example"));
        var reply = new Reply(
        [
            new ReplyBlock.Verdict(text, EventStatus.Happened),
            new ReplyBlock.Paragraph(text),
            new ReplyBlock.Statements(null, [.. citations.Select(citation => new ReplyStatement(text, text, [citation.Number]))]),
            new ReplyBlock.Timeline([.. citations.Select(citation => new ReplyEvent(text, text, text, [citation.Number]))]),
            new ReplyBlock.Sources(text, citations),
            new ReplyBlock.Sources(text, [Citation(1000, text)]),
            new ReplyBlock.Quotes(text, [.. citations.Select(citation => new ReplyQuote(citation, addresses.Of(citation with { Document = text })))]),
            new ReplyBlock.Remark(text),
        ])
        {
            Actions = [ReplyAction.ShowSources, ReplyAction.Helpful],
        };

        var message = ReplyRenderer.Message(reply, ReplyButtons.OfAnswer(Answer, reply, isPrivate: true));
        ReplyRenderer.Home(reply).Blocks.Count.ShouldBeGreaterThan(0);
        ReplyRenderer.Modal("Sources", reply).Blocks.Count.ShouldBeGreaterThan(0);

        message.Text.Length.ShouldBeInRange(1, 4000);
        Marked(Json(message.Blocks)).Append(message.Text.ToString()).ShouldAllBe(markup => !markup.Contains("<!", StringComparison.Ordinal) && !markup.Contains("<@", StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Texts() => Gen.OneOf(
        Gen.Elements(Hostile, "", " ", "\uD800", "\n\n", "<", new string('<', 5000), new string('"', 9000), string.Concat(Enumerable.Repeat("\U0001F600", 3000))),
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "")).ToArbitrary();

    private static Arbitrary<int> Counts() => Gen.Choose(1, 60).ToArbitrary();

    private static Reply AnAnswer() => new(
    [
        new ReplyBlock.Verdict("Reported not to have happened, as of 4 May 2021", EventStatus.Denied),
        new ReplyBlock.Statements(null, [new ReplyStatement(null, "The ferry did not make its first crossing on Monday.", [1])]),
        new ReplyBlock.Statements("Earlier reports", [new ReplyStatement("12 April 2021", "The ferry will make its first crossing on 3 May.", [2])]),
        new ReplyBlock.Statements("Also reported", [new ReplyStatement("12 April 2021", "The ferry takes 240 passengers.", [3])]),
        new ReplyBlock.Statements("Sources disagree on the passengers", [new ReplyStatement(null, "\u201C240\u201D", [3]), new ReplyStatement(null, "\u201C250\u201D", [1])]),
        new ReplyBlock.Sources("Sources", [Citation(1, "did not make"), Citation(2, "will make"), Citation(3, "takes 240", url: null)]),
        new ReplyBlock.Remark("As of 5 May 2021: nothing stated later was used."),
    ])
    {
        Actions = [ReplyAction.ShowSources, ReplyAction.ShowTimeline, ReplyAction.Helpful, ReplyAction.NotHelpful],
    };

    private static Citation Citation(int number, string quote, string? url = "https://coast.example/ferry?a=1&b=2")
    {
        var day = new DateOnly(2021, 4, 12);
        return new(
            number, "ferry.md", "Ferry & pier", "Ida Holm", "Coast Radio", PartialDate.OfDay(day), PartialDate.OfDay(day.AddDays(number)), quote, 0, quote.Length, 3, url, "0123456789ab");
    }

    private static void ShouldMatch(string name, Reply reply) =>
        ShouldMatch(name, ReplyRenderer.Message(reply, ReplyButtons.OfAnswer(Answer, reply, isPrivate: true)));

    private static void ShouldMatch(string name, RenderedReply rendered) =>
        Expectation.ShouldMatch(TextOf(new JsonObject { ["text"] = rendered.Text.ToString(), ["blocks"] = Json(rendered.Blocks) }), name);

    private static void ShouldMatch(string name, IEnumerable<Block> blocks) => Expectation.ShouldMatch(TextOf(Json(blocks)), name);

    private static string TextOf(JsonNode json) => json.ToJsonString(Readable) + "\n";

    private static JsonArray Json(IEnumerable<Block> blocks) => [.. blocks.Select(block => JsonSerializer.SerializeToNode(block, SlackJson.Wire.Block))];

    // Texts that Slack reads as markup.
    private static IEnumerable<string> Marked(JsonNode? node) => node switch
    {
        JsonObject members when members["type"]?.ToString() == "mrkdwn" => [members["text"]!.ToString()],
        JsonObject members => members.SelectMany(member => Marked(member.Value)),
        JsonArray items => items.SelectMany(Marked),
        _ => [],
    };
}
