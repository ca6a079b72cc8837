using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Core;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Server;
using NewsBot.Discord.Talking;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long after a question the server of Discord has the acknowledgement and the answer, over loopback: by command and by
/// mention. The server's own work, such as checking each request, is part of it.
/// </summary>
internal static class DiscordLatency
{
    private const int WarmUp = 50;
    private const int Questions = 300;

    // A bot may send some fifty requests a second; a mention takes two.
    private static readonly TimeSpan BetweenMentions = TimeSpan.FromMilliseconds(60);

    /// <summary>Prints medians and 99th percentiles over questions made of the headlines of a folder.</summary>
    public static async Task<int> RunAsync(string corpus)
    {
        var root = Directory.CreateTempSubdirectory("newsbot-discord-").FullName;
        await using var server = await DiscordServer.StartAsync(new DiscordServerOptions { BucketLimits = false, GlobalLimit = int.MaxValue });
        var services = await StartAsync(server, corpus, root);
        try
        {
            await server.Journal.WaitForCallAsync("setCommands");
            var articles = services.GetRequiredService<LiveKnowledge>().Current.Snapshot.Articles;
            await MeasureCommandsAsync(server, [.. articles.Select(article => article.Title)]);
            await MeasureMentionsAsync(server, [.. articles.Select(article => article.Title)]);
            return 0;
        }
        finally
        {
            foreach (var service in services.GetServices<IHostedService>())
            {
                await service.StopAsync(CancellationToken.None);
            }

            await services.DisposeAsync();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<ServiceProvider> StartAsync(DiscordServer server, string corpus, string root)
    {
        var time = TimeProvider.System;
        var knowledge = new LiveKnowledge(
            new() { KnowledgeDirectory = corpus, IndexDirectory = Path.Combine(root, "index"), Time = time }, snapshot => new AnswerPipeline(snapshot), time);
        await knowledge.ReloadAsync(progress: null, CancellationToken.None);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddSingleton(_ => knowledge);
        services.AddSingleton<IStateStore>(_ => SqliteStateStore.Open(Path.Combine(root, "state.db")));
        services.AddSingleton<Assistant>();
        services.AddDiscord(new DiscordBotOptions(new BotToken(server.Token)) { ApiBaseUrl = server.ApiBaseUrl });
        var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return provider;
    }

    private static async Task MeasureCommandsAsync(DiscordServer server, IReadOnlyList<string> titles)
    {
        var user = server.AddUser("Marta");
        var asked = new List<DateTimeOffset>();
        for (var i = 0; i < WarmUp + Questions; i++)
        {
            var used = server.UseCommand(user, server.ChannelId, "ask", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = Question(titles, i) }]);
            asked.Add(used.At);
            await used.AnsweredAsync();
        }

        Show("command, to the acknowledgement", asked, server.Journal.Calls("respond"));
        Show("command, to the answer", asked, server.Journal.Calls("editResponse"));
    }

    private static async Task MeasureMentionsAsync(DiscordServer server, IReadOnlyList<string> titles)
    {
        var user = server.AddUser("Ole");
        var asked = new List<DateTimeOffset>();
        for (var i = 0; i < WarmUp + Questions; i++)
        {
            asked.Add(TimeProvider.System.GetUtcNow());
            server.Write(user, server.ChannelId, $"<@{server.BotId}> {Question(titles, i)}");
            await server.Journal.WaitForCallAsync("createMessage", i + 1);
            await Task.Delay(BetweenMentions);
        }

        Show("mention, to the answer", asked, server.Journal.Calls("createMessage"));
    }

    private static string Question(IReadOnlyList<string> titles, int number) => $"What is known of this: {titles[number % titles.Count]}?";

    private static void Show(string what, List<DateTimeOffset> asked, IReadOnlyList<RestEntry> done)
    {
        var timings = new Timings(asked.Zip(done, (from, to) => (to.At - from).TotalMilliseconds).Skip(WarmUp));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {timings.Median:F1} ms, 99th percentile {timings.Percentile99:F1} ms"));
    }
}
