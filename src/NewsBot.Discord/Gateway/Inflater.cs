using System.IO.Compression;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// Reads the transport compression "zlib-stream": all messages of a connection are parts of one zlib stream, each ending with
/// the four bytes of a flush.
/// </summary>
internal sealed class Inflater : IDisposable
{
    private readonly Feed _feed = new();
    private readonly ZLibStream _stream;

    public Inflater() => _stream = new ZLibStream(_feed, CompressionMode.Decompress);

    private static ReadOnlySpan<byte> FlushMark => [0x00, 0x00, 0xFF, 0xFF];

    /// <summary>Whether what has come so far ends a message.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> compressed) => compressed.EndsWith(FlushMark);

    /// <summary>Inflates what has come.</summary>
    /// <exception cref="InvalidDataException">It does not go on from what came before.</exception>
    public void Inflate(ReadOnlyMemory<byte> compressed, PayloadBuffer into)
    {
        _feed.Next = compressed;
        while (_stream.Read(into.Room().Span) is var count && count > 0)
        {
            into.Advance(count);
        }

        _feed.Next = default;
    }

    public void Dispose() => _stream.Dispose();

    // A stream that seems to end with each message; the stream that inflates it goes on when there is more.
    private sealed class Feed : Stream
    {
        public ReadOnlyMemory<byte> Next { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Next.Length);
            Next.Span[..count].CopyTo(buffer);
            Next = Next[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
