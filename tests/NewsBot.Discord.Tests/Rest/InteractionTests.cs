using System.Text.Json.Nodes;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Rest;

public class InteractionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_put_off_and_answered()
    {
        await using var bot = await TestBot.ReadyAsync();
        var used = bot.Server.UseCommand(
            bot.User with { Permissions = "32", Roles = ["99"] },
            bot.Server.ChannelId,
            "ask",
            [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = "Was it mended?" }, new JsonObject { ["name"] = "private", ["type"] = 5, ["value"] = true }]);

        var interaction = await bot.InteractionAsync();
        await bot.Rest.DeferAsync(interaction, isPrivate: true, Cancel);
        await bot.Rest.EditResponseAsync(interaction, Text("It was."), Cancel);

        ((string)(await used.AnsweredAsync())["content"]!).ShouldBe("It was.");
        used.Ephemeral.ShouldBeTrue();
        interaction.Type.ShouldBe(InteractionType.ApplicationCommand);
        interaction.User!.Id.ToString().ShouldBe(bot.User.Id);
        interaction.Member!.Permissions!.Value.ShouldBe(Permissions.ManageGuild);
        interaction.Member.Roles.ShouldBe([new Snowflake(99)]);
        interaction.Data!.Name.ShouldBe("ask");
        interaction.Data.Options[0].Text.ShouldBe("Was it mended?");
        interaction.Data.Options[1].Flag.ShouldBe(true);
        bot.Server.Messages(bot.Server.ChannelId).ShouldBeEmpty();
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_can_be_read_deleted_and_followed_up()
    {
        await using var bot = await TestBot.ReadyAsync();
        var used = bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var interaction = await bot.InteractionAsync();
        await bot.Rest.RespondAsync(interaction, Text("At once"), Cancel);

        (await bot.Rest.GetResponseAsync(interaction, Cancel)).Content.ShouldBe("At once");
        await bot.Rest.FollowUpAsync(interaction, Text("And this") with { Flags = MessageFlags.Ephemeral }, Cancel);
        await bot.Rest.DeleteResponseAsync(interaction, Cancel);

        used.FollowUps.ShouldHaveSingleItem()["content"]!.GetValue<string>().ShouldBe("And this");
        bot.Server.Messages(bot.Server.ChannelId).ShouldBeEmpty();
        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.GetResponseAsync(interaction, Cancel))).Code.ShouldBe(DiscordErrorCode.UnknownMessage);
    }

    [Fact]
    public async Task Suggestions_are_given_while_an_option_is_typed()
    {
        await using var bot = await TestBot.ReadyAsync();
        var typed = bot.Server.TypeIntoCommand(
            bot.User, bot.Server.ChannelId, "timeline", [new JsonObject { ["name"] = "topic", ["type"] = 3, ["value"] = "har", ["focused"] = true }]);
        var interaction = await bot.InteractionAsync();

        await bot.Rest.SuggestAsync(interaction, [new CommandChoice("Harbour", "harbour")], Cancel);

        await typed.AcknowledgedAsync();
        typed.Choices!.ToJsonString().ShouldBe("""[{"name":"Harbour","value":"harbour"}]""");
        interaction.Data!.Options.ShouldHaveSingleItem().Focused.ShouldBeTrue();
        interaction.Data.Options[0].Text.ShouldBe("har");
    }

    [Fact]
    public async Task A_button_changes_its_message_at_once_or_later()
    {
        await using var bot = await TestBot.ReadyAsync();
        var row = new ActionRow(new Button("next", "Next"));
        var message = await bot.Rest.CreateMessageAsync(bot.Channel, Text("Page 1") with { Components = [row] }, replyTo: null, nonce: null, Cancel);

        bot.Server.Press(bot.User, message.Id.ToString(), "next");
        var first = await bot.InteractionAsync();
        await bot.Rest.UpdateAsync(first, Text("Page 2") with { Components = [row] }, Cancel);
        bot.Server.Press(bot.User, message.Id.ToString(), "next");
        var second = await bot.InteractionAsync(2);
        await bot.Rest.DeferUpdateAsync(second, Cancel);
        await bot.Rest.EditResponseAsync(second, Text("Page 3"), Cancel);

        first.Data!.CustomId.ShouldBe("next");
        first.Message!.Id.ShouldBe(message.Id);
        ((string)bot.Server.Messages(bot.Server.ChannelId)[0]["content"]!).ShouldBe("Page 3");
    }

    [Fact]
    public async Task A_command_on_a_message_brings_the_message_along()
    {
        await using var bot = await TestBot.ReadyAsync();
        var message = bot.Server.Write(bot.User, bot.Server.ChannelId, "The crane was mended on Monday.");

        bot.Server.UseMessageCommand(bot.User, message, "Check against sources");

        var data = (await bot.InteractionAsync()).Data!;
        data.Type.ShouldBe(ApplicationCommandType.Message);
        data.Resolved!.Messages[data.TargetId!.Value].Content.ShouldBe("The crane was mended on Monday.");
    }

    [Fact]
    public async Task Outside_guilds_the_user_stands_by_itself()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Server.UseCommand(bot.User, bot.Server.OpenDirectChannel(bot.User), "ask");

        var interaction = await bot.InteractionAsync();
        interaction.User!.Username.ShouldBe("Marta");
        interaction.GuildId.ShouldBeNull();
        interaction.Context.ShouldBe(InteractionContext.BotDirectMessage);
    }

    [Fact]
    public async Task After_three_seconds_the_first_answer_comes_too_late()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var interaction = await bot.InteractionAsync();

        bot.Clock.Advance(TimeSpan.FromSeconds(3));

        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel))).Code.ShouldBe(DiscordErrorCode.UnknownInteraction);
    }

    [Fact]
    public async Task After_fifteen_minutes_no_answer_is_taken_and_the_bots_own_token_is_as_good_as_before()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var interaction = await bot.InteractionAsync();
        await bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel);

        bot.Clock.Advance(TimeSpan.FromMinutes(15));

        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.EditResponseAsync(interaction, Text("Late"), Cancel))).Code.ShouldBe(DiscordErrorCode.InvalidWebhookToken);
        await bot.Rest.CreateMessageAsync(bot.Channel, Text("Late, but here"), replyTo: null, nonce: null, Cancel);
    }

    [Fact]
    public async Task A_second_first_answer_is_an_error()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var interaction = await bot.InteractionAsync();
        await bot.Rest.DeferAsync(interaction, isPrivate: false, Cancel);

        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.RespondAsync(interaction, Text("Again"), Cancel))).Code.ShouldBe(DiscordErrorCode.AlreadyAcknowledged);
    }

    private static OutgoingMessage Text(string content) => new() { Content = content };
}
