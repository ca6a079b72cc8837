using NewsBot.Slack.Events;

namespace NewsBot.Slack.Tests.Events;

public class IncomingTextTests
{
    private static readonly UserId Self = new("U0BOT");

    [Theory]
    [InlineData("<@U0BOT> is it open?", "is it open?")]
    [InlineData("<@U0BOT|newsbot> is it open?", "is it open?")]
    [InlineData("Ask <@U1> or <@U2|alma>", "Ask @U1 or @alma")]
    [InlineData("See <#C1|news> and <#C2>", "See #news and #C2")]
    [InlineData("<!here> <!subteam^S1|@desk> <!date^1|noon>", "@here @desk noon")]
    [InlineData("<https://a.example/x|the page> <https://b.example>", "the page https://b.example")]
    [InlineData("3 &lt; 4 &amp;&amp; 5 &gt; 4", "3 < 4 && 5 > 4")]
    [InlineData("&lt;@U0BOT&gt;", "<@U0BOT>")]
    [InlineData("a < b", "a < b")]
    [InlineData("<>", "<>")]
    public void Is_read_as_its_writer_saw_it(string text, string expected) => IncomingText.Plain(text, Self).ShouldBe(expected);

    [Theory]
    [InlineData("<@U0BOT> hi", true)]
    [InlineData("hi <@U0BOT|bot>", true)]
    [InlineData("<@U0BOTTLE> hi", false)]
    [InlineData("&lt;@U0BOT&gt;", false)]
    [InlineData("@U0BOT", false)]
    public void Knows_who_is_named(string text, bool expected) => IncomingText.Mentions(text, Self).ShouldBe(expected);
}
