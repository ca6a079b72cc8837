using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>The bot is ended in the midst of an answer, and the next one goes on.</summary>
public sealed class TakeoverScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const string Question = "Who discovered comet Ternberg?";

    [Fact]
    public async Task My_question_is_answered_by_the_next_bot_when_the_answer_of_mine_did_not_arrive()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("chat.postMessage", new Fault.Silence());
        await KilledAsync(bot, "chat.postMessage");

        await bot.StartAsync();
        await bot.TakeOverAsync();
        await bot.CallAsync("conversations.replies");
        await bot.CallAsync("chat.postMessage", 2);

        Answers(bot).ShouldHaveSingleItem().Text.ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task My_question_is_not_answered_again_when_the_answer_had_arrived()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("chat.postMessage", new Fault.DoneInSilence());
        await KilledAsync(bot, "chat.postMessage");
        Answers(bot).ShouldHaveSingleItem();

        await bot.StartAsync();
        await bot.TakeOverAsync();
        await bot.CallAsync("conversations.replies");
        await bot.StopAsync();

        Answers(bot).ShouldHaveSingleItem().Text.ShouldContain("Paula Ternberg");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task My_question_is_answered_when_only_the_one_before_it_in_the_thread_was()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("chat.postMessage", new Fault.TooMany(5));
        var first = await bot.AskAsync(Question);
        await bot.CallAsync("chat.postMessage");
        var second = await bot.Server.SayAsync(Workspace.Person, Workspace.Channel, $"<@{Workspace.BotUser}> {TalkingBot.FerryQuestion}", first.Ts, Cancellation);

        // The second answer has its turn a second after the first.
        await bot.Time.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(5));
        string.CompareOrdinal((await bot.AnswerAsync()).Ts, second.Ts).ShouldBePositive();
        await bot.Time.WaitForTimerAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
        await bot.KillAsync();
        Answers(bot).ShouldHaveSingleItem().Text.ShouldContain("Paula Ternberg");

        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.StartAsync();
        await bot.TakeOverAsync();
        await bot.CallAsync("conversations.replies");
        await bot.StopAsync();

        Answers(bot)[1].Text.ShouldContain("pier failed");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task My_question_is_answered_whole_when_its_answer_was_cut_off_in_the_middle()
    {
        await using var bot = await StreamingScenarios.StartAsync();
        bot.Server.Faults.Add("chat.stopStream", new Fault.Silence());
        await KilledAsync(bot, "chat.stopStream");
        Answers(bot).ShouldHaveSingleItem().Buttons().ShouldBeEmpty();

        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.StartAsync();
        await bot.TakeOverAsync();
        await bot.CallAsync("conversations.replies");
        await bot.StopAsync();

        Answers(bot)[1].Buttons().ShouldContain("sources");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    private static async Task KilledAsync(TalkingBot bot, string method)
    {
        await bot.AskAsync(Question);
        await bot.CallAsync(method);
        await bot.KillAsync();
    }

    private static List<Post> Answers(TalkingBot bot) => [.. bot.Server.Workspace.Posts.Where(post => post.User == Workspace.BotUser)];
}
