using NewsBot.Slack.Checking;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Checking;

public sealed class SlackCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_nothing_missing_where_nothing_is()
    {
        await using var app = await App.StartAsync();

        var findings = await SlackCheck.RunAsync(app.Options, app.Time, Cancellation);

        findings.Select(finding => finding.IsGood is true).ShouldBe([true, true, true]);
        findings[^1].Text.ShouldContain("Socket Mode is on");
        app.Server.Sockets.MostOpen.ShouldBe(0);
    }

    [Fact]
    public async Task Names_a_scope_that_is_missing_and_what_it_is_for()
    {
        await using var app = await App.StartAsync();
        app.Server.Workspace.Scopes.Remove("users:read");

        (await ProblemsAsync(app)).ShouldHaveSingleItem().ShouldContain("users:read is missing, to know the admins");
    }

    [Fact]
    public async Task Says_where_Socket_Mode_is_off()
    {
        await using var app = await App.StartAsync();
        app.Server.Faults.Add("apps.connections.open", new Fault.Error("invalid_auth"));

        (await ProblemsAsync(app)).ShouldHaveSingleItem().ShouldContain("See that Socket Mode is on");
    }

    [Fact]
    public async Task Says_that_a_token_was_revoked()
    {
        await using var app = await App.StartAsync();
        app.Server.Workspace.TokenProblem = "token_revoked";

        (await ProblemsAsync(app)).ShouldContain(problem => problem.Contains("token_revoked", StringComparison.Ordinal) && problem.Contains("Slack:BotToken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "BotToken is missing")]
    [InlineData("xoxb-a", null, "AppToken is missing")]
    [InlineData("xoxp-a", "xapp-a", "BotToken is of another kind")]
    [InlineData("xapp-a", "xoxb-a", "The tokens are swapped")]
    public async Task Says_which_token_is_missing_or_of_another_kind(string? botToken, string? appToken, string told)
    {
        await using var app = await App.StartAsync();
        app.Options.BotToken = botToken;
        app.Options.AppToken = appToken;
        app.Options.SigningSecret = null;

        (await ProblemsAsync(app)).ShouldContain(problem => problem.Contains(told, StringComparison.Ordinal));
        app.Server.Journal.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void The_manifest_asks_for_the_scopes_that_are_checked()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "manifest.yaml")).Select(line => line.Trim());

        lines.SkipWhile(line => line != "bot:").Skip(1).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..])
            .ShouldBe(SlackCheck.Scopes.Select(scope => scope.Scope));
    }

    [Fact]
    public void The_manifest_offers_the_shortcut_that_is_answered() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manifest.yaml")).ShouldContain($"callback_id: {ShortcutHandler.CheckAgainstSources}\n");

    private static async Task<IReadOnlyList<string>> ProblemsAsync(App app) =>
        [.. (await SlackCheck.RunAsync(app.Options, app.Time, Cancellation)).Where(finding => finding.IsGood is false).Select(finding => finding.Text)];
}
