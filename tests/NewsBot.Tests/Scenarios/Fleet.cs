using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsBot.Discord.Server;
using NewsBot.Slack.Server;
using NewsBot.State;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Scenarios;

/// <summary>
/// Several <c>newsbot run</c> that share one PostgreSQL and one folder of documents, in Discord with as many shards and in Slack; what
/// is asked there, how often each question was answered, and which knowledge each replica served when.
/// </summary>
internal sealed partial class Fleet : IAsyncDisposable
{
    private const string Question = "Who discovered comet Ternberg?";
    private const string Discoverer = "Paula Ternberg";

    // In lines of the log.
    private const string ServesAnother = "Serving version";
    private const string DatabaseIsLost = "PostgresDatabase[1]";

    // A start lasts as long as the program waits for a database, which is away for less than a few of them.
    private const int MostStarts = 10;

    // Why a replica ends that a supervisor starts again.
    private static readonly string[] DatabaseIsAway = ["PostgreSQL cannot be reached", "PostgreSQL cannot serve", "PostgreSQL does not answer"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly TempFolder _folder = new();
    private readonly Task<RunningBot>[] _replicas;

    // Those that are to be there: null before one listens, and from when it is to end.
    private readonly RunningBot?[] _serving;
    private readonly ConcurrentQueue<Task> _observations = [];
    private readonly CancellationTokenSource _over = new();
    private readonly string _connectionString;
    private readonly PostgresServer _postgres;
    private readonly DiscordServer _discord;
    private readonly SlackServer _slack;
    private readonly DiscordUser _user;
    private readonly List<string> _channels = [];
    private readonly List<string> _questions = [];
    private readonly List<ServerInteraction> _commands = [];
    private volatile TaskCompletionSource _databaseIsLost = new();

    private Fleet(int replicas, PostgresServer postgres, string connectionString, DiscordServer discord, SlackServer slack)
    {
        (_replicas, _serving) = (new Task<RunningBot>[replicas], new RunningBot?[replicas]);
        (_postgres, _connectionString, _discord, _slack) = (postgres, connectionString, discord, slack);
        _user = discord.AddUser("Marta");
        Lag = new(replicas);
        _folder.Write(Path.Combine("news", "comet.md"), News.Comet);
    }

    /// <summary>How far behind the replicas were with the documents.</summary>
    public KnowledgeLag Lag { get; }

    /// <summary>Starts it, and waits until each shard and a socket of each replica are there.</summary>
    public static async Task<Fleet> StartAsync(int replicas, PostgresServer postgres, CancellationToken cancellationToken)
    {
        var discord = await DiscordServer.StartAsync(new DiscordServerOptions
        {
            Shards = replicas,
            MaxConcurrency = replicas,
            BucketLimits = false,
            GlobalLimit = int.MaxValue,
        });
        var slack = await SlackServer.StartAsync(TimeProvider.System, cancellationToken);
        var fleet = new Fleet(replicas, postgres, await postgres.CreateDatabaseAsync(cancellationToken), discord, slack);
        try
        {
            fleet.MakeChannels(replicas);
            for (var number = 0; number < replicas; number++)
            {
                fleet.Start(number);
            }

            await Task.WhenAll(fleet._replicas);
            await WithinPatienceAsync(slack.Sockets.OpenNowAsync(replicas, cancellationToken), "a socket of each replica in Slack", cancellationToken);
            await fleet.UntilAsync("SELECT count(*) FROM lease WHERE note IS NOT NULL", replicas, cancellationToken);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a replica, or starts it again.</summary>
    public void Start(int number) => _replicas[number] = StartAsync(number);

    /// <summary>Kills a replica wherever it is.</summary>
    public async Task KillAsync(int number)
    {
        await using var replica = await _replicas[number];
        Volatile.Write(ref _serving[number], null);
        await replica.KillAsync();
    }

    /// <summary>Stops a replica as a supervisor does.</summary>
    public async Task StopAsync(int number, CancellationToken cancellationToken)
    {
        await using var replica = await _replicas[number];
        Volatile.Write(ref _serving[number], null);
        var stopping = replica.StopAsync("-TERM", cancellationToken);
        await WithinPatienceAsync(stopping, "the end of a replica that is stopped", cancellationToken);
        (await stopping).ExitCode.ShouldBe(0);
    }

    /// <summary>Changes a document, and has the replica whose turn it is reload and publish it, or the next that has started.</summary>
    public async Task ReloadAsync(int turn, string captain, CancellationToken cancellationToken)
    {
        var first = turn % _replicas.Length;
        var replica = await (_replicas.Skip(first).Concat(_replicas.Take(first)).FirstOrDefault(one => one.IsCompleted) ?? _replicas[first]);
        _folder.Write(Path.Combine("news", "ferry.md"), $"---\ntitle: Ferry\npublished: 2023-02-01\n---\n\nThe ferry to Vestra is run by {captain}\n");
        await WithinPatienceAsync(replica.ControlAsync("reload", cancellationToken), $"the reload for {captain}", cancellationToken);
        Lag.Published((await ReadGenerationAsync(replica)).ShouldNotBeNull($"The reload for {captain} was not published."));
    }

    /// <summary>What the replicas say of the last document that was changed.</summary>
    public async Task<IReadOnlyList<string?>> AskForCaptainAsync(CancellationToken cancellationToken)
    {
        var replicas = await Task.WhenAll(_replicas);
        var answers = await Task.WhenAll(replicas.Select(replica => replica.AskAsync("Who runs the ferry to Vestra?", cancellationToken)));
        return [.. answers.Select(answer => answer.GetProperty("answer").GetString())];
    }

    /// <summary>Kills the database, and starts it again: at once, or when a replica waits for it no more.</summary>
    public async Task RestartDatabaseAsync(bool isLong, CancellationToken cancellationToken)
    {
        _databaseIsLost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _postgres.KillAsync(cancellationToken);
        await WithinPatienceAsync(isLong ? _databaseIsLost.Task : Task.CompletedTask, "a replica that gives the database up", cancellationToken);
        await _postgres.StartAgainAsync(cancellationToken);
        DatabaseIsBack();
    }

    /// <summary>Cuts all connections of the replicas to the database.</summary>
    public async Task CutAsync(CancellationToken cancellationToken)
    {
        await _postgres.CutConnectionsAsync(_connectionString, cancellationToken);
        DatabaseIsBack();
    }

    /// <summary>Asks the next question: in Discord by a message or by a command, in a channel of the next shard; now and then in Slack.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var number = _questions.Count;
        var channel = _channels[number % _channels.Count];
        switch (number % 10)
        {
            case 9:
                var room = _slack.Workspace.AddRoom(string.Create(CultureInfo.InvariantCulture, $"C{number:D8}"), Workspace.BotUser, Workspace.Person);
                var saying = _slack.SayAsync(Workspace.Person, room.Id, $"<@{Workspace.BotUser}> {Question}", threadTs: null, cancellationToken);
                await WithinPatienceAsync(saying, "a replica that acknowledges a question in Slack", cancellationToken);
                _questions.Add((await saying).Ts);
                break;
            case 2 or 5 or 8:
                var used = _discord.UseCommand(_user, channel, "ask", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = Question }]);
                _commands.Add(used);
                _questions.Add(used.Id);
                break;
            default:
                _questions.Add(_discord.Write(_user, channel, $"<@{_discord.BotId}> {Question}"));
                break;
        }
    }

