using System.Globalization;
using NewsBot.Slack.Server;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Shared.Postgres;
using NewsBot.Tests.Web;

namespace NewsBot.Tests.Hosting;

/// <summary>A replica whose PostgreSQL runs on a disk that fills up and is emptied again.</summary>
public sealed class FullDatabaseTests : IAsyncLifetime
{
    private const string Question = "Who runs the ferry to Vestra?";
    private const string NotKept = "This could not be kept";
    private const string DiskIsFull = "The disk of PostgreSQL is full";
    private const int Megabytes = 24;

    // Until no page of a table has room for one more row.
    private const int MostRows = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly PostgresServer _postgres = new() { DiskSize = Megabytes };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _postgres.DisposeAsync();
    }

    [Fact]
    public async Task It_answers_while_the_database_is_full_holds_what_is_asked_in_chats_and_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(SmallDisk.CanMountWithoutRoot, "unshare may not mount a disk here, or not for a program that must not be run by root.");
        var database = await _postgres.CreateDatabaseAsync(Cancellation);
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        WriteFerry("Paula Ternberg");
        var isHeld = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await RunningBot.StartAsync(
            _folder.Path,
            line => _ = line.Contains("is held", StringComparison.Ordinal) && isHeld.TrySetResult(line),
            Cancellation,
            "--Storage:Provider=Postgres",
            $"--Storage:ConnectionString={database}",
            "--Knowledge:Watch=false",
            $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
            $"--Slack:BotToken={Workspace.BotToken}",
            $"--Slack:AppToken={Workspace.AppToken}",
            "--Limits:QuestionsPerUserPerMinute=0");
        await slack.Sockets.OpenNowAsync(1, Cancellation).WaitAsync(Patience, Cancellation);
        using var reader = new WebReader(bot);
        (await AskAsync(reader)).IsKept.ShouldBeTrue();

        await _postgres.FillDiskAsync(database, Cancellation);
        var (text, isKept) = ("", true);
        for (var i = 0; i < MostRows && isKept; i++)
        {
            (text, isKept) = await AskAsync(reader);
            text.ShouldContain("Paula Ternberg");
        }

        isKept.ShouldBeFalse();
        var asked = 0;
        while (asked < MostRows && !isHeld.Task.IsCompleted)
        {
            // Each in a channel of its own, as a channel takes one answer a second. What is held is not acknowledged, and Slack may give it up.
            var room = slack.Workspace.AddRoom(string.Create(CultureInfo.InvariantCulture, $"C{asked++:D8}"), Workspace.BotUser, Workspace.Person);
            await Task.WhenAny(isHeld.Task, slack.SayAsync(Workspace.Person, room.Id, $"<@{Workspace.BotUser}> {Question}", threadTs: null, Cancellation));
        }

        (await isHeld.Task.WaitAsync(Patience, Cancellation)).ShouldContain(DiskIsFull);
        WriteFerry("Olaf Brandt");
        (await bot.ControlAsync("reload", Cancellation)).ShouldContain(DiskIsFull);
        (await AskAsync(reader)).Text.ShouldContain("Olaf Brandt");
        (await ReadyAsync(bot)).ShouldContain("not published yet");

        await _postgres.EmptyDiskAsync(database, Cancellation);
        await slack.Journal.UntilAsync(_ => slack.Workspace.Posts.Count(post => post.User == Workspace.BotUser) >= asked, Cancellation).WaitAsync(Patience, Cancellation);
        await bot.ControlAsync("reload", Cancellation);
        (await ReadyAsync(bot)).ShouldEndWith(", generation 2");
        (await AskAsync(reader)).IsKept.ShouldBeTrue();
        var answers = slack.Workspace.Posts.Where(post => post.User == Workspace.BotUser).Select(post => post.ThreadTs).ToList();
        answers.Count.ShouldBe(asked);
        answers.ShouldBeUnique();
    }

    private static async Task<(string Text, bool IsKept)> AskAsync(WebReader reader)
    {
        var page = await reader.OpenAsync($"/?q={Uri.EscapeDataString(Question)}", Cancellation);
        return (page.TextOf(".current"), !page.Html.Contains(NotKept, StringComparison.Ordinal));
    }

    private static Task<string> ReadyAsync(RunningBot bot) => bot.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancellation);

    // More than what room may be left in the pages there are.
    private void WriteFerry(string operatorName) => _folder.Write(
        "news/ferry.md",
        $"---\ntitle: Ferry\npublished: 2023-02-01\n---\n\nThe ferry to Vestra is run by {operatorName}.\n\n{string.Join("\n\n", Enumerable.Range(1, 2000).Select(number => $"Pier {number} of Vestra has berth {number * 7919 % 10007}."))}\n");
}
