namespace NewsBot.Slack.Tests;

public class SlackOptionsTests
{
    [Fact]
    public void Tokens_of_the_right_kind_are_all_that_is_needed()
    {
        new SlackOptions { AppToken = "xapp-1", BotToken = "xoxb-1" }.Problems().ShouldBeEmpty();
        new SlackOptions { SigningSecret = "s", BotToken = "xoxb-1" }.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "xapp-1", "BotToken")]
    [InlineData("xoxp-1", "xapp-1", "BotToken")]
    [InlineData("xoxb-1", null, "AppToken")]
    [InlineData("xoxb-1", "xoxb-1", "AppToken")]
    public void What_is_missing_or_of_another_kind_is_named(string? bot, string? app, string named) =>
        new SlackOptions { BotToken = bot, AppToken = app }.Problems().ShouldHaveSingleItem().ShouldStartWith(named);

    [Theory]
    [InlineData("https://slack.com/api/", true)]
    [InlineData("http://127.0.0.1:5000/api/", true)]
    [InlineData("http://localhost/api/", true)]
    [InlineData("http://[::1]:80/api/", true)]
    [InlineData("http://slack.com/api/", false)]
    [InlineData("http://127.0.0.1.example/api/", false)]
    [InlineData("https://user:password@slack.com/api/", false)]
    [InlineData("https://slack.com/api", false)]
    [InlineData("ftp://slack.com/api/", false)]
    public void Tokens_go_out_encrypted_or_stay_on_this_machine(string address, bool isFine) =>
        (new SlackOptions { AppToken = "xapp-1", BotToken = "xoxb-1", ApiBaseUrl = new Uri(address) }.Problems() is []).ShouldBe(isFine);
}
