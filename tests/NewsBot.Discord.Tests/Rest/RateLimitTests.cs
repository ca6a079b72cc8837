using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Server.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Rest;

public class RateLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_beyond_a_channels_limit_wait_until_it_is_fresh_and_keep_their_order()
    {
        await using var bot = await TestBot.CreateAsync();

        var sends = Enumerable.Range(1, 7).Select(i => SendAsync(bot, bot.Channel, $"Message {i}")).ToList();
        await bot.Server.Journal.WaitForCallAsync("createMessage", 5);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(5));
        await Task.WhenAll(sends);

        var calls = bot.Server.Journal.Calls("createMessage");
        calls.ShouldAllBe(call => call.Status == 200);
        calls.Select(call => (string)call.Body!["content"]!).ShouldBe(Enumerable.Range(1, 7).Select(i => $"Message {i}"));
    }

    [Fact]
    public async Task Those_who_wait_while_a_bucket_becomes_known_go_before_those_who_come_later()
    {
        await using var bot = await TestBot.CreateAsync();
        var other = TestBot.Id(bot.Server.AddChannel(bot.Server.GuildId, "other"));
        var (slow, slower) = (new RestFault.Late(), new RestFault.Late());
        bot.Server.Faults.Add("createMessage", slow);
        bot.Server.Faults.Add("createMessage", slower);
        var first = SendAsync(bot, bot.Channel, "First");
        await slow.ArrivedAsync();
        var second = SendAsync(bot, bot.Channel, "Second");
        slow.Release();
        await slower.ArrivedAsync();

        var third = SendAsync(bot, bot.Channel, "Third");
        await SendAsync(bot, other, "Elsewhere");
        slower.Release();
        await Task.WhenAll(first, second, third);

        bot.Server.Messages(bot.Channel.ToString()).Select(message => (string)message["content"]!).ShouldBe(["First", "Second", "Third"]);
    }

    [Fact]
    public async Task Channels_do_not_wait_for_each_other()
    {
        await using var bot = await TestBot.CreateAsync();
        var other = TestBot.Id(bot.Server.AddChannel(bot.Server.GuildId, "other"));
        var sends = Enumerable.Range(1, 6).Select(i => SendAsync(bot, bot.Channel, $"Message {i}")).ToList();
        await bot.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));

        await SendAsync(bot, other, "Elsewhere");

        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(sends);
    }

    [Fact]
    public async Task Routes_of_one_bucket_are_counted_together()
    {
        await using var bot = await TestBot.ReadyAsync();
        var interaction = await DeferredAsync(bot);
        await bot.Rest.GetResponseAsync(interaction, Cancel);
        await bot.Rest.EditResponseAsync(interaction, Text("One"), Cancel);
        for (var i = 0; i < 3; i++)
        {
            await bot.Rest.FollowUpAsync(interaction, Text("More"), Cancel);
        }

        var sixth = bot.Rest.EditResponseAsync(interaction, Text("Two"), Cancel);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(5));
        await sixth;

        bot.Server.Journal.Entries.OfType<Discord.Server.RestEntry>().ShouldAllBe(call => call.Status < 300);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    public async Task A_limit_that_is_met_is_waited_for_and_holds_only_its_bucket(string scope)
    {
        await using var bot = await TestBot.CreateAsync();
        var other = TestBot.Id(bot.Server.AddChannel(bot.Server.GuildId, "other"));
        bot.Server.Faults.Add("createMessage", new RestFault.RateLimited(scope, TimeSpan.FromSeconds(2.5)));

        var send = SendAsync(bot, bot.Channel, "First");
        await bot.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(2.5));
        await SendAsync(bot, other, "Second");
        bot.Clock.Advance(TimeSpan.FromSeconds(2.5));
        await send;

        bot.Server.Journal.Calls("createMessage").Select(call => call.Status).ShouldBe([429, 200, 200]);
    }

    [Fact]
    public async Task The_global_limit_holds_everything_but_the_answers_to_interactions()
    {
        await using var bot = await TestBot.ReadyAsync();
        var interaction = await InteractAsync(bot);
        bot.Server.Faults.Add("createMessage", new RestFault.RateLimited("global", TimeSpan.FromSeconds(2)));

        var send = SendAsync(bot, bot.Channel, "Held");
        await bot.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(2));
        var typing = bot.Rest.TriggerTypingAsync(bot.Channel, Cancel);
        await bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel);
        bot.Server.Journal.Calls("triggerTyping").ShouldBeEmpty();
        bot.Clock.Advance(TimeSpan.FromSeconds(2));

        await Task.WhenAll(send, typing);
    }

    [Fact]
    public async Task No_more_than_fifty_requests_are_sent_in_a_second()
    {
        await using var bot = await TestBot.CreateAsync();
        var channels = Enumerable.Range(0, 60).Select(i => TestBot.Id(bot.Server.AddChannel(bot.Server.GuildId, $"channel-{i}"))).ToList();

        var typing = channels.Select(channel => bot.Rest.TriggerTypingAsync(channel, Cancel)).ToList();
        await bot.Server.Journal.WaitForCallAsync("triggerTyping", 50);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(1));
        await Task.WhenAll(typing);

        bot.Server.Journal.Calls("triggerTyping").ShouldAllBe(call => call.Status == 204);
    }

    [Fact]
    public async Task A_call_that_meets_its_limit_again_and_again_is_given_up()
    {
        await using var bot = await TestBot.CreateAsync();
        for (var i = 0; i < 4; i++)
        {
            bot.Server.Faults.Add("createMessage", new RestFault.RateLimited("user", TimeSpan.FromSeconds(1)));
        }

        var send = SendAsync(bot, bot.Channel, "Never");
        for (var i = 0; i < 3; i++)
        {
            await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(1));
        }

        ((int?)(await Should.ThrowAsync<DiscordRestException>(() => send)).Status).ShouldBe(429);
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_makes_room_for_the_next()
    {
        await using var bot = await TestBot.CreateAsync();
        using var impatient = new CancellationTokenSource();
        bot.Server.Faults.Add("createMessage", new RestFault.RateLimited("user", TimeSpan.FromSeconds(30)));
        var first = bot.Rest.CreateMessageAsync(bot.Channel, Text("First"), replyTo: null, nonce: null, impatient.Token);
        await bot.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));

        var second = SendAsync(bot, bot.Channel, "Second");
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(30));

        await second;
    }

    [Fact]
    public async Task After_thousands_of_refusals_in_ten_minutes_nothing_is_sent_until_they_are_over()
    {
        var count = new InvalidRequestCount(new ManualTime());
        await using var bot = await TestBot.CreateAsync();
        var counted = new InvalidRequestCount(bot.Clock);

        for (var i = 0; i < InvalidRequestCount.Most; i++)
        {
            count.Add();
            counted.Add();
        }

        counted.TooMany.ShouldBeTrue();
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        counted.TooMany.ShouldBeFalse();
        count.TooMany.ShouldBeTrue();
    }

    private static OutgoingMessage Text(string content) => new() { Content = content };

    private static Task<Message> SendAsync(TestBot bot, Snowflake channel, string content) =>
        bot.Rest.CreateMessageAsync(channel, Text(content), replyTo: null, nonce: null, Cancel);

    private static async Task<Interaction> InteractAsync(TestBot bot)
    {
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        return await bot.InteractionAsync();
    }

    private static async Task<Interaction> DeferredAsync(TestBot bot)
    {
        var interaction = await InteractAsync(bot);
        await bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel);
        return interaction;
    }
}
