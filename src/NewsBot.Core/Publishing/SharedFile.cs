using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Core.Publishing;

/// <summary>A file of a published snapshot. It never changes: another content has another name.</summary>
/// <param name="Name">Its name in the folder of the index.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Chunks">The SHA-256 of each of its chunks, in order.</param>
internal sealed record SharedFile(string Name, long Length, IReadOnlyList<string> Chunks)
{
    /// <summary>How many bytes a chunk has; the last one may have fewer.</summary>
    public const int ChunkLength = 4 << 20;

    /// <summary>How many bytes a hash has.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The SHA-256 of some bytes, in lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>How many chunks a file of a length has.</summary>
    public static int CountChunks(long length) => checked((int)((length + ChunkLength - 1) / ChunkLength));

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<SharedFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        var length = RandomAccess.GetLength(handle);
        var hashes = new string[CountChunks(length)];
        await Parallel.ForAsync(0, hashes.Length, cancellationToken, async (chunk, cancel) =>
            hashes[chunk] = HashOf((await ReadChunkAsync(handle, chunk, length, cancel)).Span));
        return new SharedFile(Path.GetFileName(path), length, hashes);
    }

    /// <summary>Reads a chunk of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="chunk">Which chunk.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadChunkAsync(string path, int chunk, CancellationToken cancellationToken)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        return await ReadChunkAsync(handle, chunk, Length, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadChunkAsync(SafeFileHandle handle, int chunk, long length, CancellationToken cancellationToken)
    {
        var start = (long)chunk * ChunkLength;
        var bytes = new byte[Math.Min(ChunkLength, length - start)];
        for (var read = 0; read < bytes.Length;)
        {
            var more = await RandomAccess.ReadAsync(handle, bytes.AsMemory(read), start + read, cancellationToken);
            read += more > 0 ? more : throw new EndOfStreamException($"{start + read} bytes were found where {length} were expected.");
        }

        return bytes;
    }
}
