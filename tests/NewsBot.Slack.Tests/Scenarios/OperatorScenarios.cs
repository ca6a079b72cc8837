using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>What an operator reads in the log.</summary>
public sealed class OperatorScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_am_told_that_the_token_was_revoked_and_nothing_else_breaks()
    {
        await using var bot = await TalkingBot.StartRevokedAsync();

        await bot.Running.WaitAsync(Cancellation);

        bot.Lines.ShouldContain(line => line.StartsWith("Error: Slack is off: auth.test: token_revoked.", StringComparison.Ordinal) && line.Contains("Slack:BotToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_am_told_that_Socket_Mode_was_turned_off()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.Sockets.Open[0].DisconnectAsync("link_disabled", Cancellation);
        await bot.Server.Sockets.OpenNowAsync(0, Cancellation);
        await bot.SettleAsync();

        bot.Lines.ShouldContain(line => line.StartsWith("Error: Nothing comes from Slack by socket any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_am_told_that_Socket_Mode_broke_and_it_is_started_again()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Lines.Fail = line => line.StartsWith("Warning: No socket to Slack", StringComparison.Ordinal);

        bot.Server.Sockets.Open[0].Drop();
        await bot.Lines.WaitForAsync(line => line.StartsWith("Critical: Nothing comes from Slack by socket, as something broke", StringComparison.Ordinal), Cancellation);
        await bot.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.Server.Sockets.OpenedAsync(2, Cancellation);
        await bot.AskAsync(TalkingBot.FerryQuestion);

        (await bot.AnswerAsync()).Words().ShouldContain(TalkingBot.FerryAnswer);
    }

    [Fact]
    public async Task I_am_told_that_the_app_was_removed()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.SendEventAsync(new JsonObject { ["type"] = "app_uninstalled" }, Cancellation);

        await bot.Lines.WaitForAsync(line => line.StartsWith("Error: The app may no longer act in the workspace (app_uninstalled)", StringComparison.Ordinal), Cancellation);
    }

    [Fact]
    public async Task I_can_stop_it_and_what_was_asked_before_is_answered()
    {
        await using var bot = await TalkingBot.StartAsync();
        for (var asked = 0; asked < 20; asked++)
        {
            await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);
        }

        await bot.SettleAsync();

        bot.Server.Journal.Of("response_url").Count.ShouldBe(20);
    }

    [Fact]
    public async Task What_is_of_no_use_to_it_changes_nothing()
    {
        await using var bot = await TalkingBot.StartAsync();
        var post = bot.Server.Workspace.Say(Workspace.Channel, "Hello");

        await bot.Server.SendEventAsync(new JsonObject { ["type"] = "reaction_added" }, Cancellation);
        await bot.Server.ChooseShortcutAsync(Workspace.Person, post, "unknown", Cancellation);
        await bot.CommandAsync("/ask", TalkingBot.FerryQuestion);

        (await bot.AnswerAsync()).Words().ShouldContain(TalkingBot.FerryAnswer);
    }
}
