using System.Text.Json.Nodes;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class AccessTests
{
    private const string FerryQuestion = "Did the new electric ferry to Vestra island make its first crossing?";

    [Fact]
    public async Task I_can_keep_the_bot_to_some_channels_and_their_threads()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.RestartAsync(options => options with { AllowedChannelIds = new HashSet<Snowflake> { TestBot.Id(bot.Channel) } });
        var other = bot.Server.AddChannel(bot.Server.GuildId, "off-topic");

        bot.Mention(FerryQuestion, other);
        var answer = await bot.AskAsync(FerryQuestion);
        bot.Server.StartThread(answer.Id());
        (await bot.AskAsync("How many passengers does it take?", answer.Id())).Text().ShouldContain("Understood as");

        bot.Server.Messages(other).Count.ShouldBe(1);
        var used = bot.Server.UseCommand(bot.User, other, "ask", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = FerryQuestion }]);
        (await used.AnsweredAsync()).Text().ShouldContain("does not answer in this channel");
        used.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task I_can_keep_the_bot_to_some_roles()
    {
        await using var bot = await TalkingBot.StartAsync(options => options with { AllowedRoleIds = new HashSet<Snowflake> { new(88) } });
        var member = bot.User with { Roles = ["88"] };

        var allowed = bot.Server.Write(member, bot.Channel, $"<@{bot.Server.BotId}> {FerryQuestion}");
        var refused = bot.Server.Write(bot.Server.AddUser("Ole"), bot.Channel, $"<@{bot.Server.BotId}> {FerryQuestion}");

        var answer = await bot.AnswerToAsync(allowed);
        answer.Text().ShouldContain("did not make its first crossing");
        (await bot.AnswerToAsync(refused)).Text().ShouldContain("only members with certain roles");
        (await bot.Server.Press(bot.Server.AddUser("Eva"), answer.Id(), answer.Button("Sources")).AnsweredAsync()).Text().ShouldContain("only members with certain roles");
    }
}
