using System.Text.Json.Nodes;
using NewsBot.Slack.Events;
using NewsBot.Slack.Server;
using NewsBot.Slack.SocketMode;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.SocketMode;

public sealed class SocketModeClientTests : IAsyncLifetime
{
    private App _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await App.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_and_is_acknowledged_on_its_socket()
    {
        await _app.ConnectAsync();

        var post = await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Is the harbour open?", threadTs: null, Cancellation);

        var message = await _app.NextMessageAsync();
        message.Text.ShouldBe("Is the harbour open?");
        message.Channel.ShouldBe(new ChannelId(Workspace.Direct));
        message.User.ShouldBe(new UserId(Workspace.Person));
        message.Ts.ToString().ShouldBe(post.Ts);
        message.ChannelType.ShouldBe("im");
        var socket = _app.Server.Sockets.Open.ShouldHaveSingleItem();
        socket.Acknowledgements.ShouldHaveSingleItem().Select(member => member.Key).ShouldBe(["envelope_id"]);
        socket.Strays.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_in_a_channel_comes_as_two_events_and_is_seen_once()
    {
        await _app.ConnectAsync();

        await _app.Server.SayAsync(Workspace.Person, Workspace.Channel, $"<@{Workspace.BotUser}> is it open?", threadTs: null, Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Channel, "Next", threadTs: null, Cancellation);

        IncomingText.Mentions((await _app.NextMessageAsync()).Text, new UserId(Workspace.BotUser)).ShouldBeTrue();
        (await _app.NextMessageAsync()).Text.ShouldBe("Next");
        _app.Server.Sockets.Open[0].Acknowledgements.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_event_delivered_again_is_acknowledged_again_and_seen_once()
    {
        await _app.ConnectAsync();
        var home = _app.Server.MakeEvent(new JsonObject { ["type"] = "app_home_opened", ["user"] = Workspace.Person, ["tab"] = "home" });

        await _app.Server.DeliverAsync("events_api", home, Cancellation);
        await _app.Server.DeliverAsync("events_api", home, Cancellation);
        await _app.Server.OpenHomeAsync(Workspace.Person, "messages", Cancellation);

        Tab(await _app.NextAsync()).ShouldBe("home");
        Tab(await _app.NextAsync()).ShouldBe("messages");
        _app.Server.Sockets.Open[0].Acknowledgements.Count.ShouldBe(3);

        static string? Tab(SlackDelivery delivery) => delivery.ShouldBeOfType<EventDelivery>().Event.ShouldBeOfType<AppHomeOpened>().Tab;
    }

    [Fact]
    public async Task A_command_and_a_press_arrive()
    {
        await _app.ConnectAsync();

        await _app.Server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "Who built it?", Cancellation);

        var command = (await _app.NextAsync()).ShouldBeOfType<CommandDelivery>().Command;
        command.Command.ShouldBe("/ask");
        command.Text.ShouldBe("Who built it?");
        command.ResponseUrl.ShouldNotBeNull().UsesLeft.ShouldBe(5);
    }

    [Fact]
    public async Task When_asked_to_leave_the_next_socket_is_open_before_the_old_is_left()
    {
        await _app.ConnectAsync();
        var old = _app.Server.Sockets.Open[0];

        await old.DisconnectAsync("warning", Cancellation);
        await _app.Server.Sockets.OpenedAsync(2, Cancellation);
        await _app.Server.Sockets.OpenNowAsync(1, Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Still there?", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("Still there?");
        _app.Server.Sockets.FewestOpen.ShouldBe(1);
        _app.Server.Sockets.MostOpen.ShouldBe(2);
        _app.Server.Sockets.Open.ShouldNotContain(old);
    }

    [Fact]
    public async Task A_socket_that_is_to_be_left_works_on_while_the_next_cannot_be_opened()
    {
        await _app.ConnectAsync();
        var old = _app.Server.Sockets.Open[0];
        _app.Server.Faults.Add("apps.connections.open", new Fault.TooMany(20));

        await old.DisconnectAsync("refresh_requested", Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(20));
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "In between", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("In between");
        _app.Time.Advance(TimeSpan.FromSeconds(20));
        await _app.Server.Sockets.OpenedAsync(2, Cancellation);
    }

    [Fact]
    public async Task A_lost_socket_is_replaced_after_a_while()
    {
        await _app.ConnectAsync();

        _app.Server.Sockets.Open[0].Drop();
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        await _app.Server.Sockets.OpenedAsync(2, Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Back?", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("Back?");
    }

    [Fact]
    public async Task A_socket_whose_other_side_has_fallen_silent_is_replaced_each_time()
    {
        // By the system's clock, and from the start: on a busy machine a socket may be given up before the hello.
        _app.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(500);
        _app.Options.KeepAliveTimeout = TimeSpan.FromMilliseconds(500);
        _app.Server.Sockets.FallsSilent = true;

        _app.Run();
        var third = _app.Server.Sockets.OpenedAsync(3, Cancellation);
        for (var failures = 1; await Task.WhenAny(third, FailedAsync(failures)) != third; failures++)
        {
            // However often it failed, nothing else waits for a time by this clock meanwhile.
            await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
            _app.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await third;

        Task FailedAsync(int count) => _app.Lines.WaitForAsync(line => line.StartsWith("Warning: No socket to Slack", StringComparison.Ordinal), count, Cancellation);
    }

    [Fact]
    public async Task A_socket_at_which_something_breaks_is_replaced_and_ends_no_other()
    {
        await _app.ConnectAsync();
        _app.Lines.Fail = line => line.Contains("news_of_tomorrow", StringComparison.Ordinal);

        await _app.Server.Sockets.Open[0].SendRawAsync("""{"type":"news_of_tomorrow"}""", Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        await _app.Server.Sockets.OpenedAsync(2, Cancellation);
        await _app.Server.Sockets.OpenNowAsync(1, Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Back?", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("Back?");
        _app.Running.IsCompleted.ShouldBeFalse();
        _app.Lines.ShouldContain(line => IsBroken(line));
    }

    [Fact]
    public async Task What_breaks_at_an_acknowledgement_is_logged_and_the_socket_works_on()
    {
        await _app.ConnectAsync();
        var admit = _app.Inbox.Admit;
        _app.Inbox.Admit = _ => throw new NotSupportedException("Nobody can tell.");
        _app.Lines.Fail = line => line.Contains("was not acknowledged", StringComparison.Ordinal);

        var said = _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Once more", threadTs: null, Cancellation);
        await _app.Lines.WaitForAsync(IsBroken, Cancellation);
        _app.Inbox.Admit = admit;
        await _app.Time.AdvanceWhenAwaitedAsync(TimeSpan.FromSeconds(3));

        await said;
        _app.Server.Sockets.Open.ShouldHaveSingleItem().Acknowledgements.ShouldHaveSingleItem();
    }

    private static bool IsBroken(string line) =>
        line.StartsWith("Error: Something broke at a socket to Slack.", StringComparison.Ordinal) && line.Contains(nameof(NotSupportedException), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_cannot_be_used_is_asked_again_ever_more_slowly()
    {
        _app.Server.Faults.Add("apps.connections.open", Enumerable.Repeat(new Fault.Error("forbidden"), 2));

        _app.Run();
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _app.Time.Advance(TimeSpan.FromSeconds(2));

        await _app.Server.Sockets.OpenedAsync(1, Cancellation);
    }

    [Fact]
    public async Task A_socket_without_hello_is_given_up()
    {
        _app.Server.Sockets.SaysHello = false;

        _app.Run();
        await _app.Server.Journal.WaitForAsync("apps.connections.open", 1, Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        _app.Server.Sockets.SaysHello = true;
        _app.Time.Advance(TimeSpan.FromSeconds(20));
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _app.Time.Advance(TimeSpan.FromSeconds(1));

        await _app.Server.Sockets.OpenedAsync(1, Cancellation);
    }

    [Fact]
    public async Task Switched_off_it_stops_and_tells_the_operator()
    {
        await _app.ConnectAsync();

        await _app.Server.Sockets.Open[0].DisconnectAsync("link_disabled", Cancellation);

        var stopped = await Should.ThrowAsync<SocketModeException>(_app.Running);
        stopped.Message.ShouldContain("Socket Mode");
        stopped.Message.ShouldContain("link_disabled");
        await _app.Server.Sockets.OpenNowAsync(0, Cancellation);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    public async Task Refused_for_good_it_stops_and_tells_the_operator(string word)
    {
        _app.Server.Workspace.TokenProblem = word;

        _app.Run();

        (await Should.ThrowAsync<SocketModeException>(_app.Running)).Message.ShouldContain(word);
        _app.Server.Journal.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task With_several_sockets_each_payload_comes_by_one_of_them_and_all_arrive()
    {
        _app.Options.Sockets = 3;
        await _app.ConnectAsync();

        for (var i = 0; i < 6; i++)
        {
            await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, $"Message {i}", threadTs: null, Cancellation);
        }

        var texts = new List<string>();
        while (texts.Count < 6)
        {
            texts.Add((await _app.NextMessageAsync()).Text);
        }

        texts.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 6).Select(i => $"Message {i}"));
        _app.Server.Sockets.Open.ShouldAllBe(socket => socket.Acknowledgements.Count == 2);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"news_of_tomorrow"}""")]
    [InlineData("""{"type":"disconnect_not"}""")]
    public async Task Frames_that_are_no_envelopes_change_nothing(string frame)
    {
        await _app.ConnectAsync();

        await _app.Server.Sockets.Open[0].SendRawAsync(frame, Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "After it", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("After it");
    }

    [Theory]
    [InlineData("steam_whistle", """{}""")]
    [InlineData("events_api", """{"type":"event_callback"}""")]
    [InlineData("events_api", """{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"message","text":"no channel"}}""")]
    [InlineData("events_api", """{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"message","channel":"C1","ts":1.5}}""")]
    [InlineData("events_api", """{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"message","channel":"<!channel>","ts":"1.000001"}}""")]
    [InlineData("events_api", """{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"message","subtype":"message_changed","channel":"C1"}}""")]
    [InlineData("slash_commands", """{"command":"/ask"}""")]
    [InlineData("interactive", """{"type":"block_actions"}""")]
    [InlineData("interactive", """{"type":"view_closed","user":{"id":"U1"}}""")]
    [InlineData("interactive", """[]""")]
    public async Task Envelopes_that_cannot_be_read_are_acknowledged_logged_and_left_out(string type, string payload)
    {
        await _app.ConnectAsync();
        var socket = _app.Server.Sockets.Open[0];

        var envelope = new JsonObject { ["envelope_id"] = "e-1", ["type"] = type, ["payload"] = JsonNode.Parse(payload) };
        (await socket.DeliverAsync("e-1", envelope, TimeSpan.FromSeconds(3), _app.Time, Cancellation)).ShouldBeTrue();
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "After it", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("After it");
        _app.Lines.Count(line => line.Contains($"\"{type}\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_of_a_type_that_is_no_text_is_logged_and_left_out()
    {
        await _app.ConnectAsync();

        await _app.Server.Sockets.Open[0].SendRawAsync(
            """{"envelope_id":"e-1","type":"events_api","payload":{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"\ud800"}}}""", Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "After it", threadTs: null, Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("After it");
        _app.Lines.ShouldContain(line => line.Contains("\"events_api\" in a form that cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edited_and_deleted_messages_are_told_apart()
    {
        await _app.ConnectAsync();

        await _app.Server.SendEventAsync(JsonNode.Parse("""
            {"type":"message","subtype":"message_changed","channel":"C0NEWS","ts":"5.000001",
             "message":{"type":"message","user":"U0ALMA","text":"Better words","ts":"4.000001"}}
            """)!.AsObject(), Cancellation);
        await _app.Server.SendEventAsync(JsonNode.Parse("""
            {"type":"message","subtype":"message_deleted","channel":"C0NEWS","ts":"6.000001","deleted_ts":"4.000001"}
            """)!.AsObject(), Cancellation);

        Event(await _app.NextAsync()).ShouldBeOfType<MessageChanged>().Message.Text.ShouldBe("Better words");
        Event(await _app.NextAsync()).ShouldBeOfType<MessageDeleted>().Ts.ShouldBe(MessageTimestamp.Parse("4.000001"));

        static SlackEvent Event(SlackDelivery delivery) => delivery.ShouldBeOfType<EventDelivery>().Event;
    }

    [Fact]
    public async Task With_more_sockets_than_it_may_have_it_waits_before_it_asks_again()
    {
        await _app.ConnectAsync();

        await _app.Server.Sockets.Open[0].DisconnectAsync("too_many_websockets", Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _app.Server.Journal.Of("apps.connections.open").ShouldHaveSingleItem();
        _app.Time.Advance(TimeSpan.FromSeconds(1));

        await _app.Server.Sockets.OpenedAsync(2, Cancellation);
    }

    [Fact]
    public async Task What_there_is_no_room_for_is_not_acknowledged_until_there_is()
    {
        await _app.ConnectAsync();
        for (var i = 0; i < SlackInbox.Capacity; i++)
        {
            (await _app.Inbox.TryAddAsync(new EventDelivery(new("T1"), new($"E{i}"), new OtherEvent("filler")))).ShouldBeTrue();
        }

        var saying = _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Me too", threadTs: null, Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        _app.Time.Advance(TimeSpan.FromSeconds(3));
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        saying.IsCompleted.ShouldBeFalse();
        for (var i = 0; i < SlackInbox.Capacity; i++)
        {
            await _app.NextAsync();
        }

        await saying;
        (await _app.NextMessageAsync()).Text.ShouldBe("Me too");
    }

    [Fact]
    public async Task Messages_are_seen_once_each_through_refreshes_losses_and_repetitions()
    {
        const int Count = SlackInbox.Capacity;
        _app.Options.Sockets = 2;
        await _app.ConnectAsync();
        for (var i = 0; i < Count; i++)
        {
            var payload = _app.Server.MakeEvent(new JsonObject
            {
                ["type"] = "message",
                ["channel"] = Workspace.Direct,
                ["channel_type"] = "im",
                ["user"] = Workspace.Person,
                ["text"] = $"Question {i}",
                ["ts"] = $"{1900000000 + i}.000100",
            });
            await _app.Server.DeliverAsync("events_api", payload, Cancellation);
            if (i % 5 == 0)
            {
                await _app.Server.DeliverAsync("events_api", payload, Cancellation);
            }

            if (i % 50 == 10 && _app.Server.Sockets.Open is [var first, ..])
            {
                await first.DisconnectAsync("refresh_requested", Cancellation);
            }

            if (i % 200 == 30)
            {
                await BothOpenAsync();
                _app.Time.Advance(TimeSpan.FromMinutes(2));
                _app.Server.Sockets.Open[1].Drop();
            }
        }

        var texts = new List<string>();
        while (texts.Count < Count)
        {
            texts.Add((await _app.NextMessageAsync()).Text);
        }

        texts.Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, Count).Select(i => $"Question {i}").Order(StringComparer.Ordinal));
    }

    // Lets time pass for whoever waits to open a socket again.
    private async Task BothOpenAsync()
    {
        var open = _app.Server.Sockets.OpenNowAsync(2, Cancellation);
        while (!open.IsCompleted)
        {
            var waiting = _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
            if (await Task.WhenAny(open, waiting) == waiting)
            {
                _app.Time.Advance(TimeSpan.FromSeconds(2));
            }
        }
    }

    [Fact]
    public async Task Neither_tokens_nor_tickets_nor_words_are_logged()
    {
        await _app.ConnectAsync();
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "A secret question", threadTs: null, Cancellation);
        await _app.NextMessageAsync();
        await _app.Server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "A secret question", Cancellation);
        var command = (await _app.NextAsync()).ToString();
        await _app.Server.Sockets.Open[0].DisconnectAsync("link_disabled", Cancellation);
        var stopped = await Should.ThrowAsync<SocketModeException>(_app.Running);

        var said = string.Join('\n', [.. _app.Lines, stopped.ToString(), command!]);
        said.ShouldNotContain("xoxb-");
        said.ShouldNotContain("xapp-of");
        said.ShouldNotContain("ticket");
        said.ShouldNotContain("secret");
    }
}
