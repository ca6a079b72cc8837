using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>How the bot answers in a channel.</summary>
public sealed class SettingsScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_have_commands_answered_to_everyone()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/newsbot", "settings answers everyone", Workspace.Admin);
        (await bot.AnswerAsync()).Words().ShouldContain("everyone");

        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);
        var answer = await bot.AnswerAsync(2);
        await bot.CommandAsync("/timeline", "ferry");
        var timeline = await bot.AnswerAsync(3);

        (answer.OnlyFor, timeline.OnlyFor).ShouldBe((null, null));
        answer.Words().ShouldStartWith($"<@{Workspace.Person}> asked: {TalkingBot.FerryQuestion}");
        answer.Words().ShouldContain(TalkingBot.FerryAnswer);
        answer.Buttons().ShouldNotContain("share_answer");
        timeline.Buttons().ShouldNotContain("share_timeline");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/ask", "")]
    [InlineData("/ask", "?!")]
    [InlineData("/timeline", "from:spring")]
    public async Task What_cannot_be_answered_is_told_to_who_asked_alone(string command, string text)
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/newsbot", "settings answers everyone", Workspace.Admin);
        await bot.AnswerAsync();

        await bot.CommandAsync(command, text);

        (await bot.AnswerAsync(2)).OnlyFor.ShouldBe(Workspace.Person);
    }

    [Fact]
    public async Task What_I_asked_alone_does_not_show_in_what_all_are_answered()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/ask", "Who discovered Comet Ternberg?");
        await bot.AnswerAsync();
        await bot.CommandAsync("/newsbot", "settings answers everyone", Workspace.Admin);
        await bot.AnswerAsync(2);

        await bot.CommandAsync("/ask", "And when?");

        (await bot.AnswerAsync(3)).Words().ShouldNotContain("Ternberg");
    }

    [Fact]
    public async Task I_can_have_mentions_and_follow_ups_sent_to_the_command()
    {
        await using var bot = await TalkingBot.StartAsync();
        var question = await bot.AskAsync(TalkingBot.FerryQuestion);
        await bot.AnswerAsync();
        await bot.CommandAsync("/newsbot", "settings mentions off", Workspace.Admin);
        await bot.AnswerAsync(2);

        await bot.SayAsync(Workspace.Channel, "And when?", question);
        await bot.AskAsync(TalkingBot.FerryQuestion);

        var refused = await bot.AnswerAsync(3);
        refused.OnlyFor.ShouldBe(Workspace.Person);
        refused.Words().ShouldContain("I answer commands alone.");
        await bot.SettleAsync();
        bot.Server.Workspace.Posts.Count(post => post.User == Workspace.BotUser).ShouldBe(3);
    }

    [Fact]
    public async Task I_can_have_short_answers()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.CommandAsync("/newsbot", "settings reports 0", Workspace.Admin);
        await bot.AnswerAsync();

        await bot.AskAsync(TalkingBot.FerryQuestion);
        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);

        string[] answers = [(await bot.AnswerAsync(2)).Words(), (await bot.AnswerAsync(3)).Words()];
        answers.ShouldAllBe(words => words.Contains(TalkingBot.FerryAnswer) && words.Contains("not shown in this channel") && !words.Contains("Earlier reports"));
    }

    [Theory]
    [InlineData("settings", Workspace.Channel, "How I answer in this channel")]
    [InlineData("SETTINGS", Workspace.Channel, "How I answer in this channel")]
    [InlineData("settings answers", Workspace.Channel, "Name one setting")]
    [InlineData("settings answers loud", Workspace.Channel, "can be everyone, asker or usual")]
    [InlineData("settings volume 11", Workspace.Channel, "is no setting")]
    [InlineData("settings answers everyone", Workspace.Direct, "Settings are of a channel")]
    public async Task I_am_told_what_there_is_to_set(string text, string channel, string told)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/newsbot", text, Workspace.Admin, channel);

        (await bot.AnswerAsync()).Words().ShouldContain(told);
        (await bot.State.ReadAuditAsync(1, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_neither_see_nor_change_them_unless_I_am_an_admin()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.CommandAsync("/newsbot", "settings mentions off");

        (await bot.AnswerAsync()).Words().ShouldContain("Only admins");
        (await bot.State.ReadAuditAsync(1, Cancellation)).ShouldBeEmpty();
    }
}
