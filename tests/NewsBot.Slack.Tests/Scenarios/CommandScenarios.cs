using System.Globalization;
using NewsBot.Core.Conversations;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Slash commands.</summary>
public sealed class CommandScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_ask_for_myself_and_share_the_answer()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync();
        answer.OnlyFor.ShouldBe(Workspace.Person);
        answer.Words().ShouldContain(TalkingBot.FerryAnswer);

        await bot.PressAsync(answer, "share_answer");
        var shared = await bot.AnswerAsync(2);
        shared.OnlyFor.ShouldBeNull();
        shared.Words().ShouldStartWith($"<@{Workspace.Person}> shared: {TalkingBot.FerryQuestion}");
        shared.Words().ShouldContain(TalkingBot.FerryAnswer);
        shared.Buttons().ShouldNotContain("share_answer");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_can_share_my_answer_but_me()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);

        await bot.PressAsync(await bot.AnswerAsync(), "share_answer", Workspace.Admin);

        (await bot.AnswerAsync(2)).OnlyFor.ShouldBe(Workspace.Admin);
    }

    [Fact]
    public async Task I_alone_am_told_when_I_have_no_question_left_to_share_an_answer_with()
    {
        await using var bot = await TalkingBot.StartAsync(rates: new QuestionRates(PerUser: 1, PerChannel: 0, Overall: 0));
        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);

        await bot.PressAsync(await bot.AnswerAsync(), "share_answer");

        var told = await bot.AnswerAsync(2);
        told.OnlyFor.ShouldBe(Workspace.Person);
        told.Words().ShouldStartWith("You have asked as many questions");
    }

    [Theory]
    [InlineData("/ask", "", "What would you like to know?")]
    [InlineData("/ask", "Did it start? as-of:soon", "is no date")]
    [InlineData("/timeline", "ferry from:spring", "is no date")]
    [InlineData("/newsbot", "help", "How to ask")]
    [InlineData("/newsbot", "dance", "How to ask")]
    public async Task I_am_told_how_to_ask(string command, string text, string told)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync(command, text);

        (await bot.AnswerAsync()).Words().ShouldContain(told);
    }

    [Fact]
    public async Task I_can_turn_the_pages_of_a_timeline_and_share_one()
    {
        await using var bot = await TalkingBot.StartAsync(prepare: WriteBridge);

        await bot.CommandAsync("/timeline", "Lindholm bridge from:2019");
        var page = await bot.AnswerAsync();
        page.Words().ShouldContain("Page 1 of 2.");
        page.Buttons().ShouldBe(["next_page", "share_timeline"]);

        await bot.PressAsync(page, "next_page");
        await bot.CallAsync("response_url", 2);
        page.Words().ShouldContain("Page 2 of 2.");
        page.Buttons().ShouldBe(["previous_page", "share_timeline"]);

        await bot.PressAsync(page, "share_timeline");
        var shared = await bot.AnswerAsync(2);
        shared.OnlyFor.ShouldBeNull();
        shared.Words().ShouldContain("Page 2 of 2.");
        shared.Buttons().ShouldBe(["previous_page"]);
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_bound_a_timeline_by_days()
    {
        await using var bot = await TalkingBot.StartAsync(prepare: WriteBridge);

        await bot.CommandAsync("/timeline", "Lindholm bridge from:2019-02 to:2019-03");
        var words = (await bot.AnswerAsync()).Words();

        words.ShouldContain("pillar 2");
        words.ShouldContain("pillar 3");
        words.ShouldNotContain("pillar 4");
    }

    [Theory]
    [InlineData("status", "3 documents")]
    [InlineData("", "3 documents")]
    [InlineData("check", "All documents can be used.")]
    [InlineData("reload", "Nothing has changed.")]
    [InlineData("snapshots", "3 documents")]
    [InlineData("back 0000000", "no kept version")]
    [InlineData("back", "There is no such order.")]
    [InlineData("burn", "There is no such order.")]
    public async Task I_can_give_orders_as_an_admin_of_the_workspace(string order, string told)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/knowledge", order, Workspace.Admin);

        (await bot.AnswerAsync()).Words().ShouldContain(told);
    }

    [Fact]
    public async Task I_can_have_a_new_document_served_and_it_is_in_the_audit_log()
    {
        await using var bot = await TalkingBot.StartAsync(new TalkingOptions { AdminUserIds = new HashSet<UserId> { new(Workspace.Person) } });
        bot.Write("tower.md", "Tower of Brenn repainted", "2021-07-01", "The tower of Brenn was repainted in blue.");

        await bot.CommandAsync("/knowledge", "reload");
        (await bot.AnswerAsync()).Words().ShouldContain("tower.md");

        bot.Server.Journal.Of("users.info").ShouldBeEmpty();
        (await bot.State.ReadAuditAsync(1, Cancellation)).ShouldHaveSingleItem().Actor.ShouldBe($"slack:{Workspace.Person}");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("reload")]
    [InlineData("check")]
    [InlineData("snapshots")]
    [InlineData("back abc")]
    public async Task I_cannot_give_orders_as_anybody_else(string order)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/knowledge", order);

        (await bot.AnswerAsync()).Words().ShouldContain("Only admins");
        (await bot.State.ReadAuditAsync(1, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_cannot_give_orders_where_Slack_does_not_tell_who_is_an_admin()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Workspace.Scopes.Remove("users:read");

        await bot.CommandAsync("/knowledge", "reload", Workspace.Admin);

        (await bot.AnswerAsync()).Words().ShouldContain("Only admins");
        bot.Lines.ShouldContain(line => line.Contains("Add the scope users:read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_get_my_answer_where_the_response_address_is_used_up()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("response_url", new Fault.Error("used_url"));

        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);

        (await bot.CallAsync("chat.postEphemeral"))["user"].ShouldBe(Workspace.Person);
    }

    private static void WriteBridge(TalkingBot bot)
    {
        foreach (var month in Enumerable.Range(1, 12))
        {
            var day = new DateOnly(2019, month, 4);
            bot.Write(
                string.Create(CultureInfo.InvariantCulture, $"bridge-{month:D2}.md"),
                $"Lindholm bridge gets pillar {month}",
                day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                $"Workers at the Lindholm bridge finished pillar {month} on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.");
        }
    }
}
