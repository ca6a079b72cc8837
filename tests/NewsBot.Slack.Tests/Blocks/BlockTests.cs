using System.Text.Json;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.Tests.Blocks;

public class BlockTests
{
    [Fact]
    public void Blocks_are_written_as_slack_describes_them()
    {
        Json(new HeaderBlock("Title")).ShouldBe("""{"type":"header","text":{"type":"plain_text","text":"Title","emoji":false}}""");
        Json(new DividerBlock()).ShouldBe("""{"type":"divider"}""");
        Json(new SectionBlock(new MarkedText(Mrkdwn.Literal("a < b")), new Button("more", "More", "5")))
            .ShouldBe("""{"type":"section","text":{"type":"mrkdwn","text":"a &lt; b","verbatim":true},"accessory":{"type":"button","action_id":"more","text":{"type":"plain_text","text":"More","emoji":false},"value":"5"}}""");
        Json(new ContextBlock(new PlainText("small"), new MarkedText(Mrkdwn.Italic(Mrkdwn.Literal("print")))))
            .ShouldBe("""{"type":"context","elements":[{"type":"plain_text","text":"small","emoji":false},{"type":"mrkdwn","text":"_print_","verbatim":true}]}""");
        Json(new ActionsBlock(new Button("open", "Open", address: new Uri("https://news.example/a"), style: ButtonStyle.Primary)))
            .ShouldBe("""{"type":"actions","elements":[{"type":"button","action_id":"open","text":{"type":"plain_text","text":"Open","emoji":false},"url":"https://news.example/a","style":"primary"}]}""");
        Json(new RichTextBlock(
            new RichTextSection(new TextRun("It *is* open ", TextStyle.BoldText), new LinkRun(new Uri("https://news.example/"), "[1]"), new UserRun(new("U1"))),
            new RichTextQuote(new TextRun("<exact> & true")),
            new RichTextList([new RichTextSection(new TextRun("one"))], ordered: true)))
            .ShouldBe("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"It *is* open ","style":{"bold":true,"italic":false}},{"type":"link","url":"https://news.example/","text":"[1]"},{"type":"user","user_id":"U1"}]},{"type":"rich_text_quote","elements":[{"type":"text","text":"<exact> & true"}]},{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]}],"style":"ordered"}]}""");
    }

    [Fact]
    public void Labels_are_cut_between_characters()
    {
        Label(new HeaderBlock(new string('a', 151)).Text).ShouldBe(new string('a', 149) + "…");
        Label(new HeaderBlock(new string('a', 150)).Text).ShouldBe(new string('a', 150));
        Label(new HeaderBlock(new string('a', 148) + "\U0001F600\U0001F600").Text).ShouldBe(new string('a', 148) + "…");
        Label(new Button("a", new string('b', 76)).Text).Length.ShouldBe(75);
        Label(new Modal(new string('t', 25), "Close", [new DividerBlock()]).Title).Length.ShouldBe(24);

        static string Label(TextObject text) => text.ShouldBeOfType<PlainText>().Text;
    }

    [Fact]
    public void Content_that_would_be_lost_is_refused()
    {
        var text = new PlainText("a");
        var block = new DividerBlock();
        Refuse(() => new SectionBlock(new PlainText(new string('a', 3001))));
        Refuse(() => new SectionBlock(new PlainText("")));
        Refuse(() => new ContextBlock());
        Refuse(() => new ContextBlock([.. Enumerable.Repeat(text, 11)]));
        Refuse(() => new ActionsBlock([.. Enumerable.Range(0, 26).Select(i => new Button($"a{i}", "b"))]));
        Refuse(() => new Button(new string('a', 256), "b"));
        Refuse(() => new Button("a", "b", new string('v', 2001)));
        Refuse(() => new Button("a", "b", address: new Uri("https://news.example/" + new string('p', 3000))));
        Refuse(() => new TextRun(""));
        Refuse(() => new HomeTab());
        Refuse(() => new HomeTab([.. Enumerable.Repeat(block, 101)]));
        Refuse(() => new Modal("t", "c", [block], new string('m', 3001)));
        Refuse(() => new HomeTab([.. Enumerable.Range(0, 90).Select(_ => new SectionBlock(new PlainText(new string('é', 2900))))]));
        Refuse(() => new MessageBlocks(Enumerable.Repeat(block, 51)));
        Refuse(() => new MessageBlocks(Enumerable.Range(0, 5).Select(_ => new SectionBlock(new PlainText(new string('a', 2900))))));
        Should.Throw<ArgumentException>(() => new ActionsBlock(new Button("same", "a"), new Button("same", "b")));

        static void Refuse(Func<object> make) => Should.Throw<BlockLimitException>(make).Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_message_says_when_it_is_full()
    {
        var blocks = new MessageBlocks();
        for (var i = 0; i < 4; i++)
        {
            blocks.TryAdd(new SectionBlock(new PlainText(new string('a', 3000)))).ShouldBeTrue();
        }

        blocks.TryAdd(new SectionBlock(new PlainText(new string('a', 3000)))).ShouldBeFalse();
        blocks.Count.ShouldBe(4);
    }

    private static string Json(Block block) => JsonSerializer.Serialize(block, SlackJson.Wire.Block);
}
