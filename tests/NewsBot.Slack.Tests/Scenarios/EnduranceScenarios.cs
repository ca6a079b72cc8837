using System.Globalization;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Many questions, while Slack moves sockets and repeats itself.</summary>
public sealed class EnduranceScenarios
{
    private const int Rooms = 50;
    private const int Rounds = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_of_a_thousand_questions_is_answered_once()
    {
        await using var bot = await TalkingBot.StartAsync();
        var rooms = Enumerable.Range(0, Rooms)
            .Select(number => bot.Server.Workspace.AddRoom(string.Create(CultureInfo.InvariantCulture, $"C1ROOM{number}"), Workspace.BotUser, Workspace.Person).Id)
            .ToList();
        var asked = new List<Post>();
        for (var round = 1; round <= Rounds; round++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(6)); // 600 messages a minute
            if (round % 4 == 0)
            {
                await bot.Server.Sockets.Open[0].DisconnectAsync("refresh_requested", Cancellation);
            }

            // Each mention comes as two events about one message, as it does from Slack.
            asked.AddRange(await Task.WhenAll(rooms.Select(room =>
                bot.Server.SayAsync(Workspace.Person, room, $"<@{Workspace.BotUser}> {TalkingBot.FerryQuestion}", threadTs: null, Cancellation))));
            await bot.Server.Journal.UntilAsync(calls => calls.Count(call => call.Method == "chat.postMessage") >= asked.Count, Cancellation);
        }

        bot.Server.Sockets.FewestOpen.ShouldBeGreaterThan(0);
        await bot.SettleAsync();

        bot.Server.Journal.Of("chat.postMessage").Select(call => call["thread_ts"]).ShouldBe(asked.Select(question => (string?)question.Ts), ignoreOrder: true);
    }
}
