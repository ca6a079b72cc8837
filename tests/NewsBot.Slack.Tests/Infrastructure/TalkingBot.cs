using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core;
using NewsBot.Core.Conversations;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.Retrieval;
using NewsBot.Core.State;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>The whole bot in Slack, with documents and memory of its own, in the workspace of a server.</summary>
public sealed class TalkingBot : IAsyncDisposable
{
    public const string FerryAnswer = "The new electric ferry to Vestra island did not make its first crossing on Monday because the pier failed its inspection.";
    public const string FerryQuestion = "Did the ferry to Vestra make its first crossing?";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsbot-slack-").FullName;
    private readonly LanguageModel? _model;
    private readonly TalkingOptions _options;
    private readonly QuestionRates? _rates;

    private ServiceProvider? _services;

    private TalkingBot(SlackServer server, ManualTime time, TalkingOptions options, LanguageModel? model, QuestionRates? rates = null)
    {
        (Server, Time, _options, _model, _rates) = (server, time, options, model, rates);
        Write("ferry-plan.md", "New ferry to Vestra planned", "2021-04-12", "The new electric ferry to Vestra island will make its first crossing on 3 May, the operator Nordlinje said.");
        Write("ferry-delay.md", "Ferry to Vestra did not start", "2021-05-04", FerryAnswer);
        Write("comet.md", "Comet Ternberg seen over the coast", "2021-06-02", "Comet Ternberg was discovered by the astronomer Paula Ternberg in March.");
    }

    public SlackServer Server { get; }

    public ManualTime Time { get; }

    public LogLines Lines { get; } = new();

    /// <summary>What becomes of the calls of the state store.</summary>
    public StoreFaults StoreFaults { get; } = new();

    /// <summary>The running of the bot.</summary>
    public Task Running => ((BackgroundService)_services!.GetRequiredService<IHostedService>()).ExecuteTask!;

