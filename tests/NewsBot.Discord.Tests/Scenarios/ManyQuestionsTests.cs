using System.Text.Json.Nodes;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class ManyQuestionsTests
{
    private const int Batches = 50;
    private const int Mentions = 15;
    private const int Commands = 5;

    [Fact]
    public async Task We_are_fifty_and_ask_a_thousand_questions_through_a_bad_connection_and_each_is_answered_once()
    {
        await using var bot = await TalkingBot.StartAsync();
        var users = Enumerable.Range(1, 50).Select(number => bot.Server.AddUser($"user{number}")).ToList();
        var asked = new List<string>();
        var used = new List<ServerInteraction>();
        bot.Server.Gateway.OverlapOnResume(5);
        bot.Server.Gateway.DropEvery(100);

        for (var batch = 1; batch <= Batches; batch++)
        {
            for (var i = 0; i < Mentions; i++)
            {
                var user = users[asked.Count % users.Count];
                asked.Add(bot.Server.Write(user, bot.Channel, $"<@{bot.Server.BotId}> How many passengers does the ferry to Vestra take, asks number {asked.Count}?"));
            }

            for (var i = 0; i < Commands; i++)
            {
                var option = new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = "What did the ferry to Vestra cost?" };
                used.Add(bot.Server.UseCommand(users[used.Count % users.Count], bot.Channel, "ask", [option]));
            }

            await bot.Server.Journal.WaitForCallAsync("createMessage", Mentions * batch);
            await bot.Server.Journal.WaitForCallAsync("editResponse", Commands * batch);

            // A bot may send some fifty requests a second.
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var replies = bot.Server.Messages(bot.Channel).Select(message => (string?)message["message_reference"]?["message_id"]).OfType<string>();
        replies.Order(StringComparer.Ordinal).ShouldBe(asked.Order(StringComparer.Ordinal));
        bot.Server.Journal.Calls("editResponse").Count.ShouldBe(used.Count);
        used.ShouldAllBe(interaction => interaction.AnswerType == 5 && !interaction.Loading && interaction.FollowUps.Count == 0);
        bot.Server.Journal.Payloads(2).Count.ShouldBe(1);
        bot.Server.Journal.Payloads(6).Count.ShouldBeGreaterThan(10);
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }
}
