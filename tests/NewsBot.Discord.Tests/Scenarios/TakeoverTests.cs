using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.State;
using NewsBot.Discord.Server;
using NewsBot.Discord.Server.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

/// <summary>The bot is ended in the midst of an answer, and the next one goes on.</summary>
public sealed class TakeoverTests
{
    private const string Question = "Who discovered Comet Ternberg?";

    [Fact]
    public async Task My_command_is_answered_by_the_next_bot_when_mine_had_only_acknowledged_it()
    {
        await using var bot = await TalkingBot.StartAsync();
        var used = await KilledAtAsync(bot, "respond", () => Ask(bot));

        await bot.RestartAsync();
        await bot.TakeOverAsync();

        (await used.AnsweredAsync()).Text().ShouldContain("Paula Ternberg");
        bot.Server.Journal.Calls("editResponse").Count.ShouldBe(1);
    }

    [Fact]
    public async Task My_command_is_not_answered_again_when_the_answer_had_arrived()
    {
        await using var bot = await TalkingBot.StartAsync();
        var used = await KilledAtAsync(bot, "editResponse", () => Ask(bot));
        (await used.AnsweredAsync()).Text().ShouldContain("Paula Ternberg");

        await bot.RestartAsync();
        await bot.TakeOverAsync();
        await bot.Server.Journal.WaitForCallAsync("getResponse");
        await bot.SettleAsync();

        bot.Server.Journal.Calls("editResponse").Count.ShouldBe(1);
        used.FollowUps.ShouldBeEmpty();
    }

    [Fact]
    public async Task My_message_is_answered_once_when_the_answer_had_arrived()
    {
        await using var bot = await TalkingBot.StartAsync();
        var asked = await KilledAtAsync(bot, "createMessage", () => bot.Mention(Question));

        // Longer than Discord knows a nonce.
        bot.Clock.Advance(TimeSpan.FromMinutes(6));
        await bot.RestartAsync();
        await bot.TakeOverAsync();
        await bot.Server.Journal.WaitForCallAsync("getMessages");
        await bot.SettleAsync();

        bot.RepliesTo(asked).ShouldHaveSingleItem().Text().ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task My_command_is_answered_by_a_message_when_nobody_was_there_to_acknowledge_it()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("respond", new RestFault.Error(404, 10062));

        var used = Ask(bot);
        await bot.Server.Journal.WaitForCallAsync("createMessage");

        bot.Server.Messages(bot.Channel).ShouldHaveSingleItem().Text().ShouldContain("Paula Ternberg");
        used.AnswerType.ShouldBeNull();
    }

    [Fact]
    public async Task My_command_is_acknowledged_in_time_although_nobody_can_tell_yet_who_answers_it()
    {
        var gate = new Gate();
        await using var bot = await StartAsync(store => new HeldEvents(store) { Claiming = gate });
        var used = Ask(bot);
        await gate.ArrivedAsync();
        bot.Server.Journal.Calls("respond").ShouldBeEmpty();

        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(1));
        await used.AcknowledgedAsync();
        used.Loading.ShouldBeTrue();
        gate.Open();

        (await used.AnsweredAsync()).Text().ShouldContain("Paula Ternberg");
        bot.Server.Journal.Calls("respond").Count.ShouldBe(1);
    }

    [Fact]
    public async Task My_command_is_left_to_the_bot_that_has_claimed_it()
    {
        var gate = new Gate();
        await using var bot = await StartAsync(store => new HeldEvents(store) { Claiming = gate });
        var used = Ask(bot);
        await gate.ArrivedAsync();
        var now = bot.Clock.GetUtcNow();
        await bot.State.ClaimEventAsync(new IncomingEvent($"discord:{used.Id}", "other", "", now, now.AddMinutes(15)), Guid.NewGuid(), TestContext.Current.CancellationToken);

        gate.Open();
        await bot.StopAsync();

        bot.Server.Journal.Calls("respond").ShouldBeEmpty();
    }

    [Fact]
    public async Task My_question_counts_once_when_my_bot_died_between_finding_its_answer_and_sending_it()
    {
        var gate = new Gate();
        await using var bot = await StartAsync(store => new HeldEvents(store) { Sending = gate });
        var asked = bot.Mention(Question);
        await gate.ArrivedAsync();
        await bot.KillAsync();

        await bot.RestartAsync();
        await bot.TakeOverAsync();

        (await bot.AnswerToAsync(asked)).Text().ShouldContain("Paula Ternberg");
        (await bot.State.ReadUsageAsync(DateTimeOffset.MinValue, 1, TestContext.Current.CancellationToken)).Answered.ShouldBe(1);
    }

    private static Task<TalkingBot> StartAsync(Func<IEventStore, IEventStore> store) =>
        TalkingBot.StartAsync(replace: services => services.AddSingleton(provider => store(provider.GetRequiredService<IStateStore>())));

    private static ServerInteraction Ask(TalkingBot bot) =>
        bot.Server.UseCommand(bot.User, bot.Channel, "ask", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = Question }]);

    // What the call was to do is done; the bot never hears of it.
    private static async Task<T> KilledAtAsync<T>(TalkingBot bot, string call, Func<T> ask)
    {
        var fault = new RestFault.Late();
        bot.Server.Faults.Add(call, fault);
        var calls = bot.Server.Journal.Calls(call).Count;
        var asked = ask();
        await fault.ArrivedAsync();
        await bot.KillAsync();
        await bot.Server.Journal.WaitForCallAsync(call, calls + 1);
        return asked;
    }
}
