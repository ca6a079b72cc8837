using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.Tests.Blocks;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("**bold** and [link](x)", @"\*\*bold\*\* and \[link\](x)")]
    [InlineData("<!channel> & co", @"&lt;\!channel\> &amp; co")]
    [InlineData("1. first", @"1\. first")]
    [InlineData("1) first", @"1\) first")]
    [InlineData("It ended in 2019.", @"It ended in 2019\.")]
    [InlineData("# title", @"\# title")]
    [InlineData("a\n- b", @"a \- b")]
    [InlineData("It is open.", "It is open.")]
    public void Literal_text_marks_nothing(string text, string expected) => MarkdownText.Literal(text).ToString().ShouldBe(expected);

    [Fact]
    public void Marks_are_made_of_parts() =>
        (MarkdownText.Bold(MarkdownText.Literal("Open")) + MarkdownText.ParagraphBreak
            + MarkdownText.Link(new Uri("https://news.example/a_(b)"), MarkdownText.Literal("[1]"))).ToString()
            .ShouldBe("**Open**\n\n[\\[1\\]](https://news.example/a_%28b%29)");

    [Fact]
    public void A_piece_is_neither_empty_nor_too_long()
    {
        Should.Throw<BlockLimitException>(() => MarkdownText.Literal(""));
        Should.Throw<BlockLimitException>(() => MarkdownText.Literal(new string('a', MarkdownText.MaxLength + 1)));
    }
}
