using System.Net;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Web;

/// <summary>Asking on on the page, and saying what one thinks of an answer, as somebody does who has no script.</summary>
public sealed class ConversationTests : IDisposable
{
    private const string First = "/?q=Who+discovered+comet+Ternberg%3F";

    private readonly TempFolder _folder = new();

    public ConversationTests() => _folder.Write("news/comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_ask_on_and_give_away_the_question_as_it_was_understood()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var first = await reader.OpenAsync(First, Cancellation);

        var second = await reader.SendAsync(first, "/ask", Cancellation, ("q", "And when?"));

        second.Status.ShouldBe(HttpStatusCode.OK);
        second.TextOf("h2#answer").ShouldBe("And when?");
        second.TextOf(".current").ShouldContain("in March");
        second.Html.ShouldContain("Understood as: ");
        var alone = second.Document.QuerySelectorAll(".next a").Single(link => link.TextContent == "This question by itself").GetAttribute("href")!;
        using var somebodyElse = new WebReader(bot);
        (await somebodyElse.OpenAsync(alone, Cancellation)).TextOf(".current").ShouldContain("in March");
        (await reader.SendAsync(second, "/ask", Cancellation, ("q", "Who said that?"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_with_an_address_leans_on_nothing_that_was_asked_before()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var first = await reader.OpenAsync(First, Cancellation);

        var other = await reader.OpenAsync("/?q=And+when%3F", Cancellation);

        other.Html.ShouldNotContain("Understood as");
        Conversation(first).ShouldNotBe(Conversation(await reader.OpenAsync(First, Cancellation)));
    }

    [Fact]
    public async Task I_go_on_after_the_bot_was_restarted_once_I_send_the_form_again()
    {
        WebReading old;
        await using (var bot = await RunningBot.StartAsync(_folder.Path, Cancellation))
        {
            using var reader = new WebReader(bot);
            old = await reader.OpenAsync(First, Cancellation);
            await bot.StopAsync("-TERM", Cancellation);
        }

        await using var again = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var later = new WebReader(again);
        var refused = await later.SendAsync(old, "/ask", Cancellation, ("q", "And when?"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.TextOf("#problem").ShouldContain("Send it again.");
        refused.Document.QuerySelector("#follow-up")!.GetAttribute("value").ShouldBe("And when?");
        (await later.SendAsync(refused, "/ask", Cancellation, ("q", "And when?"))).TextOf(".current").ShouldContain("in March");
    }

    [Fact]
    public async Task I_can_say_whether_an_answer_helped_and_change_my_mind()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var answer = await reader.OpenAsync(First, Cancellation);

        (await reader.SendAsync(answer, "/feedback", Cancellation, ("helpful", "yes"))).TextOf("[role=status]").ShouldBe("Noted: this answer helped.");
        var noted = await reader.SendAsync(answer, "/feedback", Cancellation, ("helpful", "no"));

        noted.TextOf("[role=status]").ShouldContain("did not help");
        (await reader.OpenAsync(noted.LinkOf("main .next a"), Cancellation)).TextOf("h2#answer").ShouldBe("Who discovered comet Ternberg?");
        await using var state = SqliteStateStore.Open(Path.Combine(_folder.Path, "data", "state.db"));
        var usage = await state.ReadUsageAsync(DateTimeOffset.MinValue, 5, Cancellation);
        (usage.Helpful, usage.NotHelpful).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("/ask", "conversation", "0123456789abcdef0123456789abcdef")]
    [InlineData("/ask", "conversation", "discord:81384788765712384")]
    [InlineData("/feedback", "answer", "0123456789abcdef0123456789abcdef")]
    public async Task Another_site_can_neither_ask_nor_rate_in_my_name(string action, string field, string value)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        await reader.OpenAsync(First, Cancellation);

        var refused = await reader.PostAsync(action, [KeyValuePair.Create(field, value), KeyValuePair.Create("q", "And when?"), KeyValuePair.Create("helpful", "yes")], Cancellation);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Html.ShouldNotContain("in March");
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_what_I_sent()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var answer = await reader.OpenAsync(First, Cancellation);

        var unread = await reader.SendAsync(answer, "/ask", Cancellation, ("q", "?!"));
        unread.Status.ShouldBe(HttpStatusCode.BadRequest);
        unread.TextOf("#problem").ShouldNotBeEmpty();
        unread.Document.QuerySelector("#follow-up")!.GetAttribute("aria-invalid").ShouldBe("true");
        Conversation(unread).ShouldBe(Conversation(answer));
        (await reader.SendAsync(answer, "/feedback", Cancellation, ("helpful", "perhaps"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var text = new StringContent("q=And when?");
        (await bot.Http.PostAsync("/ask", text, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bot.Http.PostAsync("/feedback", text, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var tooLong = await reader.SendAsync(answer, "/ask", Cancellation, ("q", new string('a', 100_000)));
        tooLong.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        tooLong.TextOf("h1").ShouldBe("This is too long");
    }

    [Theory]
    [InlineData("/ask")]
    [InlineData("/feedback")]
    [InlineData("/admin/sign-in")]
    public async Task A_form_of_more_fields_than_any_has_is_refused(string action)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Web:AdminKey=a-key-of-more-than-enough-letters");
        using var reader = new WebReader(bot);

        var refused = await reader.PostAsync(action, Enumerable.Range(0, 2000).Select(number => KeyValuePair.Create($"{number}", "")), Cancellation);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Conversation(WebReading page) => page.Document.QuerySelector("input[name=conversation]")!.GetAttribute("value")!;
}
