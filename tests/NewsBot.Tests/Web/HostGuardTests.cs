using NewsBot.Settings;
using NewsBot.Web;

namespace NewsBot.Tests.Web;

public sealed class HostGuardTests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.168.7.20", true)]
    [InlineData("[::1]", true)]
    [InlineData("bot.lan", true)]
    [InlineData("bot.example", true)]
    [InlineData("example", false)]
    [InlineData("www.bot.example", false)]
    [InlineData("attacker.example", false)]
    [InlineData("127.0.0.1.attacker.example", false)]
    [InlineData("localhost.attacker.example", false)]
    [InlineData("", false)]
    public void Knows_addresses_of_numbers_and_the_names_of_the_settings(string host, bool isKnown)
    {
        var guard = new HostGuard(new WebSettings("http://127.0.0.1:5080; http://bot.lan:80", new Uri("https://bot.example/news/"), AdminKey: null));

        guard.Knows(host).ShouldBe(isKnown);
    }

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://0.0.0.0:5080")]
    public void Listening_everywhere_is_no_reason_to_answer_under_every_name(string urls) =>
        new HostGuard(new WebSettings(urls, PublicBaseUrl: null, AdminKey: null)).Knows("attacker.example").ShouldBeFalse();
}
