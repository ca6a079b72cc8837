using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class HeaderTests
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    [Theory]
    [InlineData("by Marta Lindqvist", "Marta Lindqvist", null)]
    [InlineData("By MARTA LINDQVIST and Jo van der Berg", "MARTA LINDQVIST and Jo van der Berg", null)]
    [InlineData("By Marta Lindqvist and Jo Berg, Reuters", "Marta Lindqvist and Jo Berg", "Reuters")]
    [InlineData("By Marta Lindqvist, Jo Berg, The Strait Courier", "Marta Lindqvist, Jo Berg", "The Strait Courier")]
    [InlineData("By Marta Lindqvist | Strait Online", "Marta Lindqvist", "Strait Online")]
    [InlineData("Written by Marta Lindqvist", "Marta Lindqvist", null)]
    [InlineData("By Martin Luther King Jr.", "Martin Luther King Jr.", null)]
    [InlineData("Author: Marta Lindqvist", "Marta Lindqvist", null)]
    public void A_byline_gives_the_author_and_the_publisher_named_after_him(string byline, string author, string? publisher)
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\n\n{byline}\n\n{Body}");

        article.Author.ShouldBe(author);
        article.Publisher.ShouldBe(publisher);
        article.Texts(BlockKind.Header).ShouldBe([byline]);
        article.Title.ShouldBe("Crane falls in Arden harbour");
    }

    [Theory]
    [InlineData("By Monday, the crane was gone")]
    [InlineData("By the river")]
    [InlineData("By 2020, Arden Will Sink")]
    public void A_line_that_only_begins_like_a_byline_is_none(string line)
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour again\n\n{Body}\n\n{line}\n\n{Body}");

        article.Author.ShouldBeNull();
    }

    [Fact]
    public void Byline_and_dates_may_share_a_line()
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\nBy Marta Lindqvist | 5 March 2019 | Updated: 6 March 2019\n\n{Body}");

        article.Author.ShouldBe("Marta Lindqvist");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Updated.ToString().ShouldBe("2019-03-06");
    }

    [Fact]
    public void Labelled_lines_are_read()
    {
        var article = Reading.Article(
            "a.txt",
            $"Title: Crane falls in Arden harbour\nAuthor: Marta Lindqvist\nSource: The Strait Courier\nDate: 5 March 2019\nUpdated: 6 March 2019\nURL: https://example.org/crane\n\n{Body}");

        article.Title.ShouldBe("Crane falls in Arden harbour");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Publisher.ShouldBe("The Strait Courier");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Updated.ToString().ShouldBe("2019-03-06");
        article.Url.ShouldBe("https://example.org/crane");
        article.Lines().ShouldContain("Header @2019-03-06: Updated: 6 March 2019");
        article.Texts(BlockKind.Paragraph).ShouldBe([Body]);
    }

    [Fact]
    public void A_name_above_the_publishers_is_inferred_to_be_the_author()
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\n\nMarta Lindqvist\n\nThe Associated Press\n\n{Body}");

        article.Author.ShouldBe("Marta Lindqvist");
        article.Publisher.ShouldBe("The Associated Press");
        article.Inferred.ShouldContain(inference => inference.Field == "author" && inference.Reason.Contains("The Associated Press"));
    }

    [Fact]
    public void The_headline_is_the_line_with_the_words_of_one_beside_byline_or_date()
    {
        var article = Reading.Article(
            "a.txt", $"Home\nWorld\nSign in\nLatest from the coast\n\nCrane falls in Arden harbour and blocks the road\n5 March 2019\nBusiness\n\n{Body}");

        article.Title.ShouldBe("Crane falls in Arden harbour and blocks the road");
        article.Lines().ShouldBe(
        [
            "Title: Crane falls in Arden harbour and blocks the road",
            "Header: 5 March 2019",
            $"Paragraph: {Body}",
        ]);
    }

    [Fact]
    public void A_text_without_a_headline_is_called_by_its_file()
    {
        var article = Reading.Article("archive/crane-report.txt", $"{Body}\n\n{Body}");

        article.Title.ShouldBe("crane-report");
        article.Inferred.ShouldContain(inference => inference.Field == "title" && inference.Value == "crane-report");
        article.Blocks.ShouldAllBe(block => block.Kind == BlockKind.Paragraph);
    }

    [Theory]
    [InlineData("Advertisement")]
    [InlineData("Subscribe to our newsletter for more like this.")]
    [InlineData("Read more: Ferry runs aground off Arden")]
    [InlineData("We use cookies to make this site better.")]
    [InlineData("Copyright © 2019 Strait Courier")]
    [InlineData("Share this story on Facebook")]
    [InlineData("Story continues below")]
    public void Lines_of_the_page_are_dropped_wherever_they_stand(string line)
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\n\n{Body}\n\n{line}\n\n{Body}");

        article.Text.ShouldNotContain(line);
        article.Texts(BlockKind.Paragraph).ShouldBe([Body, Body]);
    }

    [Theory]
    [InlineData("Advertisement revenue fell for the third year, the paper said.")]
    [InlineData("Privacy policy changes angered the users of the ferry's app.")]
    [InlineData("Search teams found the captain.")]
    [InlineData("It was over.")]
    public void Sentences_that_begin_alike_are_kept(string line)
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\n\n{Body}\n\n{line}\n\n{Body}");

        article.Texts(BlockKind.Paragraph).ShouldBe([Body, line, Body]);
    }

    [Fact]
    public void A_short_line_above_text_is_a_heading_and_one_with_a_label_is_not()
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\n\n{Body}\n\nWhat happened next\n\n{Body}\n\nWhere: Arden\n\n{Body}\n\n– M. Lindqvist");

        article.Texts(BlockKind.Heading).ShouldBe(["What happened next"]);
        article.Texts(BlockKind.Paragraph).ShouldBe([Body, Body, "Where: Arden", Body, "– M. Lindqvist"]);
    }
}
