using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class KnowledgeIndexTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task What_the_folder_holds_can_be_found()
    {
        WriteHarbour();
        _knowledge.Write("city/tram.md", "Tram line opens", "2021-05-02", "The tram line to the stadium opened on Sunday.");

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Added.ShouldBe(["city/tram.md", "harbour.md"]);
        report.Unchanged.ShouldBe(0);
        report.Notes.ShouldBeEmpty();
        snapshot.Articles.Select(article => article.Title).ShouldBe(["Tram line opens", "Harbour bridge delayed"]);
        snapshot.LatestStatedOn.ShouldBe(new DateOnly(2021, 5, 2));
        TestKnowledge.FindPaths(snapshot, "Which tram line?").ShouldBe(["city/tram.md"]);
        TestKnowledge.FindPaths(snapshot, "bridge").ShouldBe(["harbour.md"]);
        TestKnowledge.FindPaths(snapshot, "volcano").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_headline_is_found_with_every_passage_of_its_article()
    {
        var sentence = "Crews moved stone along the northern shore while engineers measured the water again and again. ";
        _knowledge.Write("harbour.md", "Quaywall", "2021-04-03", [.. Enumerable.Repeat(string.Concat(Enumerable.Repeat(sentence, 6)), 6)]);

        var snapshot = (await _knowledge.OpenAsync()).Snapshot;

        snapshot.PassageCount.ShouldBeGreaterThan(1);
        snapshot.Search(TestKnowledge.Ask("quaywall"), 100).Count.ShouldBe(snapshot.PassageCount);
        snapshot.DocumentFrequency(TestKnowledge.Ask("quaywall").Terms[0].Stem).ShouldBe(snapshot.PassageCount);
    }

    [Fact]
    public async Task Passages_are_the_articles_text_to_the_letter()
    {
        _knowledge.Write(
            "accents.md",
            "Café “Zürich” reopens – at last",
            "2020-02-01",
            "The café’s owner, Ms. Ölander, said: “We’re back!” The sign reads 咖啡馆. 🎉 It cost €4.5m.",
            "Update, 4 February 2020: The café closed again on Tuesday.",
            "- One item of a list\n- Another item, with e.g. an abbreviation. And a second sentence.");
        WriteHarbour();
        var snapshot = (await _knowledge.OpenAsync()).Snapshot;

        foreach (var info in snapshot.Articles)
        {
            var article = ReadArticle(info.Path);
            var read = snapshot.PassagesOf(info.Path).Select(snapshot.Read).ToList();
            read.Select(passage => passage.Ordinal).ShouldBe(Enumerable.Range(0, read.Count));
            read.Select(passage => passage.Start).ShouldBeInOrder();
            foreach (var passage in read)
            {
                passage.Text.ShouldBe(article.Text.Substring(passage.Start, passage.Text.Length));
                foreach (var sentence in passage.Sentences)
                {
                    sentence.Span.Of(passage.Text).ShouldBe(article.Text.Substring(passage.Start + sentence.Span.Start, sentence.Span.Length));
                    sentence.Line.ShouldBe(article.LineAt(passage.Start + sentence.Span.Start));
                    var block = article.Blocks.Single(block => block.Span.Contains(new(passage.Start + sentence.Span.Start, sentence.Span.Length)));
                    sentence.Kind.ShouldBe(block.Kind);
                    passage.StatedOn.ShouldBe(block.StatedOn);
                }
            }
        }
    }

    [Fact]
    public async Task Only_what_changed_is_reported_and_found()
    {
        WriteHarbour();
        _knowledge.Write("tram.md", "Tram line opens", "2021-05-02", "The tram line to the stadium opened on Sunday.");
        _knowledge.Write("park.md", "Park closes", "2021-05-03", "The park closes for the winter.");
        var before = (await _knowledge.OpenAsync()).Snapshot;

        _knowledge.Write("tram.md", "Tram line derails", "2021-05-04", "A carriage derailed near the stadium.");
        _knowledge.Write("museum.md", "Museum wing", "2021-05-05", "The museum opened a wing for sculpture.");
        _knowledge.Delete("park.md");
        var (after, report) = await _knowledge.OpenAsync();

        report.Added.ShouldBe(["museum.md"]);
        report.Changed.ShouldBe(["tram.md"]);
        report.Removed.ShouldBe(["park.md"]);
        report.Unchanged.ShouldBe(1);
        TestKnowledge.FindPaths(after, "stadium derailed").ShouldBe(["tram.md"]);
        TestKnowledge.FindPaths(after, "Sunday winter").ShouldBeEmpty();
        after.DocumentFrequency("park").ShouldBe(0);
        after.PassagesOf("park.md").ShouldBeEmpty();
        after.Version.ShouldNotBe(before.Version);

        // Who holds the earlier snapshot still has all of it, though its files are gone.
        TestKnowledge.FindPaths(before, "Sunday winter").ShouldBe(["park.md", "tram.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_that_looks_unchanged_is_not_read()
    {
        WriteHarbour();
        await _knowledge.OpenAsync();
        var path = _knowledge.PathOf("harbour.md");
        var written = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, new string('?', (int)new FileInfo(path).Length));
        File.SetLastWriteTimeUtc(path, written);

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Unchanged.ShouldBe(1);
        TestKnowledge.FindPaths(snapshot, "bridge").ShouldBe(["harbour.md"]);
    }

    [Fact]
    public async Task A_file_that_was_only_touched_is_unchanged()
    {
        WriteHarbour();
        var before = (await _knowledge.OpenAsync()).Snapshot;
        var segments = _knowledge.SegmentFiles;
        File.SetLastWriteTimeUtc(_knowledge.PathOf("harbour.md"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var (after, report) = await _knowledge.OpenAsync();

        (report.Changed.Count, report.Unchanged).ShouldBe((0, 1));
        after.Version.ShouldBe(before.Version);
        _knowledge.SegmentFiles.ShouldBe(segments);
    }

    [Fact]
    public async Task A_bad_file_is_reported_each_time_and_the_rest_is_indexed()
    {
        WriteHarbour();
        await File.WriteAllBytesAsync(_knowledge.PathOf("junk.md"), [0, 1, 2, 3, 0, 255, 254, 0, 7, 0], TestContext.Current.CancellationToken);

        var first = (await _knowledge.OpenAsync()).Report;
        var second = (await _knowledge.OpenAsync()).Report;

        first.Rejected.Single().Path.ShouldBe("junk.md");
        second.Rejected.ShouldBe(first.Rejected);
        (second.Added.Count, second.Unchanged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task An_article_that_can_no_longer_be_read_leaves_the_index()
    {
        WriteHarbour();
        _knowledge.Write("tram.md", "Tram line opens", "2021-05-02", "The tram line to the stadium opened on Sunday.");
        await _knowledge.OpenAsync();
        await File.WriteAllBytesAsync(_knowledge.PathOf("tram.md"), [0, 1, 2, 3, 0, 255, 254, 0, 7, 0], TestContext.Current.CancellationToken);

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Removed.ShouldBe(["tram.md"]);
        report.Rejected.Single().Path.ShouldBe("tram.md");
        TestKnowledge.FindPaths(snapshot, "tram stadium").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_folder_is_an_empty_snapshot_with_a_note()
    {
        var (snapshot, report) = await _knowledge.OpenAsync();

        snapshot.PassageCount.ShouldBe(0);
        snapshot.Articles.ShouldBeEmpty();
        snapshot.LatestStatedOn.ShouldBeNull();
        snapshot.Search(TestKnowledge.Ask("anything"), 10).ShouldBeEmpty();
        report.Notes.Single().ShouldContain(_knowledge.KnowledgeDirectory);
    }

    [Fact]
    public async Task A_missing_knowledge_folder_is_named()
    {
        var options = _knowledge.Options with { KnowledgeDirectory = _knowledge.PathOf("nowhere") };

        var failure = await Should.ThrowAsync<KnowledgeException>(() => TestKnowledge.OpenAsync(options));

        failure.Message.ShouldContain(options.KnowledgeDirectory);
    }

    [Fact]
    public async Task As_of_a_day_nothing_stated_later_is_found()
    {
        _knowledge.Write(
            "treaty.md",
            "Treaty to be signed",
            "2019-03-01",
            "The treaty will be signed on Friday.",
            "Update, 5 March 2019: The treaty was not signed.");
        _knowledge.Write("undated.md", "Treaty background", "", "The treaty concerns fishing.");
        var snapshot = (await _knowledge.OpenAsync()).Snapshot;

        List<string> Texts(DateOnly? from, DateOnly? asOf) =>
            [.. snapshot.Search(TestKnowledge.Ask("treaty", from, asOf), 10).Select(found => snapshot.Read(found.Id).Text)];

        Texts(null, null).Count.ShouldBe(3);
        Texts(null, new(2019, 3, 4)).ShouldHaveSingleItem().ShouldContain("on Friday");
        Texts(new(2019, 3, 2), null).ShouldHaveSingleItem().ShouldContain("not signed");
        Texts(null, new(2019, 3, 5)).Count.ShouldBe(2);
        Texts(null, new(2019, 2, 28)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Aliases_come_from_all_articles()
    {
        _knowledge.Write("bureau.md", "Bureau founded", "2020-01-01", "The Northern Bureau of Rivers (NBR) was founded in May.");
        var snapshot = (await _knowledge.OpenAsync()).Snapshot;

        snapshot.Aliases.Find("Who leads the NBR?").Single().Others.ShouldBe(["Northern Bureau of Rivers"]);
    }

    [Fact]
    public async Task Progress_counts_the_files_read()
    {
        WriteHarbour();
        _knowledge.Write("tram.md", "Tram line opens", "2021-05-02", "The tram line to the stadium opened on Sunday.");
        var reports = new List<IndexingProgress>();

        await KnowledgeIndex.OpenAsync(_knowledge.Options, new Listener(reports), TestContext.Current.CancellationToken);

        reports.Where(report => report.Phase == IndexingPhase.Reading).Select(report => report.FilesDone).Order().ShouldBe([1, 2]);
        reports.ShouldAllBe(report => report.FilesTotal == 2);
    }

    [Fact]
    public async Task A_cancelled_opening_stops()
    {
        WriteHarbour();

        await Should.ThrowAsync<OperationCanceledException>(
            () => KnowledgeIndex.OpenAsync(_knowledge.Options, progress: null, new CancellationToken(canceled: true)));
    }

    private void WriteHarbour() => _knowledge.Write(
        "harbour.md",
        "Harbour bridge delayed",
        "2021-04-03",
        "The bridge over the harbour will open a year late, the port authority said.",
        "Its cost has risen to 40 million crowns.");

    private Article ReadArticle(string path) =>
        ArticleReader.ReadContent(path, File.ReadAllBytes(_knowledge.PathOf(path))).ShouldBeOfType<ReadResult.Read>().Article;

    private sealed class Listener(List<IndexingProgress> reports) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value)
        {
            lock (reports)
            {
                reports.Add(value);
            }
        }
    }
}
