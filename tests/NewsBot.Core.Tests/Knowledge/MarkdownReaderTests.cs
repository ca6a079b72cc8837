using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class MarkdownReaderTests
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    [Fact]
    public void Front_matter_and_body_become_an_article()
    {
        var article = Reading.Article(
            "2019/crane.md",
            $"""
            ---
            title: "Crane falls: harbour closed"
            author: Marta Lindqvist
            publisher: 'The Strait Courier'
            published: 2019-03-05
            updated: "6 March 2019"
            url: https://example.org/news/crane
            language: en-GB
            kind: note
            aliases:
              NSC: Northern Strait Commission
              PA: [Port Authority, Port Arden]
            tags: [one, two]
            ---

            # Crane Falls: Harbour Closed

            {Body}

            ## What happened

            - First the wind rose.
            - Then the crane fell.
            """);

        article.Path.ShouldBe("2019/crane.md");
        article.Title.ShouldBe("Crane falls: harbour closed");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Publisher.ShouldBe("The Strait Courier");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Updated.ToString().ShouldBe("2019-03-06");
        article.Url.ShouldBe("https://example.org/news/crane");
        article.Language.ShouldBe("en");
        article.Aliases.ShouldBe([new("NSC", "Northern Strait Commission", IsStated: true), new("PA", "Port Authority", IsStated: true), new("PA", "Port Arden", IsStated: true)]);
        article.Inferred.ShouldBeEmpty();
        article.Lines().ShouldBe(
        [
            "Title: Crane Falls: Harbour Closed",
            "Header: author: Marta Lindqvist",
            "Header: publisher: 'The Strait Courier'",
            "Header: published: 2019-03-05",
            "Header @2019-03-06: updated: \"6 March 2019\"",
            $"Paragraph: {Body}",
            "Heading: What happened",
            "ListItem: First the wind rose.",
            "ListItem: Then the crane fell.",
        ]);
        article.Blocks.Select(block => article.LineAt(block.Span.Start)).ShouldBe([16, 3, 4, 5, 6, 18, 20, 22, 23]);
    }

    [Fact]
    public void What_front_matter_leaves_empty_is_absent()
    {
        var article = Reading.Article("a.md", $"---\ntitle: Crane falls\nauthor: \"\"\npublisher: ~\npublished: null\nupdated:\nurl: ftp://example.org/a\n---\n{Body}");

        (article.Author, article.Publisher, article.Published, article.Updated, article.Url).ShouldBe((null, null, null, null, null));
        article.Lines().ShouldBe(["Title: Crane falls", $"Paragraph: {Body}"]);
        article.LineAt(0).ShouldBe(2);
    }

    [Fact]
    public void Other_names_of_the_keys_are_understood_and_lists_are_joined()
    {
        var article = Reading.Article("a.md", $"---\ndate: 5 Mar 2019\nsource: Strait Wire\nauthor:\n  - Marta Lindqvist\n  - Jo Berg\n---\n# Crane falls in Arden\n\n{Body}");

        article.Author.ShouldBe("Marta Lindqvist, Jo Berg");
        article.Publisher.ShouldBe("Strait Wire");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Texts(BlockKind.Header).ShouldBe(["date: 5 Mar 2019", "source: Strait Wire", "author: - Marta Lindqvist - Jo Berg"]);
    }

    [Fact]
    public void Without_a_publisher_the_site_of_the_address_is_inferred_to_be_it()
    {
        var article = Reading.Article("a.md", $"---\ntitle: Crane falls\npublished: 2019-03-05\nurl: https://www.strait-courier.example/crane\n---\n{Body}");

        article.Publisher.ShouldBe("strait-courier.example");
        article.Inferred.ShouldHaveSingleItem().Field.ShouldBe("publisher");
    }

    [Fact]
    public void Markup_is_removed_and_the_words_stay()
    {
        var article = Reading.Article(
            "a.md",
            """
            # Crane falls in Arden

            The **harbour** of [Arden](https://example.org/arden "a town") was _closed_ on `Tuesday` after ![a crane](crane.png) a crane
            fell across its <b>only</b> road &mdash; [sic], <https://example.org/road>\
            the port authority said [citation needed][dubious].

            ```
            tide tables
            as printed
            ```

            <div>A line of <i>HTML</i>.</div>

            <!-- not for readers -->

            [ref]: https://example.org

            1. one
            2. two
               - deeper

               and more of two

            > The quays are sound,
            > and they will stay so.

            2018. That was the year.
            """);

        article.Lines()[1..].ShouldBe(
        [
            "Paragraph: The harbour of Arden was closed on Tuesday after a crane fell across its only road — [sic], https://example.org/road "
            + "the port authority said [citation needed][dubious].",
            "Paragraph: tide tables",
            "Paragraph: as printed",
            "Paragraph: A line of HTML.",
            "ListItem: one",
            "ListItem: two",
            "ListItem: deeper",
            "Paragraph: and more of two",
            "Paragraph: The quays are sound, and they will stay so.",
            "Paragraph: 2018. That was the year.",
        ]);
        article.LineAt(article.Text.IndexOf("fell across", StringComparison.Ordinal)).ShouldBe(4);
        article.LineAt(article.Text.IndexOf("the port", StringComparison.Ordinal)).ShouldBe(5);
        article.LineAt(article.Text.IndexOf("as printed", StringComparison.Ordinal)).ShouldBe(9);
        article.LineAt(article.Text.IndexOf("2018", StringComparison.Ordinal)).ShouldBe(27);
    }

    [Fact]
    public void Scraped_text_under_front_matter_is_cleaned_too()
    {
        var article = Reading.Article(
            "a.md", $"---\ntitle: Crane falls in Arden\n---\n\nHome\nWorld\n\nCrane falls in Arden\nBy Marta Lindqvist\nMarch 5, 2019\nPorts\n\n{Body}\n\nAdvertisement\n\nWhat happened next\n\n{Body}");

        article.Lines().ShouldBe(
        [
            "Title: Crane falls in Arden",
            "Header: By Marta Lindqvist",
            "Header: March 5, 2019",
            $"Paragraph: {Body}",
            "Heading: What happened next",
            $"Paragraph: {Body}",
        ]);
        article.Author.ShouldBe("Marta Lindqvist");
        article.Published.ToString().ShouldBe("2019-03-05");
    }

    [Fact]
    public void Plain_text_by_the_name_of_Markdown_keeps_its_line_breaks()
    {
        var article = Reading.Article("a.md", $"Crane falls in Arden harbour\n{Body}\nWhat happened next\n{Body}\n- First the wind rose.\nNobody was hurt when the crane fell.");

        article.Lines().ShouldBe(
        [
            "Title: Crane falls in Arden harbour",
            $"Paragraph: {Body}",
            "Heading: What happened next",
            $"Paragraph: {Body}",
            "ListItem: First the wind rose.",
            "Paragraph: Nobody was hurt when the crane fell.",
        ]);
    }

    [Theory]
    [InlineData(">", 100_000)]
    [InlineData(">", 150)]
    [InlineData("- ", 100_000)]
    [InlineData("[a](", 100_000)]
    [InlineData("**a ", 100_000)]
    [InlineData("`", 100_000)]
    public void Markup_made_to_exhaust_a_parser_is_read_as_plain_text(string markup, int times)
    {
        var article = Reading.Article("a.md", $"{string.Concat(Enumerable.Repeat(markup, times))} {Body}");

        article.Text.ShouldContain(Body);
    }

    [Theory]
    [InlineData("---\ntitle: Crane falls: harbour closed\n---\nText.", 2)]
    [InlineData("---\ntitle: Crane falls\nauthor: [Marta\npublished: 2019-03-05\n---\nText.", null)]
    [InlineData("---\ntitle: \"Crane falls\nauthor: Marta\n---\nText.", null)]
    [InlineData("---\ntitle: Crane falls\n\tauthor: Marta\n---\nText.", 2)]
    [InlineData("---\n- one\n- two\n---\nText.", 2)]
    [InlineData("---\ntitle: Crane falls\nThe harbour is closed.", 1)]
    public void Broken_front_matter_is_reported_with_its_line(string content, int? line)
    {
        var rejected = Reading.Rejected("a.md", content);

        rejected.Path.ShouldBe("a.md");
        rejected.Reason.ShouldContain("front matter");
        rejected.Remedy.ShouldNotBeEmpty();
        rejected.Line.ShouldNotBeNull();
        if (line is not null)
        {
            rejected.Line.ShouldBe(line);
        }
    }

    [Fact]
    public void A_line_drawn_above_the_text_is_no_front_matter()
    {
        var article = Reading.Article("a.md", $"---\n\n{Body}\n");

        article.Texts(BlockKind.Paragraph).ShouldBe([Body]);
    }

    [Fact]
    public void Front_matter_without_text_is_no_article() =>
        Reading.Rejected("a.md", "---\ntitle: Crane falls\nauthor: Marta\n---\n\n").Reason.ShouldContain("no text");
}
