using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Setup;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Server;
using NewsBot.Discord.Talking;

namespace NewsBot.Discord.Tests.Talking;

public class DiscordCheckTests
{
    [Fact]
    public async Task What_is_right_is_told_with_the_address_to_invite_the_bot_by()
    {
        await using var server = await DiscordServer.StartAsync(new DiscordServerOptions { Permissions = ulong.MaxValue });

        var findings = await RunAsync(server, options => options with { AdminUserIds = new HashSet<Snowflake> { new(1) } });

        findings.ShouldAllBe(finding => finding.IsGood != false);
        findings.ShouldContain(finding => finding.Text.Contains("bot newsbot (700000000000000002)"));
        findings.ShouldContain(finding => finding.Text.Contains("Server \"Norrby\": the bot may do all it needs"));
        findings[^1].Text.ShouldBe($"Invite the bot with: https://discord.com/oauth2/authorize?client_id=700000000000000001&scope=bot+applications.commands&permissions={(ulong)Needed}");
        server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Missing_permissions_and_channels_are_named()
    {
        await using var server = await DiscordServer.StartAsync(new DiscordServerOptions { Permissions = (ulong)(Needed & ~Permissions.EmbedLinks) });

        var findings = await RunAsync(server, options => options with { AllowedChannelIds = new HashSet<Snowflake> { new(5) } });

        findings.Where(finding => finding.IsGood == false).Select(finding => finding.Text).ShouldBe(
        [
            "Server \"Norrby\": the bot lacks \"Embed Links\" (to have its answers shown at all). Give its role these permissions, or invite it again.",
            "The channel 5 of Discord:AllowedChannelIds does not exist, or the bot may not see it.",
        ]);
    }

    [Fact]
    public async Task A_wrong_token_is_told_with_its_remedy()
    {
        await using var server = await DiscordServer.StartAsync();

        var findings = await RunAsync(server, options => options with { Token = new BotToken("wrong") });

        findings.ShouldHaveSingleItem().Text.ShouldStartWith("Discord does not take the token.");
        findings[0].IsGood.ShouldBe(false);
    }

    private static Permissions Needed =>
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.ReadMessageHistory | Permissions.CreatePublicThreads | Permissions.SendMessagesInThreads;

    private static Task<IReadOnlyList<SetupFinding>> RunAsync(DiscordServer server, Func<DiscordBotOptions, DiscordBotOptions> options) => DiscordCheck.RunAsync(
        options(new DiscordBotOptions(new BotToken(server.Token)) { ApiBaseUrl = server.ApiBaseUrl }),
        TimeProvider.System,
        NullLogger<DiscordRestClient>.Instance,
        TestContext.Current.CancellationToken);
}
