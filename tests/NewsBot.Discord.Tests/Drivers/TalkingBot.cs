using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Core;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.Retrieval;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Server;
using NewsBot.Discord.Talking;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>The whole bot in process: real knowledge files, a real state store and the real client, before a strict server.</summary>
internal sealed class TalkingBot : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("newsbot-discord-");
    private ServiceProvider? _services;

    private TalkingBot(DiscordServer server, ManualTime clock)
    {
        (Server, Clock) = (server, clock);
        User = server.AddUser("Marta");
    }

    public DiscordServer Server { get; }

    public ManualTime Clock { get; }

    public DiscordUser User { get; }

    public string Channel => Server.ChannelId;

    public IStateStore State => _services!.GetRequiredService<IStateStore>();

    /// <summary>The file that holds what the bot remembers.</summary>
    public string Database => Path.Combine(_root.FullName, "state.db");

    private string KnowledgeFolder => Path.Combine(_root.FullName, "knowledge");

    /// <summary>Starts a server with a bot that is ready and has registered its commands.</summary>
    /// <param name="options">Changes how it takes part.</param>
    /// <param name="replace">Puts services of the test's own in place of others.</param>
    public static async Task<TalkingBot> StartAsync(Func<DiscordBotOptions, DiscordBotOptions>? options = null, Action<IServiceCollection>? replace = null)
    {
        var clock = new ManualTime();

        // By a clock that stands still no limit would ever be over.
        var server = await DiscordServer.StartAsync(new DiscordServerOptions { BucketLimits = false, GlobalLimit = int.MaxValue }, clock);
        var bot = new TalkingBot(server, clock);
        bot.Know("ferry-plan.md", News.FerryPlan);
        bot.Know("ferry-delay.md", News.FerryDelay);
        bot.Know("comet.md", News.Comet);
        await bot.RunAsync(options, replace);
        await server.Journal.WaitForCallAsync("setCommands");
        return bot;
    }

    /// <summary>Writes a document into the folder; a reload finds it.</summary>
    public void Know(string name, string text)
    {
        Directory.CreateDirectory(KnowledgeFolder);
        File.WriteAllText(Path.Combine(KnowledgeFolder, name), text);
    }

    /// <summary>Stops the bot, which answers what it has begun, and starts it again with what it stored.</summary>
    public async Task RestartAsync(Func<DiscordBotOptions, DiscordBotOptions>? options = null)
    {
        await StopAsync();
        var known = Server.Journal.Calls("getCommands").Count;

        // A bot that begins sessions faster than this is turned away.
        Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(options);
        await Server.Journal.WaitForCallAsync("getCommands", known + 1);
    }

    public Task StopAsync() => EndAsync(CancellationToken.None);

    /// <summary>Ends the bot without waiting for what it has begun.</summary>
    public Task KillAsync() => EndAsync(new CancellationToken(canceled: true));

    /// <summary>Goes on with what a bot before this one has left unfinished.</summary>
    public Task TakeOverAsync() =>
        _services!.GetRequiredService<EventClaims>().TakeOverAsync([.. _services!.GetServices<IEventResumer>()], 20, TestContext.Current.CancellationToken);

    private async Task EndAsync(CancellationToken giveUp)
    {
        if (_services is { } services)
        {
            foreach (var service in services.GetServices<IHostedService>())
            {
                await service.StopAsync(giveUp);
            }

            await services.DisposeAsync();
            _services = null;
        }
    }

    /// <summary>Has the user mention the bot.</summary>
    public string Mention(string text, string? channel = null, string? replyTo = null) =>
        Server.Write(User, channel ?? Channel, $"<@{Server.BotId}> {text}", replyTo);

    /// <summary>Has the user mention the bot, and waits for the answer.</summary>
    public async Task<JsonObject> AskAsync(string text, string? channel = null, string? replyTo = null) => await AnswerToAsync(Mention(text, channel, replyTo), channel);

    /// <summary>Waits for the reply to a message.</summary>
    public async Task<JsonObject> AnswerToAsync(string message, string? channel = null)
    {
        await Server.Journal.WaitForAsync<RestEntry>(entry => IsReply(entry, message));
        return RepliesTo(message, channel)[0];
    }

    /// <summary>The replies to a message that everybody sees.</summary>
    public IReadOnlyList<JsonObject> RepliesTo(string message, string? channel = null) =>
        [.. Server.Messages(channel ?? Channel)
            .Where(reply => (string?)reply["author"]!["id"] == Server.BotId && (string?)reply["message_reference"]?["message_id"] == message)];

    /// <summary>Waits until nothing that was told before is left to be answered: what comes later is answered later.</summary>
    public async Task SettleAsync() => await AskAsync("Who discovered Comet Ternberg?");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private static bool IsReply(RestEntry entry, string message) =>
        entry is { Call: "createMessage", Status: 200 } && (string?)entry.Body?["message_reference"]?["message_id"] == message;

    private async Task RunAsync(Func<DiscordBotOptions, DiscordBotOptions>? options, Action<IServiceCollection>? replace = null)
    {
        var given = new DiscordBotOptions(new BotToken(Server.Token)) { ApiBaseUrl = Server.ApiBaseUrl };
        var knowledge = new LiveKnowledge(
            new KnowledgeIndexOptions { KnowledgeDirectory = KnowledgeFolder, IndexDirectory = Path.Combine(_root.FullName, "index"), KeepSnapshots = 5, Time = Clock },
            snapshot => new AnswerPipeline(snapshot),
            Clock);
        await knowledge.ReloadAsync(progress: null, TestContext.Current.CancellationToken);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(_ => knowledge);
        services.AddSingleton<IStateStore>(_ => SqliteStateStore.Open(Database));
        services.AddSingleton(new SourceAddress(new Uri("https://bot.example")));
        services.AddSingleton<Assistant>();
        services.AddDiscord(options is null ? given : options(given));
        replace?.Invoke(services);
        _services = services.BuildServiceProvider();
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
