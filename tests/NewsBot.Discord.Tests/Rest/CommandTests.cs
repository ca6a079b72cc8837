using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Rest;

public class CommandTests
{
    private static readonly ApplicationCommand Ask = new("ask", "Asks a question")
    {
        Options =
        [
            new CommandOption("question", "What to ask", Required: true, MaxLength: 500),
            new CommandOption("topic", "About what", Autocomplete: true),
            new CommandOption("private", "Whether only you see the answer", CommandOptionType.Boolean),
        ],
    };

    private static readonly ApplicationCommand Admin = new("knowledge", "What the bot knows", DefaultMemberPermissions: Permissions.None)
    {
        Options = [new CommandOption("status", "How it is", CommandOptionType.Subcommand), new CommandOption("reload", "Reads again", CommandOptionType.Subcommand)],
        Contexts = [InteractionContext.Guild],
    };

    private static readonly ApplicationCommand Check = new("Check against sources", Type: ApplicationCommandType.Message);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_are_sent_only_when_they_differ()
    {
        await using var bot = await TestBot.CreateAsync();
        var application = TestBot.Id(bot.Server.ApplicationId);

        (await bot.Rest.SetCommandsAsync(application, guild: null, [Ask, Admin, Check], Cancel)).ShouldBeTrue();
        (await bot.Rest.SetCommandsAsync(application, guild: null, [Check, Ask, Admin], Cancel)).ShouldBeFalse();
        (await bot.Rest.SetCommandsAsync(application, guild: null, [Ask with { Options = [] }, Admin, Check], Cancel)).ShouldBeTrue();
        (await bot.Rest.SetCommandsAsync(application, guild: null, [Ask], Cancel)).ShouldBeTrue();

        bot.Server.Journal.Calls("setCommands").Count.ShouldBe(3);
        bot.Server.Journal.Violations.ShouldBeEmpty();
        bot.Server.Commands().Select(command => (string)command!["name"]!).ShouldBe(["ask"]);
    }

    [Fact]
    public async Task A_guilds_commands_are_its_own()
    {
        await using var bot = await TestBot.CreateAsync();

        await bot.Rest.SetCommandsAsync(TestBot.Id(bot.Server.ApplicationId), TestBot.Id(bot.Server.GuildId), [Admin], Cancel);

        bot.Server.Commands().ShouldBeEmpty();
        var command = bot.Server.Commands(bot.Server.GuildId).ShouldHaveSingleItem()!;
        ((string)command["default_member_permissions"]!).ShouldBe("0");
        command["contexts"]!.ToJsonString().ShouldBe("[0]");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Commands_that_Discord_would_turn_down_are_not_sent(string why, ApplicationCommand command)
    {
        await using var bot = await TestBot.CreateAsync();

        (await Should.ThrowAsync<UnsendableException>(() => bot.Rest.SetCommandsAsync(new Snowflake(1), guild: null, [command], Cancel))).Message.ShouldContain(why);

        bot.Server.Journal.Entries.ShouldBeEmpty();
    }

    public static TheoryData<string, ApplicationCommand> Wrong() => new()
    {
        { "lower-case", new ApplicationCommand("Ask", "Asks") },
        { "lower-case", new ApplicationCommand("ask me", "Asks") },
        { "lower-case", new ApplicationCommand(new string('a', 33), "Asks") },
        { "empty", new ApplicationCommand("ask") },
        { "101 characters", new ApplicationCommand("ask", new string('a', 101)) },
        { "no description", Check with { Description = "Checks" } },
        { "26 options", Ask with { Options = [.. Enumerable.Range(0, 26).Select(i => new CommandOption($"o{i}", "An option"))] } },
        { "stands after", Ask with { Options = [new CommandOption("a", "A"), new CommandOption("b", "B", Required: true)] } },
        { "both choices and autocompletion", Ask with { Options = [new CommandOption("a", "A", Autocomplete: true) { Choices = [new CommandChoice("x", "y")] }] } },
    };
}
