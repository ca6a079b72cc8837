using System.Text;
using NewsBot.Core.Inspection;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Inspection;

public sealed class ArticleInspectorTests
{
    private const string Ferry = """
        ---
        title: Ferry to open
        published: 2021-04-12
        ---

        > **Update, 4 May 2021:** The ferry did not sail on Monday.

        The ferry will sail on 3 May. It was ordered last year.
        """;

    [Fact]
    public void Each_sentence_has_its_date_its_status_and_its_times()
    {
        var article = Read(Ferry);

        var told = ArticleInspector.Inspect(article)
            .Where(sentence => sentence.Kind is BlockKind.Note or BlockKind.Paragraph)
            .Select(sentence => $"{sentence.Line} {sentence.StatedOn} {sentence.Status} {sentence.Span.Of(article.Text)} {string.Join(", ", sentence.Times.Select(time => $"{time.Span.Of(article.Text)} = {time.Value}"))}");

        told.ShouldBe(
        [
            "6 2021-05-04 Denied The ferry did not sail on Monday. Monday = 2021-05-03",
            "8 2021-04-12 Planned The ferry will sail on 3 May. 3 May = 2021-05-03",
            "8 2021-04-12 Happened It was ordered last year. last year = 2020",
        ]);
    }

    [Fact]
    public void A_document_can_be_read_as_published_on_another_day()
    {
        var article = Read(Ferry, PartialDate.OfDay(new DateOnly(2031, 4, 12)));

        article.Published.ShouldBe(PartialDate.OfDay(new DateOnly(2031, 4, 12)));
        ArticleInspector.Inspect(article).SelectMany(sentence => sentence.Times).Select(time => time.Value).ShouldContain("2030");
    }

    [Fact]
    public void Dates_that_do_not_exist_stay_unresolved_and_say_so()
    {
        var times = ArticleInspector.Inspect(Read("Opened\n\nThe pier opened on 30 February 2018, on the 45th of May and in the year 0.", PartialDate.OfYear(2019)))
            .SelectMany(sentence => sentence.Times)
            .ToList();

        times.Count.ShouldBe(3);
        times.ShouldAllBe(time => time.From == null && time.To == null && time.Value.Length == 0 && time.Precision == TimePrecision.None);
    }

    [Fact]
    public void Two_dates_in_a_header_are_no_more_than_one_date_of_publication()
    {
        var article = Read("Pier opens\n2 August 2018\n3 September 2019\n\nThe pier of Vestra opened yesterday, its builders said in a statement.");

        article.Published.ShouldBe(PartialDate.OfDay(new DateOnly(2018, 8, 2)));
        ArticleInspector.Inspect(article)[^1].Times.ShouldHaveSingleItem().Value.ShouldBe("2018-08-01");
    }

    private static Article Read(string text, PartialDate? published = null) =>
        ArticleReader.ReadContent("ferry.md", Encoding.UTF8.GetBytes(text), published).ShouldBeOfType<ReadResult.Read>().Article;
}
