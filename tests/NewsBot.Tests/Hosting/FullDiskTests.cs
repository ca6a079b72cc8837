using System.Globalization;
using NewsBot.Slack.Server;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.Web;

namespace NewsBot.Tests.Hosting;

/// <summary>The running bot on a disk that fills up and is emptied again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Question = "Who discovered comet Ternberg?";
    private const string NotKept = "This could not be kept";

    private readonly TempFolder _folder = new();

    public FullDiskTests() => _folder.Write("news/comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_answers_while_the_disk_is_full_says_what_is_not_kept_and_keeps_again_when_there_is_room()
    {
        Assert.SkipUnless(SmallDisk.CanMount, "unshare may not mount a disk here.");
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        await using var bot = await RunningBot.StartWithSmallDiskAsync(
            _folder.Path,
            megabytes: 8,
            Cancellation,
            "--Knowledge:Watch=false",
            $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
            $"--Slack:BotToken={Workspace.BotToken}",
            $"--Slack:AppToken={Workspace.AppToken}",
            $"--Slack:AdminUserIds={Workspace.Admin}");
        await slack.Sockets.OpenNowAsync(1, Cancellation);
        using var reader = new WebReader(bot);
        var disk = string.Create(CultureInfo.InvariantCulture, $"/proc/{bot.ProcessId}/root{Path.Combine(_folder.Path, "data")}");
        (await AskAsync(slack)).ShouldNotContain(NotKept);

        Fill(disk);
        for (var i = 0; i < 5; i++)
        {
            (await AskAsync(slack)).ShouldContain("Paula Ternberg");
        }

        (await AskAsync(slack)).ShouldContain(NotKept);
        var page = await reader.OpenAsync($"/?q={Uri.EscapeDataString(Question)}", Cancellation);
        page.TextOf(".current").ShouldContain("Paula Ternberg");
        page.Html.ShouldContain(NotKept);
        page.Document.QuerySelector("#follow-up").ShouldBeNull();
        (await CommandAsync(slack, Workspace.Admin, "/newsbot", "settings reports 3")).ShouldContain("Something went wrong");

        File.Delete(Path.Combine(disk, "filler"));
        (await AskAsync(slack)).ShouldNotContain(NotKept);
        (await CommandAsync(slack, Workspace.Admin, "/newsbot", "settings reports 3")).ShouldContain("From now on I answer like this");
        await CommandAsync(slack, Workspace.Person, "/timeline", "comet");

        // The last lines are logged while it stops, and its disk goes with it, but for what is open.
        using var log = new StreamReader(new FileStream(Path.Combine(disk, "output.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        (await bot.StopAsync("-TERM", Cancellation)).ExitCode.ShouldBe(0);
        (await log.ReadToEndAsync(Cancellation)).ShouldContain("/timeline in");
        slack.Journal.Problems.ShouldBeEmpty();
    }

    // To the last byte: what is left of a page takes a line of a log.
    private static void Fill(string disk)
    {
        using var filler = new FileStream(Path.Combine(disk, "filler"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = new byte[4096];
        Should.Throw<IOException>(() =>
        {
            while (true)
            {
                filler.Write(bytes);
            }
        });
    }

    private static Task<string> AskAsync(SlackServer slack) => CommandAsync(slack, Workspace.Person, "/ask", Question);

    private static async Task<string> CommandAsync(SlackServer slack, string user, string command, string text)
    {
        var before = slack.Journal.Of("response_url").Count;
        await slack.RunCommandAsync(user, Workspace.Channel, command, text, Cancellation);
        return (await slack.Journal.WaitForAsync("response_url", before + 1, Cancellation))["text"]!;
    }
}
