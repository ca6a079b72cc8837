using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace NewsBot.Slack.Server;

/// <summary>
/// A Slack of one workspace and one app, on this machine: the Web API, Socket Mode, HTTP callbacks and response addresses, as
/// strict as the real one where it is strict, and stricter where it is lax. People's doings are its methods.
/// </summary>
public sealed class SlackServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly TimeProvider _time;
    private readonly Triggers _triggers;
    private readonly ResponseUrls _responseUrls;

    private int _events;

    private SlackServer(WebApplication web, TimeProvider time)
    {
        _web = web;
        _time = time;
        Workspace = new Workspace(time);
        Sockets = new SocketHub(time);
        Files = new Files(Workspace, Journal, time);
        _triggers = new Triggers(time);
        _responseUrls = new ResponseUrls(Workspace, Journal, Faults, time);
        var api = new WebApi(Workspace, Journal, Faults, new RateLimits(time), _triggers, SocketUrl, time);
        web.UseWebSockets();
        web.MapPost("/api/{method}", context => api.HandleAsync(context, (string)context.Request.RouteValues["method"]!));
        web.MapPost("/hooks/{number:int}/secret", context => _responseUrls.HandleAsync(
            context, int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture)));
        web.MapGet("/files-pri/{number:int}/download", context => Files.HandleAsync(
            context, int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture)));
        web.Map("/link", Sockets.HandleAsync);
    }

    /// <summary>What a client is given as the address of the Web API.</summary>
    public Uri ApiBaseUrl => new(Address, "api/");

    public Workspace Workspace { get; }

    public Journal Journal { get; } = new();

    public Faults Faults { get; } = new();

    public SocketHub Sockets { get; }

    public Files Files { get; }

    /// <summary>Where payloads are posted in HTTP mode; null for Socket Mode.</summary>
    public HttpCallbacks? Callbacks { get; set; }

    private Uri Address => new(_web.Urls.Single() + "/");

    /// <summary>Starts a server at a free port of the loopback address.</summary>
    public static async Task<SlackServer> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = new SlackServer(builder.Build(), time);
        await server._web.StartAsync(cancellationToken);
        server.Files.Address = server.Address;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in Sockets.Open)
        {
            socket.Drop();
        }

        Callbacks?.Dispose();
        await _web.DisposeAsync();
    }

    /// <summary>Somebody says something; where the bot is mentioned in a channel the app gets both events about it.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="threadTs">The first message of the thread; null outside threads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="files">What is attached, as <see cref="Files.Add"/> tells of it.</param>
    public async Task<Post> SayAsync(
        string user, string channel, string text, string? threadTs, CancellationToken cancellationToken, params IReadOnlyList<JsonObject> files)
    {
        Post post;
        Post? root;
        Room room;
        lock (Workspace.Sync)
        {
            room = Workspace.Room(channel) ?? throw new ArgumentException("There is no such room.", nameof(channel));
            root = Workspace.Find(channel, threadTs);
            post = Workspace.Add(channel, user, text, threadTs);
        }

        if (!room.IsDirect && text.Contains($"<@{Workspace.BotUser}>", StringComparison.Ordinal))
        {
            await SendEventAsync(Payloads.WithFiles(Payloads.MessageEvent(post, "app_mention", room, root), files), cancellationToken);
        }

        await SendEventAsync(Payloads.WithFiles(Payloads.MessageEvent(post, "message", room, root), files), cancellationToken);
        return post;
    }

    /// <summary>Somebody types a command.</summary>
    public Task RunCommandAsync(string user, string channel, string command, string text, CancellationToken cancellationToken) => DeliverAsync(
        "slash_commands",
        Payloads.Command(command, text, user, channel, _triggers.Make(), new Uri(Address, _responseUrls.Make(channel, user, original: null))),
        cancellationToken);

    /// <summary>Somebody presses a button, which must be there.</summary>
    public Task PressAsync(string user, Post post, string actionId, CancellationToken cancellationToken)
    {
        JsonObject payload;
        lock (Workspace.Sync)
        {
            var (button, block) = Buttons(post.Blocks).FirstOrDefault(found => found.Button["action_id"]?.ToString() == actionId);
            if (button is null)
            {
                throw new InvalidOperationException($"The message has no button {actionId}.");
            }

            var address = new Uri(Address, _responseUrls.Make(post.Channel, user, post));
            payload = Payloads.Press(post, button, block, user, _triggers.Make(), address, Workspace.NextTs());
        }

        return DeliverAsync("interactive", payload, cancellationToken);
    }

    /// <summary>Somebody chooses a shortcut from a message's menu.</summary>
    /// <param name="user">Who.</param>
    /// <param name="post">The message.</param>
    /// <param name="callbackId">The shortcut's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="change">Changes the message as it is told, for kinds that this workspace does not know.</param>
    public Task ChooseShortcutAsync(string user, Post post, string callbackId, CancellationToken cancellationToken, Action<JsonObject>? change = null)
    {
        var payload = Payloads.Interaction("message_action", user, _triggers.Make());
        payload["callback_id"] = callbackId;
        payload["message_ts"] = post.Ts;
        payload["message"] = Payloads.Message(post);
        change?.Invoke(payload["message"]!.AsObject());
        payload["channel"] = new JsonObject { ["id"] = post.Channel, ["name"] = "news" };
        payload["response_url"] = new Uri(Address, _responseUrls.Make(post.Channel, user, original: null)).ToString();
        return DeliverAsync("interactive", payload, cancellationToken);
    }

    /// <summary>Somebody opens the app.</summary>
    /// <param name="user">Who.</param>
    /// <param name="tab"><c>home</c> or <c>messages</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task OpenHomeAsync(string user, string tab, CancellationToken cancellationToken) => SendEventAsync(
        new JsonObject
        {
            ["type"] = "app_home_opened",
            ["user"] = user,
            ["channel"] = Workspace.Direct,
            ["tab"] = tab,
            ["event_ts"] = Workspace.NextTs(),
        },
        cancellationToken);

    /// <summary>Sends an event with a new id.</summary>
    public Task SendEventAsync(JsonObject inner, CancellationToken cancellationToken) => DeliverAsync("events_api", MakeEvent(inner), cancellationToken);

    /// <summary>Puts an event into its frame, with a new id, without sending it.</summary>
    public JsonObject MakeEvent(JsonObject inner) => Payloads.Event(Interlocked.Increment(ref _events), inner, _time.GetUtcNow());

    /// <summary>Sends a payload until the app has acknowledged it.</summary>
    public async Task DeliverAsync(string type, JsonObject payload, CancellationToken cancellationToken)
    {
        if (Callbacks is null)
        {
            await Sockets.SendAsync(type, payload, acceptsPayload: type != "events_api", cancellationToken);
            return;
        }

        using var answer = await Callbacks.SendAsync(type, payload, attempt: 0, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static IEnumerable<(JsonObject Button, string BlockId)> Buttons(JsonNode? blocks) =>
        (blocks as JsonArray ?? []).SelectMany((block, i) =>
            new[] { block?["accessory"] }.Concat(block?["elements"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Select(button => (button, block?["block_id"]?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"b{i}"))));

    private string SocketUrl() => $"ws://{Address.Authority}/link?ticket={Sockets.MakeTicket()}&app_id={Workspace.App}";
}
