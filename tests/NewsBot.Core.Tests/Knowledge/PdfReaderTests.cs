using System.Text;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class PdfReaderTests
{
    [Fact]
    public void Without_its_program_a_pdf_is_refused_and_the_remedy_names_the_program()
    {
        var refused = Should.Throw<UnreadableException>(() => PdfReader.Read(Document("Any text"), program: null));

        refused.Message.ShouldContain("pdftotext");
        refused.Remedy.ShouldContain("poppler");
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_reported()
    {
        var refused = Should.Throw<UnreadableException>(
            () => PdfReader.Read(Document("Any text"), Path.Combine(Path.GetTempPath(), "no-such-program")));

        refused.Message.ShouldContain("cannot be started");
    }

    [Fact]
    public void What_is_no_pdf_is_refused_before_any_program_is_asked() =>
        Reading.Rejected("a.pdf", "This is a plain text under a false name.").Reason.ShouldContain("no PDF");

    [Fact]
    public void A_document_becomes_its_article()
    {
        Assert.SkipWhen(PdfReader.FindProgram() is null, "pdftotext is not installed");

        var article = Reading.Article(
            "crane.pdf",
            Document(
                "Crane falls in Arden harbour",
                "By Marta Lindqvist",
                "5 March 2019",
                "",
                "The harbour of Arden was closed on Tuesday after a crane fell across its only road."));

        article.Title.ShouldBe("Crane falls in Arden harbour");
        article.Author.ShouldBe("Marta Lindqvist");
        article.Published.ToString().ShouldBe("2019-03-05");
        article.Texts(BlockKind.Paragraph).ShouldBe(["The harbour of Arden was closed on Tuesday after a crane fell across its only road."]);
    }

    [Fact]
    public void A_damaged_document_is_refused()
    {
        Assert.SkipWhen(PdfReader.FindProgram() is null, "pdftotext is not installed");

        Reading.Rejected("a.pdf", "%PDF-1.4\nand then nothing that makes a document").Reason.ShouldContain("PDF");
    }

    // The smallest document there is: one page, one font, one line of text after another.
    private static byte[] Document(params string[] lines)
    {
        var content = string.Concat(lines.Select((line, i) => $"BT /F1 12 Tf 40 {700 - (i * 16)} Td ({line}) Tj ET\n"));
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append($"{offset:D10} 00000 n \n"));
        pdf.Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
