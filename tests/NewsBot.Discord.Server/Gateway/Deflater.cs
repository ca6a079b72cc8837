using System.IO.Compression;

namespace NewsBot.Discord.Server.Gateway;

/// <summary>Compresses the payloads of one connection as parts of one zlib stream, each ending with a flush.</summary>
internal sealed class Deflater : IDisposable
{
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _stream;

    public Deflater() => _stream = new ZLibStream(_compressed, CompressionLevel.Fastest);

    public byte[] Deflate(ReadOnlySpan<byte> payload)
    {
        _compressed.SetLength(0);
        _stream.Write(payload);
        _stream.Flush();
        return _compressed.ToArray();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _compressed.Dispose();
    }
}
