using NewsBot.Slack.Events;
using NewsBot.Slack.Server;
using NewsBot.Slack.SocketMode;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>A client and the server it talks to, both by one clock.</summary>
public sealed class App : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private App(SlackServer server, ManualTime time)
    {
        Server = server;
        Time = time;
        Options = new SlackOptions
        {
            AppToken = Workspace.AppToken,
            BotToken = Workspace.BotToken,
            SigningSecret = Workspace.SigningSecret,
            ApiBaseUrl = server.ApiBaseUrl,
        };
        Api = new SlackWebApi(Options, time, new ListLogger<SlackWebApi>(Lines));
        Inbox = new SlackInbox(time, new ListLogger<SlackInbox>(Lines))
        {
            // Nobody is there to answer.
            Admit = _ => Task.FromResult(new Admission(Claim: null, IsDecided: true)),
        };
    }

    public SlackServer Server { get; }

    public ManualTime Time { get; }

    public SlackOptions Options { get; }

    public SlackWebApi Api { get; }

    public SlackInbox Inbox { get; }

    public LogLines Lines { get; } = new();

    /// <summary>The running of Socket Mode.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<App> StartAsync()
    {
        var time = new ManualTime();
        return new App(await SlackServer.StartAsync(time, Cancellation), time);
    }

    /// <summary>Starts Socket Mode without waiting for it.</summary>
    public void Run() => Running = new SocketModeClient(Options, Api, Inbox, Time, new ListLogger<SocketModeClient>(Lines)).RunAsync(_stop.Token);

    /// <summary>Starts Socket Mode and waits until the sockets are open.</summary>
    public async Task ConnectAsync()
    {
        Run();
        await Server.Sockets.OpenedAsync(Options.Sockets, Cancellation);
    }

    /// <summary>Takes the next delivery out of the inbox.</summary>
    public async Task<SlackDelivery> NextAsync()
    {
        await foreach (var delivery in Inbox.ReadAllAsync(Cancellation))
        {
            return delivery;
        }

        throw new InvalidOperationException("The inbox has ended.");
    }

    /// <summary>Takes the next message out of the inbox.</summary>
    public async Task<MessageEvent> NextMessageAsync() =>
        (await NextAsync()).ShouldBeOfType<EventDelivery>().Event.ShouldBeOfType<MessageEvent>();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Api.Dispose();
        Inbox.Dispose();
        await Server.DisposeAsync();
        _stop.Dispose();
    }
}
