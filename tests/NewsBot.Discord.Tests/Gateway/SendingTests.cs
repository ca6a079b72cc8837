using NewsBot.Discord.Gateway;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Gateway;

public class SendingTests
{
    [Fact]
    public async Task No_more_than_120_payloads_are_sent_in_a_minute()
    {
        await using var bot = await TestBot.ReadyAsync();

        for (var i = 0; i < 130; i++)
        {
            bot.Server.Gateway.AskForHeartbeat();
        }

        // The identification is one of the 120.
        await bot.Server.Journal.WaitForPayloadAsync(1, 119);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromMinutes(1));
        await bot.Server.Journal.WaitForPayloadAsync(1, 130);

        var sent = bot.Server.Journal.Entries.OfType<GatewayEntry>().GroupBy(entry => entry.At).Select(group => group.Count());
        sent.First().ShouldBe(120);
        bot.Server.Journal.Entries.OfType<ClosedEntry>().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_a_heartbeat_leaves_room_for_heartbeats()
    {
        await using var bot = await TestBot.ReadyAsync();

        var changes = Enumerable.Range(1, 115).Select(i => bot.Gateway.SetPresenceAsync(new Presence($"Status {i}"), TestContext.Current.CancellationToken)).ToList();
        await bot.Server.Journal.WaitForPayloadAsync(3, SendLimiter.PerMinute - SendLimiter.KeptForHeartbeats - 1);
        bot.Server.Gateway.AskForHeartbeat();

        await bot.Server.Journal.WaitForPayloadAsync(1);
        bot.Server.Journal.Payloads(3).Count.ShouldBe(109);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(changes).WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_the_bot_does_is_shown_from_the_start_and_after_a_change()
    {
        await using var bot = await TestBot.ReadyAsync(options: new GatewayOptions { Presence = new Presence("Reading") });

        await bot.Gateway.SetPresenceAsync(new Presence("Answering"), TestContext.Current.CancellationToken);

        ((string)bot.Server.Journal.Payloads(2)[0].Data!["presence"]!["activities"]![0]!["state"]!).ShouldBe("Reading");
        ((string)(await bot.Server.Journal.WaitForPayloadAsync(3)).Data!["activities"]![0]!["state"]!).ShouldBe("Answering");
    }
}
