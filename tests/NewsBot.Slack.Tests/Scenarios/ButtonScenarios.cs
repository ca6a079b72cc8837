using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>The buttons below an answer.</summary>
public sealed class ButtonScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_see_the_sources_with_their_exact_quotes()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.AskAsync(TalkingBot.FerryQuestion);

        await bot.PressAsync(await bot.AnswerAsync(), "sources");
        var view = (await bot.CallAsync("views.open")).Arguments["view"]!;

        view["type"]!.ToString().ShouldBe("modal");
        var quotes = view["blocks"]!.AsArray()
            .SelectMany(block => block!["elements"]!.AsArray())
            .Where(element => element!["type"]!.ToString() == "rich_text_quote")
            .Select(Seen.Words);
        quotes.ShouldContain(TalkingBot.FerryAnswer);
        view.ToJsonString().ShouldContain("https://coast.example/ferry-delay.md");
        view.ToJsonString().ShouldContain("https://bot.example/articles/ferry-delay.md?start=");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_see_the_sources_as_a_message_where_no_window_can_be_opened_any_more()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = await bot.AskAsync(TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync();
        bot.Server.Faults.Add("views.open", new Fault.Error("expired_trigger_id"));

        await bot.PressAsync(answer, "sources");
        var sources = await bot.AnswerAsync(2);

        sources.OnlyFor.ShouldBe(Workspace.Person);
        sources.ThreadTs.ShouldBe(question.Ts);
        sources.Words().ShouldContain(TalkingBot.FerryAnswer);
    }

    [Fact]
    public async Task I_can_see_a_timeline_of_what_the_answer_is_about()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.AskAsync(TalkingBot.FerryQuestion);

        await bot.PressAsync(await bot.AnswerAsync(), "timeline");
        var timeline = await bot.AnswerAsync(2);

        timeline.OnlyFor.ShouldBe(Workspace.Person);
        timeline.Words().ShouldContain("3 May 2021");
    }

    [Theory]
    [InlineData("helpful", 1, 0)]
    [InlineData("not_helpful", 0, 1)]
    public async Task I_can_say_whether_an_answer_helped(string button, int helpful, int notHelpful)
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.AskAsync(TalkingBot.FerryQuestion);

        await bot.PressAsync(await bot.AnswerAsync(), button);

        (await bot.AnswerAsync(2)).OnlyFor.ShouldBe(Workspace.Person);
        var usage = await bot.State.ReadUsageAsync(DateTimeOffset.MinValue, 1, Cancellation);
        (usage.Helpful, usage.NotHelpful).ShouldBe((helpful, notHelpful));
    }

    [Theory]
    [InlineData("sources", "00000000000000000000000000000000", "no longer kept")]
    [InlineData("share_answer", "00000000000000000000000000000000", "no longer kept")]
    [InlineData("timeline", "' OR 1=1", "of no use any more")]
    [InlineData("next_page", "00000000000000000000000000000000:-1", "of no use any more")]
    [InlineData("something", "else", "of no use any more")]
    public async Task A_button_that_names_nothing_says_so(string action, string value, string told)
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.AskAsync(TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync();
        answer.Blocks = new JsonArray(new JsonObject
        {
            ["type"] = "actions",
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = action, ["value"] = value }),
        });
        bot.Server.Faults.Add("views.open", new Fault.Error("invalid_trigger_id"));

        await bot.PressAsync(answer, action);

        (await bot.AnswerAsync(2)).Words().ShouldContain(told);
    }
}
