using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Core.State;
using NewsBot.Slack.Server;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

/// <summary>What the running bot remembers when it is killed while it writes: what somebody was told of is kept, whatever the moment.</summary>
public sealed class StateDurabilityTests : IDisposable
{
    private const string Question = "Who discovered comet Ternberg?";

    private readonly TempFolder _folder = new();

    public StateDurabilityTests() => _folder.Write("news/comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.Path, "data", "state.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_any_moment_it_starts_again_and_nothing_that_anybody_was_told_of_is_lost()
    {
        var random = new Random(20210503);
        var told = new Told();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        for (var kill = 0; kill < RunningBot.Kills; kill++)
        {
            await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, Settings(slack));
            await bot.BringsAboutAsync(slack.Sockets.OpenNowAsync(1, Cancellation));
            using var killed = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var enough = told.Count + random.Next(1, 20);
            Task[] people = [AskAndRateAsync(slack, told, killed.Token), SetAsync(slack, told, killed.Token)];
            await bot.BringsAboutAsync(Task.WhenAny([told.ReachesAsync(enough), .. people]));
            Thread.SpinWait(random.Next(200_000));
            await bot.KillAsync();
            await killed.CancelAsync();
            foreach (var person in people)
            {
                // Whoever was waiting for a reply, and whose command did not arrive any more.
                var error = await Should.ThrowAsync<Exception>(() => person);
                (error is OperationCanceledException or TimeoutException).ShouldBeTrue($"{error}");
            }

            await slack.Sockets.OpenNowAsync(0, Cancellation);
            await using var state = SqliteStateStore.Open(Database);
            SqliteStateStore.Check(Database).ShouldBeEmpty();
            await told.ShouldBeKeptAsync(state);
        }

        slack.Journal.Problems.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{RunningBot.Kills} kills, {told}");
    }

    [Fact]
    public async Task A_message_that_was_answered_before_it_was_killed_is_not_answered_again()
    {
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        var asked = slack.MakeEvent(new JsonObject
        {
            ["type"] = "message",
            ["channel"] = Workspace.Direct,
            ["channel_type"] = "im",
            ["user"] = Workspace.Person,
            ["ts"] = slack.Workspace.Say(Workspace.Direct, Question).Ts,
            ["text"] = Question,
        });
        await using (var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, Settings(slack)))
        {
            await slack.DeliverAsync("events_api", asked, Cancellation);
            await bot.BringsAboutAsync(slack.Journal.WaitForAsync("chat.postMessage", 1, Cancellation));
            await bot.KillAsync();
        }

        await slack.Sockets.OpenNowAsync(0, Cancellation);
        await using (await RunningBot.StartAsync(_folder.Path, Cancellation, Settings(slack)))
        {
            await slack.DeliverAsync("events_api", asked, Cancellation);

            // Later in the same place, so answered after it.
            var later = await slack.SayAsync(Workspace.Person, Workspace.Direct, Question, threadTs: null, Cancellation);
            (await slack.Journal.WaitForAsync("chat.postMessage", 2, Cancellation))["thread_ts"].ShouldBe(later.Ts);
        }
    }

    private static string[] Settings(SlackServer slack) =>
    [
        "--Knowledge:Watch=false",
        "--Limits:QuestionsPerUserPerMinute=0",
        "--Limits:QuestionsPerChannelPerMinute=0",
        $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
        $"--Slack:BotToken={Workspace.BotToken}",
        $"--Slack:AppToken={Workspace.AppToken}",
        $"--Slack:AdminUserIds={Workspace.Admin}",
    ];

    private static async Task AskAndRateAsync(SlackServer slack, Told told, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await ReplyToAsync(
                slack,
                post => post.OnlyFor == Workspace.Person && Values(post.Blocks).Any(),
                () => slack.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", Question, cancellationToken),
                cancellationToken);
            told.Answered(AnswerId.TryParse(Values(answer.Blocks).First()).ShouldNotBeNull());
            await ReplyToAsync(
                slack,
                post => post.Text.Contains("Noted", StringComparison.Ordinal),
                () => slack.PressAsync(Workspace.Person, answer, "helpful", cancellationToken),
                cancellationToken);
            told.Rated();
        }
    }

    private static async Task SetAsync(SlackServer slack, Told told, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reports = told.NextReports();
            await ReplyToAsync(
                slack,
                post => post.Text.Contains(string.Create(CultureInfo.InvariantCulture, $"reports: {reports}."), StringComparison.Ordinal),
                () => slack.RunCommandAsync(Workspace.Admin, Workspace.Channel, "/newsbot", string.Create(CultureInfo.InvariantCulture, $"settings reports {reports}"), cancellationToken),
                cancellationToken);
            told.HasSet(reports);
        }
    }

    // The first that is one: a bot that is started again first answers what the one that was killed had left.
    private static async Task<Post> ReplyToAsync(SlackServer slack, Func<Post, bool> isReply, Func<Task> act, CancellationToken cancellationToken)
    {
        var before = Replies().Count;
        await act();
        await slack.Journal.UntilAsync(_ => Replies().Count > before, cancellationToken);
        return Replies()[before];

        List<Post> Replies() => [.. slack.Workspace.Posts.Where(isReply)];
    }

    private static IEnumerable<string> Values(JsonNode? blocks) => blocks!.AsArray()
        .Where(block => block!["type"]!.ToString() == "actions")
        .SelectMany(block => block!["elements"]!.AsArray())
        .Select(button => button!["value"]!.ToString());

    /// <summary>What people were told.</summary>
    private sealed class Told
    {
        private readonly Lock _lock = new();
        private readonly List<AnswerId> _answers = [];

        private readonly List<int> _settings = [];

        private int _ratings;
        private int _asked;
        private (int Count, TaskCompletionSource Met)? _waiting;

        public int Count => _answers.Count + _ratings + _settings.Count;

        public void Answered(AnswerId id) => Tell(() => _answers.Add(id));

        public void Rated() => Tell(() => _ratings++);

        public void HasSet(int reports) => Tell(() => _settings.Add(reports));

        /// <summary>Each differs from the one before it.</summary>
        public int NextReports() => _asked = (_asked + 1) % (ChannelSettings.MostReports + 1);

        public Task ReachesAsync(int count)
        {
            lock (_lock)
            {
                var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting = (count, met);
                return met.Task;
            }
        }

        public async Task ShouldBeKeptAsync(SqliteStateStore state)
        {
            foreach (var answer in _answers)
            {
                (await state.FindAnswerAsync(answer, Cancellation)).ShouldNotBeNull();
            }

            (await state.ReadUsageAsync(DateTimeOffset.MinValue, 1, Cancellation)).Helpful.ShouldBeInRange(_ratings, _answers.Count);

            // What was asked for last may have been done without anybody's being told; the audit log tells either way.
            var set = (await state.ReadSettingsAsync(new ChannelId($"slack:{Workspace.Channel}"), Cancellation)).Reports;
            var log = await state.ReadAuditAsync(100_000, Cancellation);
            foreach (var (reports, times) in _settings.CountBy(reports => reports))
            {
                log.Count(act => act.Detail.Contains($": reports {reports} instead of ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(times);
            }

            if (log is [var last, ..])
            {
                last.Detail.ShouldContain($": reports {set} instead of ");
            }
        }

        public override string ToString() => $"{_answers.Count} answers, {_ratings} opinions and {_settings.Count} settings told of";

        private void Tell(Action what)
        {
            lock (_lock)
            {
                what();
                if (_waiting is { } waiting && Count >= waiting.Count)
                {
                    waiting.Met.TrySetResult();
                }
            }
        }
    }
}
