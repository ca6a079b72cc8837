using System.Diagnostics;
using NewsBot.CommandLine;
using NewsBot.Hosting;
using NewsBot.Settings;
using NewsBot.Slack.Server;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Scenarios;

/// <summary>The real program in Slack, by configuration alone.</summary>
public sealed class SlackScenarios : IDisposable
{
    private const string Question = "Who discovered comet Ternberg?";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_ask_the_running_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that another process can send like Ctrl+C.");
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        using var process = ProgramDriver.Start(ProgramDriver.Program, _folder.Path, Settings(slack), "run");
        var finishing = ProgramDriver.FinishAsync(process);
        await slack.Sockets.OpenNowAsync(1, Cancellation);

        var question = await slack.SayAsync(Workspace.Person, Workspace.Channel, $"<@{Workspace.BotUser}> {Question}", threadTs: null, Cancellation);
        var answer = await slack.Journal.WaitForAsync("chat.postMessage", 1, Cancellation);

        answer["thread_ts"].ShouldBe(question.Ts);
        answer["text"].ShouldNotBeNull().ShouldContain("Paula Ternberg");
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(provider: null)]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        var finished = await finishing;
        finished.Error.ShouldContain("Slack      on, by Socket Mode");
        (finished.Output + finished.Error).ShouldNotContain(Workspace.BotToken);
        (finished.Output + finished.Error).ShouldNotContain(Question);
        slack.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_be_reached_by_HTTP_instead()
    {
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        var settings = BotSettings.Load(
            _folder.Path,
            [
                .. Settings(slack).Where(setting => setting.Key != "Slack__AppToken").Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
                $"--Slack:SigningSecret={Workspace.SigningSecret}",
            ]);
        Overview.Of(settings).ShouldContain(line => line.StartsWith("Slack      on, by HTTP", StringComparison.Ordinal));
        await using var host = BotHost.Create(settings, TimeProvider.System);
        await host.StartAsync(Cancellation);
        slack.Callbacks = new HttpCallbacks(new Uri(host.Urls.First() + "/"), TimeProvider.System);

        await slack.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", Question, Cancellation);

        (await slack.Journal.WaitForAsync("response_url", 1, Cancellation))["text"].ShouldNotBeNull().ShouldContain("Paula Ternberg");
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task I_can_have_the_setup_checked()
    {
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        slack.Workspace.Scopes.Remove("users:read");
        var settings = Settings(slack);

        var finished = await ProgramDriver.RunAsync(_folder.Path, settings, "slack", "check");
        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Output.ShouldContain("WRONG  The scope users:read is missing");
        finished.Output.ShouldContain("ok     The app token is taken, and Socket Mode is on.");
    }

    [Theory]
    [InlineData("", "", "off: set Slack:BotToken and Slack:AppToken")]
    [InlineData("xoxb-a", "", "off: Slack:AppToken is missing")]
    [InlineData("xoxp-a", "xapp-a", "off: Slack:BotToken is of another kind")]
    public void I_am_told_why_Slack_is_off(string botToken, string appToken, string told) =>
        Overview.Of(BotSettings.Load(_folder.Path, [$"--Slack:BotToken={botToken}", $"--Slack:AppToken={appToken}"]))
            .ShouldContain(line => line.StartsWith($"Slack      {told}", StringComparison.Ordinal));

    [Theory]
    [InlineData("--Slack:AdminUserIds=@alma", "Slack:AdminUserIds")]
    [InlineData("--Slack:AllowedChannels=#news", "Slack:AllowedChannels")]
    [InlineData("--Slack:ApiBaseUrl=slack", "Slack:ApiBaseUrl")]
    public void I_am_told_which_setting_cannot_be_used(string setting, string key) =>
        Should.Throw<SettingsException>(() => BotSettings.Load(_folder.Path, [setting]).Running.Value).Message.ShouldContain($"The setting {key} is ");

    [Fact]
    public void I_can_name_admins_and_channels()
    {
        var talking = BotSettings.Load(_folder.Path, ["--Slack:AdminUserIds=U1, U2", "--Slack:AllowedChannels=C1"]).Running.Value.Slack.Talking;

        talking.AdminUserIds.Select(id => id.Value).ShouldBe(["U1", "U2"], ignoreOrder: true);
        talking.AllowedChannels.ShouldHaveSingleItem().Value.ShouldBe("C1");
    }

    private Dictionary<string, string> Settings(SlackServer slack)
    {
        _folder.Write("news/comet.md", News.Comet);
        return new()
        {
            ["Slack__ApiBaseUrl"] = slack.ApiBaseUrl.ToString(),
            ["Slack__BotToken"] = Workspace.BotToken,
            ["Slack__AppToken"] = Workspace.AppToken,
            ["Knowledge__Directory"] = Path.Combine(_folder.Path, "news"),
            ["Storage__DataDirectory"] = _folder.Folder("data"),
            ["Web__Urls"] = "http://127.0.0.1:0",
        };
    }
}
