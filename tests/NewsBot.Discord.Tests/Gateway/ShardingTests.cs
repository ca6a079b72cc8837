using NewsBot.Discord.Gateway;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Gateway;

public class ShardingTests
{
    private static readonly TimeSpan IdentifyInterval = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task As_many_shards_as_Discord_advises_identify_themselves_five_seconds_apart()
    {
        await using var bot = await TestBot.StartAsync(new DiscordServerOptions { Shards = 3, LeastShards = 2 });

        await bot.Events.WaitForAsync<ReadyEvent>();
        await bot.Clock.AdvanceWhenAwaitedAsync(IdentifyInterval);
        await bot.Events.WaitForAsync<ReadyEvent>(2);
        await bot.Clock.AdvanceWhenAwaitedAsync(IdentifyInterval);
        await bot.Events.WaitForAsync<ReadyEvent>(3);

        bot.Events.All<ReadyEvent>().Select(ready => ready.Shard).ShouldBe([0, 1, 2]);
        bot.Server.Journal.Payloads(2).Select(identify => identify.Data!["shard"]!.ToJsonString()).ShouldBe(["[0,3]", "[1,3]", "[2,3]"]);
    }

    [Fact]
    public async Task Shards_of_different_buckets_identify_themselves_at_once()
    {
        await using var bot = await TestBot.StartAsync(new DiscordServerOptions { Shards = 4, MaxConcurrency = 2 });

        await bot.Events.WaitForAsync<ReadyEvent>(2);
        bot.Events.All<ReadyEvent>().Select(ready => ready.Shard).ShouldBe([0, 1], ignoreOrder: true);
        await bot.Clock.AdvanceWhenAwaitedAsync(IdentifyInterval);

        await bot.Events.WaitForAsync<ReadyEvent>(4);
        bot.Events.All<ReadyEvent>().Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_number_of_shards_that_is_given_counts()
    {
        await using var bot = await TestBot.StartAsync(
            new DiscordServerOptions { Shards = 1, LeastShards = 3, MaxConcurrency = 16 }, new GatewayOptions { Shards = 2 });

        (await Should.ThrowAsync<GatewayException>(() => bot.Running)).Code.ShouldBe(GatewayCloseCode.ShardingRequired);
    }

    [Fact]
    public async Task Each_guild_is_heard_of_on_its_shard_and_direct_messages_on_the_first()
    {
        await using var bot = await TestBot.CreateAsync(new DiscordServerOptions { Shards = 8, MaxConcurrency = 8 });
        bot.Clock.Advance(TimeSpan.FromMilliseconds(3));
        var guild = bot.Server.AddGuild("Arden");
        var channel = bot.Server.AddChannel(guild, "news");
        bot.Run();
        await bot.Events.WaitForAsync<GuildCreateEvent>(2);
        await bot.Events.WaitForAsync<ReadyEvent>(8);

        bot.Server.Write(bot.User, channel, $"<@{bot.Server.BotId}> In the guild");
        bot.Server.Write(bot.User, bot.Server.OpenDirectChannel(bot.User), "Alone");

        (await bot.HearAsync("In the guild")).Shard.ShouldBe(TestBot.Id(guild).ShardOf(8));
        (await bot.Events.WaitForMessageAsync("Alone")).Shard.ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_connection_of_one_shard_leaves_the_others_alone()
    {
        await using var bot = await TestBot.StartAsync(new DiscordServerOptions { Shards = 4, MaxConcurrency = 4 });
        await bot.Events.WaitForAsync<ReadyEvent>(4);
        await bot.Events.WaitForAsync<GuildCreateEvent>();
        var shard = TestBot.Id(bot.Server.GuildId).ShardOf(4);

        bot.Server.Gateway.Drop(shard);

        (await bot.Events.WaitForAsync<ResumedEvent>()).Shard.ShouldBe(shard);
        bot.Server.Journal.Entries.OfType<ClosedEntry>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task When_the_days_sessions_are_used_up_no_session_is_begun_until_they_are_fresh()
    {
        await using var bot = await TestBot.CreateAsync(new DiscordServerOptions { Sessions = 0, SessionsReset = TimeSpan.FromHours(2) });
        bot.Run();

        await bot.Clock.WaitForTimerAsync(TimeSpan.FromHours(2));

        bot.Server.Journal.Payloads(2).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_shards_are_held_at_once()
    {
        await using var bot = await TestBot.StartAsync(new DiscordServerOptions { Shards = 100, MaxConcurrency = 100 });

        await bot.Events.WaitForAsync<ReadyEvent>(100);
        bot.Say("Hello");

        await bot.HearAsync("Hello");
        bot.Events.All<ReadyEvent>().Select(ready => ready.Shard).Order().ShouldBe(Enumerable.Range(0, 100));
    }
}
