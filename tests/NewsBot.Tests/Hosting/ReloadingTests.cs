using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

/// <summary>The running bot whose documents change, and its owner at the terminal.</summary>
public sealed partial class ReloadingTests : IDisposable
{
    // The bot lets one address ask 120 a minute.
    private const int QuestionsOfOne = 100;

    private const string Question = "Who runs the ferry to Vestra?";

    private readonly TempFolder _folder = new();

    public ReloadingTests() => WriteFerry("Paula Ternberg");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_reload_at_the_terminal_and_see_what_that_changes()
    {
        _folder.Write("news/questions.jsonl", $$"""{"id":"who","question":"{{Question}}","answers":["Ternberg"]}""");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Knowledge:Watch=false");
        WriteFerry("Olaf Brandt");
        _folder.Write("news/broken.md", "");

        var finished = await CommandAsync("knowledge", "reload", "--json");

        finished.ExitCode.ShouldBe(0, finished.Error);
        finished.Error.ShouldBeEmpty();
        using var report = JsonDocument.Parse(finished.Output);
        Strings(report.RootElement.GetProperty("changed")).ShouldBe(["ferry.md"]);
        report.RootElement.GetProperty("rejected")[0].GetProperty("document").GetString().ShouldBe("broken.md");
        var change = report.RootElement.GetProperty("questions").GetProperty("changed")[0];
        change.GetProperty("id").GetString().ShouldBe("who");
        change.GetProperty("broken").GetBoolean().ShouldBeTrue();
        (await bot.AskAsync(Question, Cancellation)).GetProperty("answer").GetString()!.ShouldContain("Olaf Brandt");

        (await CommandAsync("knowledge", "reload")).Output.ShouldStartWith("Nothing has changed.\n");
        var (_, log) = await bot.StopAsync("-TERM", Cancellation);
        log.ShouldContain("File changed: ferry.md");
        log.ShouldContain("Question who is answered no longer as expected");
    }

