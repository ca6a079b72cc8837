using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>"Check against sources", in a message's menu.</summary>
public sealed class CheckingScenarios
{
    private const string Shortcut = "check_against_sources";
    private const string Untrue = "The new electric ferry to Vestra island made its first crossing on Monday.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_hold_somebodys_message_against_the_documents_in_a_window_of_my_own()
    {
        await using var bot = await TalkingBot.StartAsync();
        var post = await bot.SayAsync(Workspace.Channel, $"{Untrue} Comet Ternberg was discovered by the astronomer Paula Ternberg. &lt;!here&gt; <https://evil.example|Click> The ferry has a cinema for 80 people. Right?");

        await bot.Server.ChooseShortcutAsync(Workspace.Admin, post, Shortcut, Cancellation);
        var view = (await bot.CallAsync("views.open")).Arguments["view"]!;
        var words = Seen.Words(view["blocks"]);

        view["title"]!["text"]!.ToString().ShouldBe("Check against sources");
        words.ShouldContain("The documents support 1 of");
        words.ShouldContain($"Contradicted: \n{Untrue}");
        words.ShouldContain("Supported: \nComet Ternberg was discovered by the astronomer Paula Ternberg.");
        words.ShouldContain("Not in the sources: ");
        words.ShouldContain(TalkingBot.FerryAnswer);
        view.ToJsonString().ShouldContain("https://bot.example/articles/ferry-delay.md?start=");
        view.ToJsonString().ShouldNotContain("evil.example");
        await bot.SettleAsync();
        bot.Server.Journal.Of("chat.postMessage").ShouldBeEmpty();
    }

    [Fact]
    public async Task I_see_the_result_as_a_message_where_no_window_can_be_opened_any_more()
    {
        await using var bot = await TalkingBot.StartAsync();
        bot.Server.Faults.Add("views.open", new Fault.Error("expired_trigger_id"));

        await bot.Server.ChooseShortcutAsync(Workspace.Person, await bot.SayAsync(Workspace.Channel, Untrue), Shortcut, Cancellation);

        var result = await bot.AnswerAsync();
        result.OnlyFor.ShouldBe(Workspace.Person);
        result.Words().ShouldContain("Contradicted: ");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_check_what_a_news_feed_shows()
    {
        await using var bot = await TalkingBot.StartAsync();
        var post = await bot.SayAsync(Workspace.Channel, "");

        await bot.Server.ChooseShortcutAsync(Workspace.Person, post, Shortcut, Cancellation, message =>
        {
            message["bot_id"] = "B0FEED";
            message["attachments"] = new JsonArray(new JsonObject { ["id"] = 1, ["title"] = "Ferry", ["text"] = Untrue, ["fallback"] = "Ferry" });
        });

        Seen.Words((await bot.CallAsync("views.open")).Arguments["view"]!["blocks"]).ShouldContain("Contradicted: ");
    }

    [Theory]
    [InlineData("Did the ferry start? See you there!", "states nothing")]
    [InlineData(":wave: \U0001F600", "states nothing")]
    [InlineData("\U0001F600", "no text in this message")]
    [InlineData("", "no text in this message")]
    public async Task I_am_told_when_there_is_nothing_to_check(string text, string told)
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.ChooseShortcutAsync(Workspace.Person, await bot.SayAsync(Workspace.Channel, text), Shortcut, Cancellation);

        Seen.Words((await bot.CallAsync("views.open")).Arguments["view"]!["blocks"]).ShouldContain(told);
    }

    [Fact]
    public async Task I_am_told_that_files_are_not_read_and_that_the_bots_own_answers_have_sources()
    {
        await using var bot = await TalkingBot.StartAsync();
        await bot.Server.ChooseShortcutAsync(
            Workspace.Person, await bot.SayAsync(Workspace.Channel, ""), Shortcut, Cancellation, message => message["files"] = new JsonArray(new JsonObject { ["id"] = "F0FERRY" }));
        Seen.Words((await bot.CallAsync("views.open")).Arguments["view"]!["blocks"]).ShouldContain("I do not read files");

        await bot.AskAsync(TalkingBot.FerryQuestion);
        await bot.Server.ChooseShortcutAsync(Workspace.Person, await bot.AnswerAsync(), Shortcut, Cancellation);

        Seen.Words((await bot.CallAsync("views.open", 2)).Arguments["view"]!["blocks"]).ShouldContain("This is from me");
    }

    [Fact]
    public async Task I_can_check_the_longest_message()
    {
        await using var bot = await TalkingBot.StartAsync();

        await bot.Server.ChooseShortcutAsync(
            Workspace.Person, await bot.SayAsync(Workspace.Channel, string.Concat(Enumerable.Repeat($"{Untrue}\n", 500))), Shortcut, Cancellation);
        var words = Seen.Words((await bot.CallAsync("views.open")).Arguments["view"]!["blocks"]);

        words.ShouldContain("The documents support 0 of 12 statements.");
        words.ShouldContain("Only the first 12 statements were checked.");
    }

    [Fact]
    public async Task It_is_no_way_round_the_channels_the_operator_allows()
    {
        await using var bot = await TalkingBot.StartAsync(new TalkingOptions { AllowedChannels = new HashSet<ChannelId> { new("C0OTHER") } });

        await bot.Server.ChooseShortcutAsync(Workspace.Person, await bot.SayAsync(Workspace.Channel, Untrue), Shortcut, Cancellation);

        Seen.Words((await bot.CallAsync("views.open")).Arguments["view"]!["blocks"]).ShouldContain("I do not answer in this channel.");
    }
}
