using FsCheck;
using FsCheck.Fluent;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.Tests.Blocks;

public class MrkdwnTests
{
    private static readonly char[] Hostile = "<>&*_~`:|!@#\n abc1\ud83d\ude00".ToCharArray();

    [Theory]
    [InlineData("Tom & Jerry", "Tom &amp; Jerry")]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("<@U0ALMA>", "&lt;@U0ALMA&gt;")]
    [InlineData("<https://evil.example|bank>", "&lt;https://evil.example|bank&gt;")]
    [InlineData("a *bold* word", "a ∗bold∗ word")]
    [InlineData("3*4 and snake_case", "3*4 and snake_case")]
    [InlineData("_slanted_ ~gone~ `code`", "ˍslantedˍ ∼gone∼ ˋcodeˋ")]
    [InlineData("> quoted", "› quoted")]
    [InlineData("a\n  > quoted", "a\n  › quoted")]
    [InlineData("a > b", "a &gt; b")]
    [InlineData("a :skull: here", "a ∶skull: here")]
    [InlineData("at 10:30: go", "at 10∶30: go")]
    [InlineData("note: this", "note: this")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Literal_text_marks_nothing(string text, string expected) => Mrkdwn.Literal(text).ToString().ShouldBe(expected);

    [Fact]
    public void No_text_makes_a_bracket_or_an_open_mark()
    {
        var texts = Gen.Elements(Hostile).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(texts, characters =>
        {
            var markup = Mrkdwn.Literal(new string(characters)).ToString();
            return !markup.Contains('<', StringComparison.Ordinal)
                && !markup.Contains('>', StringComparison.Ordinal)
                && !markup.Contains('`', StringComparison.Ordinal)
                && markup.Replace("&amp;", "", StringComparison.Ordinal).Replace("&lt;", "", StringComparison.Ordinal)
                    .Replace("&gt;", "", StringComparison.Ordinal).IndexOf('&', StringComparison.Ordinal) < 0;
        }));
    }

    [Fact]
    public void What_is_cut_keeps_its_limit_and_no_half_of_an_escape()
    {
        var texts = Gen.Elements(Hostile).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(texts, Gen.Choose(1, 20).ToArbitrary(), (characters, limit) =>
        {
            var whole = Mrkdwn.Literal(new string(characters)).ToString();
            var cut = Mrkdwn.Literal(new string(characters), limit).ToString();
            return whole.Length <= limit
                ? cut == whole
                : cut.Length <= limit
                    && cut.EndsWith('…')
                    && whole.StartsWith(cut[..^1], StringComparison.Ordinal)
                    && cut.LastIndexOf('&') is var escape && (escape < 0 || cut.IndexOf(';', escape) > 0)
                    && !(cut.Length > 1 && char.IsHighSurrogate(cut[^2]) && whole.Length > cut.Length && char.IsLowSurrogate(whole[cut.Length - 1]));
        }));
    }

    [Fact]
    public void Marks_are_made_of_parts()
    {
        var text = Mrkdwn.Bold(Mrkdwn.Literal("As of")) + Mrkdwn.Literal(" 4 < 5, ")
            + Mrkdwn.Link(new Uri("https://news.example/a?b=1&c=|2"), Mrkdwn.Literal("The <Daily>\nNews")) + Mrkdwn.Literal(" for ")
            + Mrkdwn.Mention(new UserId("U1")) + Mrkdwn.Literal(" in ") + Mrkdwn.Channel(new ChannelId("C1"));

        text.ToString().ShouldBe(
            "*As of* 4 &lt; 5, <https://news.example/a?b=1&amp;c=%7C2|The &lt;Daily&gt; News> for <@U1> in <#C1>");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("slack://open")]
    public void Links_lead_to_the_web_alone(string address)
    {
        Should.Throw<ArgumentException>(() => Mrkdwn.Link(new Uri(address), Mrkdwn.Literal("here")));
        Should.Throw<ArgumentException>(() => new LinkRun(new Uri(address), "here"));
        Should.Throw<ArgumentException>(() => new Button("a", "here", address: new Uri(address)));
        Should.Throw<ArgumentException>(() => MarkdownText.Link(new Uri(address), MarkdownText.Literal("here")));
    }
}