    [Fact]
    public async Task I_can_go_back_and_it_outlives_a_restart_until_a_file_changes()
    {
        string version;
        await using (var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Knowledge:Watch=false"))
        {
            WriteFerry("Olaf Brandt");
            await CommandAsync("knowledge", "reload");
            using var kept = JsonDocument.Parse((await CommandAsync("knowledge", "snapshots", "--json")).Output);
            kept.RootElement.GetProperty("snapshots").GetArrayLength().ShouldBe(2);
            version = kept.RootElement.GetProperty("snapshots")[1].GetProperty("version").GetString()!;

            (await CommandAsync("knowledge", "back", version)).Output.ShouldStartWith("The earlier knowledge is being served.\n");

            (await AnswerAsync(bot)).ShouldContain("Paula Ternberg");
            await bot.StopAsync("-TERM", Cancellation);
        }

        await using (var bot = await RunningBot.StartAsync(_folder.Path, Cancellation))
        {
            (await AnswerAsync(bot)).ShouldContain("Paula Ternberg");
            WriteFerry("Signe Holt");
            await UntilAsync(async () => (await AnswerAsync(bot)).Contains("Signe Holt", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Where_no_bot_runs_I_am_told_and_the_index_is_made_ready()
    {
        var finished = await CommandAsync("knowledge", "reload");

        finished.ExitCode.ShouldBe(0);
        finished.Error.ShouldContain("No bot is running");
        finished.Error.ShouldContain(Path.Combine(_folder.Path, "data"));
        finished.Output.ShouldContain("1 added");
        WriteFerry("Olaf Brandt");
        (await CommandAsync("knowledge", "reload", "--Knowledge:KeepSnapshots=0")).Output.ShouldContain("1 changed");
        (await CommandAsync("knowledge", "back", "abc")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task What_would_break_an_answer_is_refused_where_I_want_that()
    {
        _folder.Write("news/questions.jsonl", $$"""{"id":"who","question":"{{Question}}","answers":["Ternberg"]}""");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Knowledge:Watch=false", "--Knowledge:RefuseFailingReload=true");
        WriteFerry("Olaf Brandt");

        var finished = await CommandAsync("knowledge", "reload");

        finished.ExitCode.ShouldBe(1);
        finished.Output.ShouldStartWith("The changed knowledge was refused");
        (await AnswerAsync(bot)).ShouldContain("Paula Ternberg");
        var (_, log) = await bot.StopAsync("-TERM", Cancellation);
        log.ShouldContain("Refused, so version");
    }

    [Fact]
    public async Task The_commands_of_the_owner_need_the_key_and_are_not_on_the_web()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        var file = Path.Combine(_folder.Path, "data", "running.json");
        using var running = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancellation));
        var control = new Uri(running.RootElement.GetProperty("address").GetString()!);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await PostAsync(new Uri(control, "control/reload"), "Bearer wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(new Uri(control, "control/reload"), null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(new Uri(control, "api/ask"), null)).ShouldBe(HttpStatusCode.NotFound);
        var key = running.RootElement.GetProperty("key").GetString();
        (await PostAsync(new Uri(bot.Http.BaseAddress!, "control/reload"), $"Bearer {key}")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(new Uri(control, "control/reload"), $"Bearer {key}")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> PostAsync(Uri address, string? authorization)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var response = await bot.Http.SendAsync(request, Cancellation);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_second_bot_on_one_data_folder_refuses_and_names_the_first()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);

        var second = await CommandAsync("run", "--Web:Urls=http://127.0.0.1:0");

        second.ExitCode.ShouldBe(1);
        second.Error.ShouldContain(Path.Combine(_folder.Path, "data"));
        second.Error.ShouldContain($"the process {bot.ProcessId}");
        (await AnswerAsync(bot)).ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task A_folder_that_vanishes_and_returns_is_served_throughout_and_followed_again()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        var news = Path.Combine(_folder.Path, "news");
        Directory.Delete(news, recursive: true);

        (await CommandAsync("knowledge", "reload")).Error.ShouldContain(news);
        (await AnswerAsync(bot)).ShouldContain("Paula Ternberg");
        WriteFerry("Olaf Brandt");
        await UntilAsync(async () => (await AnswerAsync(bot)).Contains("Olaf Brandt", StringComparison.Ordinal));
        WriteFerry("Signe Holt");
        await UntilAsync(async () => (await AnswerAsync(bot)).Contains("Signe Holt", StringComparison.Ordinal));
        var (_, log) = await bot.StopAsync("-TERM", Cancellation);
        log.Split('\n').Count(line => line.Contains("The reload failed", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task No_answer_fails_or_mixes_two_states_while_files_change_and_reloads_run_back_to_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets many people have addresses of their own on one machine.");
        var questions = int.Parse(Environment.GetEnvironmentVariable("NEWSBOT_TEST_QUESTIONS") ?? "1500", CultureInfo.InvariantCulture);
        WriteRound(0);
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Knowledge:Watch=false");
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var rounds = 0;
        var changing = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    WriteRound(++rounds);
                    await bot.ControlAsync("reload", Cancellation);
                }
            },
            Cancellation);
        var seen = new ConcurrentDictionary<string, int>();
        await Parallel.ForAsync(0, questions / QuestionsOfOne, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation }, async (person, token) =>
        {
            using var client = bot.ClientOf(person);
            for (var i = 0; i < QuestionsOfOne; i++)
            {
                var answer = (await RunningBot.AskAsync(client, "How many sheep and goats are on Vestra?", token)).GetProperty("answer").GetString()!;
                var herds = Herd.Matches(answer).Select(match => match.Groups["round"].Value).ToList();
                herds.Count.ShouldBe(2, answer);
                herds[0].ShouldBe(herds[1], answer);
                seen.AddOrUpdate(herds[0], 1, (_, count) => count + 1);
            }
        });
        await done.CancelAsync();
        await changing;

        rounds.ShouldBeGreaterThan(10);
        seen.Count.ShouldBeGreaterThan(5);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions} questions over {rounds} reloads, answered from {seen.Count} states"));
    }

    [Fact]
    public async Task Killed_at_any_moment_it_starts_again_and_nothing_that_was_acknowledged_is_lost()
    {
        var random = new Random(20210503);
        var round = 0;
        var acknowledged = new List<string>();
        WriteRound(round);
        for (var kill = 0; kill < RunningBot.Kills; kill++)
        {
            await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Knowledge:Watch=false");
            (await bot.AskAsync("How many sheep are on Vestra?", Cancellation)).GetProperty("answer").GetString()!.ShouldContain($"{round + 1000} sheep");
            var enough = acknowledged.Count + random.Next(1, 4);
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var reloading = Task.Run(
                async () =>
                {
                    while (true)
                    {
                        WriteRound(++round);
                        using var report = JsonDocument.Parse(await bot.ControlAsync("reload", Cancellation));
                        acknowledged.Add(report.RootElement.GetProperty("version").GetString()!);
                        if (acknowledged.Count == enough)
                        {
                            reached.SetResult();
                        }
                    }
                },
                Cancellation);
            await Task.WhenAny(reached.Task, reloading);
            Thread.SpinWait(random.Next(200_000));
            await bot.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(() => reloading);

            await using var state = SqliteStateStore.Open(Path.Combine(_folder.Path, "data", "state.db"));
            var audited = (await state.ReadAuditAsync(10_000, Cancellation)).Select(act => act.Detail).ToList();
            acknowledged.ShouldAllBe(version => audited.Any(detail => detail.EndsWith(version, StringComparison.Ordinal)));
        }
    }

    // Two documents that tell the number of the round, one that comes and goes, and one that is broken now and then.
    private void WriteRound(int round)
    {
        _folder.Write("news/sheep.md", Herds("sheep", round));
        _folder.Write("news/goats.md", Herds("goats", round));
        if (round % 3 == 0)
        {
            _folder.Write("news/visitor.md", $"---\ntitle: Visitor\npublished: 2021-05-03\n---\n\nA visitor came to the pier of Holm in round {round}.\n");
        }
        else
        {
            File.Delete(Path.Combine(_folder.Path, "news", "visitor.md"));
        }

        _folder.Write("news/moody.md", round % 2 == 0 ? "" : "---\ntitle: Moody\npublished: 2021-05-03\n---\n\nThe mood at Holm is good.\n");
    }

    private static string Herds(string animal, int round) =>
        $"---\ntitle: The {animal} of Vestra\npublished: 2021-05-03\n---\n\nThere are {round + 1000} {animal} on Vestra.\n";

    private static List<string?> Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString())];

    private static async Task<string> AnswerAsync(RunningBot bot) => (await bot.AskAsync(Question, Cancellation)).GetProperty("answer").GetString()!;

    private Task<Finished> CommandAsync(params string[] arguments) => ProgramDriver.RunAsync(
        _folder.Path,
        new Dictionary<string, string>(),
        [.. arguments, $"--Knowledge:Directory={Path.Combine(_folder.Path, "news")}", $"--Storage:DataDirectory={Path.Combine(_folder.Path, "data")}"]);

    // The bot tells nobody when it has reloaded; a question does.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private void WriteFerry(string captain) => _folder.Write(
        "news/ferry.md", $"---\ntitle: Ferry\npublished: 2021-05-03\n---\n\n{captain} runs the ferry to Vestra. The pier at Vestra opened on 1 May 2021.\n");

    [GeneratedRegex(@"There are (?<round>\d+) (sheep|goats)", RegexOptions.ExplicitCapture)]
    private static partial Regex Herd { get; }
}
