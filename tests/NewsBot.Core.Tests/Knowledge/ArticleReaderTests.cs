using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public sealed class ArticleReaderTests : IDisposable
{
    private const string Body = "The harbour of Arden was closed on Tuesday after a crane fell across its only road, the port authority said.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_the_folder_is_read_into_an_article()
    {
        _folder.Write("2019/crane.md", $"# Crane falls in Arden\n\n{Body}\n");
        var file = KnowledgeFolder.Scan(_folder.Root).Files.ShouldHaveSingleItem();

        var article = new ArticleReader().Read(file).ShouldBeOfType<ReadResult.Read>().Article;

        article.Path.ShouldBe("2019/crane.md");
        article.Title.ShouldBe("Crane falls in Arden");
        article.Text.ShouldBe($"Crane falls in Arden\n\n{Body}");
    }

    [Fact]
    public void A_file_that_vanished_since_it_was_listed_is_rejected()
    {
        var path = _folder.Write("crane.md");
        var file = KnowledgeFolder.Scan(_folder.Root).Files.ShouldHaveSingleItem();
        File.Delete(path);

        var rejected = Rejected(new ArticleReader(), file);

        rejected.Path.ShouldBe("crane.md");
        rejected.Reason.ShouldContain("vanished");
    }

    [Fact]
    public void A_file_whose_folder_vanished_is_rejected()
    {
        _folder.Write("sub/crane.md");
        var file = KnowledgeFolder.Scan(_folder.Root).Files.ShouldHaveSingleItem();
        Directory.Delete(_folder["sub"], recursive: true);

        Rejected(new ArticleReader(), file).Reason.ShouldContain("vanished");
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_rejected()
    {
        var reader = new ArticleReader(KnowledgeFolder.DefaultMaxFileBytes, _ => throw new UnauthorizedAccessException());

        var rejected = Rejected(reader, new KnowledgeFile("/x/crane.md", "crane.md", 10, default));

        rejected.Reason.ShouldContain("may not be read");
        rejected.Remedy.ShouldContain("permission");
    }

    [Fact]
    public void A_disk_that_fails_while_reading_is_reported()
    {
        var reader = new ArticleReader(KnowledgeFolder.DefaultMaxFileBytes, _ => throw new IOException("The device is not ready."));

        Rejected(reader, new KnowledgeFile("/x/crane.md", "crane.md", 10, default)).Reason.ShouldContain("The device is not ready.");
    }

    [Fact]
    public void A_file_that_grew_over_the_limit_since_it_was_listed_is_rejected_unread()
    {
        var path = _folder.Write("crane.md");
        var file = KnowledgeFolder.Scan(_folder.Root, maxFileBytes: 100).Files.ShouldHaveSingleItem();
        File.WriteAllText(path, new string('a', 101));

        var rejected = Rejected(new ArticleReader(maxFileBytes: 100), file);

        rejected.Reason.ShouldContain("larger than the limit of 100 bytes");
        rejected.Remedy.ShouldContain("Split");
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    public void Binary_junk_under_the_name_of_a_text_is_rejected(string name)
    {
        var junk = new byte[4096];
        new Random(1).NextBytes(junk);

        var rejected = Reading.Rejected(name, junk);

        rejected.Reason.ShouldContain("binary data");
        rejected.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    public void A_file_that_was_emptied_since_it_was_listed_is_rejected(string name) =>
        Reading.Rejected(name, "").Reason.ShouldContain("empty");

    [Theory]
    [InlineData("a.md", "\n \n\t\n")]
    [InlineData("a.txt", "Advertisement\n\nShare this\n")]
    [InlineData("a.txt", "\u200B\u200E")]
    [InlineData("a.html", "<p> </p>")]
    public void A_file_with_nothing_left_after_cleaning_is_rejected(string name, string content) =>
        Reading.Rejected(name, content).Reason.ShouldContain("no text");

    [Fact]
    public void Control_characters_and_marks_of_direction_do_not_reach_the_text()
    {
        var article = Reading.Article("a.txt", $"A \u202Eheadline\u202C of\u0007 many words\n\n{Body}\u200F\u0000".Replace("\u0000", "", StringComparison.Ordinal));

        article.Text.ShouldBe($"A headline of many words\n\n{Body}");
    }

    [Fact]
    public void The_message_for_a_person_names_file_line_reason_and_remedy() =>
        Reading.Rejected("news/a.md", "---\n- x\n---\ntext").ToString()
            .ShouldBe("news/a.md:2: The front matter is not a list of keys and values. Mend the front matter; a value with a colon or a quotation mark in it needs quotation marks around it.");

    [Fact]
    public void Whatever_the_bytes_are_reading_never_throws_and_every_block_lies_in_the_text() =>
        Prop.ForAll(Names().ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(), (name, bytes) => IsSound(ArticleReader.ReadContent(name, bytes)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Whatever_a_document_is_put_together_from_reading_never_throws_and_every_block_lies_in_the_text()
    {
        var documents = Gen.Elements(Fragments).ListOf().Select(parts => string.Concat(parts));

        Prop.ForAll(Names().ToArbitrary(), documents.ToArbitrary(), (name, text) => IsSound(ArticleReader.ReadContent(name, Encoding.UTF8.GetBytes(text))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    // What the stages look for, to be put together in every wrong order.
    private static readonly string[] Fragments =
    [
        "---\n", "title: a\n", "author: [x, y\n", "aliases:\n  A: B\n", "published: 2019-03-05\n", "updated: soon\n", ": - ? &a *a !t |\n", "# ", "## ", "- ", "1. ",
        "2018. ", "> ", "* * *\n", "___\n", "```\n", "\n", "\n\n", "\r\n", "\t", "  ", "by Marta Lindqvist", "By A, Reuters", "Aug 2, 2018", "4 August", "2018-08-04",
        "Update: ", "UPDATE (4 Aug): ", "Correction, 5 August 2018:", "Editor's note: ", "Read the full report below.", "Original story:", "Advertisement", "Home",
        "In March 2019 ", "will open on Friday, March 8. ", "ARDEN, 5 March 2019 — ", Body, "A headline of five words", "What happened", "u2019", "\\u201c", "\\", "&amp;#8217;", "&",
        "â€™", "Ã©", "[a](b)", "[", "]", "![x](y)", "**", "_", "`", "<b>", "</b>", "<p>", "<div>", "<br>", "<li>", "<h1>", "<script>", "</script>", "<!--", "-->", "<time datetime='2019'>",
        "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"headline\":", "|", " | ", "•", "—", "\u200B", "\u202E", "\u0007", "\uD83D\uDE00", "é", "2", "x",
    ];

    private static Gen<string> Names() => Gen.Elements("a.md", "a.txt", "a.html", "a.docx", "a.pdf", "2019-03-05.md");

    private static bool IsSound(ReadResult result)
    {
        if (result is not ReadResult.Read(var article))
        {
            return ((ReadResult.Rejected)result).File is { Reason.Length: > 0, Remedy.Length: > 0 };
        }

        var end = 0;
        foreach (var block in article.Blocks)
        {
            var gap = block == article.Blocks[0] ? "" : "\n\n";
            if (block.Span.Length == 0 || block.Span.Start != end + gap.Length || block.Span.End > article.Text.Length
                || article.Text[end..block.Span.Start] != gap || block.Span.Of(article.Text).AsSpan().ContainsAny('\n', '\r', '\0')
                || !article.Lines.Any(mark => mark.Offset == block.Span.Start))
            {
                return false;
            }

            end = block.Span.End;
        }

        return end == article.Text.Length && article.Title.Length > 0 && article.Blocks.Count(block => block.Kind == BlockKind.Title) <= 1
            && article.Lines.Zip(article.Lines.Skip(1)).All(pair => pair.First.Offset < pair.Second.Offset) && article.Lines.All(mark => mark.Line > 0);
    }

    private static RejectedFile Rejected(ArticleReader reader, KnowledgeFile file) =>
        reader.Read(file).ShouldBeOfType<ReadResult.Rejected>().File;
}
