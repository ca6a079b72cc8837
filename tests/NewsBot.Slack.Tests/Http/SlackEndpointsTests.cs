using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Slack.Blocks;
using NewsBot.Slack.Events;
using NewsBot.Slack.Http;
using NewsBot.Slack.Server;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Http;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private const string Json = "application/json";

    private App _app = null!;
    private WebApplication _host = null!;
    private HttpCallbacks _slack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await App.StartAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _host = builder.Build();
        new SlackEndpoints(_app.Options, _app.Inbox, _app.Time, new ListLogger<SlackEndpoints>(_app.Lines)).Map(_host);
        await _host.StartAsync(Cancellation);
        _slack = _app.Server.Callbacks = new HttpCallbacks(new Uri(_host.Urls.Single() + "/"), _app.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_message_a_command_and_a_press_arrive_as_by_socket()
    {
        var posted = await _app.Api.PostMessageAsync(
            new(new(Workspace.Direct), Mrkdwn.Literal("Choose"))
            {
                Blocks = [new ActionsBlock(new Button("more", "More", "page 2"))],
            },
            Cancellation);
        await _app.Server.SayAsync(Workspace.Person, Workspace.Direct, "Ist sie größer?", threadTs: null, Cancellation);
        await _app.Server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "a & b + c = ü?", Cancellation);
        await _app.Server.PressAsync(Workspace.Person, _app.Server.Workspace.Posts[0], "more", Cancellation);

        (await _app.NextMessageAsync()).Text.ShouldBe("Ist sie größer?");
        var command = (await _app.NextAsync()).ShouldBeOfType<CommandDelivery>().Command;
        command.Text.ShouldBe("a & b + c = ü?");
        command.UserId.ShouldBe(new UserId(Workspace.Person));
        var press = (await _app.NextAsync()).ShouldBeOfType<InteractionDelivery>().Interaction.ShouldBeOfType<BlockActions>();
        press.Actions.ShouldHaveSingleItem().ShouldBe(new BlockAction("more", "page 2"));
        press.Message.ShouldNotBeNull().Ts.ShouldBe(posted.Ts);
        press.ResponseUrl.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_address_is_verified_by_its_challenge()
    {
        using var answer = await _slack.PostAsync(
            "slack/events", """{"type":"url_verification","challenge":"3eZbrw1a"}""", Json, attempt: 0, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("3eZbrw1a");
    }

    [Fact]
    public async Task A_retry_is_recognised_and_seen_once()
    {
        var home = Home();
        using var first = await _slack.SendAsync("events_api", home, attempt: 0, Cancellation);
        using var second = await _slack.SendAsync("events_api", home, attempt: 1, Cancellation);
        using var other = await _slack.SendAsync("events_api", Home(), attempt: 2, Cancellation);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _app.NextAsync()).RetryAttempt.ShouldBe(0);
        (await _app.NextAsync()).RetryAttempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_recorded_and_sent_again_is_not_seen_again()
    {
        var body = Home().ToJsonString();
        var timestamp = Seconds(0);

        (await SendAsync(body, timestamp, Signature(timestamp, body))).ShouldBe(HttpStatusCode.OK);
        _app.Time.Advance(TimeSpan.FromMinutes(4));
        (await SendAsync(body, timestamp, Signature(timestamp, body))).ShouldBe(HttpStatusCode.OK);
        _app.Time.Advance(TimeSpan.FromMinutes(2));
        (await SendAsync(body, timestamp, Signature(timestamp, body))).ShouldBe(HttpStatusCode.Unauthorized);

        await _app.Server.OpenHomeAsync(Workspace.Person, "messages", Cancellation);
        Tab(await _app.NextAsync()).ShouldBe("home");
        Tab(await _app.NextAsync()).ShouldBe("messages");

        static string? Tab(SlackDelivery delivery) => delivery.ShouldBeOfType<EventDelivery>().Event.ShouldBeOfType<AppHomeOpened>().Tab;
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task A_signature_counts_for_five_minutes_either_way(int seconds, HttpStatusCode expected)
    {
        var body = Home().ToJsonString();
        var timestamp = Seconds(seconds);

        (await SendAsync(body, timestamp, Signature(timestamp, body))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_body_that_was_tampered_with_is_refused()
    {
        var body = Home().ToJsonString();
        var timestamp = Seconds(0);
        var signature = Signature(timestamp, body);

        (await SendAsync(body + " ", timestamp, signature)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(body.Replace("home", "hope", StringComparison.Ordinal), timestamp, signature)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(body, Seconds(1), signature)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(body, timestamp, HttpCallbacks.Sign("another secret", timestamp, body))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("now", "v0=00")]
    [InlineData("99999999999999999999", "v0=00")]
    [InlineData("-5", "v0=00")]
    public async Task A_request_without_signature_or_time_is_refused(string? timestamp, string? signature) =>
        (await SendAsync(Home().ToJsonString(), timestamp, signature)).ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=")]
    [InlineData("v0=zz")]
    public async Task A_signature_of_another_form_is_refused(string prefix)
    {
        var body = Home().ToJsonString();
        var timestamp = Seconds(0);
        var digits = Signature(timestamp, body)["v0=".Length..];

        (await SendAsync(body, timestamp, prefix is "v0=" ? prefix + digits[..^2] : prefix + digits)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_huge_body_is_refused_whether_or_not_it_says_how_long_it_is(bool saysLength)
    {
        var body = new string(' ', (1024 * 1024) + 1);
        var timestamp = Seconds(0);
        using var request = Request(timestamp, Signature(timestamp, body));
        request.Content = saysLength ? new StringContent(body, Encoding.UTF8, Json) : new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(body)));

        using var answer = await _slack.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("slack/events", "no JSON", Json)]
    [InlineData("slack/events", "{}", Json)]
    [InlineData("slack/events", """{"type":"event_callback"}""", Json)]
    [InlineData("slack/commands", "command=%2Fask", "application/x-www-form-urlencoded")]
    [InlineData("slack/commands", "command=%2Fask&team_id=T1&channel_id=%3C%21channel%3E&user_id=U1&trigger_id=1", "application/x-www-form-urlencoded")]
    [InlineData("slack/interactivity", "payload=%7B", "application/x-www-form-urlencoded")]
    [InlineData("slack/interactivity", "", "application/x-www-form-urlencoded")]
    public async Task What_is_signed_and_yet_unreadable_is_refused_for_good(string path, string body, string contentType)
    {
        using var answer = await _slack.PostAsync(path, body, contentType, attempt: 0, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.GetValues("X-Slack-No-Retry").ShouldBe(["1"]);
    }

    [Theory]
    [InlineData("slack/events", """{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}""", Json)]
    [InlineData("slack/commands", "ssl_check=1&token=x", "application/x-www-form-urlencoded")]
    [InlineData("slack/interactivity", "payload=%7B%22type%22%3A%22steam_whistle%22%7D", "application/x-www-form-urlencoded")]
    public async Task What_has_no_use_is_acknowledged(string path, string body, string contentType)
    {
        using var answer = await _slack.PostAsync(path, body, contentType, attempt: 0, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_there_is_no_room_slack_is_told_to_come_again_and_then_taken()
    {
        for (var i = 0; i < SlackInbox.Capacity; i++)
        {
            (await _app.Inbox.TryAddAsync(new EventDelivery(new("T1"), new(string.Create(CultureInfo.InvariantCulture, $"E{i}")), new OtherEvent("filler")))).ShouldBeTrue();
        }

        var home = Home();
        using var refused = await _slack.SendAsync("events_api", home, attempt: 0, Cancellation);
        await _app.NextAsync();
        using var taken = await _slack.SendAsync("events_api", home, attempt: 1, Cancellation);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Without_a_secret_there_are_no_endpoints() =>
        Should.Throw<ArgumentException>(() => new SlackEndpoints(new SlackOptions(), _app.Inbox, _app.Time, new ListLogger<SlackEndpoints>([])))
            .Message.ShouldContain("SigningSecret");

    private JsonObject Home() =>
        _app.Server.MakeEvent(new JsonObject { ["type"] = "app_home_opened", ["user"] = Workspace.Person, ["tab"] = "home" });

    private string Seconds(int fromNow) =>
        (_app.Time.GetUtcNow().ToUnixTimeSeconds() + fromNow).ToString(CultureInfo.InvariantCulture);

    private static string Signature(string timestamp, string body) => HttpCallbacks.Sign(Workspace.SigningSecret, timestamp, body);

    private static HttpRequestMessage Request(string? timestamp, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "slack/events");
        if (timestamp is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        }

        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature);
        }

        return request;
    }

    private async Task<HttpStatusCode> SendAsync(string body, string? timestamp, string? signature)
    {
        using var request = Request(timestamp, signature);
        request.Content = new StringContent(body, Encoding.UTF8, Json);
        using var answer = await _slack.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    // Sent in pieces, because its length cannot be known beforehand.
    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
