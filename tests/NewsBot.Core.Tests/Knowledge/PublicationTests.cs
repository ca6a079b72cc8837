using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Knowledge;

public class PublicationTests
{
    private const string Body = "The harbour of Arden was closed after a crane fell across its only road, the port authority has said in a letter.";

    [Fact]
    public void A_lead_in_a_month_and_a_day_in_it_still_to_come_bound_the_date()
    {
        var article = Reading.Article(
            "a.txt",
            "Strait states eye a ferry\nOn a foggy March evening in 2019, harbour masters were talking about a ferry line across the strait.\n- The paper will be made public Friday, March 8.\n");

        article.Published.ShouldBe(PartialDate.Between(new(2019, 3, 1), new(2019, 3, 7), DatePrecision.Month));
        article.Blocks.ShouldAllBe(block => block.StatedOn == article.Published);
        var inference = article.Inferred.ShouldHaveSingleItem();
        inference.Field.ShouldBe("published");
        inference.Value.ShouldBe("2019-03");
        inference.Reason.ShouldContain("“March evening in 2019”");
        inference.Reason.ShouldContain("“will be made public Friday, March 8”");
    }

    [Fact]
    public void A_day_told_as_past_bounds_it_from_below()
    {
        var article = Reading.Article(
            "a.txt", $"{Body} In March 2019 the talks began. On Monday, March 4, the ministers met in Arden. They are to sign on Friday, March 8.");

        article.Published.ShouldBe(PartialDate.Between(new(2019, 3, 4), new(2019, 3, 7), DatePrecision.Month));
    }

    [Theory]
    [InlineData("In March 2019 the talks began. They are to sign on Saturday, March 8.", "8 March 2019 was a Friday")]
    [InlineData("In March 2019 the talks began. On Friday, March 8, the ministers met.", "nothing is still to come")]
    [InlineData("In March 2019 the talks began. They are to sign on March 8.", "no weekday shows that the year is meant")]
    [InlineData("In February 2019 the talks began. They are to sign on Friday, March 8.", "another month")]
    [InlineData("They are to sign on Friday, March 8.", "no year")]
    [InlineData("The talks were put off to March 2019. They are to sign on Friday, March 8.", "the month is where the talks were put off to")]
    [InlineData("They will meet in March 2019. They are to sign on Friday, March 8.", "the month is still to come as well")]
    [InlineData("In March 1874 the town was founded. On 8 March 1874 its first mayor took office.", "history")]
    [InlineData("In 1874 the town was founded. It will be 150 years old on 8 March 2024.", "a full date says nothing of the day it is written on")]
    [InlineData("In March 2019 they met. On Saturday, 9 March they had quarrelled. They will sign on Friday, March 8.", "a contradiction")]
    public void Thin_or_contradictory_evidence_is_none(string text, string because)
    {
        var article = Reading.Article("a.txt", $"{Body} {text}");

        article.Published.ShouldBeNull(because);
        article.Inferred.ShouldNotContain(inference => inference.Field == "published");
    }

    [Theory]
    [InlineData("ARDEN, 5 March 2019 — The harbour was closed after a crane fell across its only road, the port said.", "2019-03-05")]
    [InlineData("PORT ARDEN, Northland, Mar. 5, 2019 (Strait Wire) - The harbour was closed after a crane fell across its only road.", "2019-03-05")]
    [InlineData("ARDEN | Tue Mar 5, 2019 7:17 pm EST ARDEN (Strait Wire) - The harbour was closed after a crane fell on its road.", "2019-03-05")]
    [InlineData("The treaty of Arden, signed on 5 March 2019 (a Tuesday), closed the harbour for good, as the port has said.", null)]
    public void A_dated_dateline_dates_the_article(string text, string? expected)
    {
        var article = Reading.Article("a.txt", text);

        article.Published?.ToString().ShouldBe(expected);
        article.Published.HasValue.ShouldBe(expected is not null);
    }

    [Theory]
    [InlineData("https://example.org/2019/03/05/crane", "2019-03-05")]
    [InlineData("https://example.org/news/2019/mar/05/crane", "2019-03-05")]
    [InlineData("https://example.org/2019-03-05/crane", "2019-03-05")]
    [InlineData("https://example.org/20190305/crane.html", "2019-03-05")]
    [InlineData("https://example.org/2019/03/crane", "2019-03")]
    [InlineData("https://example.org/2019/13/05/crane", null)]
    [InlineData("https://example.org/item/20190305", null)]
    public void The_address_of_an_article_may_tell_its_date(string url, string? expected)
    {
        var article = Reading.Article("a.md", $"---\ntitle: Crane falls\nurl: {url}\n---\n\n{Body}");

        article.Published?.ToString().ShouldBe(expected);
        article.Inferred.Any(inference => inference.Field == "published").ShouldBe(expected is not null);
    }

    [Theory]
    [InlineData("2019/2019-03-05-crane.txt", "2019-03-05")]
    [InlineData("crane_2019-03-05.txt", "2019-03-05")]
    [InlineData("2019-03-crane.txt", "2019-03")]
    [InlineData("2019-03-05/crane.txt", null)]
    [InlineData("20190305crane.txt", null)]
    public void The_name_of_a_file_may_tell_its_date(string path, string? expected)
    {
        var article = Reading.Article(path, Body);

        article.Published?.ToString().ShouldBe(expected);
        article.Published.HasValue.ShouldBe(expected is not null);
    }

    [Fact]
    public void An_article_that_gives_only_its_last_update_speaks_from_then()
    {
        var article = Reading.Article("a.txt", $"Crane falls in Arden harbour\nUpdated 3:15 PM ET, Tue March 5, 2019\n\n{Body}");

        (article.Published, article.Updated).ShouldBe((PartialDate.OfDay(new(2019, 3, 5)), PartialDate.OfDay(new(2019, 3, 5))));
        article.Inferred.ShouldHaveSingleItem().Reason.ShouldContain("last update");
    }

    [Fact]
    public void A_date_that_is_stated_is_never_inferred()
    {
        var article = Reading.Article("2018-01-01-crane.txt", $"Crane falls in Arden harbour\n5 March 2019\n\n{Body}");

        article.Published.ToString().ShouldBe("2019-03-05");
        article.Inferred.ShouldBeEmpty();
    }
}
