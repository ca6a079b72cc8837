using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsBot.Core.Tests.Knowledge;

public class WordReaderTests
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    [Fact]
    public void A_document_becomes_its_article()
    {
        var article = Reading.Article(
            "crane.docx",
            Document(
                Paragraph("Crane falls in Arden harbour", style: "Title"),
                Paragraph("By Marta Lindqvist"),
                Paragraph("5 March 2019"),
                new Paragraph(new Run(new Text("The harbour of ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("Arden"), new TabChar(), new Text("was closed on Tuesday after a crane fell across its road.")), new DeletedRun(new Run(new DeletedText("Struck out.")))),
                Paragraph("What happened", style: "berschrift2"),
                new Paragraph(new ParagraphProperties(new NumberingProperties()), new Run(new Text("First the wind rose."))),
                new Table(new TableRow(new TableCell(Paragraph("Ships: 12."))))));

        article.Title.ShouldBe("Crane falls in Arden harbour");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Inferred.ShouldBeEmpty();
        article.Lines().ShouldBe(
        [
            "Title: Crane falls in Arden harbour",
            "Header: By Marta Lindqvist",
            "Header: 5 March 2019",
            "Paragraph: The harbour of Arden was closed on Tuesday after a crane fell across its road.",
            "Heading: What happened",
            "ListItem: First the wind rose.",
            "Paragraph: Ships: 12.",
        ]);
        article.LineAt(article.Blocks[4].Span.Start).ShouldBe(5);
    }

    [Fact]
    public void What_the_text_does_not_tell_is_inferred_from_the_properties()
    {
        var article = Reading.Article("report.docx", Document(Paragraph(Body), Paragraph(Body)));

        article.Title.ShouldBe("A report on cranes");
        article.Author.ShouldBe("J. Berg");
        article.Published.ToString().ShouldBe("2019-03-04");
        article.Inferred.Select(inference => inference.Field).ShouldBe(["title", "author", "published"]);
        article.Inferred.ShouldAllBe(inference => inference.Reason.Contains("properties"));
    }

    [Fact]
    public void A_file_that_is_no_document_is_refused()
    {
        var rejected = Reading.Rejected("a.docx", "This is a plain text under a false name.");

        rejected.Reason.ShouldContain("Word document");
        rejected.Remedy.ShouldContain(".docx");
    }

    [Fact]
    public void A_document_cut_off_is_refused()
    {
        var whole = Document(Paragraph(Body));

        Reading.Rejected("a.docx", whole[..(whole.Length / 2)]).Reason.ShouldContain("Word document");
    }

    [Fact]
    public void An_archive_of_something_else_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("notes.txt").Open();
            entry.Write("text"u8);
        }

        Reading.Rejected("a.docx", stream.ToArray()).Reason.ShouldContain("Word document");
    }

    [Fact]
    public void A_document_that_unpacks_to_far_more_than_an_article_is_refused()
    {
        var bomb = Document(Paragraph(new string('a', 11_000_000)));

        bomb.Length.ShouldBeLessThan(1_000_000);
        Reading.Rejected("a.docx", bomb).Reason.ShouldContain("Word document");
    }

    private static Paragraph Paragraph(string text, string? style = null) =>
        style is null
            ? new Paragraph(new Run(new Text(text)))
            : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static byte[] Document(params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "heading 2" }) { StyleId = "berschrift2", Type = StyleValues.Paragraph });
            document.PackageProperties.Title = "A report on cranes";
            document.PackageProperties.Creator = "J. Berg";
            document.PackageProperties.Created = new DateTime(2019, 3, 4, 0, 0, 0, DateTimeKind.Utc);
        }

        return stream.ToArray();
    }
}
