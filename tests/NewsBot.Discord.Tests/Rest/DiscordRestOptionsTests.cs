using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Tests.Rest;

public class DiscordRestOptionsTests
{
    [Theory]
    [InlineData("https://discord.com/api/v10")]
    [InlineData("http://127.0.0.1:8080/api/v10/")]
    [InlineData("http://localhost:8080/api/v10")]
    [InlineData("http://[::1]:8080/api/v10")]
    public void An_encrypted_address_and_one_of_this_machine_are_taken(string address) =>
        new DiscordRestOptions(new BotToken("t")) { ApiBaseUrl = new Uri(address) }.ApiBaseUrl.AbsoluteUri.ShouldEndWith("/api/v10/");

    [Theory]
    [InlineData("http://discord.com/api/v10")]
    [InlineData("http://192.0.2.1/api/v10")]
    [InlineData("ftp://127.0.0.1/api")]
    public void The_token_is_sent_nowhere_else(string address) =>
        Should.Throw<ArgumentException>(() => new DiscordRestOptions(new BotToken("t")) { ApiBaseUrl = new Uri(address) }).Message.ShouldContain("not sent there");

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public void What_is_no_token_is_not_taken(string token) => Should.Throw<ArgumentException>(() => new BotToken(token));

    [Fact]
    public void Space_around_a_token_is_a_slip() => new BotToken(" abc\n").Value.ShouldBe("abc");
}
