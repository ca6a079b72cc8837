using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Core.State;
using NewsBot.Slack;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long Slack waits for an acknowledgement, and a person for an answer: the whole bot by Socket Mode on loopback, one question
/// at a time, its memory on disk.
/// </summary>
internal static class SlackLatency
{
    private const int WarmUp = 50;

    /// <summary>Asks every question as <c>/ask</c> and prints both times, both from the sending of the envelope on.</summary>
    public static async Task<int> RunAsync(string corpus, string questions)
    {
        var work = Directory.CreateTempSubdirectory("newsbot-slack-").FullName;
        try
        {
            await using var slack = await SlackServer.StartAsync(TimeProvider.System, CancellationToken.None);
            await using var services = Services(corpus, work, slack.ApiBaseUrl);
            await services.GetRequiredService<LiveKnowledge>().ReloadAsync(progress: null, CancellationToken.None);
            var bot = services.GetRequiredService<IHostedService>();
            await bot.StartAsync(CancellationToken.None);
            await slack.Sockets.OpenNowAsync(1, CancellationToken.None);
            await MeasureAsync(slack, File.ReadLines(questions).Select(line => JsonElement.Parse(line).GetProperty("question").GetString()!));
            await bot.StopAsync(CancellationToken.None);
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task MeasureAsync(SlackServer slack, IEnumerable<string> questions)
    {
        var (acknowledged, answered, count) = (new List<double>(), new List<double>(), 0);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = slack.Journal.WaitForAsync("response_url", ++count);
            await slack.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", question, CancellationToken.None);
            var acknowledgement = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await answer;
            if (count > WarmUp)
            {
                acknowledged.Add(acknowledgement);
                answered.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Print("acknowledgement", new Timings(acknowledged), acknowledged.Count);
        Print("answer", new Timings(answered), answered.Count);
    }

    private static void Print(string what, Timings timings, int count) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: median {timings.Median:F1} ms, 99th percentile {timings.Percentile99:F1} ms ({count} questions)"));

    private static ServiceProvider Services(string corpus, string work, Uri slack) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
        .AddSingleton(new LiveKnowledge(
            new KnowledgeIndexOptions { KnowledgeDirectory = corpus, IndexDirectory = Path.Combine(work, "index") },
            snapshot => new AnswerPipeline(snapshot),
            TimeProvider.System))
        .AddSingleton<IStateStore>(_ => SqliteStateStore.Open(Path.Combine(work, "state.db")))
        .AddSingleton<Assistant>()
        .AddSlackBot(new SlackOptions { AppToken = Workspace.AppToken, BotToken = Workspace.BotToken, ApiBaseUrl = slack }, new TalkingOptions())
        .BuildServiceProvider();
}