    public IStateStore State => _services!.GetRequiredService<IStateStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TalkingBot> StartAsync(TalkingOptions? options = null, LanguageModel? model = null, Action<TalkingBot>? prepare = null, QuestionRates? rates = null)
    {
        var time = new ManualTime();
        var bot = new TalkingBot(await SlackServer.StartAsync(time, Cancellation), time, options ?? new TalkingOptions(), model, rates);
        prepare?.Invoke(bot);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Starts a bot whose token was revoked.</summary>
    public static async Task<TalkingBot> StartRevokedAsync()
    {
        var time = new ManualTime();
        var bot = new TalkingBot(await SlackServer.StartAsync(time, Cancellation), time, new TalkingOptions(), model: null);
        bot.Server.Workspace.TokenProblem = "token_revoked";
        await bot.BeginAsync();
        return bot;
    }

    /// <summary>Adds a document; the bot knows of it once it has loaded it.</summary>
    public void Write(string name, string title, string published, string text)
    {
        var file = Path.Combine(_folder, "knowledge", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\ntitle: \"{title}\"\npublisher: Coast Radio\npublished: {published}\nurl: https://coast.example/{name}\n---\n\n{text}\n");
    }

    /// <summary>Starts the bot and waits until it has a socket.</summary>
    public async Task StartAsync()
    {
        await BeginAsync();
        await Server.Sockets.OpenNowAsync(1, Cancellation);
    }

    /// <summary>Starts the bot.</summary>
    private async Task BeginAsync()
    {
        var client = new SlackOptions { AppToken = Workspace.AppToken, BotToken = Workspace.BotToken, ApiBaseUrl = Server.ApiBaseUrl };
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(typeof(ILogger<>), typeof(ListLogger<>))
            .AddSingleton(Lines)
            .AddSingleton(new LiveKnowledge(
                new KnowledgeIndexOptions { KnowledgeDirectory = Path.Combine(_folder, "knowledge"), IndexDirectory = Path.Combine(_folder, "index"), Time = Time },
                snapshot => new AnswerPipeline(snapshot, _model),
                Time))
            .AddSingleton(_ => StoreFaults.Around(SqliteStateStore.Open(Path.Combine(_folder, "state.db"))))
            .AddSingleton(new SourceAddress(new Uri("https://bot.example")))
            .AddSingleton(services => new Assistant(
                services.GetRequiredService<LiveKnowledge>(),
                services.GetRequiredService<IStateStore>(),
                Time,
                services.GetRequiredService<SourceAddress>(),
                _rates is null ? null : new QuestionLimits(_rates, Time)))
            .AddSlackBot(client, _options)
            .BuildServiceProvider();
        await _services.GetRequiredService<LiveKnowledge>().ReloadAsync(progress: null, Cancellation);
        await _services.GetRequiredService<IHostedService>().StartAsync(Cancellation);
    }

    /// <summary>Stops the bot, which finishes what it has begun.</summary>
    public async Task StopAsync()
    {
        if (_services is { } services)
        {
            _services = null;
            await services.GetRequiredService<IHostedService>().StopAsync(Cancellation);
            await services.DisposeAsync();
        }
    }

    /// <summary>Ends the bot without waiting for what it has begun.</summary>
    public async Task KillAsync()
    {
        await _services!.GetRequiredService<IHostedService>().StopAsync(new CancellationToken(canceled: true));
        await Running;
        await StopAsync();
    }

    /// <summary>Goes on with what a bot before this one has left unfinished.</summary>
    public Task TakeOverAsync() => _services!.GetRequiredService<EventClaims>().TakeOverAsync([.. _services!.GetServices<IEventResumer>()], 20, Cancellation);

    /// <summary>Somebody says something, later than all before.</summary>
    public Task<Post> SayAsync(string channel, string text, Post? thread = null, string user = Workspace.Person, params IReadOnlyList<JsonObject> files)
    {
        Time.Advance(TimeSpan.FromSeconds(2)); // one message a second and channel
        return Server.SayAsync(user, channel, text, thread?.Ts, Cancellation, files);
    }

    /// <summary>Somebody mentions the bot in the channel.</summary>
    public Task<Post> AskAsync(string question, Post? thread = null) => SayAsync(Workspace.Channel, $"<@{Workspace.BotUser}> {question}", thread);

    /// <summary>Somebody types a command.</summary>
    public Task CommandAsync(string command, string text, string user = Workspace.Person, string channel = Workspace.Channel) =>
        Server.RunCommandAsync(user, channel, command, text, Cancellation);

    /// <summary>Somebody presses a button.</summary>
    public Task PressAsync(Post post, string action, string user = Workspace.Person) => Server.PressAsync(user, post, action, Cancellation);

    /// <summary>Waits until a method was called a number of times.</summary>
    public Task<ApiCall> CallAsync(string method, int count = 1) => Server.Journal.WaitForAsync(method, count, Cancellation);

    /// <summary>Waits for the bot's message of a number, and returns it.</summary>
    public async Task<Post> AnswerAsync(int number = 1)
    {
        await Server.Journal.UntilAsync(calls => calls.Count(IsMessage) >= number, Cancellation);
        return Server.Workspace.Posts.Where(post => post.User == Workspace.BotUser).ElementAt(number - 1);
    }

    /// <summary>Waits until the bot has seen everything that was said before; nothing else shows that it left something alone.</summary>
    public async Task SettleAsync()
    {
        await StopAsync();
        Server.Journal.Problems.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsMessage(ApiCall call) =>
        call is { Error: null, Method: "chat.postMessage" or "chat.postEphemeral" or "chat.startStream" }
        || call is { Error: null, Method: "response_url" } && call["replace_original"] is not "true";
}

/// <summary>What people see of a message.</summary>
public static class Seen
{
    /// <summary>All words of a message's blocks, a line for each.</summary>
    public static string Words(this Post post) => Words(post.Blocks);

    /// <summary>All words of blocks.</summary>
    public static string Words(JsonNode? blocks) => string.Join('\n', Texts(blocks));

    /// <summary>The buttons of a message.</summary>
    public static IReadOnlyList<string> Buttons(this Post post) =>
        [.. (post.Blocks as JsonArray ?? []).Where(block => block!["type"]!.ToString() == "actions").SelectMany(block => block!["elements"]!.AsArray()).Select(button => button!["action_id"]!.ToString())];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "text", Value: JsonValue text } ? [text.ToString()] : Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };
}
