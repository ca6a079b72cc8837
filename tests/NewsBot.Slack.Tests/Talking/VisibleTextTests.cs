using NewsBot.Slack.Talking;

namespace NewsBot.Slack.Tests.Talking;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", 10, "plain")]
    [InlineData("a\u0007b\u202Ec\nd", 10, "abc\nd")]
    [InlineData("", 10, " ")]
    [InlineData("\u0001", 10, " ")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("a\U0001F600\U0001F600", 4, "a\U0001F600…")]
    [InlineData("abcd", 4, "abcd")]
    public void Keeps_what_is_seen(string text, int most, string shown) => VisibleText.Of(text, most).ShouldBe(shown);
}
