using NewsBot.Core.Knowledge;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Tests.Knowledge;

public sealed class KnowledgeCheckPageTests
{
    [Fact]
    public void What_is_wrong_comes_before_what_was_inferred() => Expectation.ShouldMatch(
        Print(new KnowledgeCheck(
            "/srv/news",
            Files: 1204,
            Articles: 1201,
            [
                new RejectedFile("2021/empty.md", "The file is empty.", "Fill it or remove it."),
                new RejectedFile(
                    "2021/ferry.md",
                    "The front matter is no valid YAML: a flow sequence is not closed.",
                    "Mend the front matter; a value with a colon or a quotation mark in it needs quotation marks around it.",
                    Line: 3),
                new RejectedFile("evil\u001b[2J.md", "The file holds \u202Ebinary data.", "Remove it."),
            ],
            [
                ("2021/pier.txt", new Inference("published", "2021-03", "The text speaks of “March evening in 2021”.")),
                ("2021/pier.txt", new Inference("title", "Pier closed", "The first line stands by itself.")),
                ("comet.html", new Inference("published", "2021-06-02", "The first date of the text.")),
            ])),
        "Knowledge/check.txt");

    [Theory]
    [InlineData(0, 0, "/srv/news holds no documents.\nPut .md, .txt, .html, .docx or .pdf files there.\n")]
    [InlineData(1, 1, "1 document of /srv/news can be used, and none is left out.\n")]
    [InlineData(1200, 1200, "1,200 documents of /srv/news can be used, and none is left out.\n")]
    public void A_folder_that_is_well_takes_a_line(int files, int articles, string expected) =>
        Print(new KnowledgeCheck("/srv/news", files, articles, [], [])).ShouldBe(expected);

    private static string Print(KnowledgeCheck check)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { In = Stream.Null, Out = output, Error = TextWriter.Null };
        terminal.Write(KnowledgeCheckPage.Render(check, terminal.Width));
        return output.ToString();
    }
}
