using System.Text.Json.Nodes;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Server;

/// <summary>A client that was written for the real Discord holds a conversation with the one that our own client is tested against.</summary>
public class HonestServerTests
{
    [Fact]
    public async Task A_client_written_for_the_real_Discord_holds_the_same_conversation()
    {
        Assert.SkipWhen(DiscordJs.Missing is not null, DiscordJs.Missing ?? "");
        await using var server = await DiscordServer.StartAsync();
        var user = server.AddUser("Marta");
        using var client = await DiscordJs.StartAsync(server.ApiBaseUrl, server.Token);

        var question = server.Write(user, server.ChannelId, $"<@{server.BotId}> Was the crane mended?");
        await server.Journal.WaitForCallAsync("createMessage");
        var used = server.UseCommand(user, server.ChannelId, "ask", [new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = "Since when?" }]);
        await server.Journal.WaitForCallAsync("respond");
        await server.Journal.WaitForCallAsync("editResponse");
        var answer = await used.AnsweredAsync();
        await server.Journal.WaitForCallAsync("followUp");
        var pressed = server.Press(user, (string)answer["id"]!, "more");
        var changed = await pressed.AnsweredAsync();

        (await client.EndAsync()).ShouldBeEmpty();
        var reply = server.Messages(server.ChannelId)[1];
        ((string)reply["content"]!).ShouldBe("It was mended.");
        ((string)reply["message_reference"]!["message_id"]!).ShouldBe(question);
        ((string)answer["content"]!).ShouldBe("You asked: Since when?");
        used.Ephemeral.ShouldBeTrue();
        used.FollowUps.ShouldHaveSingleItem();
        ((string)changed["content"]!).ShouldBe("Pressed");
        server.Commands().ShouldHaveSingleItem();

        // It sends some members that Discord does not know and overlooks, but nothing that is turned down.
        server.Journal.Entries.OfType<RestEntry>().ShouldAllBe(call => call.Status < 300);
        server.Journal.Violations.ShouldAllBe(violation => violation.EndsWith("is not known"));
        (await server.Journal.WaitForAsync<ClosedEntry>(_ => true)).ByClient.ShouldBe(1000);
    }
}
