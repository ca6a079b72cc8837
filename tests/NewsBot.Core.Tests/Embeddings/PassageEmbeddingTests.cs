using System.Runtime.InteropServices;
using System.Text;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
using TestKnowledge = NewsBot.Core.Tests.Retrieval.TestKnowledge;

namespace NewsBot.Core.Tests.Embeddings;

public sealed class PassageEmbeddingTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly SynonymEmbedder _embedder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task Every_passage_is_embedded_once()
    {
        WriteMany(7);

        var first = await EmbedAsync();
        var second = await EmbedAsync();

        first.ShouldBe(new EmbeddingReport(7, 7, IsOutdated: false));
        second.ShouldBe(new EmbeddingReport(7, 0, IsOutdated: false));
        _embedder.Texts.Count.ShouldBe(7);
        _embedder.Texts.ShouldContain(text => text.StartsWith("Market 3\n\n", StringComparison.Ordinal) && text.Contains("sold 3 crates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_text_in_two_files_is_sent_once()
    {
        _knowledge.Write("a.md", "Copy", "2021-02-03", "The storm passed.");
        _knowledge.Write("b.md", "Copy", "2021-02-03", "The storm passed.");

        (await EmbedAsync()).Embedded.ShouldBe(2);

        _embedder.Texts.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_it_goes_on_where_it_was(bool isCancelled)
    {
        WriteMany(9);
        using var stop = new CancellationTokenSource();
        _embedder.OnRequest = _ =>
        {
            if (_embedder.Texts.Count == 4)
            {
                stop.Cancel();
                throw isCancelled ? new OperationCanceledException(stop.Token) : new InvalidOperationException("The power is gone.");
            }
        };
        await Should.ThrowAsync<Exception>(() => EmbedAsync(cancellationToken: stop.Token));
        _embedder.OnRequest = _ => { };

        var report = await EmbedAsync();

        report.Embedded.ShouldBe(5);
        _embedder.Texts.Count.ShouldBe(9);
        _embedder.Texts.ShouldBeUnique();
    }

    [Fact]
    public async Task Progress_goes_from_what_is_there_to_all()
    {
        WriteMany(3);
        await EmbedAsync();
        WriteMany(6);
        var seen = new List<EmbeddingProgress>();

        await PassageEmbedding.RunAsync(await OpenAsync(), _embedder.Model(), isAnew: false, new Collector(seen), Cancellation);

        seen.ShouldBe([new(3, 6), new(4, 6), new(5, 6), new(6, 6)]);
    }

    [Fact]
    public async Task What_was_embedded_stays_when_documents_come_change_go_and_segments_are_merged()
    {
        for (var count = 1; count <= 12; count++)
        {
            // Each reload writes a segment, and every four are merged.
            _knowledge.Write($"{count}.md", $"Market {count}", "2021-02-03", $"The market sold {count} crates.");
            (await EmbedAsync()).ShouldBe(new EmbeddingReport(count, 1, IsOutdated: false));
        }

        _knowledge.Delete("5.md");
        (await EmbedAsync()).ShouldBe(new EmbeddingReport(11, 0, IsOutdated: false));
        _knowledge.Write("6.md", "Market 6", "2021-02-03", "The market sold no crates.");
        (await EmbedAsync()).ShouldBe(new EmbeddingReport(11, 1, IsOutdated: false));
        File.Move(_knowledge.PathOf("7.md"), _knowledge.PathOf("moved.md"));
        (await EmbedAsync()).ShouldBe(new EmbeddingReport(11, 0, IsOutdated: false));

        _embedder.Texts.Count.ShouldBe(13);
    }

    [Fact]
    public async Task Another_model_has_vectors_of_its_own_and_those_before_are_deleted()
    {
        WriteMany(4);
        await EmbedAsync();
        var before = VectorFiles().ShouldHaveSingleItem();

        var report = await EmbedAsync(_embedder.Model("other"));

        report.Embedded.ShouldBe(4);
        VectorFiles().ShouldHaveSingleItem().ShouldNotBe(before);
        (await EmbedAsync(_embedder.Model("other") with { Dimensions = 3 })).Embedded.ShouldBe(4);
    }

    [Fact]
    public async Task All_vectors_are_made_anew_where_that_is_asked_for()
    {
        WriteMany(4);
        await EmbedAsync();
        var other = new SynonymEmbedder(dimensions: 40);

        var report = await PassageEmbedding.RunAsync(await OpenAsync(), other.Model(), isAnew: true, progress: null, Cancellation);

        report.Embedded.ShouldBe(4);
        new PassageVectors(await OpenAsync(), other.Model().Key).Dimensions.ShouldBe(40);
    }

    [Fact]
    public async Task Damaged_vectors_are_made_anew_and_no_others()
    {
        WriteMany(5);
        await EmbedAsync();
        var file = VectorFiles().ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);

        (await EmbedAsync()).Embedded.ShouldBe(1);

        await File.WriteAllBytesAsync(file, bytes[..100], Cancellation);
        (await EmbedAsync()).Embedded.ShouldBe(5);
        (await EmbedAsync()).Embedded.ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_deleted_document_no_vector_is_left_on_the_disk()
    {
        WriteMany(20);
        _knowledge.Write("secret.md", "Clerk named", "2021-02-03", "The clerk Quillon Vesterbrook kept the ledger.");
        await EmbedAsync();
        var text = _embedder.Texts.Single(text => text.Contains("Quillon", StringComparison.Ordinal));
        var hash = EmbeddedText.HashOf(text);
        byte[] vector = [.. MemoryMarshal.AsBytes((await _embedder.Model().EmbedAsync([text], Cancellation))[0].AsSpan())];
        byte[] name = [.. MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in hash))];
        FindOnDisk(vector).ShouldBeTrue();
        FindOnDisk(name).ShouldBeTrue();

        _knowledge.Delete("secret.md");
        await OpenAsync();

        FindOnDisk(vector).ShouldBeFalse();
        FindOnDisk(name).ShouldBeFalse();
        FindOnDisk(Encoding.UTF8.GetBytes("Quillon")).ShouldBeFalse();
        (await EmbedAsync()).Embedded.ShouldBe(0);
    }

    [Fact]
    public async Task It_ends_when_the_documents_are_reloaded_meanwhile_and_goes_on_with_the_next_ones()
    {
        WriteMany(8);
        var snapshot = await OpenAsync();
        _embedder.OnRequest = _ =>
        {
            if (_embedder.Texts.Count == 4)
            {
                // Deleting one rewrites the segment.
                _knowledge.Delete("8.md");
                OpenAsync().GetAwaiter().GetResult();
            }
        };

        (await PassageEmbedding.RunAsync(snapshot, _embedder.Model(), isAnew: false, progress: null, Cancellation)).IsOutdated.ShouldBeTrue();

        (await EmbedAsync()).IsOutdated.ShouldBeFalse();
        _embedder.Texts.Count.ShouldBeLessThanOrEqualTo(9);
        new PassageVectors(await OpenAsync(), _embedder.Model().Key).Search([1, .. new float[95]], null, null, 1).Missing.ShouldBe(0);
    }

    [Fact]
    public async Task Two_do_not_embed_the_same_documents_at_once()
    {
        WriteMany(2);
        var snapshot = await OpenAsync();
        using var other = new IndexFiles(_knowledge.IndexDirectory, IndexFiles.CreateOnDisk).TryLockVectors();

        (await Should.ThrowAsync<KnowledgeException>(() => PassageEmbedding.RunAsync(snapshot, _embedder.Model(), false, null, Cancellation)))
            .Message.ShouldContain("Another NewsBot");
        _embedder.Texts.ShouldBeEmpty();
    }

    private async Task<Snapshot> OpenAsync() => (await _knowledge.OpenAsync()).Snapshot;

    private async Task<EmbeddingReport> EmbedAsync(EmbeddingModel? model = null, CancellationToken? cancellationToken = null) =>
        await PassageEmbedding.RunAsync(await OpenAsync(), model ?? _embedder.Model(), isAnew: false, progress: null, cancellationToken ?? Cancellation);

    private void WriteMany(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            if (!File.Exists(_knowledge.PathOf($"{i}.md")))
            {
                _knowledge.Write($"{i}.md", $"Market {i}", "2021-02-03", $"The market sold {i} crates.");
            }
        }
    }

    private string[] VectorFiles() => Directory.GetFiles(_knowledge.IndexDirectory, "*.vectors");

    private bool FindOnDisk(byte[] bytes) =>
        Directory.GetFiles(_knowledge.IndexDirectory, "*", SearchOption.AllDirectories).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);

    private sealed class Collector(List<EmbeddingProgress> seen) : IProgress<EmbeddingProgress>
    {
        public void Report(EmbeddingProgress value) => seen.Add(value);
    }
}
