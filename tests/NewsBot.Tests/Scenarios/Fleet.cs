using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Discord.Server;
using NewsBot.Slack.Server;
using NewsBot.State;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Scenarios;

/// <summary>
/// Several <c>newsbot run</c> that share one PostgreSQL, in Discord with as many shards and in Slack; what is asked there, and how
/// often each question was answered.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    private const string Question = "Who discovered comet Ternberg?";
    private const string Discoverer = "Paula Ternberg";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly TempFolder _folder = new();
    private readonly Process?[] _replicas;
    private readonly string _connectionString;
    private readonly DiscordServer _discord;
    private readonly SlackServer _slack;
    private readonly DiscordUser _user;
    private readonly List<string> _channels = [];
    private readonly List<string> _questions = [];
    private readonly List<ServerInteraction> _commands = [];

    private Fleet(int replicas, string connectionString, DiscordServer discord, SlackServer slack)
    {
        (_replicas, _connectionString, _discord, _slack) = (new Process?[replicas], connectionString, discord, slack);
        _user = discord.AddUser("Marta");
        _folder.Write(Path.Combine("news", "comet.md"), News.Comet);
    }

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
        var fleet = new Fleet(replicas, await postgres.CreateDatabaseAsync(cancellationToken), discord, await SlackServer.StartAsync(TimeProvider.System, cancellationToken));
        fleet.MakeChannels(replicas);
        for (var number = 0; number < replicas; number++)
        {
            fleet.Start(number);
        }

        await fleet._slack.Sockets.OpenNowAsync(replicas, cancellationToken).WaitAsync(Patience, cancellationToken);
        await fleet.UntilAsync("SELECT count(*) FROM lease WHERE note IS NOT NULL", replicas, cancellationToken);
        return fleet;
    }

    /// <summary>Starts a replica, or starts it again.</summary>
    public void Start(int number)
    {
        var folder = _folder.Folder(string.Create(CultureInfo.InvariantCulture, $"replica{number}"));
        var process = ProgramDriver.Start(
            ProgramDriver.Program,
            folder,
            new Dictionary<string, string>
            {
                ["Storage__ConnectionString"] = _connectionString,
                ["Discord__Token"] = _discord.Token,
                ["Slack__BotToken"] = Workspace.BotToken,
                ["Slack__AppToken"] = Workspace.AppToken,
            },
            "run",
            "--Storage:Provider=Postgres",
            $"--Storage:DataDirectory={Path.Combine(folder, "data")}",
            $"--Knowledge:Directory={Path.Combine(_folder.Path, "news")}",
            string.Create(CultureInfo.InvariantCulture, $"--Replicas:Name=replica{number}"),
            $"--Discord:ApiBaseUrl={_discord.ApiBaseUrl}",
            $"--Slack:ApiBaseUrl={_slack.ApiBaseUrl}",
            "--Web:Urls=",
            "--Limits:QuestionsPerUserPerMinute=0",
            "--Limits:QuestionsPerChannelPerMinute=0",
            "--Limits:QuestionsPerMinute=0");
        process.StandardInput.Close();
        _ = LogAsync(process.StandardOutput, number);
        _ = LogAsync(process.StandardError, number);
        _replicas[number] = process;
    }

    /// <summary>Kills a replica wherever it is.</summary>
    public async Task KillAsync(int number)
    {
        _replicas[number]!.Kill();
        await _replicas[number]!.WaitForExitAsync(CancellationToken.None);
        _replicas[number]!.Dispose();
    }

    /// <summary>Stops a replica as a supervisor does.</summary>
    public async Task StopAsync(int number, CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", _replicas[number]!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(cancellationToken);
        }

        await _replicas[number]!.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        _replicas[number]!.ExitCode.ShouldBe(0);
        _replicas[number]!.Dispose();
    }

    /// <summary>Adds a document, which the replicas read and publish.</summary>
    public void ChangeDocuments(int number) =>
        _folder.Write(Path.Combine("news", string.Create(CultureInfo.InvariantCulture, $"ferry{number}.md")), $"{News.FerryDelay}\n\nThe pier was inspected {number} times.\n");

    /// <summary>Cuts all connections of the replicas to the database.</summary>
    public Task CutAsync(PostgresServer postgres, CancellationToken cancellationToken) => postgres.CutConnectionsAsync(_connectionString, cancellationToken);

    /// <summary>Asks the next question: in Discord by a message or by a command, in a channel of the next shard; now and then in Slack.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var number = _questions.Count;
        var channel = _channels[number % _channels.Count];
        switch (number % 10)
        {
            case 9:
                var room = _slack.Workspace.AddRoom(string.Create(CultureInfo.InvariantCulture, $"C{number:D8}"), Workspace.BotUser, Workspace.Person);
                _questions.Add((await _slack.SayAsync(Workspace.Person, room.Id, $"<@{Workspace.BotUser}> {Question}", threadTs: null, cancellationToken)).Ts);
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
    /// <returns>How many are, where they stay so.</returns>
    public async Task<int> UntilUnansweredAsync(int most, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var unanswered = CountAnswers().Count(answers => answers == 0);
            if (unanswered <= most || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                return unanswered;
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Waits until nothing is left unfinished in the database.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => UntilAsync("SELECT count(*) FROM event WHERE replica IS NOT NULL OR payload IS NOT NULL", 0, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas.OfType<Process>())
        {
            try
            {
                replica.Kill();
                await replica.WaitForExitAsync(CancellationToken.None);
            }
            catch (InvalidOperationException)
            {
                // It has ended and been let go of.
            }
        }

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

    private static async Task LogAsync(StreamReader lines, int number)
    {
        while (await lines.ReadLineAsync(CancellationToken.None) is { } line)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {line}"));
        }
    }
}
