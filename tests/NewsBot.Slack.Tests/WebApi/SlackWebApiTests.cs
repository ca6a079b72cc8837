using NewsBot.Slack.Blocks;
using NewsBot.Slack.Events;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Tests.WebApi;

public sealed class SlackWebApiTests : IAsyncLifetime
{
    private static readonly ChannelId Channel = new(Workspace.Channel);
    private static readonly ChannelId Direct = new(Workspace.Direct);
    private static readonly UserId Person = new(Workspace.Person);

    private App _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static OutgoingMessage Hello => new(Channel, Mrkdwn.Literal("Hello"));

    public async ValueTask InitializeAsync() => _app = await App.StartAsync();

    // Whatever was called was called as Slack describes it.
    public async ValueTask DisposeAsync()
    {
        _app.Server.Journal.Problems.ShouldBeEmpty();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task It_knows_who_it_is_and_what_it_may_do()
    {
        var identity = await _app.Api.TestAuthAsync(Cancellation);

        (identity with { Scopes = null }).ShouldBe(new BotIdentity(new(Workspace.Team), "Invented", new(Workspace.BotUser), new BotId(Workspace.Bot)));
        identity.Scopes.ShouldBe(_app.Server.Workspace.Scopes);
    }

    [Fact]
    public async Task A_message_is_posted_into_a_thread_changed_and_deleted()
    {
        var question = _app.Server.Workspace.Say(Workspace.Channel, "When?");

        var posted = await _app.Api.PostMessageAsync(
            new(Channel, Mrkdwn.Literal("On <!channel> Monday"))
            {
                ThreadTs = MessageTimestamp.Parse(question.Ts),
                Blocks = [new HeaderBlock("An answer"), new SectionBlock(new MarkedText(Mrkdwn.Bold(Mrkdwn.Literal("Monday"))))],
            },
            Cancellation);

        var call = _app.Server.Journal.Of("chat.postMessage").ShouldHaveSingleItem();
        call["text"].ShouldBe("On &lt;!channel&gt; Monday");
        call["unfurl_links"].ShouldBe("false");
        call["unfurl_media"].ShouldBe("false");
        var post = _app.Server.Workspace.Posts[^1];
        post.Ts.ShouldBe(posted.Ts.ToString());
        post.ThreadTs.ShouldBe(question.Ts);

        await _app.Api.UpdateMessageAsync(new(Channel, posted.Ts, Mrkdwn.Literal("On Tuesday")), Cancellation);
        post.Text.ShouldBe("On Tuesday");
        await _app.Api.DeleteMessageAsync(posted, Cancellation);
        post.IsDeleted.ShouldBeTrue();
        (await RefusedAsync(() => _app.Api.UpdateMessageAsync(new(Channel, posted.Ts, Mrkdwn.Literal("Late")), Cancellation)))
            .Kind.ShouldBe(SlackErrorKind.MessageGone);
    }

    [Fact]
    public async Task Messages_of_one_channel_are_a_second_apart_and_of_two_are_not()
    {
        await _app.Api.PostMessageAsync(Hello, Cancellation);
        var second = _app.Api.PostMessageAsync(Hello, Cancellation);
        var third = _app.Api.PostMessageAsync(Hello, Cancellation);
        await _app.Api.PostMessageAsync(new(Direct, Mrkdwn.Literal("Hello")), Cancellation);

        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(2));
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        await second;
        third.IsCompleted.ShouldBeFalse();
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        await third;

        _app.Server.Journal.Of("chat.postMessage").ShouldAllBe(call => call.Error == null);
    }

