using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Asking in a channel.</summary>
public sealed class ChannelScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_mention_the_bot_and_get_an_answer_in_a_thread()
    {
        await using var bot = await TalkingBot.StartAsync();

        var question = await bot.AskAsync(TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync();

        answer.ThreadTs.ShouldBe(question.Ts);
        answer.OnlyFor.ShouldBeNull();
        answer.Words().ShouldContain(TalkingBot.FerryAnswer);
        answer.Text.ShouldContain(TalkingBot.FerryAnswer);
        answer.Buttons().ShouldBe(["sources", "timeline", "helpful", "not_helpful"]);
        await bot.SettleAsync();
        bot.Server.Journal.Of("chat.postMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task I_can_ask_on_in_the_thread_without_a_new_mention()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = await bot.AskAsync("Who discovered comet Ternberg?");
        await bot.AnswerAsync();

        await bot.SayAsync(Workspace.Channel, "When did she discover it?", question);
        var answer = await bot.AnswerAsync(2);

        answer.ThreadTs.ShouldBe(question.Ts);
        answer.Words().ShouldContain("in March");
    }

    [Fact]
    public async Task I_can_ask_on_below_a_message_that_the_bot_began_a_thread_with()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);
        await bot.PressAsync(await bot.AnswerAsync(), "share_answer");
        var shared = await bot.AnswerAsync(2);

        await bot.SayAsync(Workspace.Channel, "Who discovered comet Ternberg?", shared);

        (await bot.AnswerAsync(3)).Words().ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task What_is_said_in_other_threads_or_to_others_is_left_alone()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = await bot.AskAsync("Who discovered comet Ternberg?");
        await bot.AnswerAsync();
        var talk = await bot.SayAsync(Workspace.Channel, "Lunch?");

        await bot.SayAsync(Workspace.Channel, "Who discovered comet Ternberg?", talk);
        await bot.SayAsync(Workspace.Channel, $"<@{Workspace.Admin}> who discovered it?", question);
        await bot.SayAsync(Workspace.Channel, ":tada: :+1:", question);
        await bot.SettleAsync();

        bot.Server.Journal.Of("chat.postMessage").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":wave:")]
    [InlineData("\U0001F44B ?")]
    public async Task I_am_told_how_to_ask_when_I_ask_nothing(string text)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.AskAsync(text);

        (await bot.AnswerAsync()).Words().ShouldContain("What would you like to know?");
    }

    [Fact]
    public async Task I_am_told_when_a_question_is_too_long_or_a_date_is_none()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.AskAsync(new string('a', 4000));
        (await bot.AnswerAsync()).Words().ShouldContain("4,000 characters");

        await bot.AskAsync("Did the ferry start? as-of:yesterday");
        (await bot.AnswerAsync(2)).Words().ShouldContain("as-of:yesterday");
    }

    [Fact]
    public async Task I_can_ask_as_of_a_past_day()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.AskAsync($"{TalkingBot.FerryQuestion} as-of:2021-04-30");
        var words = (await bot.AnswerAsync()).Words();

        words.ShouldContain("will make its first crossing on 3 May");
        words.ShouldNotContain(TalkingBot.FerryAnswer);
    }

    [Fact]
    public async Task I_am_told_when_the_documents_do_not_say_with_what_came_nearest()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.AskAsync("How much did the comet Ternberg telescope cost?");

        (await bot.AnswerAsync()).Words().ShouldStartWith("*The documents do not say");
    }

    [Fact]
    public async Task Edits_deletions_bots_and_itself_are_left_alone()
    {
        await using var bot = await TalkingBot.StartAsync();
        var mention = $"<@{Workspace.BotUser}> {TalkingBot.FerryQuestion}";
        JsonObject Message(string member, string value) => new()
        {
            ["type"] = "message",
            ["channel"] = Workspace.Channel,
            ["ts"] = "1800000000.000100",
            ["text"] = mention,
            [member] = value,
        };

        await bot.Server.SendEventAsync(Message("bot_id", "B0OTHER"), Cancellation);
        await bot.Server.SendEventAsync(Message("user", Workspace.BotUser), Cancellation);
        await bot.Server.SendEventAsync(Message("subtype", "channel_join"), Cancellation);
        var changed = Message("subtype", "message_changed");
        changed["message"] = new JsonObject { ["ts"] = "1800000000.000100", ["user"] = Workspace.Person, ["text"] = mention };
        await bot.Server.SendEventAsync(changed, Cancellation);
        var deleted = Message("subtype", "message_deleted");
        deleted["deleted_ts"] = "1800000000.000100";
        await bot.Server.SendEventAsync(deleted, Cancellation);
        await bot.SettleAsync();

        bot.Server.Journal.Of("chat.postMessage").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_comes_again_after_a_restart_is_not_answered_again()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = bot.Server.MakeEvent(new JsonObject
        {
            ["type"] = "app_mention",
            ["channel"] = Workspace.Channel,
            ["user"] = Workspace.Person,
            ["ts"] = bot.Server.Workspace.Say(Workspace.Channel, "kept by the server").Ts,
            ["text"] = $"<@{Workspace.BotUser}> {TalkingBot.FerryQuestion}",
        });
        await bot.Server.DeliverAsync("events_api", question, Cancellation);
        await bot.AnswerAsync();
        await bot.StopAsync();
        await bot.StartAsync();

        await bot.Server.DeliverAsync("events_api", question, Cancellation);
        await bot.SettleAsync();

        bot.Server.Journal.Of("chat.postMessage").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("not_in_channel", "Invite the bot to the channel.")]
    [InlineData("is_archived", "The channel is archived")]
    [InlineData("token_revoked", "Install the app in the workspace again")]
    public async Task An_answer_that_Slack_refuses_is_a_line_in_the_log_and_the_next_question_is_answered(string error, string advice)
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("chat.postMessage", new Fault.Error(error));

        await bot.AskAsync(TalkingBot.FerryQuestion);
        await bot.CallAsync("chat.postMessage");
        await bot.AskAsync(TalkingBot.FerryQuestion);
        await bot.AnswerAsync();

        bot.Lines.ShouldContain(line => line.Contains(advice, StringComparison.Ordinal));
        bot.Lines.ShouldAllBe(line => !line.Contains("Vestra", StringComparison.Ordinal) || line.StartsWith("Trace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_operator_can_say_in_which_channels_it_answers()
    {
        await using var bot = await TalkingBot.StartAsync(new TalkingOptions { AllowedChannels = new HashSet<ChannelId> { new("C0OTHER") } });

        await bot.AskAsync(TalkingBot.FerryQuestion);
        var refusal = await bot.AnswerAsync();

        refusal.OnlyFor.ShouldBe(Workspace.Person);
        refusal.Words().ShouldContain("I do not answer in this channel.");
        await bot.SayAsync(Workspace.Direct, TalkingBot.FerryQuestion);
        (await bot.AnswerAsync(2)).Words().ShouldContain(TalkingBot.FerryAnswer);
    }

    [Fact]
    public async Task What_I_type_cannot_mention_anybody_in_the_bots_words()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/timeline", "&lt;!channel&gt; *ferry* <https://evil.example|click>");
        var call = await bot.CallAsync("response_url");

        call.Arguments.ToJsonString().ShouldNotContain("<!channel>");
        call.Arguments.ToJsonString().ShouldNotContain("<https://evil");
        call.Problems.ShouldBeEmpty();
    }
}
