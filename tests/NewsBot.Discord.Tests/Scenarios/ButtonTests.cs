using NewsBot.Core.State;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

public class ButtonTests
{
    private const string FerryQuestion = "Did the new electric ferry to Vestra island make its first crossing?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_read_the_exact_quotes_for_my_eyes_alone()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);

        var pressed = bot.Server.Press(bot.User, answer.Id(), answer.Button("Sources"));
        var sources = await pressed.AnsweredAsync();

        pressed.Ephemeral.ShouldBeTrue();
        sources.Text().ShouldContain("> The new electric ferry to Vestra island did not make its first crossing on Monday because the pier failed its inspection.");
        sources.Text().ShouldContain("ferry-delay.md, line 6 · [see the passage](<https://bot.example/articles/ferry-delay.md?start=");
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_see_what_happened_when_about_an_answer()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);

        (await bot.Server.Press(bot.User, answer.Id(), answer.Button("Timeline")).AnsweredAsync()).Text().ShouldContain("3 May 2021");
    }

    [Fact]
    public async Task I_can_say_whether_an_answer_helped()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);

        var pressed = bot.Server.Press(bot.User, answer.Id(), answer.Button("Not helpful"));

        (await pressed.AnsweredAsync()).Text().ShouldContain("did not help");
        pressed.Ephemeral.ShouldBeTrue();
        (await bot.State.ReadUsageAsync(DateTimeOffset.MinValue, 1, Cancel)).NotHelpful.ShouldBe(1);
    }

    [Fact]
    public async Task I_am_told_when_an_answer_is_no_longer_kept()
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);
        await bot.State.ForgetUserAsync(new UserId($"discord:{bot.User.Id}"), Cancel);

        (await bot.Server.Press(bot.User, answer.Id(), answer.Button("Sources")).AnsweredAsync()).Text().ShouldContain("no longer kept");
    }

    [Theory]
    [InlineData("sources:../../secrets")]
    [InlineData("page:00000000000000000000000000000000:-1")]
    [InlineData("page:00000000000000000000000000000000:99999999999")]
    [InlineData("nonsense")]
    public async Task I_cannot_press_what_there_is_no_button_for(string id)
    {
        await using var bot = await TalkingBot.StartAsync();
        var answer = await bot.AskAsync(FerryQuestion);

        (await bot.Server.Press(bot.User, answer.Id(), id).AnsweredAsync()).Text().ShouldContain("older version");
    }
}
