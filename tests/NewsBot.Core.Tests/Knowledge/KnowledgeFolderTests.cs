using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _elsewhere = new();

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public void Documents_are_listed_in_ordinal_order_with_size_and_time()
    {
        _folder.Write("b.md", "12345");
        _folder.Write("a/z.TXT");
        _folder.Write("a/deep/er/x.html");
        _folder.Write("a.docx");
        _folder.Write("B.pdf");
        File.SetLastWriteTimeUtc(_folder["b.md"], new DateTime(2019, 3, 5, 10, 0, 0, DateTimeKind.Utc));

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.Select(file => file.Path).ShouldBe(["B.pdf", "a.docx", "a/deep/er/x.html", "a/z.TXT", "b.md"]);
        scan.Rejected.ShouldBeEmpty();
        scan.Files[^1].Length.ShouldBe(5);
        scan.Files[^1].LastWriteUtc.ShouldBe(new DateTime(2019, 3, 5, 10, 0, 0, DateTimeKind.Utc));
        scan.Files.ShouldAllBe(file => File.Exists(file.FullPath));
    }

    [Fact]
    public void What_is_hidden_or_no_document_is_passed_over_in_silence()
    {
        _folder.Write(".hidden.md");
        _folder.Write(".git/notes.md");
        _folder.Write("questions.jsonl");
        _folder.Write("~$report.docx");
        _folder.Write("image.png");
        _folder.Write("nothing");

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.ShouldBeEmpty();
        scan.Rejected.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_remedy()
    {
        var missing = _folder["missing"];

        var failure = Should.Throw<KnowledgeException>(() => KnowledgeFolder.Scan(missing));

        failure.Message.ShouldContain(missing);
        failure.Message.ShouldContain("does not exist");
        failure.Message.ShouldContain("Create it");
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named_with_the_remedy()
    {
        var file = _folder.Write("a.md");

        var failure = Should.Throw<KnowledgeException>(() => KnowledgeFolder.Scan(file));

        failure.Message.ShouldContain(file);
        failure.Message.ShouldContain("is a file");
    }

    [Fact]
    public void An_empty_file_and_one_over_the_limit_are_rejected_by_their_size()
    {
        _folder.Write("empty.md", "");
        _folder.Write("fits.md", new string('a', 1000));
        using (var huge = File.Create(_folder["huge.txt"]))
        {
            // Sparse: 200 MB by its size, none of it on the disk.
            huge.SetLength(200L * 1024 * 1024);
        }

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.Select(file => file.Path).ShouldBe(["fits.md"]);
        scan.Rejected.Select(file => file.Path).ShouldBe(["empty.md", "huge.txt"]);
        scan.Rejected[0].Reason.ShouldContain("empty");
        scan.Rejected[1].Reason.ShouldContain("200 MB");
        scan.Rejected[1].Reason.ShouldContain("20 MB");
        scan.Rejected[1].Remedy.ShouldContain("Split");
    }

    [Fact]
    public void A_link_out_of_the_folder_is_rejected_and_never_followed()
    {
        var secret = _elsewhere.Write("secret.md");
        _elsewhere.Write("more/secret.md");
        _folder.Write("a.md");
        File.CreateSymbolicLink(_folder["link.md"], secret);
        Directory.CreateSymbolicLink(_folder["more"], _elsewhere["more"]);
        File.CreateSymbolicLink(_folder["winding.md"], Path.Combine("..", Path.GetFileName(_elsewhere.Root), "secret.md"));

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.Select(file => file.Path).ShouldBe(["a.md"]);
        scan.Rejected.Select(file => file.Path).ShouldBe(["link.md", "more", "winding.md"]);
        scan.Rejected.ShouldAllBe(file => file.Reason.Contains("leads out of the knowledge folder") && file.Remedy.Contains("Copy"));
    }

    [Fact]
    public void A_link_through_a_link_is_judged_by_where_it_ends()
    {
        _elsewhere.Write("secret.md");
        Directory.CreateDirectory(_folder[".inside"]);
        Directory.CreateSymbolicLink(_folder[".inside/door"], _elsewhere.Root);
        File.CreateSymbolicLink(_folder["link.md"], Path.Combine(".inside", "door", "secret.md"));

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.ShouldBeEmpty();
        scan.Rejected.ShouldHaveSingleItem().Path.ShouldBe("link.md");
    }

    [Fact]
    public void A_link_inside_the_folder_adds_only_what_is_not_listed_anyway()
    {
        // As mounted configuration volumes lay files out: the real ones hidden, and links to them.
        _folder.Write("..data/a.md");
        _folder.Write("..data/sub/b.md");
        _folder.Write("c.md");
        File.CreateSymbolicLink(_folder["a.md"], Path.Combine("..data", "a.md"));
        Directory.CreateSymbolicLink(_folder["sub"], Path.Combine("..data", "sub"));
        File.CreateSymbolicLink(_folder["again.md"], "c.md");
        Directory.CreateSymbolicLink(_folder["circle"], _folder.Root);
        Directory.CreateSymbolicLink(_folder["sub2"], "sub");

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.Select(file => file.Path).ShouldBe(["a.md", "c.md", "sub/b.md"]);
        scan.Rejected.ShouldBeEmpty();
        scan.Files.ShouldAllBe(file => file.Length == 10);
    }

    [Fact]
    public void A_link_to_nothing_or_to_itself_is_rejected()
    {
        File.CreateSymbolicLink(_folder["gone.md"], "no-such-file.md");
        File.CreateSymbolicLink(_folder["self.md"], "self.md");

        var scan = KnowledgeFolder.Scan(_folder.Root);

        scan.Files.ShouldBeEmpty();
        scan.Rejected.Select(file => file.Path).ShouldBe(["gone.md", "self.md"]);
        scan.Rejected.ShouldAllBe(file => file.Reason.Contains("leads nowhere"));
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        _elsewhere.Write("a.md");
        Directory.CreateSymbolicLink(_folder["knowledge"], _elsewhere.Root);

        KnowledgeFolder.Scan(_folder["knowledge"]).Files.ShouldHaveSingleItem().Path.ShouldBe("a.md");
    }

    [Fact]
    public void A_subfolder_that_may_not_be_read_is_reported_and_the_rest_is_listed()
    {
        _folder.Write("a.md");
        _folder.Write("closed/b.md");
        var closed = _folder["closed"];

        var scan = KnowledgeFolder.Scan(_folder.Root, KnowledgeFolder.DefaultMaxFileBytes, folder => DenyAccessTo(folder, closed));

        scan.Files.Select(file => file.Path).ShouldBe(["a.md"]);
        var rejected = scan.Rejected.ShouldHaveSingleItem();
        rejected.Path.ShouldBe("closed");
        rejected.Reason.ShouldContain("may not be read");
        rejected.Remedy.ShouldContain("permission");
    }

    [Fact]
    public void A_folder_that_may_not_be_read_at_all_is_named_with_the_remedy()
    {
        var failure = Should.Throw<KnowledgeException>(
            () => KnowledgeFolder.Scan(_folder.Root, KnowledgeFolder.DefaultMaxFileBytes, folder => DenyAccessTo(folder, _folder.Root)));

        failure.Message.ShouldContain(Path.GetFileName(_folder.Root));
        failure.Message.ShouldContain("permission");
    }

    [Fact]
    public void A_folder_that_vanishes_while_it_is_listed_holds_nothing()
    {
        _folder.Write("a.md");
        _folder.Write("gone/b.md");
        var gone = _folder["gone"];

        var scan = KnowledgeFolder.Scan(_folder.Root, KnowledgeFolder.DefaultMaxFileBytes, folder =>
        {
            if (folder == gone)
            {
                Directory.Delete(gone, recursive: true);
            }
        });

        scan.Files.Select(file => file.Path).ShouldBe(["a.md"]);
        scan.Rejected.ShouldBeEmpty();
    }

    // The super-user may read everything, so that a real permission could not be refused in every test run.
    private static void DenyAccessTo(string folder, string closed)
    {
        if (folder == closed)
        {
            throw new UnauthorizedAccessException($"Access to the path '{folder}' is denied.");
        }
    }
}
