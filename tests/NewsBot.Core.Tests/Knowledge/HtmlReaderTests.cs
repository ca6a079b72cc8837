using System.Text;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class HtmlReaderTests
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    [Fact]
    public void A_page_becomes_its_article()
    {
        var article = Reading.Article(
            "crane.html",
            $$"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
              <title>Crane falls in Arden harbour | The Strait Courier</title>
              <meta property="og:site_name" content="The Strait Courier">
              <meta name="author" content="Marta Lindqvist">
              <meta property="article:published_time" content="2019-03-05T10:15:00Z">
              <meta property="article:modified_time" content="2019-03-06T08:00:00Z">
              <link rel="canonical" href="https://example.org/news/crane">
              <script>var hidden = "never shown";</script>
              <style>p { color: red }</style>
            </head>
            <body>
              <nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
              <aside><p>Ten harbours you must see before you are forty, as chosen by our readers in a long survey.</p></aside>
              <article>
                <header><h1>Crane falls in Arden&nbsp;harbour</h1><p>By Marta Lindqvist</p></header>
                <p>{{Body}}</p>
                <p>“It was <b>very</b> loud,” said
                   the <a href="/pilot">pilot</a>.<br>He was not hurt.</p>
                <h2>What happened</h2>
                <ul><li>First the wind rose.</li><li><p>Then the crane fell.</p></li></ul>
                <form><p>Your e-mail address, please, for our letter about harbours and cranes and much beside.</p></form>
                <blockquote><p>Update, 6 March 2019: The road is open.</p><p>The crane is gone.</p></blockquote>
                <table><tr><td>Ships</td><td>12</td></tr></table>
                {{Body}}
              </article>
              <footer><p>Copyright and imprint and a great many other things that nobody reads.</p></footer>
            </body>
            </html>
            """);

        article.Title.ShouldBe("Crane falls in Arden harbour");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Publisher.ShouldBe("The Strait Courier");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Updated.ToString().ShouldBe("2019-03-06");
        article.Url.ShouldBe("https://example.org/news/crane");
        article.Language.ShouldBe("en");
        article.Inferred.ShouldBeEmpty();
        article.Lines().ShouldBe(
        [
            "Title: Crane falls in Arden harbour",
            "Header: By Marta Lindqvist",
            $"Paragraph: {Body}",
            "Paragraph: “It was very loud,” said the pilot. He was not hurt.",
            "Heading: What happened",
            "ListItem: First the wind rose.",
            "ListItem: Then the crane fell.",
            "NoteLabel @2019-03-06: Update, 6 March 2019:",
            "Note @2019-03-06: The road is open.",
            "Note @2019-03-06: The crane is gone.",
            "ListItem: Ships 12",
            $"Paragraph: {Body}",
        ]);
        article.LineAt(0).ShouldBe(17);
        article.LineAt(article.Text.IndexOf("“It was", StringComparison.Ordinal)).ShouldBe(19);
        article.LineAt(article.Text.IndexOf("the pilot", StringComparison.Ordinal)).ShouldBe(20);
        article.LineAt(article.Blocks[^1].Span.Start).ShouldBe(26);
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"Crane falls","author":[{"@type":"Person","name":"Marta Lindqvist"},"Jo Berg"],"publisher":{"name":"Strait Wire"},"datePublished":"2019-03-05T10:15:00+01:00","url":"https://example.org/a"}""")]
    [InlineData("""{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article","ReportageNewsArticle"],"headline":"Crane falls","author":["Marta Lindqvist","Jo Berg"],"publisher":"Strait Wire","datePublished":"5 March 2019","url":"https://example.org/a"}]}""")]
    [InlineData("""[{"@type":"Article","headline":"Crane falls","author":"Marta Lindqvist, Jo Berg","publisher":{"name":"Strait Wire"},"datePublished":"2019-03-05","url":"https://example.org/a",}]""")]
    public void Linked_data_is_read(string json)
    {
        var article = Reading.Article("a.htm", $"<head><script type='application/ld+json'>{json}</script></head><body><p>{Body}</p></body>");

        article.Title.ShouldBe("Crane falls");
        article.Author.ShouldBe("Marta Lindqvist, Jo Berg");
        article.Publisher.ShouldBe("Strait Wire");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Url.ShouldBe("https://example.org/a");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"@type\":5}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"\\ud800\"}")]
    [InlineData("[[[[[[]]]]]]")]
    public void Broken_linked_data_does_no_harm(string json)
    {
        var article = Reading.Article("a.html", $"<title>Crane falls in Arden</title><script type='application/ld+json'>{json}</script><p>{Body}</p>");

        article.Title.ShouldBe("Crane falls in Arden");
    }

    [Fact]
    public void A_time_element_dates_a_page_without_metadata()
    {
        var article = Reading.Article("a.html", $"<main><h1>Crane falls in Arden</h1><time datetime='2019-03-05'>on Tuesday</time><p>{Body}</p></main>");

        article.Published.ToString().ShouldBe("2019-03-05");
    }

    [Fact]
    public void The_part_with_the_most_text_that_is_no_link_is_the_article()
    {
        var links = string.Concat(Enumerable.Repeat("<p><a href='/x'>A headline of another story that is quite as long as a paragraph</a></p>", 20));

        var article = Reading.Article("a.html", $"<h1>Crane falls in Arden</h1><div>{links}</div><div><p>{Body}</p><p>{Body}</p></div>");

        article.Lines().ShouldBe(["Title: Crane falls in Arden", $"Paragraph: {Body}", $"Paragraph: {Body}"]);
    }

    [Fact]
    public void An_old_page_without_paragraphs_is_split_at_its_breaks()
    {
        var article = Reading.Article("a.html", $"<html><body><h1>Crane falls in Arden</h1>{Body}<br><br>\n{Body}<br>Nobody was hurt.</body></html>");

        article.Texts(BlockKind.Paragraph).ShouldBe([Body, $"{Body} Nobody was hurt."]);
    }

    [Fact]
    public void A_page_in_windows_1252_is_read()
    {
        var html = Encoding.Latin1.GetBytes($"<meta charset='windows-1252'><title>Cranes</title><p>{Body} Caf\u00E9 M\u00FCller \u0096 closed.</p>");

        Reading.Article("a.html", html).Text.ShouldContain("Café Müller – closed.");
    }

    [Fact]
    public void A_page_nested_to_exhaust_a_parser_is_refused()
    {
        var rejected = Reading.Rejected("a.html", string.Concat(Enumerable.Repeat("<div>", 100_000)) + Body);

        rejected.Reason.ShouldContain("500");
        rejected.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_page_that_is_all_script_holds_no_text() =>
        Reading.Rejected("a.html", "<html><body><script>render()</script></body></html>").Reason.ShouldContain("no text");
}
