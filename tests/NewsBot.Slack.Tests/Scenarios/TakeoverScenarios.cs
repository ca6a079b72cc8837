using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>The bot is ended in the midst of an answer, and the next one goes on.</summary>
public sealed class TakeoverScenarios
{
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

    private static async Task KilledAsync(TalkingBot bot, string method)
    {
        await bot.AskAsync(Question);
        await bot.CallAsync(method);
        await bot.KillAsync();
    }

    private static List<Post> Answers(TalkingBot bot) => [.. bot.Server.Workspace.Posts.Where(post => post.User == Workspace.BotUser)];
}
