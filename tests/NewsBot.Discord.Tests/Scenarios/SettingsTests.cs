using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class SettingsTests
{
    private const string FerryQuestion = "Did the new electric ferry to Vestra island make its first crossing?";

    [Fact]
    public async Task I_can_have_commands_of_a_channel_and_its_threads_answered_to_who_asks_alone()
    {
        await using var bot = await StartAsync();
        (await SetAsync(bot, ("answers", "asker"))).ShouldContain("**answers:** asker");
        var answer = await bot.AskAsync(FerryQuestion);
        bot.Server.StartThread(answer.Id());

        bool[] answered = [await IsPrivateAsync(bot.Channel), await IsPrivateAsync(answer.Id()), await IsPrivateAsync(bot.Server.AddChannel(bot.Server.GuildId, "other"))];
        var shown = bot.Server.UseCommand(bot.User, bot.Channel, "timeline", [Option("topic", "ferry")]);
        var open = bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion), new JsonObject { ["name"] = "private", ["type"] = 5, ["value"] = false }]);
        await shown.AnsweredAsync();
        await open.AnsweredAsync();

        answered.ShouldBe([true, true, false]);
        (shown.Ephemeral, open.Ephemeral).ShouldBe((true, false));
        bot.Server.Journal.Violations.ShouldBeEmpty();

        async Task<bool> IsPrivateAsync(string channel)
        {
            var used = bot.Server.UseCommand(bot.User, channel, "ask", [Option("question", FerryQuestion)]);
            (await used.AnsweredAsync()).Text().ShouldContain("did not make its first crossing");
            return used.Ephemeral;
        }
    }

    [Fact]
    public async Task I_can_have_mentions_in_a_channel_sent_to_the_command()
    {
        await using var bot = await StartAsync();
        await SetAsync(bot, ("mentions", "off"));

        (await bot.AskAsync(FerryQuestion)).Text().ShouldContain("I answer commands alone. Ask with /ask.");
        (await bot.AskAsync(FerryQuestion, bot.Server.AddChannel(bot.Server.GuildId, "other"))).Text().ShouldContain("did not make its first crossing");

        await SetAsync(bot, ("mentions", "usual"));
        (await bot.AskAsync(FerryQuestion)).Text().ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_am_answered_as_usual_where_the_settings_cannot_be_read()
    {
        await using var bot = await StartAsync();
        using (var connection = new SqliteConnection($"Data Source={bot.Database};Pooling=False"))
        {
            connection.Open();
            using var drop = new SqliteCommand("DROP TABLE channel_settings", connection);
            drop.ExecuteNonQuery();
        }

        (await bot.AskAsync(FerryQuestion)).Text().ShouldContain("did not make its first crossing");
        var command = bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion)]);
        (await command.AnsweredAsync()).Text().ShouldContain("did not make its first crossing");
        command.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task I_can_have_short_answers_in_a_channel_also_after_a_restart()
    {
        await using var bot = await StartAsync();
        (await bot.AskAsync(FerryQuestion)).Text().ShouldContain("Earlier reports");
        await SetAsync(bot, ("reports", "0"));
        await bot.RestartAsync();

        var mentioned = await bot.AskAsync(FerryQuestion);
        var command = await bot.Server.UseCommand(bot.User, bot.Channel, "ask", [Option("question", FerryQuestion)]).AnsweredAsync();

        foreach (var text in new[] { mentioned.Text(), command.Text() })
        {
            text.ShouldContain("did not make its first crossing");
            text.ShouldNotContain("Earlier reports");
            text.ShouldContain("not shown in this channel; the sources have");
        }
    }

    [Fact]
    public async Task I_see_the_settings_when_I_change_nothing_and_only_as_an_admin_and_only_of_a_channel()
    {
        await using var bot = await StartAsync();
        var stranger = bot.Server.AddUser("Ole");

        (await SetAsync(bot)).ShouldContain("How I answer in this channel");
        (await bot.Server.UseCommand(stranger, bot.Channel, "settings", [Option("mentions", "off")]).AnsweredAsync()).Text().ShouldContain("Only the bot's admins");
        await bot.RestartAsync(options => options with { AdminUserIds = new HashSet<Snowflake> { TestBot.Id(bot.User.Id) } });
        (await bot.Server.UseCommand(bot.User, bot.Server.OpenDirectChannel(bot.User), "settings", [Option("mentions", "off")]).AnsweredAsync()).Text().ShouldContain("Settings are of a channel");

        (await bot.State.ReadAuditAsync(9, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("answers", "loud", "can be everyone, asker or usual")]
    [InlineData("volume", "11", "is no setting")]
    public async Task I_am_told_what_there_is_to_set(string name, string word, string told)
    {
        await using var bot = await StartAsync();

        (await SetAsync(bot, (name, word))).ShouldContain(told);
    }

    private static Task<TalkingBot> StartAsync() => TalkingBot.StartAsync(options => options with { AdminRoleIds = new HashSet<Snowflake> { new(77) } });

    private static async Task<string> SetAsync(TalkingBot bot, params (string Name, string Word)[] changes)
    {
        var used = bot.Server.UseCommand(bot.User with { Roles = ["77"] }, bot.Channel, "settings", [.. changes.Select(change => Option(change.Name, change.Word))]);
        var text = (await used.AnsweredAsync()).Text();
        used.Ephemeral.ShouldBeTrue();
        return text;
    }

    private static JsonObject Option(string name, string value) => new() { ["name"] = name, ["type"] = 3, ["value"] = value };
}
