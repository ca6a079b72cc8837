using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Citations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Time;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Tests.Talking.Rendering;

public class ReplyRendererTests
{
    private static readonly AnswerId Answer = new(Guid.Parse("0123456789abcdef0123456789abcdef"));
    private static readonly ReplyAction[] AnswerActions = [ReplyAction.ShowSources, ReplyAction.ShowTimeline, ReplyAction.Helpful, ReplyAction.NotHelpful];

    [Fact]
    public void An_answer_has_what_is_current_then_what_was_and_where_sources_disagree()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("Reported not to have happened, as of 4 May 2021.", EventStatus.Denied),
            new ReplyBlock.Statements(null, [new ReplyStatement(null, "The ferry did not start on Monday.", [1, 2])]),
            new ReplyBlock.Statements("Earlier reports", [new ReplyStatement("12 April 2021", "The ferry will start on 3 May.", [3])]),
            new ReplyBlock.Statements("Also reported", [new ReplyStatement(null, "It takes 240 passengers.", [3]), new ReplyStatement("2020", "It was ordered.", [2])]),
            new ReplyBlock.Statements("Sources disagree on the number", [new ReplyStatement(null, "“240”", [3]), new ReplyStatement(null, "“250”", [2])]),
            new ReplyBlock.Sources("Sources", [Cite(1), Cite(2), Cite(3)]),
            new ReplyBlock.Remark("Understood as: Did the ferry start?"),
            new ReplyBlock.Remark("As of 5 May 2021: nothing stated later was used."),
        ])
        {
            Actions = AnswerActions,
        };

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer), "Did it start?")), "ReplyRenderer/answer.txt");
    }

    [Fact]
    public void An_abstention_shows_what_came_nearest()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("The documents do not say.", null),
            new ReplyBlock.Paragraph("Nothing in them is about \"tunnel\"."),
            new ReplyBlock.Sources("Nearest passages (not an answer)", [Cite(1)]),
        ])
        {
            Actions = AnswerActions,
        };

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer))), "ReplyRenderer/abstention.txt");
    }

    [Fact]
    public void Sources_have_their_exact_quotes()
    {
        var reply = new Reply([Quotes(addresses: null, Cite(1), Cite(2) with { Url = "javascript:alert(1)" }, Cite(3) with { Url = "https://news.example/a_b?c=<d>" })]);

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer))), "ReplyRenderer/sources.txt");
    }

    [Fact]
    public void Quotes_link_to_the_passage_where_readers_reach_the_bots_pages()
    {
        var addresses = new SourceAddress(new Uri("https://bot.example/(news)/"));
        var reply = new Reply([Quotes(addresses, Cite(1), Cite(2) with { Document = "2021/a b)](<x>).md" }, Cite(3) with { Document = new string('\u00E9', 400), Url = "https://news.example/a" })]);

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer))), "ReplyRenderer/sources-with-pages.txt");
    }

    [Fact]
    public void Checked_statements_stand_with_what_the_documents_say()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("The documents support 1 of 3 statements.", null),
            new ReplyBlock.Statements(null, [new ReplyStatement("Contradicted", "The ferry started on Monday.", [1]), new ReplyStatement("Supported", "It takes *240* passengers.", [2]), new ReplyStatement("Not in the sources", "It is @green.", [])]),
            Quotes(new SourceAddress(new Uri("https://bot.example")), Cite(1), Cite(2)),
            new ReplyBlock.Remark("Only the first 3 statements were checked."),
        ]);

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(null))), "ReplyRenderer/check.txt");
    }

    [Fact]
    public void A_page_of_a_timeline_can_be_turned()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("What the documents date about “ferry”", null),
            new ReplyBlock.Timeline([new ReplyEvent("3 May 2021", "planned, superseded", "The ferry will start on 3 May.", [1]), new ReplyEvent("June 2021", null, "It started.", [2])]),
            new ReplyBlock.Sources("Sources", [Cite(1), Cite(2)]),
            new ReplyBlock.Remark("Page 2 of 3."),
        ])
        {
            Actions = [ReplyAction.PreviousPage, ReplyAction.NextPage],
        };
        var timeline = new TimelineId(Guid.Parse("fedcba9876543210fedcba9876543210"));

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForTimeline(timeline, 1))), "ReplyRenderer/timeline.txt");
    }

    [Fact]
    public void A_report_for_admins_lists_files_with_their_reasons()
    {
        var reply = new Reply(
        [
            new ReplyBlock.Verdict("The changed knowledge is being served.", null),
            new ReplyBlock.Paragraph("1 added, 1 rejected."),
            new ReplyBlock.Statements("Added", [new ReplyStatement(null, "2021/new_ferry.md", [])]),
            new ReplyBlock.Statements("Rejected", [new ReplyStatement(null, "empty.md: it is empty. Put text into it.", [])]),
        ]);

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(null))), "ReplyRenderer/reload.txt");
    }

    [Fact]
    public void Hostile_texts_are_shown_as_they_are_written()
    {
        const string Hostile = "@everyone <@1> [click](https://evil.example)\n# **win** ||now|| \u202Egnp.exe";
        var reply = new Reply(
        [
            new ReplyBlock.Verdict(Hostile, null),
            new ReplyBlock.Statements(Hostile, [new ReplyStatement(Hostile, Hostile, [1])]),
            new ReplyBlock.Sources(Hostile, [Cite(1) with { Title = Hostile, Publisher = Hostile }]),
            new ReplyBlock.Remark(Hostile),
        ]);

        Expectation.ShouldMatch(Show(ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer), Hostile)), "ReplyRenderer/hostile.txt");
    }

    [Fact]
    public void What_one_message_does_not_hold_stands_in_the_next()
    {
        var reply = new Reply([Quotes(addresses: null, [.. Enumerable.Range(1, 12).Select(number => Cite(number) with { Quote = new string('x', 900) })])]) { Actions = AnswerActions };

        var messages = ReplyRenderer.Render(reply, ButtonId.ForAnswer(Answer));

        messages.Count.ShouldBe(3);
        messages.SkipLast(1).ShouldAllBe(message => message.Components.Count == 0);
        messages[^1].Components.Count.ShouldBe(1);
        messages[^1].Embeds[0].Description!.ShouldContain("**[12]");
    }

    [Fact]
    public void Whatever_a_reply_holds_it_can_be_sent() => Prop.ForAll<NonNull<string>, PositiveInt>((text, times) =>
    {
        var longText = string.Concat(Enumerable.Repeat($"{text.Get}*", (times.Get * 40) + 1));
        var many = Enumerable.Range(1, times.Get).ToList();
        ReplyBlock[] blocks =
        [
            new ReplyBlock.Verdict(longText, EventStatus.Claimed),
            new ReplyBlock.Paragraph(longText),
            new ReplyBlock.Statements(longText, [.. many.Select(number => new ReplyStatement(longText, longText, [number]))]),
            new ReplyBlock.Sources(longText, [.. many.Select(number => Cite(number) with { Title = longText, Publisher = longText, Quote = longText, Document = longText })]),
            Quotes(new SourceAddress(new Uri("https://bot.example")), [.. many.Select(number => Cite(number) with { Title = longText, Publisher = longText, Quote = longText, Document = longText, Url = $"https://news.example/{longText}" })]),
            new ReplyBlock.Remark(longText),
        ];
        ReplyBlock.Timeline timeline = new([.. many.Select(number => new ReplyEvent(longText, longText, longText, [number]))]);

        // Building a message that Discord would turn down throws.
        ReplyRenderer.Render(new Reply(blocks), ButtonId.ForAnswer(Answer), longText).Count.ShouldBeInRange(1, 5);
        ReplyRenderer.Render(new Reply([blocks[4]]), ButtonId.ForAnswer(Answer), longText).Count.ShouldBeInRange(1, 5);
        ReplyRenderer.Render(new Reply([timeline, .. blocks]), ButtonId.ForAnswer(Answer), longText).Count.ShouldBe(1);
    }).QuickCheckThrowOnFailure();

    private static ReplyBlock.Quotes Quotes(SourceAddress? addresses, params IReadOnlyList<Citation> citations) =>
        new("Sources", [.. citations.Select(citation => new ReplyQuote(citation, addresses?.Of(citation)))]);

    private static Citation Cite(int number) => new(
        number, $"2021/report-{number}.md", $"Report {number}", "Ida Holm", "Coast Radio", PartialDate.OfDay(new DateOnly(2021, 5, 4)),
        PartialDate.OfDay(new DateOnly(2021, 5, 4)), $"The ferry did not start on Monday, report {number} said.", 0, 10, 7, null, "0123456789ab");

    private static string Show(IReadOnlyList<OutgoingMessage> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            foreach (var embed in message.Embeds)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"head: {embed.Author?.Name}").AppendLine(CultureInfo.InvariantCulture, $"edge: {embed.Color:X6}")
                    .AppendLine("----").AppendLine(embed.Description).AppendLine("----").AppendLine(CultureInfo.InvariantCulture, $"foot: {embed.Footer?.Text}");
            }

            foreach (var button in message.Components.SelectMany(row => row.Components).Cast<Button>())
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"[{button.Label}] {button.CustomId}");
            }
        }

        return text.ToString();
    }
}
