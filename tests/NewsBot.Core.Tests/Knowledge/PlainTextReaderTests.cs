using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class PlainTextReaderTests
{
    [Fact]
    public void A_scraped_page_becomes_its_article_without_the_menus_around_it()
    {
        var article = Reading.Article(
            "page.txt",
            """
            Europe

            Oceania

            by Marta Lindqvist

            Two island states to open a ferry line across the northern strait

            Travel
            Mar 05, 2019
            Ports Shipping

            The line is due to open on Friday as part of the third Harbour Mastersu2019 Forum

            Update: On Friday 8 March Ola Berg, the transport minister, said that the two states had not agreed on a ferry line.

            Asked about the plan, Berg told reporters: “We ran out of time.”

            Read the full report below.

            The Northern Strait Commission (NSC) expects to open a ferry line within days, during the forum in Port Arden this week (4 March – 8 March).

            Share this article

            The forum is a yearly meeting of harbour masters.
            © 2019 The Strait Courier. All rights reserved.
            """);

        article.Title.ShouldBe("Two island states to open a ferry line across the northern strait");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Updated.ToString().ShouldBe("2019-03-08");
        article.Inferred.Select(inference => inference.Field).ShouldBe(["updated"]);
        article.Lines().ShouldBe(
        [
            "Title: Two island states to open a ferry line across the northern strait",
            "Header: by Marta Lindqvist",
            "Header: Mar 05, 2019",
            "Paragraph: The line is due to open on Friday as part of the third Harbour Masters’ Forum",
            "NoteLabel @2019-03-08: Update:",
            "Note @2019-03-08: On Friday 8 March Ola Berg, the transport minister, said that the two states had not agreed on a ferry line.",
            "Note @2019-03-08: Asked about the plan, Berg told reporters: “We ran out of time.”",
            "Paragraph: The Northern Strait Commission (NSC) expects to open a ferry line within days, during the forum in Port Arden this week (4 March – 8 March).",
            "Paragraph: The forum is a yearly meeting of harbour masters.",
        ]);
        article.LineAt(article.Blocks[0].Span.Start).ShouldBe(7);
        article.LineAt(article.Blocks[^1].Span.Start).ShouldBe(25);
    }

    [Fact]
    public void A_paragraph_a_line_with_bullets_and_headings_without_markup_is_told_apart()
    {
        var article = Reading.Article(
            "undated.txt",
            """
            Strait States Eye a Ferry Line
            On a foggy March evening in 2019, harbour masters were talking about a ferry line across the strait, and not all of them with delight.
            What the Plan Says
            The plan is a working paper and speaks of “two sailings a day” in a way that sounds more like a hope than a timetable, as one captain put it.
            - The states: Both transport ministers will sign at the end of a forum in Port Arden.
            - When: The paper will be made public Friday, March 8.
            • Scope: It covers cars and freight.
            Why the Harbour Is Full
            Port Arden, the host of the forum, has had a difficult winter, with ice on the quays and half of its pilots on leave for most of January.
            1. In January the ice closed the inner harbour.
            2) In February a crane fell.
            Nobody knows what comes next. Let us hope for a calm sea.
            """);

        article.Lines().ShouldBe(
        [
            "Title: Strait States Eye a Ferry Line",
            "Paragraph: On a foggy March evening in 2019, harbour masters were talking about a ferry line across the strait, and not all of them with delight.",
            "Heading: What the Plan Says",
            "Paragraph: The plan is a working paper and speaks of “two sailings a day” in a way that sounds more like a hope than a timetable, as one captain put it.",
            "ListItem: The states: Both transport ministers will sign at the end of a forum in Port Arden.",
            "ListItem: When: The paper will be made public Friday, March 8.",
            "ListItem: Scope: It covers cars and freight.",
            "Heading: Why the Harbour Is Full",
            "Paragraph: Port Arden, the host of the forum, has had a difficult winter, with ice on the quays and half of its pilots on leave for most of January.",
            "ListItem: In January the ice closed the inner harbour.",
            "ListItem: In February a crane fell.",
            "Paragraph: Nobody knows what comes next. Let us hope for a calm sea.",
        ]);
        article.LineAt(article.Blocks[7].Span.Start).ShouldBe(8);
    }

    [Fact]
    public void Lines_wrapped_to_a_width_are_joined_and_keep_their_line_numbers()
    {
        var article = Reading.Article(
            "wrapped.txt",
            """
            A bridge for Arden

            The town council of Arden voted on Monday to build a bridge
            over the river that has divided the town since the flood of
            the last century, and to pay for it out of the harbour dues
            that it has been saving.

            Work is to begin after the winter, when the water is low and
            the herons have left.
            """);

        article.Texts(BlockKind.Paragraph).ShouldBe(
        [
            "The town council of Arden voted on Monday to build a bridge over the river that has divided the town since the flood of "
            + "the last century, and to pay for it out of the harbour dues that it has been saving.",
            "Work is to begin after the winter, when the water is low and the herons have left.",
        ]);
        article.LineAt(article.Text.IndexOf("over the river", StringComparison.Ordinal)).ShouldBe(4);
        article.LineAt(article.Text.IndexOf("that it has", StringComparison.Ordinal)).ShouldBe(6);
        article.LineAt(article.Text.IndexOf("the herons", StringComparison.Ordinal)).ShouldBe(9);
    }

    [Fact]
    public void A_quoted_paragraph_and_drawn_lines_lose_their_marks()
    {
        var article = Reading.Article(
            "quoted.txt",
            """
            A letter from the harbour master

            The harbour master wrote to the council on Tuesday about the quays of the old town.

            > The quays are sound,
            > and they will stay so.
            ----------
            * * *
            The council has not answered the letter of the harbour master so far.
            """);

        article.Texts(BlockKind.Paragraph).ShouldBe(
        [
            "The harbour master wrote to the council on Tuesday about the quays of the old town.",
            "The quays are sound,",
            "and they will stay so.",
            "The council has not answered the letter of the harbour master so far.",
        ]);
    }

    [Fact]
    public void A_year_at_the_head_of_a_line_is_no_number_of_a_list()
    {
        var article = Reading.Article("year.txt", "2018. That was the year in which the harbour froze over and the ferries stayed at home.\n\n1.5 million came.");

        article.Texts(BlockKind.Paragraph).ShouldBe(
            ["2018. That was the year in which the harbour froze over and the ferries stayed at home.", "1.5 million came."]);
    }
}
