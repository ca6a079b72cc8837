using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Server;
using NewsBot.Discord.Server.Rest;
using NewsBot.Discord.Talking;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class AskingTests
{
    private const string FerryQuestion = "Did the new electric ferry to Vestra island make its first crossing?";

    [Fact]
    public async Task I_can_mention_the_bot_and_read_a_cited_answer_in_its_reply()
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await bot.AskAsync(FerryQuestion);

        answer.Text().ShouldContain("did not make its first crossing on Monday");
        answer.Text().ShouldContain("[1] Ferry to Vestra did not start · Coast Radio, 4 May 2021");
        answer.Labels().ShouldBe(["Sources", "Timeline", "Helpful", "Not helpful"]);
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_see_the_bot_typing_before_it_answers()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.AskAsync(FerryQuestion);

        bot.Server.Journal.Entries.OfType<RestEntry>().Select(entry => entry.Call).Where(call => call is "triggerTyping" or "createMessage")
            .ShouldBe(["triggerTyping", "createMessage"]);
    }

    [Fact]
    public async Task I_can_write_to_the_bot_directly()
    {
        await using var bot = await TalkingBot.StartAsync();
        var direct = bot.Server.OpenDirectChannel(bot.User);

        (await bot.AnswerToAsync(bot.Server.Write(bot.User, direct, FerryQuestion), direct)).Text().ShouldContain("did not make its first crossing");
        var second = await bot.AnswerToAsync(bot.Server.Write(bot.User, direct, "How many passengers does it take?"), direct);

        second.Text().ShouldContain("240 passengers");
        second.Text().ShouldContain("Understood as: How many passengers does");
    }

    [Fact]
    public async Task I_can_follow_up_by_replying_to_an_answer()
    {
        await using var bot = await TalkingBot.StartAsync();
        var first = await bot.AskAsync(FerryQuestion);

        var second = await bot.AnswerToAsync(bot.Server.Write(bot.User, bot.Channel, "How many passengers does it take?", replyTo: first.Id()));

        second.Text().ShouldContain("Understood as: How many passengers does");
    }

    [Fact]
    public async Task I_can_follow_up_after_the_bot_was_restarted()
    {
        await using var bot = await TalkingBot.StartAsync();
        var first = await bot.AskAsync(FerryQuestion);
        var second = await bot.AskAsync("Who operates it?", replyTo: first.Id());
        await bot.RestartAsync();

        var third = await bot.AskAsync("How many passengers does it take?", replyTo: second.Id());

        third.Text().ShouldContain("Understood as: How many passengers does");
        bot.Server.Journal.Calls("getMessage").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task I_am_not_mixed_up_with_others_who_ask_in_the_same_channel()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.AskAsync(FerryQuestion);

        (await bot.AskAsync("How many passengers does it take?")).Text().ShouldNotContain("Understood as");
    }

    [Fact]
    public async Task I_can_go_on_in_a_thread_when_a_conversation_gets_long()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);
        foreach (var question in new[] { "Who said that the ferry to Vestra would start?", "What did the ferry to Vestra cost?", "Why did the ferry to Vestra not start?" })
        {
            bot.Server.Journal.Calls("startThread").ShouldBeEmpty();
            answer = await bot.AskAsync(question, replyTo: answer.Id());
        }

        await bot.Server.Journal.WaitForCallAsync("startThread");
        await bot.Server.Journal.WaitForAsync<RestEntry>(entry => entry.Call == "createMessage" && entry.Path.Contains(answer.Id(), StringComparison.Ordinal));

        (await bot.AskAsync("How many passengers does it take?", channel: answer.Id())).Text().ShouldContain("Understood as: How many passengers does");
    }

    [Fact]
    public async Task I_can_start_a_thread_from_an_answer_myself()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);
        bot.Server.StartThread(answer.Id());

        (await bot.AskAsync("How many passengers does it take?", channel: answer.Id())).Text().ShouldContain("Understood as: How many passengers does");
    }

    [Fact]
    public async Task I_am_answered_once_however_often_Discord_tells_of_my_question()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = bot.Mention(FerryQuestion);
        await bot.AnswerToAsync(question);
        await bot.RestartAsync();

        // A new session knows nothing of what was told in the last.
        bot.Server.Gateway.Dispatch("MESSAGE_CREATE", bot.Server.Messages(bot.Channel)[0].WithGuild(bot.Server.GuildId).ToJsonString());
        await bot.SettleAsync();

        bot.RepliesTo(question).Count.ShouldBe(1);
    }

    [Fact]
    public async Task I_am_answered_when_the_connection_is_lost_meanwhile()
    {
        await using var bot = await TalkingBot.StartAsync();
        var late = new RestFault.Late();
        bot.Server.Faults.Add("createMessage", late);
        var question = bot.Mention(FerryQuestion);
        await late.ArrivedAsync();

        bot.Server.Gateway.Drop();
        late.Release();

        (await bot.AnswerToAsync(question)).Text().ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_get_the_answer_that_was_begun_when_the_bot_is_stopped()
    {
        await using var bot = await TalkingBot.StartAsync();
        var late = new RestFault.Late();
        bot.Server.Faults.Add("createMessage", late);
        var question = bot.Mention(FerryQuestion);
        await late.ArrivedAsync();

        var stopping = bot.StopAsync();
        late.Release();
        await stopping;

        bot.RepliesTo(question).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "Ask about the news documents")]
    [InlineData("<:wave:123456>", "Ask about the news documents")]
    [InlineData("\U0001F600\U0001F44D", "Ask about the news documents")]
    [InlineData("Who won the chess championship in Ternhaven?", "documents do not say")]
    public async Task I_am_told_what_to_do_when_I_ask_nothing(string text, string answer)
    {
        await using var bot = await TalkingBot.StartAsync();

        (await bot.AskAsync(text)).Text().ShouldContain(answer);
    }

    [Fact]
    public async Task I_am_told_when_my_question_is_too_long()
    {
        await using var bot = await TalkingBot.StartAsync();

        (await bot.AskAsync(string.Concat(Enumerable.Repeat("ferry ", 663)))).Text().ShouldContain("2,000 are read at most");
    }

    [Fact]
    public async Task I_am_told_that_attachments_are_not_read()
    {
        await using var bot = await TalkingBot.StartAsync();
        var direct = bot.Server.OpenDirectChannel(bot.User);

        var question = bot.Server.Write(bot.User, direct, "", attachment: "ferry.pdf");

        (await bot.AnswerToAsync(question, direct)).Text().ShouldContain("Attachments are not read");
    }

    [Fact]
    public async Task I_am_told_when_my_reply_cannot_be_read()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);

        var question = bot.Server.Write(bot.User, bot.Channel, "And now?", answer.Id(), pings: false);

        (await bot.AnswerToAsync(question)).Text().ShouldContain("Mention it, or leave the ping on");
    }

    [Fact]
    public async Task I_am_told_to_mention_the_bot_itself_when_I_mention_its_role()
    {
        await using var bot = await TalkingBot.StartAsync();

        var question = bot.Server.Write(bot.User, bot.Channel, $"<@&{bot.Server.RoleOf(bot.Server.GuildId)}> {FerryQuestion}");
        (await bot.AnswerToAsync(question)).Text().ShouldContain("Mention the bot itself");

        bot.Server.Write(bot.User, bot.Channel, $"<@&12345> {FerryQuestion}");
        await bot.SettleAsync();
        bot.Server.Messages(bot.Channel).Count(message => (string?)message["author"]!["id"] == bot.Server.BotId).ShouldBe(2);
    }

    [Fact]
    public async Task I_can_mention_the_bots_role_where_the_bot_may_read_it()
    {
        await using var bot = await TalkingBot.StartAsync();
        var role = bot.Server.RoleOf(bot.Server.GuildId);
        var question = bot.Server.Write(bot.User, bot.Channel, $"<@&{role}> <@{bot.Server.BotId}> {FerryQuestion}");

        (await bot.AnswerToAsync(question)).Text().ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_am_told_at_once_when_too_many_questions_are_waiting()
    {
        await using var bot = await TalkingBot.StartAsync(replace: services => services.AddSingleton(provider =>
            new WorkQueue(provider.GetRequiredService<ILogger<WorkQueue>>(), mostWaiting: 1, workers: 1)));
        var late = new RestFault.Late();
        bot.Server.Faults.Add("createMessage", late);
        var answered = bot.Mention(FerryQuestion);
        await late.ArrivedAsync();
        var waiting = bot.Mention(FerryQuestion);

        // What goes to one channel goes there in turn, and the first answer is held.
        var refused = await bot.AskAsync(FerryQuestion, bot.Server.AddChannel(bot.Server.GuildId, "other"));
        var used = bot.Server.UseCommand(bot.User, bot.Channel, "sources");
        (await used.AnsweredAsync()).Text().ShouldContain("Too many questions are waiting just now");
        late.Release();

        refused.Text().ShouldContain("Too many questions are waiting just now. Ask again in a few minutes.");
        used.Ephemeral.ShouldBeTrue();
        (await bot.AnswerToAsync(answered)).Text().ShouldContain("did not make its first crossing");
        (await bot.AnswerToAsync(waiting)).Text().ShouldContain("did not make its first crossing");
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_am_left_alone_unless_I_ask()
    {
        await using var bot = await TalkingBot.StartAsync();
        var other = bot.Server.AddUser("other-bot") with { IsBot = true };

        bot.Server.Write(bot.User, bot.Channel, "Did the ferry start?");
        bot.Server.Write(other, bot.Channel, $"<@{bot.Server.BotId}> Did the ferry start?");
        bot.Server.Write(new DiscordUser(bot.Server.BotId, "NewsBot"), bot.Channel, $"<@{bot.Server.BotId}> Did the ferry start?");
        await bot.SettleAsync();

        bot.Server.Messages(bot.Channel).Count(message => (string?)message["author"]!["id"] == bot.Server.BotId).ShouldBe(2);
    }

    [Fact]
    public async Task I_can_ask_although_what_came_before_made_no_sense()
    {
        await using var bot = await TalkingBot.StartAsync();

        bot.Server.Gateway.Dispatch("MESSAGE_CREATE", """{"id":"nonsense"}""");
        bot.Server.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"1","application_id":"2","type":2,"token":"t","version":1}""");
        bot.Server.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"3","application_id":"2","type":99,"token":"t","version":1}""");

        (await bot.AskAsync(FerryQuestion)).Text().ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_ping_nobody_through_the_bot()
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await bot.AskAsync("Is <@1> @everyone [the ferry](https://evil.example) with 240 passengers?");

        answer.Text().ShouldNotContain("](https");
        bot.Server.Journal.Calls("createMessage").ShouldAllBe(call => call.Body!["allowed_mentions"]!["parse"]!.AsArray().Count == 0);
    }
}