    [Fact]
    public async Task Calls_keep_to_the_tier_of_their_method()
    {
        var thread = MessageTimestamp.Parse(_app.Server.Workspace.Say(Workspace.Channel, "Go").Ts);
        for (var i = 0; i < 20; i++)
        {
            await _app.Api.StartStreamAsync(Stream(thread), Cancellation);
        }

        var next = _app.Api.StartStreamAsync(Stream(thread), Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        _app.Server.Journal.Of("chat.startStream").Count.ShouldBe(20);
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        await next;

        _app.Server.Journal.Of("chat.startStream").ShouldAllBe(call => call.Error == null);
    }

    [Fact]
    public async Task Told_to_wait_it_waits_as_long_and_calls_again()
    {
        _app.Server.Faults.Add("chat.postMessage", new Fault.TooMany(7));

        var posting = _app.Api.PostMessageAsync(Hello, Cancellation);
        await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        _app.Time.Advance(TimeSpan.FromSeconds(7));
        await posting;

        _app.Server.Journal.Of("chat.postMessage").Select(call => call.Error).ShouldBe(["ratelimited", null]);
        _app.Server.Workspace.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Told_to_wait_too_long_it_gives_up()
    {
        _app.Server.Faults.Add("chat.postMessage", new Fault.TooMany(600));

        (await RefusedAsync(() => _app.Api.PostMessageAsync(Hello, Cancellation))).Kind.ShouldBe(SlackErrorKind.RateLimited);
    }

    [Fact]
    public async Task What_does_no_harm_twice_is_tried_again_when_slack_fails()
    {
        _app.Server.Faults.Add("auth.test", new Fault.Status(503), new Fault.Error("internal_error"), new Fault.LostAnswer());

        var testing = _app.Api.TestAuthAsync(Cancellation);
        for (var i = 0; i < 3; i++)
        {
            await _app.Time.WaitForTimerAsync(TimeSpan.FromSeconds(1));
            _app.Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await testing).TeamName.ShouldBe("Invented");
    }

    [Fact]
    public async Task A_message_whose_fate_is_unknown_is_not_posted_again()
    {
        _app.Server.Faults.Add("chat.postMessage", new Fault.LostAnswer());

        (await RefusedAsync(() => _app.Api.PostMessageAsync(Hello, Cancellation))).Kind.ShouldBe(SlackErrorKind.Unavailable);

        _app.Server.Workspace.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_a_failure()
    {
        _app.Server.Faults.Add("chat.postMessage", new Fault.Malformed());

        (await RefusedAsync(() => _app.Api.PostMessageAsync(Hello, Cancellation))).Kind.ShouldBe(SlackErrorKind.Unavailable);
    }

    [Theory]
    [InlineData("token_revoked", SlackErrorKind.Authentication)]
    [InlineData("account_inactive", SlackErrorKind.Authentication)]
    [InlineData("is_archived", SlackErrorKind.Unreachable)]
    [InlineData("not_in_channel", SlackErrorKind.Unreachable)]
    [InlineData("message_not_found", SlackErrorKind.MessageGone)]
    [InlineData("invalid_blocks", SlackErrorKind.InvalidRequest)]
    [InlineData("steam_whistle", SlackErrorKind.Other)]
    public async Task A_refusal_says_what_kind_it_is(string word, SlackErrorKind kind)
    {
        _app.Server.Faults.Add("chat.postMessage", new Fault.Error(word));

        var refused = await RefusedAsync(() => _app.Api.PostMessageAsync(Hello, Cancellation));

        refused.Kind.ShouldBe(kind);
        refused.Error.ShouldBe(word);
        refused.ToString().ShouldNotContain("xoxb-");
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        _app.Server.Workspace.Scopes.Remove("users:read");

        var refused = await RefusedAsync(() => _app.Api.GetUserAsync(Person, Cancellation));

        refused.Kind.ShouldBe(SlackErrorKind.MissingScope);
        refused.Needed.ShouldBe("users:read");
        refused.Message.ShouldContain("users:read");
    }

    [Fact]
    public async Task Rooms_that_are_closed_refuse()
    {
        _app.Server.Workspace.AddRoom("C0OTHER", Workspace.Person);
        _app.Server.Workspace.AddRoom("C0OLD", Workspace.Person, Workspace.BotUser).IsArchived = true;

        (await RefusedAsync(() => PostAsync("C0OTHER"))).Error.ShouldBe("not_in_channel");
        (await RefusedAsync(() => PostAsync("C0OLD"))).Error.ShouldBe("is_archived");
        (await RefusedAsync(() => PostAsync("C0NONE"))).Error.ShouldBe("channel_not_found");

        Task PostAsync(string channel) => _app.Api.PostMessageAsync(new(new(channel), Mrkdwn.Literal("Hello")), Cancellation);
    }

    [Fact]
    public async Task A_message_is_streamed_and_closed_with_blocks()
    {
        var thread = MessageTimestamp.Parse(_app.Server.Workspace.Say(Workspace.Channel, "Go").Ts);

        var stream = await _app.Api.StartStreamAsync(Stream(thread), Cancellation);
        await _app.Api.AppendStreamAsync(new(Channel, stream.Ts, MarkdownText.Literal("The bridge is *open*. ")), Cancellation);
        (await RefusedAsync(() => _app.Api.UpdateMessageAsync(new(Channel, stream.Ts, Mrkdwn.Literal("No")), Cancellation)))
            .Kind.ShouldBe(SlackErrorKind.StreamState);
        await _app.Api.StopStreamAsync(new(Channel, stream.Ts) { Blocks = [new DividerBlock()] }, Cancellation);
        (await RefusedAsync(() => _app.Api.AppendStreamAsync(new(Channel, stream.Ts, MarkdownText.Literal("More")), Cancellation)))
            .Kind.ShouldBe(SlackErrorKind.StreamState);

        var post = _app.Server.Workspace.Posts[^1];
        post.Text.ShouldBe(@"The bridge is \*open\*. ");
        post.IsStreaming.ShouldBeFalse();
        post.ThreadTs.ShouldBe(thread.ToString());
    }

    [Fact]
    public async Task In_a_channel_a_stream_needs_who_asked()
    {
        var thread = MessageTimestamp.Parse(_app.Server.Workspace.Say(Workspace.Channel, "Go").Ts);

        (await RefusedAsync(() => _app.Api.StartStreamAsync(new(Channel, thread), Cancellation))).Error.ShouldBe("missing_recipient_user_id");
    }

    [Fact]
    public async Task A_modal_opens_once_for_a_command_and_can_be_changed()
    {
        await _app.ConnectAsync();
        await _app.Server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "Who?", Cancellation);
        var trigger = (await _app.NextAsync()).ShouldBeOfType<CommandDelivery>().Command.TriggerId;
        var modal = new Modal("Sources of the answer that was given", "Close", [new SectionBlock(new PlainText("A quote"))], "answer 5");

        var view = await _app.Api.OpenViewAsync(trigger, modal, Cancellation);
        var changed = await _app.Api.UpdateViewAsync(view, modal, Cancellation);

        changed.Hash.ShouldNotBe(view.Hash);
        (await RefusedAsync(() => _app.Api.UpdateViewAsync(view, modal, Cancellation))).Error.ShouldBe("hash_conflict");
        (await RefusedAsync(() => _app.Api.OpenViewAsync(trigger, modal, Cancellation))).Kind.ShouldBe(SlackErrorKind.Expired);
    }

    [Fact]
    public async Task The_home_tab_status_title_and_prompts_are_shown()
    {
        var thread = MessageTimestamp.Parse(_app.Server.Workspace.Say(Workspace.Direct, "Go").Ts);

        await _app.Api.PublishHomeAsync(Person, new HomeTab(new HeaderBlock("What is known"), new DividerBlock()), Cancellation);
        await _app.Api.SetStatusAsync(Direct, thread, "is reading…", Cancellation);
        await _app.Api.SetTitleAsync(Direct, thread, "Bridges", Cancellation);
        await _app.Api.SetSuggestedPromptsAsync(Direct, thread, [new("What is new?", "What is new today?")], Cancellation);

        _app.Server.Journal.Calls.ShouldAllBe(call => call.Error == null);
        Should.Throw<BlockLimitException>(() => _app.Api.SetSuggestedPromptsAsync(
            Direct, thread, [.. Enumerable.Repeat(new SuggestedPrompt("Title", "Message"), 5)], Cancellation));
    }

    [Fact]
    public async Task A_person_alone_sees_an_ephemeral_message()
    {
        await _app.Api.PostEphemeralAsync(new(Channel, Person, Mrkdwn.Literal("Only you")), Cancellation);

        _app.Server.Workspace.Posts.ShouldHaveSingleItem().OnlyFor.ShouldBe(Workspace.Person);
        (await RefusedAsync(() => _app.Api.PostEphemeralAsync(new(Channel, new("U0NOBODY"), Mrkdwn.Literal("You?")), Cancellation)))
            .Kind.ShouldBe(SlackErrorKind.Unreachable);
    }

    [Fact]
    public async Task A_thread_is_read_page_by_page_from_its_first_message()
    {
        var root = _app.Server.Workspace.Say(Workspace.Channel, "First");
        for (var i = 0; i < 4; i++)
        {
            _app.Server.Workspace.Say(Workspace.Channel, $"Reply {i}", root.Ts);
        }

        var first = await _app.Api.ReadThreadAsync(Channel, MessageTimestamp.Parse(root.Ts), limit: 3, cursor: null, Cancellation);
        var second = await _app.Api.ReadThreadAsync(Channel, MessageTimestamp.Parse(root.Ts), limit: 3, first.NextCursor, Cancellation);
        var channel = await _app.Api.ReadChannelAsync(Channel, limit: 3, cursor: null, Cancellation);

        first.Messages.Select(message => message.Text).ShouldBe(["First", "Reply 0", "Reply 1"]);
        second.Messages.Select(message => message.Text).ShouldBe(["Reply 2", "Reply 3"]);
        second.NextCursor.ShouldBeNull();
        channel.Messages.ShouldHaveSingleItem().Text.ShouldBe("First");
    }

    [Fact]
    public async Task Administrators_are_known()
    {
        (await _app.Api.GetUserAsync(new(Workspace.Admin), Cancellation)).IsAdmin.ShouldBeTrue();
        (await _app.Api.GetUserAsync(Person, Cancellation)).IsAdmin.ShouldBeFalse();
        (await RefusedAsync(() => _app.Api.GetUserAsync(new("U0NOBODY"), Cancellation))).Kind.ShouldBe(SlackErrorKind.Unreachable);
    }

    [Fact]
    public async Task A_response_address_takes_five_messages()
    {
        var address = await ResponseUrlAsync();

        for (var i = 0; i < 5; i++)
        {
            await _app.Api.RespondAsync(address, new(Mrkdwn.Literal($"Part {i}")) { InChannel = i == 4 }, Cancellation);
        }

        (await RefusedAsync(() => _app.Api.RespondAsync(address, new(Mrkdwn.Literal("Part 6")), Cancellation))).Kind.ShouldBe(SlackErrorKind.Expired);
        _app.Server.Journal.Of("response_url").Count.ShouldBe(5);
        _app.Server.Workspace.Posts.Select(post => post.OnlyFor).ShouldBe([.. Enumerable.Repeat(Workspace.Person, 4), null]);
    }

    [Fact]
    public async Task A_response_address_lives_for_thirty_minutes()
    {
        var address = await ResponseUrlAsync();
        _app.Time.Advance(TimeSpan.FromMinutes(29));
        await _app.Api.RespondAsync(address, new(Mrkdwn.Literal("Just in time")), Cancellation);
        _app.Time.Advance(TimeSpan.FromMinutes(1));

        (await RefusedAsync(() => _app.Api.RespondAsync(address, new(Mrkdwn.Literal("Too late")), Cancellation))).Kind.ShouldBe(SlackErrorKind.Expired);
        _app.Server.Journal.Of("response_url").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_response_address_that_slack_calls_used_is_expired()
    {
        var address = await ResponseUrlAsync();
        _app.Server.Faults.Add("response_url", new Fault.Error("used_url"));

        (await RefusedAsync(() => _app.Api.RespondAsync(address, new(Mrkdwn.Literal("Hello")), Cancellation))).Kind.ShouldBe(SlackErrorKind.Expired);
    }

    [Theory]
    [InlineData("https://hooks.slack.com.example/commands/1")]
    [InlineData("https://example.net/hooks/slack.com")]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("http://127.0.0.1:1/commands/1")]
    [InlineData("file:///etc/passwd")]
    public async Task A_response_address_elsewhere_is_never_posted_to(string address) =>
        (await RefusedAsync(() => _app.Api.RespondAsync(
            new(new Uri(address)) { Received = _app.Time.GetUtcNow() }, new(Mrkdwn.Literal("Hello")), Cancellation)))
            .Kind.ShouldBe(SlackErrorKind.InvalidRequest);

    private static StreamStart Stream(MessageTimestamp thread) =>
        new(Channel, thread) { RecipientUserId = Person, RecipientTeamId = new(Workspace.Team) };

    private static async Task<SlackApiException> RefusedAsync(Func<Task> call) => await Should.ThrowAsync<SlackApiException>(call);

    private async Task<ResponseUrl> ResponseUrlAsync()
    {
        await _app.ConnectAsync();
        await _app.Server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "Who?", Cancellation);
        return (await _app.NextAsync()).ShouldBeOfType<CommandDelivery>().Command.ResponseUrl.ShouldNotBeNull();
    }
}
