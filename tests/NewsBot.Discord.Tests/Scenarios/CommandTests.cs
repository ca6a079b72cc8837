using System.Text.Json.Nodes;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Server;
using NewsBot.Discord.Server.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class CommandTests
{
    private const string FerryQuestion = "Did the new electric ferry to Vestra island make its first crossing?";

    [Fact]
    public async Task I_can_ask_by_a_command_and_follow_up_on_its_answer()
    {
        await using var bot = await TalkingBot.StartAsync();

        var used = bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion)]);
        var answer = await used.AnsweredAsync();
        var second = await bot.AskAsync("How many passengers does it take?", replyTo: answer.Id());

        used.AnswerType.ShouldBe(5);
        used.Ephemeral.ShouldBeFalse();
        answer.Text().ShouldContain(FerryQuestion);
        answer.Text().ShouldContain("did not make its first crossing");
        second.Text().ShouldContain("Understood as: How many passengers does");
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_ask_for_my_eyes_alone()
    {
        await using var bot = await TalkingBot.StartAsync();

        var used = bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion), new JsonObject { ["name"] = "private", ["type"] = 5, ["value"] = true }]);

        (await used.AnsweredAsync()).Text().ShouldContain("did not make its first crossing");
        used.Ephemeral.ShouldBeTrue();
        bot.Server.Messages(bot.Channel).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_ask_as_of_a_past_day()
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await bot.Server.UseCommand(
            bot.User, bot.Channel, "ask", [Option("question", "When is the first crossing of the new electric ferry to Vestra island?"), Option("as-of", "2021-04")]).AnsweredAsync();

        answer.Text().ShouldContain("will make its first crossing on 3 May");
        answer.Text().ShouldContain("As of 30 April 2021: nothing stated later was used.");
        answer.Text().ShouldNotContain("did not");
    }

    [Theory]
    [InlineData("ask", "as-of")]
    [InlineData("timeline", "from")]
    [InlineData("timeline", "to")]
    public async Task I_am_told_when_a_date_is_none(string command, string option)
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await bot.Server.UseCommand(bot.User, bot.Channel, command, [Option("question", "Did the ferry start?"), Option(option, "*soon*")]).AnsweredAsync();

        answer.Text().ShouldContain("“\\*soon\\*” is not a date. Give a day, a month or a year");
    }

    [Fact]
    public async Task I_can_see_what_happened_when()
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await bot.Server.UseCommand(bot.User, bot.Channel, "timeline", [Option("topic", "ferry to Vestra")]).AnsweredAsync();

        answer.Text().ShouldContain("What the documents date about “ferry to Vestra”");
        answer.Text().ShouldContain("3 May 2021");
    }

    [Fact]
    public async Task I_can_turn_the_pages_of_a_timeline()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Know("bridge.md", "---\ntitle: A bridge\npublished: 2022-12-31\n---\n" + string.Concat(Enumerable.Range(1, 12).Select(month =>
            $"Workers of the Odda bridge finished pillar number {month} on {new DateOnly(2022, month, 7):d MMMM yyyy}.\n\n")));
        await bot.RestartAsync();
        var first = await bot.Server.UseCommand(bot.User, bot.Channel, "timeline", [Option("topic", "Odda bridge")]).AnsweredAsync();

        var turned = bot.Server.Press(bot.User, first.Id(), first.Button("Later"));
        var second = await turned.AnsweredAsync();

        first.Text().ShouldContain("Page 1 of 2.");
        first.Text().ShouldContain("pillar number 8 ");
        second.Text().ShouldContain("Page 2 of 2.");
        second.Text().ShouldContain("pillar number 12 ");
        second.Labels().ShouldBe(["Earlier"]);
        turned.AnswerType.ShouldBe(6);
        second.Id().ShouldBe(first.Id());
    }

    [Fact]
    public async Task I_can_see_what_the_bot_knows()
    {
        await using var bot = await TalkingBot.StartAsync();

        var used = bot.Server.UseCommand(bot.User, bot.Channel, "sources");

        (await used.AnsweredAsync()).Text().ShouldContain("I answer from 3 documents.");
        used.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task I_can_get_help()
    {
        await using var bot = await TalkingBot.StartAsync();

        (await bot.Server.UseCommand(bot.User, bot.Channel, "help").AnsweredAsync()).Text().ShouldContain("/timeline");
    }

    [Fact]
    public async Task I_am_told_when_a_command_is_of_an_older_version()
    {
        await using var bot = await TalkingBot.StartAsync();

        (await bot.Server.UseCommand(bot.User, bot.Channel, "weather").AnsweredAsync()).Text().ShouldContain("older version");
    }

    [Theory]
    [InlineData("topic", "vestra FERRY", "New ferry to Vestra island planned")]
    [InlineData("from", "", "4 May 2021")]
    [InlineData("as-of", "2021-0", "June 2021")]
    [InlineData("to", "2019", "2019")]
    public async Task I_am_helped_while_I_type(string option, string typed, string suggestion)
    {
        await using var bot = await TalkingBot.StartAsync();

        var typing = bot.Server.TypeIntoCommand(bot.User, bot.Channel, "timeline", [new JsonObject { ["name"] = option, ["type"] = 3, ["value"] = typed, ["focused"] = true }]);
        await typing.AcknowledgedAsync();

        typing.Choices!.Select(choice => (string)choice!["name"]!).ShouldContain(suggestion);
    }

    [Fact]
    public async Task I_cannot_manage_the_documents_unless_I_am_an_admin()
    {
        await using var bot = await TalkingBot.StartAsync();

        // Discord lets who may manage the server see the command; that alone is not enough.
        var used = bot.Server.UseCommand(bot.User with { Permissions = "32" }, bot.Channel, "knowledge", [Subcommand("reload")]);

        (await used.AnsweredAsync()).Text().ShouldContain("Nobody may do this yet");
        used.Ephemeral.ShouldBeTrue();
        (await bot.State.ReadAuditAsync(1, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_reload_the_documents_as_an_admin_by_role()
    {
        await using var bot = await TalkingBot.StartAsync(options => options with { AdminRoleIds = new HashSet<Snowflake> { new(77) } });
        var admin = bot.User with { Roles = ["77"] };
        bot.Know("bridge.md", "---\ntitle: A bridge\npublished: 2022-01-02\n---\nThe Odda bridge was opened on Sunday.\n");
        bot.Know("empty.md", "");

        var used = bot.Server.UseCommand(admin, bot.Channel, "knowledge", [Subcommand("reload")]);
        var answer = await used.AnsweredAsync();

        answer.Text().ShouldContain("**Added**\n- bridge.md");
        answer.Text().ShouldContain("**Rejected**\n- empty.md");
        used.Ephemeral.ShouldBeTrue();
        var act = (await bot.State.ReadAuditAsync(1, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        act.Actor.ShouldBe($"discord:{bot.User.Id}");
        (await bot.Server.UseCommand(bot.User, bot.Channel, "knowledge", [Subcommand("status")]).AnsweredAsync()).Text().ShouldContain("Only the bot's admins");
    }

    [Theory]
    [InlineData("status", "3 documents in")]
    [InlineData("check", "All documents can be used.")]
    public async Task I_can_look_after_the_documents_as_an_admin_by_name(string act, string answer)
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.RestartAsync(options => options with { AdminUserIds = new HashSet<Snowflake> { TestBot.Id(bot.User.Id) } });

        (await bot.Server.UseCommand(bot.User, bot.Channel, "knowledge", [Subcommand(act)]).AnsweredAsync()).Text().ShouldContain(answer);
    }

    [Fact]
    public async Task I_can_add_a_document_and_go_back_to_before_as_an_admin()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.RestartAsync(options => options with { AdminUserIds = new HashSet<Snowflake> { TestBot.Id(bot.User.Id) } });
        var bridge = "---\ntitle: A bridge\npublished: 2022-01-02\n---\nThe Odda bridge was opened on Sunday.\n"u8.ToArray();

        (await Add(bot, "bridge.md", bridge).AnsweredAsync()).Text().ShouldContain("**Added**\n- bridge.md");
        (await Add(bot, "bridge.md", [.. bridge, (byte)'\n']).AnsweredAsync()).Text().ShouldContain("There is a document bridge.md already.");
        (await Add(bot, "../bridge.md", bridge).AnsweredAsync()).Text().ShouldContain("name cannot be used");
        var listed = (await bot.Server.UseCommand(bot.User, bot.Channel, "knowledge", [Subcommand("snapshots")]).AnsweredAsync()).Text();
        listed.ShouldContain("4 documents");
        var version = listed.Split('\n').Single(line => line.Contains("3 documents", StringComparison.Ordinal))[2..14];
        var back = Subcommand("back");
        back["options"]!.AsArray().Add(Option("version", version));
        (await bot.Server.UseCommand(bot.User, bot.Channel, "knowledge", [back]).AnsweredAsync()).Text().ShouldContain("an admin went back to");

        (await bot.State.ReadAuditAsync(9, TestContext.Current.CancellationToken)).Select(act => act.Act).ShouldBe(["back", "add", "add", "reload", "add"]);
    }

    [Fact]
    public async Task A_file_is_downloaded_from_discord_alone_and_for_admins_alone()
    {
        await using var bot = await TalkingBot.StartAsync();
        (await Add(bot, "bridge.md", "text"u8.ToArray()).AnsweredAsync()).Text().ShouldContain("Nobody may do this yet");
        await bot.RestartAsync(options => options with { AdminUserIds = new HashSet<Snowflake> { TestBot.Id(bot.User.Id) } });

        (await Add(bot, "bridge.md", "text"u8.ToArray(), new Uri("http://127.0.0.1:9/attachments/1")).AnsweredAsync()).Text().ShouldContain("not on Discord's servers");
        (await Add(bot, "bridge.md", "text"u8.ToArray(), new Uri(bot.Server.ApiBaseUrl, "/attachments/none")).AnsweredAsync()).Text().ShouldContain("(404)");

        (await bot.State.ReadAuditAsync(9, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_find_the_commands_registered_once()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.RestartAsync();
        await bot.SettleAsync();

        bot.Server.Journal.Calls("setCommands").Count.ShouldBe(1);
        bot.Server.Commands().Select(command => (string)command!["name"]!).ShouldBe(["ask", "timeline", "sources", "help", "Check against sources", "knowledge", "settings"]);
        ((string?)bot.Server.Commands().Single(command => (string?)command!["name"] == "knowledge")!["default_member_permissions"]).ShouldBe("32");
    }

    [Fact]
    public async Task I_get_an_answer_that_comes_after_a_quarter_of_an_hour_as_a_message()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("editResponse", new RestFault.Error(401, 50027));

        bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion)]);
        await bot.Server.Journal.WaitForCallAsync("createMessage");

        bot.Server.Messages(bot.Channel).Single(message => message.Text().Length > 0).Text().ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_get_a_private_answer_that_comes_after_a_quarter_of_an_hour_directly()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("editResponse", new RestFault.Error(401, 50027));

        bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion), new JsonObject { ["name"] = "private", ["type"] = 5, ["value"] = true }]);
        await bot.Server.Journal.WaitForCallAsync("createMessage");

        bot.Server.Messages(bot.Channel).ShouldBeEmpty();
        bot.Server.DirectMessages().ShouldHaveSingleItem().Text().ShouldContain("did not make its first crossing");
    }

    private static ServerInteraction Add(TalkingBot bot, string name, byte[] content, Uri? url = null) => bot.Server.UseCommandWithFile(
        bot.User,
        bot.Channel,
        "knowledge",
        id => [new JsonObject { ["name"] = "add", ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = "file", ["type"] = 11, ["value"] = id }) }],
        name,
        content,
        url);

    private static JsonObject Option(string name, string value) => new() { ["name"] = name, ["type"] = 3, ["value"] = value };

    private static JsonObject Subcommand(string name) => new() { ["name"] = name, ["type"] = 1, ["options"] = new JsonArray() };
}
