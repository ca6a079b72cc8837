using System.Globalization;
using NewsBot.Discord.Server;
using NewsBot.Discord.Server.Rest;
using NewsBot.Slack.Server;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Scenarios;

/// <summary>One program in Discord and in Slack: what one of them does not do is no matter to the other.</summary>
public sealed class PlatformsTests : IDisposable
{
    // More than are worked on at once, in either.
    private const int Many = 40;

    private const string Question = "Who discovered comet Ternberg?";

    private readonly TempFolder _folder = new();

    public PlatformsTests() => _folder.Write("news/comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Discord_is_answered_while_Slack_takes_nothing(bool isTooMuch)
    {
        await using var discord = await DiscordServer.StartAsync();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        slack.Faults.Add("chat.postMessage", Enumerable.Repeat<Fault>(isTooMuch ? new Fault.TooMany(3600) : new Fault.Silence(), 10 * Many));
        await using var bot = await StartAsync(discord, slack);
        await slack.Sockets.OpenNowAsync(1, Cancellation);
        for (var i = 0; i < Many; i++)
        {
            var room = slack.Workspace.AddRoom(string.Create(CultureInfo.InvariantCulture, $"C0R{i}"), Workspace.BotUser, Workspace.Person);
            await slack.SayAsync(Workspace.Person, room.Id, $"<@{Workspace.BotUser}> {Question}", threadTs: null, Cancellation);
        }

        await slack.Journal.WaitForAsync("chat.postMessage", 8, Cancellation);

        await AskAsync(discord);

        slack.Workspace.Posts.ShouldNotContain(post => post.User == Workspace.BotUser);
    }

    [Fact]
    public async Task Discord_is_answered_while_Slack_cannot_even_be_asked_who_the_bot_is()
    {
        await using var discord = await DiscordServer.StartAsync();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        slack.Faults.Add("auth.test", Enumerable.Repeat(new Fault.Silence(), Many));
        await using var bot = await StartAsync(discord, slack);
        await slack.Journal.WaitForAsync("auth.test", 1, Cancellation);

        await AskAsync(discord);

        slack.Sockets.Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Slack_is_answered_while_Discord_takes_nothing(bool isTooMuch)
    {
        await using var discord = await DiscordServer.StartAsync();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        var never = new RestFault.Late();
        for (var i = 0; i < 10 * Many; i++)
        {
            discord.Faults.Add("createMessage", isTooMuch ? new RestFault.RateLimited("user", TimeSpan.FromHours(1)) : never);
        }

        await using var bot = await StartAsync(discord, slack);
        await discord.Journal.WaitForCallAsync("setCommands");
        var user = discord.AddUser("Marta");
        for (var i = 0; i < Many; i++)
        {
            discord.Write(user, discord.AddChannel(discord.GuildId, string.Create(CultureInfo.InvariantCulture, $"room-{i}")), $"<@{discord.BotId}> {Question}");
        }

        await (isTooMuch ? discord.Journal.WaitForCallAsync("createMessage") : never.ArrivedAsync());

        var asked = await slack.SayAsync(Workspace.Person, Workspace.Direct, Question, threadTs: null, Cancellation);

        (await slack.Journal.WaitForAsync("chat.postMessage", 1, Cancellation))["thread_ts"].ShouldBe(asked.Ts);
        discord.Journal.Calls("createMessage").ShouldNotContain(call => call.Status == 200);
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_given_before_the_program_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that another process can send like Ctrl+C.");
        await using var discord = await DiscordServer.StartAsync();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        await using var bot = await StartAsync(discord, slack);
        var late = await BeginAsync(discord, slack);

        var stopping = bot.StopAsync("-TERM", Cancellation);
        await slack.Sockets.OpenNowAsync(0, Cancellation);
        late.Release();

        (await stopping).ExitCode.ShouldBe(0);
        discord.Messages(discord.ChannelId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_program_ends_when_an_answer_takes_longer_than_it_may()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that another process can send like Ctrl+C.");
        await using var discord = await DiscordServer.StartAsync();
        await using var slack = await SlackServer.StartAsync(TimeProvider.System, Cancellation);
        await using var bot = await StartAsync(discord, slack, "--Limits:DrainSeconds=1");
        await BeginAsync(discord, slack);

        (await bot.StopAsync("-TERM", Cancellation)).ExitCode.ShouldBe(130);

        (await bot.Complaints).ShouldContain("took longer than 1 s. Limits:DrainSeconds gives it longer.");
    }

    // Has a question asked in Discord whose answer cannot be sent until it is let go.
    private static async Task<RestFault.Late> BeginAsync(DiscordServer discord, SlackServer slack)
    {
        var late = new RestFault.Late();
        await slack.Sockets.OpenNowAsync(1, Cancellation);
        await discord.Journal.WaitForCallAsync("setCommands");
        discord.Faults.Add("createMessage", late);
        discord.Write(discord.AddUser("Marta"), discord.ChannelId, $"<@{discord.BotId}> {Question}");
        await late.ArrivedAsync();
        return late;
    }

    private static async Task AskAsync(DiscordServer discord)
    {
        await discord.Journal.WaitForCallAsync("setCommands");
        var question = discord.Write(discord.AddUser("Marta"), discord.ChannelId, $"<@{discord.BotId}> {Question}");
        await discord.Journal.WaitForAsync<RestEntry>(entry =>
            entry is { Call: "createMessage", Status: 200 } && (string?)entry.Body?["message_reference"]?["message_id"] == question);
    }

    private Task<RunningBot> StartAsync(DiscordServer discord, SlackServer slack, params string[] settings) => RunningBot.StartAsync(
        _folder.Path,
        Cancellation,
        [
            "--Knowledge:Watch=false",
            "--Limits:QuestionsPerUserPerMinute=0",
            $"--Discord:Token={discord.Token}",
            $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}",
            $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
            $"--Slack:BotToken={Workspace.BotToken}",
            $"--Slack:AppToken={Workspace.AppToken}",
            .. settings,
        ]);
}
