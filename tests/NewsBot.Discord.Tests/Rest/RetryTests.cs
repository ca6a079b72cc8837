using System.Net;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Server.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Rest;

public class RetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_sent_again_and_posted_once()
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.Faults.Add("createMessage", new RestFault.DropMidAnswer());

        var send = bot.Rest.CreateMessageAsync(bot.Channel, Text("Once"), replyTo: null, nonce: null, Cancel);
        await RetryAsync(bot);
        var message = await send;

        message.Content.ShouldBe("Once");
        bot.Server.Messages(bot.Server.ChannelId).Count.ShouldBe(1);
        bot.Server.Journal.Calls("createMessage").Select(call => (string?)call.Body!["nonce"]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_nonce_of_ones_own_makes_a_second_message_the_first()
    {
        await using var bot = await TestBot.CreateAsync();

        var first = await bot.Rest.CreateMessageAsync(bot.Channel, Text("First"), replyTo: null, "question-17", Cancel);
        var second = await bot.Rest.CreateMessageAsync(bot.Channel, Text("Second"), replyTo: null, "question-17", Cancel);

        second.Id.ShouldBe(first.Id);
        second.Content.ShouldBe("First");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_asked_for_again()
    {
        await using var bot = await TestBot.CreateAsync();
        var late = new RestFault.Late();
        bot.Server.Faults.Add("getChannel", late);

        var get = bot.Rest.GetChannelAsync(bot.Channel, Cancel);
        await late.ArrivedAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await RetryAsync(bot);

        (await get).Name.ShouldBe("general");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_failure_of_the_server_is_tried_again_where_it_does_no_harm(int status)
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.Faults.Add("getUser", new RestFault.Error(status));

        var get = bot.Rest.GetCurrentUserAsync(Cancel);
        await RetryAsync(bot);

        (await get).Username.ShouldBe("newsbot");
    }

    [Fact]
    public async Task A_server_that_goes_on_failing_is_reported()
    {
        await using var bot = await TestBot.CreateAsync();
        for (var i = 0; i < 4; i++)
        {
            bot.Server.Faults.Add("getUser", new RestFault.Error(502));
        }

        var get = bot.Rest.GetCurrentUserAsync(Cancel);
        for (var i = 0; i < 3; i++)
        {
            await RetryAsync(bot);
        }

        (await Should.ThrowAsync<DiscordRestException>(() => get)).Status.ShouldBe(HttpStatusCode.BadGateway);
        bot.Server.Journal.Calls("getUser").Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_could_be_done_twice_is_not_tried_again()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var interaction = await bot.InteractionAsync();
        await bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel);
        await bot.Rest.EditResponseAsync(interaction, Text("Answer"), Cancel);
        bot.Server.Faults.Add("followUp", new RestFault.DropMidAnswer());

        await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.FollowUpAsync(interaction, Text("More"), Cancel));

        bot.Server.Journal.Calls("followUp").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_first_answer_that_was_taken_though_it_seemed_lost_counts()
    {
        await using var bot = await TestBot.ReadyAsync();
        var used = bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        bot.Server.Faults.Add("respond", new RestFault.DropMidAnswer());

        var defer = bot.Rest.DeferAsync(await bot.InteractionAsync(), isPrivate: true, Cancel);
        await RetryAsync(bot);
        await defer;

        await used.AcknowledgedAsync();
        used.Ephemeral.ShouldBeTrue();
        bot.Server.Journal.Calls("respond").Select(call => call.Status).ShouldBe([0, 400]);
    }

    [Theory]
    [InlineData(403, 50013)]
    [InlineData(404, 10003)]
    [InlineData(400, 50035)]
    public async Task A_refusal_is_reported_with_its_code_and_not_tried_again(int status, int code)
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.Faults.Add("createMessage", new RestFault.Error(status, code));

        var refused = await Should.ThrowAsync<DiscordRestException>(
            () => bot.Rest.CreateMessageAsync(bot.Channel, Text("No"), replyTo: null, nonce: null, Cancel));

        refused.Status.ShouldBe((HttpStatusCode)status);
        refused.Code.ShouldBe((DiscordErrorCode)code);
        refused.Route.ShouldBe("POST /channels/{channel}/messages");
        bot.Server.Journal.Calls("createMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_is_closed_or_not_there_is_told_apart()
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.CloseChannel(bot.Server.ChannelId);

        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.TriggerTypingAsync(bot.Channel, Cancel))).Code.ShouldBe(DiscordErrorCode.MissingAccess);
        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.GetChannelAsync(new Snowflake(1), Cancel))).Code.ShouldBe(DiscordErrorCode.UnknownChannel);
    }

    [Fact]
    public async Task Once_the_token_is_refused_nothing_more_is_sent_with_it()
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.ResetToken();

        await Should.ThrowAsync<DiscordUnauthorizedException>(() => bot.Rest.GetCurrentUserAsync(Cancel));
        await Should.ThrowAsync<DiscordUnauthorizedException>(() => bot.Rest.GetGatewayBotAsync(Cancel));
        await Should.ThrowAsync<DiscordUnauthorizedException>(() => bot.Rest.TriggerTypingAsync(bot.Channel, Cancel));

        bot.Server.Journal.Entries.Count.ShouldBe(1);
        bot.RestLog.Lines.ShouldHaveSingleItem().ShouldContain("401");
    }

    [Fact]
    public async Task A_bot_with_a_wrong_token_does_not_start()
    {
        await using var bot = await TestBot.StartAsync(token: "not-the-token");

        (await Should.ThrowAsync<DiscordUnauthorizedException>(() => bot.Running)).Message.ShouldContain("developer portal");
    }

    [Fact]
    public async Task A_bot_that_cannot_ask_where_the_gateway_is_asks_again()
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.Faults.Add("getGatewayBot", new RestFault.Garbage());
        bot.Run();

        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(5));

        await bot.Events.WaitForAsync<Discord.Gateway.ReadyEvent>();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_reported()
    {
        await using var bot = await TestBot.CreateAsync();
        bot.Server.Faults.Add("getUser", new RestFault.Garbage());

        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.GetCurrentUserAsync(Cancel))).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task The_clients_token_shows_nowhere()
    {
        await using var bot = await TestBot.CreateAsync();
        var options = new DiscordRestOptions(new BotToken(bot.Server.Token));

        options.ToString().ShouldNotContain(bot.Server.Token);
        $"{options.Token}".ShouldBe("(bot token)");
    }

    private static OutgoingMessage Text(string content) => new() { Content = content };

    // The wait between two tries is at most four seconds, and random.
    private static async Task RetryAsync(TestBot bot)
    {
        await bot.Clock.WaitForTimerAsync(TimeSpan.Zero, TimeSpan.FromSeconds(5));
        bot.Clock.Advance(TimeSpan.FromSeconds(4));
    }
}
