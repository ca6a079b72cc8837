using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Talking with the bot alone.</summary>
public sealed class DirectScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_ask_in_a_direct_message_and_see_that_it_works_on_it()
    {
        await using var bot = await TalkingBot.StartAsync();

        var question = await bot.SayAsync(Workspace.Direct, TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync();

        answer.Words().ShouldContain(TalkingBot.FerryAnswer);
        answer.ThreadTs.ShouldBe(question.Ts);
        var methods = bot.Server.Journal.Calls.Select(call => call.Method).ToList();
        methods.IndexOf("assistant.threads.setStatus").ShouldBeInRange(0, methods.IndexOf("chat.postMessage"));
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_ask_on_in_a_direct_message()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.SayAsync(Workspace.Direct, "Who discovered comet Ternberg?");
        await bot.AnswerAsync();

        await bot.SayAsync(Workspace.Direct, "When did she discover it?");

        (await bot.AnswerAsync(2)).Words().ShouldContain("in March");
    }

    [Fact]
    public async Task I_am_told_that_files_are_not_read()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.SendEventAsync(
            new JsonObject { ["type"] = "message", ["subtype"] = "file_share", ["channel"] = Workspace.Direct, ["channel_type"] = "im", ["user"] = Workspace.Person, ["ts"] = bot.Server.Workspace.Say(Workspace.Direct, "kept by the server").Ts, ["text"] = "" },
            Cancellation);

        (await bot.AnswerAsync()).Words().ShouldContain("I do not read files");
    }

    [Fact]
    public async Task I_get_my_answer_where_no_status_can_be_shown()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("assistant.threads.setStatus", new Fault.Error("not_agent_app"));

        await bot.SayAsync(Workspace.Direct, TalkingBot.FerryQuestion);

        (await bot.AnswerAsync()).Words().ShouldContain(TalkingBot.FerryAnswer);
    }

    [Fact]
    public async Task I_can_ask_for_help()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.SayAsync(Workspace.Direct, "Help");

        (await bot.AnswerAsync()).Words().ShouldContain("/timeline TOPIC");
    }

    [Fact]
    public async Task I_see_in_the_home_tab_what_it_knows_and_how_current_it_is()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.OpenHomeAsync(Workspace.Person, "home", Cancellation);
        var call = await bot.CallAsync("views.publish");

        call.Problems.ShouldBeEmpty();
        call["user_id"].ShouldBe(Workspace.Person);
        var words = Seen.Words(call.Arguments["view"]);
        words.ShouldContain("3 documents");
        words.ShouldContain("The latest report is of 2 June 2021.");
        words.ShouldContain("Comet Ternberg seen over the coast");
    }

    [Fact]
    public async Task I_am_offered_questions_that_it_can_answer()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.OpenHomeAsync(Workspace.Person, "messages", Cancellation);
        var prompts = (await bot.CallAsync("assistant.threads.setSuggestedPrompts")).Arguments["prompts"]!.AsArray();

        prompts.Count.ShouldBe(4);
        await bot.SayAsync(Workspace.Direct, prompts[0]!["message"]!.ToString());
        (await bot.AnswerAsync()).Words().ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task I_am_offered_questions_in_the_older_assistant_view_too()
    {
        await using var bot = await TalkingBot.StartAsync();
        var thread = bot.Server.Workspace.Say(Workspace.Direct, "New chat");

        await bot.Server.SendEventAsync(
            new JsonObject
            {
                ["type"] = "assistant_thread_started",
                ["assistant_thread"] = new JsonObject { ["user_id"] = Workspace.Person, ["channel_id"] = Workspace.Direct, ["thread_ts"] = thread.Ts },
            },
            Cancellation);

        (await bot.CallAsync("assistant.threads.setSuggestedPrompts"))["thread_ts"].ShouldBe(thread.Ts);
    }
}