    /// <summary>How often each question was answered, in the order they were asked.</summary>
    public IReadOnlyList<int> CountAnswers()
    {
        var posts = _slack.Workspace.Posts.Where(post => post.User == Workspace.BotUser && post.Text.Contains(Discoverer, StringComparison.Ordinal)).Select(post => post.ThreadTs);

        // A command that came too late to be answered as one is answered by a message of its own, named after it.
        var messages = _channels.SelectMany(_discord.Messages).Concat(_discord.DirectMessages())
            .Select(message => (string?)message["message_reference"]?["message_id"] ?? ((string?)message["nonce"])?.Split('-')[0]);
        var commands = _commands.SelectMany(used => Enumerable.Repeat(used.Id, (used is { AnswerType: 5, Loading: false } ? 1 : 0) + used.FollowUps.Count));
        var answers = posts.Concat(messages).Concat(commands).OfType<string>().CountBy(question => question, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. _questions.Select(question => answers.GetValueOrDefault(question))];
    }

    /// <summary>Waits until at most so many questions are unanswered.</summary>
    /// <exception cref="TimeoutException">More stay so.</exception>
    public async Task UntilUnansweredAsync(int most, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var (discordCalls, slackCalls) = (_discord.Journal.Count, _slack.Journal.Calls.Count);
            var unanswered = CountAnswers().Count(answers => answers == 0);
            if (unanswered <= most)
            {
                return;
            }

            try
            {
                // Each answer takes a call, so of one of the two there must be half as many.
                var calls = (unanswered - most + 1) / 2;
                await await Task.WhenAny(
                    _discord.Journal.WaitForCountAsync(discordCalls + calls, patience.Token),
                    _slack.Journal.UntilAsync(all => all.Count >= slackCalls + calls, patience.Token));
            }
            catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Of {_questions.Count} questions {unanswered} stay unanswered, and {most} may."), error);
            }
        }
    }

    /// <summary>Waits until each replica has been seen to serve everything that was published.</summary>
    /// <exception cref="TimeoutException">One stays behind.</exception>
    public async Task UntilServedAsync(CancellationToken cancellationToken)
    {
        var replicas = await Task.WhenAll(_replicas);
        await WithinPatienceAsync(Task.WhenAll(_observations), "replicas that tell what they serve", cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        while (Lag.FindBehind() is [_, ..] behind)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"What was published is not served by replica {string.Join(", ", behind)}.");
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
            await Task.WhenAll(behind.Select(number => ObserveAsync(number, replicas[number])));
        }
    }

    /// <summary>What any of the replicas did against the protocols.</summary>
    public IEnumerable<string> Violations() => _discord.Journal.Violations.Concat(_slack.Journal.Problems);

    /// <summary>Waits until nothing is left unfinished in the database.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => UntilAsync("SELECT count(*) FROM event WHERE replica IS NOT NULL OR payload IS NOT NULL", 0, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var starting in _replicas.OfType<Task>())
        {
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        for (var number = 0; number < _serving.Length; number++)
        {
            if (Interlocked.Exchange(ref _serving[number], null) is { } replica)
            {
                await replica.DisposeAsync();
            }
        }

        _over.Dispose();
        await _discord.DisposeAsync();
        await _slack.DisposeAsync();
        _folder.Dispose();
    }

    // In which shard a guild is, its id tells.
    private void MakeChannels(int shards)
    {
        var covered = new HashSet<ulong>();
        while (covered.Count < shards)
        {
            var guild = _discord.AddGuild("Norrby");
            if (covered.Add((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)shards))
            {
                _channels.AddRange(Enumerable.Range(0, 4).Select(_ => _discord.AddChannel(guild, "news")));
            }
        }
    }

    private static async Task WithinPatienceAsync(Task task, string what, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain for {what}.", error);
        }
    }

    private async Task UntilAsync(string query, long count, CancellationToken cancellationToken)
    {
        await using var database = ConfiguredState.Database(PostgresAddress.TryRead(_connectionString)!);
        var begun = TimeProvider.System.GetTimestamp();
        while (!await IsThereAsync())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience, query);
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }

        async Task<bool> IsThereAsync()
        {
            // The tables may not be there yet.
            var isMade = (await database.QueryAsync("SELECT to_regclass('lease') IS NOT NULL", row => row.GetBoolean(0), cancellationToken)).Single();
            return isMade && (await database.QueryAsync(query, row => row.GetInt64(0), cancellationToken)).Single() == count;
        }
    }

    private async Task<RunningBot> StartAsync(int number)
    {
        for (var start = 1; ; start++)
        {
            try
            {
                var replica = await StartOnceAsync(number);
                Lag.Reachable(number);
                Volatile.Write(ref _serving[number], replica);
                var generation = await ReadGenerationAsync(replica);

                // Its first answer to anybody takes it longer, and says nothing of what it serves.
                Lag.Reachable(number);
                Lag.Serves(number, generation ?? 0);
                return replica;
            }
            catch (InvalidOperationException ended) when (start < MostStarts && DatabaseIsAway.Any(why => ended.Message.Contains(why, StringComparison.Ordinal)))
            {
                await Task.Delay(BetweenLooks, TimeProvider.System, _over.Token);
            }
        }
    }

    private Task<RunningBot> StartOnceAsync(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"replica{number}");
        return RunningBot.StartAsync(
            _folder.Folder(name),
            line => OnLogged(number, line),
            _over.Token,
            "--Storage:Provider=Postgres",
            $"--Storage:ConnectionString={_connectionString}",
            $"--Knowledge:Directory={Path.Combine(_folder.Path, "news")}",
            "--Knowledge:Watch=false",
            $"--Replicas:Name={name}",
            $"--Discord:ApiBaseUrl={_discord.ApiBaseUrl}",
            $"--Discord:Token={_discord.Token}",
            $"--Slack:ApiBaseUrl={_slack.ApiBaseUrl}",
            $"--Slack:BotToken={Workspace.BotToken}",
            $"--Slack:AppToken={Workspace.AppToken}",
            "--Limits:QuestionsPerUserPerMinute=0",
            "--Limits:QuestionsPerChannelPerMinute=0",
            "--Limits:QuestionsPerMinute=0");
    }

    private void OnLogged(int number, string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {line}"));
        if (line.Contains(ServesAnother, StringComparison.Ordinal))
        {
            // What it serves before it listens is asked for when it does.
            if (Volatile.Read(ref _serving[number]) is { } replica)
            {
                _observations.Enqueue(ObserveAsync(number, replica));
            }
        }
        else if (line.Contains(DatabaseIsLost, StringComparison.Ordinal))
        {
            _databaseIsLost.TrySetResult();
        }
    }

    private async Task ObserveAsync(int number, RunningBot replica)
    {
        try
        {
            Lag.Serves(number, await ReadGenerationAsync(replica) ?? 0);
        }
        catch (Exception) when (Volatile.Read(ref _serving[number]) != replica)
        {
            // It was ended meanwhile.
        }
    }

    // Null where what it serves is its alone.
    private static async Task<long?> ReadGenerationAsync(RunningBot replica)
    {
        var ready = await replica.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative), CancellationToken.None);
        return Generation.Match(ready) is { Success: true } match ? long.Parse(match.Groups["served"].Value, CultureInfo.InvariantCulture) : null;
    }

    private void DatabaseIsBack()
    {
        for (var number = 0; number < _replicas.Length; number++)
        {
            Lag.Reachable(number);
        }
    }

    [GeneratedRegex(@"generation (?<served>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Generation { get; }
}
