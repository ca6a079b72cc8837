using NewsBot.Core.Publishing;
using NewsBot.Core.Tests.Retrieval;

namespace NewsBot.Core.Tests.Publishing;

/// <summary>A file, cut in chunks and put together again.</summary>
public sealed class SharedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(SharedFile.ChunkLength, 1)]
    [InlineData(SharedFile.ChunkLength + 1, 2)]
    [InlineData((2 * SharedFile.ChunkLength) + 7, 3)]
    public async Task Its_chunks_are_the_whole_of_it(int length, int chunks)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var path = _folder.In("a.segment");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);

        var file = await SharedFile.ReadAsync(path, Cancellation);

        (file.Name, file.Length, file.Chunks.Count).ShouldBe(("a.segment", length, chunks));
        var whole = new List<byte>();
        for (var i = 0; i < chunks; i++)
        {
            var chunk = await file.ReadChunkAsync(path, i, Cancellation);
            SharedFile.HashOf(chunk.Span).ShouldBe(file.Chunks[i]);
            whole.AddRange(chunk.Span);
        }

        whole.ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }
}
