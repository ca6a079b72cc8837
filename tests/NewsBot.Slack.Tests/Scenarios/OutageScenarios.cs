using NewsBot.Core.State;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>The store that several bots share is away for a while, or gives what one has begun to another.</summary>
public sealed class OutageScenarios
{
    private const string Question = "Who discovered comet Ternberg?";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AcknowledgementLimit = TimeSpan.FromSeconds(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task My_question_is_not_acknowledged_before_it_is_claimed_and_is_answered_once()
    {
        await using var bot = await StartAsync();
        bot.StoreFaults.Fail = _ => true;

        var asked = bot.AskAsync(Question);
        for (var repetition = 0; repetition < 2; repetition++)
        {
            await bot.Time.WaitForTimerAsync(AcknowledgementLimit);
            asked.IsCompleted.ShouldBeFalse();
            bot.Time.Advance(AcknowledgementLimit);
        }

        await bot.Time.WaitForTimerAsync(AcknowledgementLimit);
        await bot.Time.WaitForTimerAsync(BetweenAttempts);
        bot.StoreFaults.Fail = _ => false;
        bot.Time.Advance(BetweenAttempts);
        await asked;

        (await bot.AnswerAsync()).Text.ShouldContain("Paula Ternberg");
        await bot.SettleAsync();
        bot.Server.Journal.Of("chat.postMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task My_follow_up_without_a_mention_is_held_and_answered()
    {
        await using var bot = await StartAsync();
        var question = await bot.AskAsync(Question);
        await bot.AnswerAsync();
        bot.StoreFaults.Fail = name => name == nameof(IStateStore.RecentAnswersAsync);

        var asked = bot.SayAsync(Workspace.Channel, TalkingBot.FerryQuestion, question);
        await bot.Time.WaitForTimerAsync(BetweenAttempts);
        bot.StoreFaults.Fail = _ => false;
        bot.Time.Advance(BetweenAttempts);
        await asked;

        (await bot.AnswerAsync(2)).Text.ShouldContain("pier failed");
        await bot.SettleAsync();
    }

    [Fact]
    public async Task My_follow_up_to_a_question_that_still_waits_is_not_acknowledged_before_it_is_claimed()
    {
        await using var bot = await StartAsync();
        bot.Server.Faults.Add("chat.postMessage", new Fault.TooMany(5));
        await bot.AskAsync(Question);
        await bot.Time.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        var waiting = await bot.Server.SayAsync(Workspace.Person, Workspace.Channel, $"<@{Workspace.BotUser}> {Question}", threadTs: null, Cancellation);

        // Nobody can tell yet whether the bot will have a part in this thread.
        var asked = bot.Server.SayAsync(Workspace.Person, Workspace.Channel, TalkingBot.FerryQuestion, waiting.Ts, Cancellation);
        await bot.Time.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(2));
        await bot.Lines.WaitForAsync(line => line.Contains("was not acknowledged", StringComparison.Ordinal), Cancellation);
        asked.IsCompleted.ShouldBeFalse();

        await bot.Time.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(3));
        await bot.AnswerAsync();
        await NextTurnAsync(bot);
        await bot.AnswerAsync(2);
        await asked;
        await NextTurnAsync(bot);

        (await bot.AnswerAsync(3)).Text.ShouldContain("pier failed");
        await bot.SettleAsync();
    }

    [Fact]
    public async Task I_am_not_told_that_my_command_broke_when_another_bot_carries_it_out()
    {
        await using var bot = await StartAsync();
        bot.StoreFaults.ClaimsAreLost = true;
        bot.StoreFaults.Fail = name => name.Contains("Setting", StringComparison.Ordinal) || name.Contains("Channel", StringComparison.Ordinal) || name.Contains("Audit", StringComparison.Ordinal);

        await bot.CommandAsync("/newsbot", "settings answers everyone", Workspace.Admin);
        await bot.Lines.WaitForAsync(line => line.StartsWith("Warning: Nothing was sent", StringComparison.Ordinal), Cancellation);
        await bot.SettleAsync();

        bot.Server.Journal.Of("response_url").ShouldBeEmpty();
        bot.Lines.ShouldContain(line => line.StartsWith("Error:", StringComparison.Ordinal) && line.Contains("The store is away.", StringComparison.Ordinal));
    }

    // One message a second goes to a channel.
    private static async Task NextTurnAsync(TalkingBot bot)
    {
        await bot.Time.WaitForTimerAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
        bot.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private static Task<TalkingBot> StartAsync() => TalkingBot.StartAsync(prepare: bot => bot.StoreFaults.IsShared = true);
}
