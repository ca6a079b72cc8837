using NewsBot.Discord.Entities;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Server;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>A server and a bot of the real client code, both by one clock that stands still until it is moved.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();

    private TestBot(DiscordServer server, ManualTime clock, GatewayOptions options, string? token)
    {
        Server = server;
        Clock = clock;
        Rest = new DiscordRestClient(new DiscordRestOptions(new BotToken(token ?? server.Token)) { ApiBaseUrl = server.ApiBaseUrl }, clock, RestLog);
        Gateway = new DiscordGateway(Rest, options with { Jitter = () => 0.5 }, clock, GatewayLog);
        User = server.AddUser("Marta");
    }

    public DiscordServer Server { get; }

    public ManualTime Clock { get; }

    public DiscordRestClient Rest { get; }

    public DiscordGateway Gateway { get; }

    public RecordedLog<DiscordRestClient> RestLog { get; } = new();

    public RecordedLog<DiscordGateway> GatewayLog { get; } = new();

    public EventList Events { get; } = new();

    public DiscordUser User { get; }

    public Snowflake Channel => Id(Server.ChannelId);

    public Task Running { get; private set; } = Task.CompletedTask;

    public static async Task<TestBot> StartAsync(
        DiscordServerOptions? server = null, GatewayOptions? options = null, string? token = null, Action<GatewayEvent>? handler = null)
    {
        var bot = await CreateAsync(server, options, token);
        bot.Run(handler);
        return bot;
    }

    public static async Task<TestBot> CreateAsync(DiscordServerOptions? server = null, GatewayOptions? options = null, string? token = null)
    {
        var clock = new ManualTime();
        return new TestBot(await DiscordServer.StartAsync(server, clock), clock, options ?? new GatewayOptions(), token);
    }

    /// <summary>A bot whose session has begun and whose guild is there.</summary>
    public static async Task<TestBot> ReadyAsync(DiscordServerOptions? server = null, GatewayOptions? options = null)
    {
        var bot = await StartAsync(server, options);
        await bot.Events.WaitForAsync<GuildCreateEvent>();
        return bot;
    }

    public static Snowflake Id(string text) => Snowflake.TryParse(text, out var id) ? id : throw new FormatException(text);

    public void Run(Action<GatewayEvent>? handler = null) => Running = Gateway.RunAsync(
        told =>
        {
            Events.Add(told);
            handler?.Invoke(told);
        },
        settled: null,
        _stop.Token);

    /// <summary>Has the user write so that the bot may see it.</summary>
    public string Say(string text) => Server.Write(User, Server.ChannelId, $"<@{Server.BotId}> {text}");

    public Task<MessageCreateEvent> HearAsync(string text) => Events.WaitForMessageAsync($"<@{Server.BotId}> {text}");

    public async Task<Interaction> InteractionAsync(int count = 1) => (await Events.WaitForAsync<InteractionCreateEvent>(count)).Interaction;

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Rest.Dispose();
        await Server.DisposeAsync();
        _stop.Dispose();
    }
}
