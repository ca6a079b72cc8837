using System.Text.Json.Nodes;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Gateway;

public class SessionTests
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(41_250);

    [Fact]
    public async Task A_session_begins_with_the_token_the_intents_and_a_name()
    {
        await using var bot = await TestBot.ReadyAsync();

        var ready = bot.Events.All<ReadyEvent>().ShouldHaveSingleItem();
        ready.User.Id.ToString().ShouldBe(bot.Server.BotId);
        ready.Application.ToString().ShouldBe(bot.Server.ApplicationId);
        ready.Guilds.Select(guild => guild.ToString()).ShouldBe([bot.Server.GuildId]);
        bot.Events.All<GuildCreateEvent>().ShouldHaveSingleItem().Guild.Name.ShouldBe("Norrby");
        var identify = bot.Server.Journal.Payloads(2).ShouldHaveSingleItem().Data!;
        ((string)identify["token"]!).ShouldBe(bot.Server.Token);
        ((int)identify["intents"]!).ShouldBe((1 << 0) | (1 << 9) | (1 << 12));
        identify["properties"]!["browser"].ShouldNotBeNull();
        bot.Server.Journal.Entries.OfType<ConnectedEntry>().ShouldHaveSingleItem().UserAgent.ShouldStartWith("DiscordBot (");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Messages_are_told_of_with_and_without_compression(bool compress)
    {
        await using var bot = await TestBot.ReadyAsync(options: new GatewayOptions { Compress = compress });

        bot.Say("What of the crane?");
        var message = (await bot.HearAsync("What of the crane?")).Message;
        bot.Say(new string('å', 1900));
        await bot.HearAsync(new string('å', 1900));

        message.Author.Id.ToString().ShouldBe(bot.User.Id);
        message.Author.Bot.ShouldBeFalse();
        message.GuildId.ToString().ShouldBe(bot.Server.GuildId);
        message.Mentions.ShouldHaveSingleItem().Id.ToString().ShouldBe(bot.Server.BotId);
    }

    [Fact]
    public async Task Without_the_privilege_only_what_concerns_the_bot_is_readable()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Write(bot.User, bot.Server.ChannelId, "Between us");
        bot.Server.Write(bot.User, bot.Server.OpenDirectChannel(bot.User), "To you alone");

        (await bot.Events.WaitForAsync<MessageCreateEvent>()).Message.Content.ShouldBeEmpty();
        (await bot.Events.WaitForAsync<MessageCreateEvent>(2)).Message.Content.ShouldBe("To you alone");
    }

    [Fact]
    public async Task Heartbeats_begin_at_a_random_part_of_the_interval_and_carry_the_last_number()
    {
        await using var bot = await TestBot.ReadyAsync();

        await bot.Clock.AdvanceWhenAwaitedAsync(HeartbeatInterval / 2);
        (await bot.Server.Journal.WaitForPayloadAsync(1)).Data!.GetValue<int>().ShouldBe(2);
        bot.Say("One more");
        await bot.HearAsync("One more");
        await bot.Clock.AdvanceWhenAwaitedAsync(HeartbeatInterval);

        (await bot.Server.Journal.WaitForPayloadAsync(1, 2)).Data!.GetValue<int>().ShouldBe(3);
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_comes_at_once()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.AskForHeartbeat();

        await bot.Server.Journal.WaitForPayloadAsync(1);
    }

    [Fact]
    public async Task A_lost_connection_is_resumed_where_it_was_and_what_was_missed_is_told_in_order()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Say("Before");
        await bot.HearAsync("Before");

        bot.Server.Gateway.Drop();
        await bot.Server.Journal.WaitForAsync<ClosedEntry>(_ => true);
        bot.Say("During, first");
        bot.Say("During, second");
        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Say("After");
        await bot.HearAsync("After");

        bot.Events.All<MessageCreateEvent>().Select(told => told.Message.Content.Split("> ")[1]).ShouldBe(["Before", "During, first", "During, second", "After"]);
        var resume = bot.Server.Journal.Payloads(6).ShouldHaveSingleItem();
        resume.Path.ShouldBe("/resume");
        ((int)resume.Data!["seq"]!).ShouldBe(3);
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_told_again_after_a_resume_is_told_once()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.Gateway.OverlapOnResume(10);
        bot.Say("One");
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "help");
        await bot.InteractionAsync();

        bot.Server.Gateway.Drop();
        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Server.Gateway.Repeat(3);
        bot.Say("Two");
        await bot.HearAsync("Two");

        bot.Events.All<MessageCreateEvent>().Count.ShouldBe(2);
        bot.Events.All<InteractionCreateEvent>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Through_many_drops_every_message_is_told_exactly_once()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.Gateway.OverlapOnResume(5);
        bot.Server.Gateway.DropEvery(50);

        for (var i = 1; i <= 500; i++)
        {
            bot.Say($"Question {i}");
            if (i % 50 == 0)
            {
                await bot.Events.WaitForAsync<MessageCreateEvent>(i);
            }
        }

        bot.Events.All<MessageCreateEvent>().Select(told => told.Message.Content.Split("> ")[1])
            .ShouldBe(Enumerable.Range(1, 500).Select(i => $"Question {i}"));
        bot.Server.Journal.Payloads(6).Count.ShouldBeGreaterThan(5);
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_acknowledges_no_heartbeat_is_closed_so_that_the_session_lives_and_resumed()
    {
        await using var bot = await TestBot.ReadyAsync();
        await bot.Clock.AdvanceWhenAwaitedAsync(HeartbeatInterval / 2);
        await bot.Server.Journal.WaitForPayloadAsync(1);
        bot.Say("After the acknowledgement");
        await bot.HearAsync("After the acknowledgement");
        bot.Server.Gateway.StopAcknowledging();

        await bot.Clock.AdvanceWhenAwaitedAsync(HeartbeatInterval);
        await bot.Server.Journal.WaitForPayloadAsync(1, 2);
        await bot.Clock.AdvanceWhenAwaitedAsync(HeartbeatInterval);

        (await bot.Server.Journal.WaitForAsync<ClosedEntry>(_ => true)).ByClient.ShouldBe(4000);
        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_Discord_asks_for_a_new_connection_the_session_is_resumed()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.AskToReconnect();

        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_said_to_be_resumable_is_resumed_after_a_pause()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.Invalidate(resumable: true);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(3));

        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_lost_is_followed_by_a_new_one_at_the_gateway_after_a_pause()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.Invalidate(resumable: false);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(3));
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(2));

        await bot.Events.WaitForAsync<ReadyEvent>(2);
        bot.Server.Journal.Payloads(2)[1].Path.ShouldBe("/gateway");
        bot.Server.Journal.Payloads(6).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(1011)]
    public async Task After_a_code_that_leaves_the_session_it_is_resumed(int code)
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.Close(code);

        await bot.Events.WaitForAsync<ResumedEvent>();
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4008)]
    [InlineData(4009)]
    public async Task After_a_code_that_ends_the_session_a_new_one_begins(int code)
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.Close(code);
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(5));

        await bot.Events.WaitForAsync<ReadyEvent>(2);
        bot.Server.Journal.Payloads(6).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "too many guilds")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intent")]
    [InlineData(4014, "Message Content Intent")]
    public async Task After_a_code_that_will_not_pass_the_bot_stops_and_tells_its_operator_why(int code, string why)
    {
        await using var bot = await TestBot.CreateAsync(
            new DiscordServerOptions { GrantedIntents = 1 << 15 },
            new GatewayOptions { Intents = GatewayIntents.Guilds | GatewayIntents.MessageContent });
        bot.Server.Gateway.CloseNextIdentify(code);
        bot.Run();

        var stopped = await Should.ThrowAsync<GatewayException>(() => bot.Running);

        stopped.Code.ShouldBe((GatewayCloseCode)code);
        stopped.Message.ShouldContain(why);
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_intent_that_was_not_granted_is_named()
    {
        await using var bot = await TestBot.StartAsync(options: new GatewayOptions { Intents = GatewayIntents.GuildMembers | GatewayIntents.GuildMessages });

        (await Should.ThrowAsync<GatewayException>(() => bot.Running)).Message.ShouldContain("Server Members Intent");
    }

    [Fact]
    public async Task A_bot_that_is_stopped_ends_its_session()
    {
        await using var bot = await TestBot.ReadyAsync();

        await bot.StopAsync();

        (await bot.Server.Journal.WaitForAsync<ClosedEntry>(_ => true)).ByClient.ShouldBe(1000);
        bot.Running.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Connections_that_cannot_be_made_are_tried_again_ever_more_slowly()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.Gateway.RefuseConnections(3);

        bot.Server.Gateway.Drop();
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(0.75));
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(1.5));
        await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(3));

        await bot.Events.WaitForAsync<ResumedEvent>();
    }

    [Fact]
    public async Task Where_a_session_cannot_be_resumed_for_long_a_new_one_is_begun()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.Gateway.RefuseConnections(5);

        bot.Server.Gateway.Drop();
        foreach (var wait in new[] { 0.75, 1.5, 3, 6, 12 })
        {
            await bot.Clock.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(wait));
        }

        await bot.Events.WaitForAsync<ReadyEvent>(2);
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_not_known_is_logged_by_name_and_number_and_survived()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.Gateway.SendRaw("{\"op\":0,");
        bot.Server.Gateway.SendRaw("[]");
        bot.Server.Gateway.SendRaw("{\"op\":77,\"d\":null}");
        bot.Server.Gateway.SendRaw("{\"op\":\"zero\"}");
        bot.Server.Gateway.Dispatch("MESSAGE_CREATE", "{\"id\":\"not an id\"}");
        bot.Server.Gateway.Dispatch("MESSAGE_CREATE", "null");
        bot.Server.Gateway.Dispatch("MESSAGE_CREATE", "{\"id\":\"1\",\"channel_id\":\"2\",\"author\":{\"id\":\"3\",\"username\":\"\\ud800\"}}");
        bot.Server.Gateway.Dispatch("INTERACTION_CREATE", "{\"id\":\"5\"}");
        bot.Server.Gateway.Dispatch("VOICE_CHANNEL_MOOD_UPDATE", "{\"mood\":\"calm\"}");
        bot.Say("Still there?");
        await bot.HearAsync("Still there?");

        bot.Gateway.SkippedEvents.ShouldBe(5);
        bot.GatewayLog.Lines.ShouldContain(line => line.Contains("MESSAGE_CREATE 3 cannot be read"));
        bot.GatewayLog.Lines.ShouldContain(line => line.Contains("VOICE_CHANNEL_MOOD_UPDATE 7 is of no use"));
        bot.GatewayLog.Lines.Count(line => line.Contains("bytes after event 2 cannot be read")).ShouldBe(3);
        bot.Server.Journal.Payloads(6).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_that_fails_does_not_end_the_session()
    {
        await using var bot = await TestBot.StartAsync(handler: told =>
        {
            if (told is MessageCreateEvent { Message.Content: var content } && content.Contains("bad"))
            {
                throw new InvalidOperationException("The handler's own mistake");
            }
        });
        await bot.Events.WaitForAsync<GuildCreateEvent>();

        bot.Say("bad");
        bot.Say("good");
        await bot.HearAsync("good");

        bot.GatewayLog.Lines.ShouldContain(line => line.StartsWith("Error") && line.Contains("MESSAGE_CREATE 3"));
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_said_is_logged()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Say("A private question");
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "help", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = "A private option" }]);
        var interaction = await bot.InteractionAsync();
        bot.Server.Gateway.Drop();
        await bot.Events.WaitForAsync<ResumedEvent>();
        await bot.StopAsync();

        var said = string.Join('\n', bot.GatewayLog.Lines.Concat(bot.RestLog.Lines)) + interaction;
        said.ShouldNotContain(bot.Server.Token);
        said.ShouldNotContain("private question");
        said.ShouldNotContain(interaction.Token.Value);
    }
}
