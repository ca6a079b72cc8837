using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class NotesTests
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    private static Article Published(string date, string text) => Reading.Article("a.md", $"---\ntitle: Crane falls\npublished: {date}\n---\n\n{text}\n");

    [Theory]
    [InlineData("UPDATE (6 Mar): The road is open again.", "2019-03-06")]
    [InlineData("Updated on 6 March 2019: The road is open again.", "2019-03-06")]
    [InlineData("Update, 2 p.m. March 6: The road is open again.", "2019-03-06")]
    [InlineData("Correction, 7 March 2019: The crane was blue.", "2019-03-07")]
    [InlineData("**Clarification (March 7, 2019):** The crane was blue.", "2019-03-07")]
    [InlineData("Editor's note, 7 March 2019: The crane was blue.", "2019-03-07")]
    [InlineData("[Update 7 March 2019 – The road is open again.]", "2019-03-07")]
    [InlineData("Update: On Wednesday 6 March the road was opened again.", "2019-03-06")]
    [InlineData("Update: The road was opened on March 6.", "2019-03-06")]
    [InlineData("Update: The two-lane road along the quay of the old harbour was opened again on March 6.", null)]
    [InlineData("Update, 9:40 p.m.: The road is open again.", "2019-03-05")]
    [InlineData("Editor’s note: This report is part of a series on harbours.", "2019-03-05")]
    [InlineData("Correction: The road that the crane fell across on 4 March is the only one.", null)]
    [InlineData("Update: Since 1 February 2019 the road has been open.", null)]
    [InlineData("Update: The captain died on Wednesday 11 March.", "2020-03-11")]
    public void A_note_speaks_from_the_date_it_gives(string note, string? statedOn)
    {
        var article = Published("2019-03-05", $"{Body}\n\n{note}\n\n{Body}");

        var block = article.Blocks.Where(block => block.Kind == BlockKind.Note).ShouldHaveSingleItem();
        block.StatedOn?.ToString().ShouldBe(statedOn);
        block.StatedOn.HasValue.ShouldBe(statedOn is not null);
    }

    [Fact]
    public void A_day_early_in_January_is_in_the_year_after_an_article_of_December()
    {
        var article = Published("2019-12-30", $"{Body}\n\nUpdate, 2 January: The road is open again.");

        article.Lines().ShouldContain("Note @2020-01-02: The road is open again.");
    }

    [Fact]
    public void A_note_without_a_date_speaks_from_the_date_of_the_update_if_there_is_one()
    {
        var article = Reading.Article("a.md", $"---\ntitle: Crane falls\npublished: 2019-03-05\nupdated: 2019-03-09\n---\n\n{Body}\n\nUpdate: The road is open again.");

        article.Lines().ShouldContain("Note @2019-03-09: The road is open again.");
        article.Lines().ShouldContain("Header @2019-03-09: updated: 2019-03-09");
        article.Inferred.ShouldBeEmpty();
    }

    [Fact]
    public void A_note_without_any_date_is_marked_as_not_before_publication()
    {
        var article = Published("2019-03-05", $"{Body}\n\nUpdate: The road is open again.");

        article.Lines().ShouldContain("Note @?: The road is open again.");
        var inference = article.Inferred.ShouldHaveSingleItem();
        inference.Field.ShouldBe("note");
        inference.Value.ShouldBe("not before 2019-03-05");
        inference.Reason.ShouldContain("Update: The road is open again.");
    }

    [Fact]
    public void A_dated_note_dates_the_last_update_of_its_article()
    {
        var article = Published("2019-03-05", $"Update, 6 March: The road is open.\n\n{Body}\n\nCorrection, 8 March: The crane was blue.");

        article.Updated.ToString().ShouldBe("2019-03-08");
        article.Inferred.ShouldContain(inference => inference.Field == "updated" && inference.Value == "2019-03-08");
    }

    [Fact]
    public void A_note_in_a_block_quote_reaches_to_its_end()
    {
        var article = Published("2019-03-05", $"> **Update, 6 March 2019:** The road is open.\n>\n> The crane is gone.\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBe(["The road is open.", "The crane is gone."]);
        article.Texts(BlockKind.Paragraph).ShouldBe([Body]);
    }

    [Fact]
    public void A_note_under_a_heading_reaches_to_the_next_heading()
    {
        var article = Published("2019-03-05", $"{Body}\n\n## Update, 6 March 2019\n\nThe road is open.\n\n- The crane is gone.\n\n## Background\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBe(["The road is open.", "The crane is gone."]);
        article.Texts(BlockKind.Heading).ShouldBe(["Background"]);
    }

    [Theory]
    [InlineData("Read the full report below.", "")]
    [InlineData("The original story follows:", "")]
    [InlineData("Previously reported, March 5:", "")]
    [InlineData("***", "")]
    [InlineData("Original story published 5 March: The crane is old.", "Original story published 5 March: The crane is old.")]
    public void A_note_above_the_article_reaches_to_the_line_that_opens_the_article_again(string line, string kept)
    {
        var article = Published("2019-03-05", $"Update, 6 March: The road is open.\n\nThe crane is gone.\n\n{line}\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBe(["The road is open.", "The crane is gone."]);
        article.Texts(BlockKind.Paragraph).ShouldBe(kept.Length == 0 ? [Body] : [kept, Body]);
    }

    [Fact]
    public void A_note_whose_end_nothing_tells_is_its_own_paragraph()
    {
        var article = Published("2019-03-05", $"Update, 6 March: The road is open.\n\n{Body}\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBe(["The road is open."]);
    }

    [Fact]
    public void A_marker_on_a_line_of_its_own_takes_the_paragraph_below()
    {
        var article = Published("2019-03-05", $"Updated, March 6:\n\nThe road is open.\n\n{Body}");

        article.Lines().ShouldContain("Note @2019-03-06: The road is open.");
        article.Texts(BlockKind.Paragraph).ShouldBe([Body]);
    }

    [Theory]
    [InlineData("Update your charts before you sail: the reef has moved.")]
    [InlineData("Updated boosters are on sale in Arden.")]
    [InlineData("UPDATE:Ferry runs aground off Arden")]
    [InlineData("Corrections officers: a shortage.")]
    [InlineData("The minister gave an update: the road is open.")]
    public void Words_that_only_look_like_a_marker_open_no_note(string line)
    {
        var article = Published("2019-03-05", $"{Body}\n\n{line}\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBeEmpty();
        article.Text.ShouldContain(line);
    }

    [Fact]
    public void A_date_line_that_says_updated_is_no_note()
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\nPublished: 5 March 2019\nUpdated: 6 March 2019\n\n{Body}");

        article.Texts(BlockKind.Note).ShouldBeEmpty();
        article.Updated.ToString().ShouldBe("2019-03-06");
    }
}
