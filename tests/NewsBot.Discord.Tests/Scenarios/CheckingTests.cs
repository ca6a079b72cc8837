using NewsBot.Discord.Entities;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class CheckingTests
{
    private const string Command = "Check against sources";
    private const string Untrue = "The new electric ferry to Vestra island made its first crossing on Monday.";

    [Fact]
    public async Task I_can_hold_somebodys_message_against_the_documents_for_my_eyes_alone()
    {
        await using var bot = await TalkingBot.StartAsync();
        var other = bot.Server.AddUser("Ole");
        var message = bot.Server.Write(other, bot.Channel, $"{Untrue} Comet Ternberg was discovered by the astronomer Paula Ternberg! <@1> The ferry has a cinema for 80 people. Right?");

        var used = bot.Server.UseMessageCommand(bot.User, message, Command);
        var answer = (await used.AnsweredAsync()).Text();

        used.AnswerType.ShouldBe(5);
        used.Ephemeral.ShouldBeTrue();
        answer.ShouldContain("The documents support 1 of 3 statements.");
        answer.ShouldContain($"- **Contradicted:** {Untrue} [1]");
        answer.ShouldContain("- **Supported:** Comet Ternberg was discovered by the astronomer Paula Ternberg!");
        answer.ShouldContain("- **Not in the sources:** The ferry has a cinema for 80 people.");
        answer.ShouldContain("> The new electric ferry to Vestra island did not make its first crossing on Monday because the pier failed its inspection.");
        answer.ShouldContain("[see the passage](<https://bot.example/articles/ferry-delay.md?");
        bot.Server.Messages(bot.Channel).Count.ShouldBe(1);
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_check_what_a_news_feed_shows_and_what_somebody_passed_on()
    {
        await using var bot = await TalkingBot.StartAsync();
        var feed = bot.Server.AddUser("feed") with { IsBot = true };

        (await CheckAsync(bot, bot.Server.Write(feed, bot.Channel, "", embed: Untrue))).ShouldContain("**Contradicted:**");
        (await CheckAsync(bot, bot.Server.Write(feed, bot.Channel, "https://harbour.example/ferry", embed: Untrue))).ShouldContain("**Contradicted:**");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, "", passedOn: Untrue))).ShouldContain("**Contradicted:**");
    }

    [Fact]
    public async Task I_am_told_when_there_is_nothing_to_check()
    {
        await using var bot = await TalkingBot.StartAsync();
        var own = await bot.AskAsync("Who discovered Comet Ternberg?");

        (await CheckAsync(bot, own.Id())).ShouldContain("This is from the bot itself");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, "", attachment: "ferry.pdf"))).ShouldContain("Attachments are not read");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, "\U0001F600 <:wave:12345>"))).ShouldContain("no text in this message");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, "Did the ferry start? See you there!"))).ShouldContain("states nothing");
        bot.Server.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"77","application_id":"2","type":2,"token":"t","version":1,"user":{"id":"5","username":"eva"},"data":{"id":"1","name":"Check against sources","type":3,"target_id":"9"}}""");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, Untrue))).ShouldContain("**Contradicted:**");
    }

    [Fact]
    public async Task I_can_check_the_longest_message()
    {
        await using var bot = await TalkingBot.StartAsync();

        var answer = await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, string.Concat(Enumerable.Repeat($"{Untrue}\n", 53))));

        answer.ShouldContain("The documents support 0 of 12 statements.");
        answer.ShouldContain("Only the first 12 statements were checked.");
        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, new string('x', 4000)))).ShouldContain("states nothing");
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_cannot_check_where_or_as_who_I_may_not_ask()
    {
        await using var bot = await TalkingBot.StartAsync(options => options with { AllowedRoleIds = new HashSet<Snowflake> { new(88) } });

        (await CheckAsync(bot, bot.Server.Write(bot.User, bot.Channel, Untrue))).ShouldContain("only members with certain roles");
    }

    private static async Task<string> CheckAsync(TalkingBot bot, string message) =>
        (await bot.Server.UseMessageCommand(bot.User, message, Command).AnsweredAsync()).Text();
}
