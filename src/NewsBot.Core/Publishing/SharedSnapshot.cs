using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Publishing;

/// <summary>What a published snapshot consists of.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Files">The files it names, and others that go with them.</param>
internal sealed record SharedSnapshot(Manifest Manifest, IReadOnlyList<SharedFile> Files)
{
    /// <summary>Reads a description.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or names files that are none of an index.</exception>
    public static SharedSnapshot Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var data = new PackedReader(bytes);
            var checksum = checked((uint)data.Number());
            if (Checksum.Of(data.Rest) != checksum)
            {
                throw new InvalidDataException("The checksum of its description does not fit.");
            }

            var manifest = Manifest.Parse(data.Bytes(data.Int()));
            var files = new SharedFile[data.Int()];
            for (var i = 0; i < files.Length; i++)
            {
                var (name, length) = (data.Text(), data.Number());
                if (!IndexFiles.IsFileOfSegment(name))
                {
                    throw new InvalidDataException($"It names \"{name}\", which is no file of an index.");
                }

                var chunks = new string[SharedFile.CountChunks(length)];
                for (var chunk = 0; chunk < chunks.Length; chunk++)
                {
                    chunks[chunk] = Convert.ToHexStringLower(data.Bytes(SharedFile.HashLength));
                }

                files[i] = new(name, length, chunks);
            }

            var named = files.ToDictionary(file => file.Name, file => file.Length, StringComparer.Ordinal);
            return manifest.Segments.All(segment => named.TryGetValue(segment.Name, out var length) && length == segment.Length)
                ? new(manifest, files)
                : throw new InvalidDataException("A segment that it names is not among its files.");
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("Its description is damaged.", e);
        }
    }

    /// <summary>The description as <see cref="Parse"/> reads it.</summary>
    public byte[] ToBytes()
    {
        var data = new PackedWriter();
        var manifest = Manifest.ToBytes();
        data.Number(manifest.Length);
        data.Bytes(manifest);
        data.Number(Files.Count);
        foreach (var (name, length, chunks) in Files)
        {
            data.Text(name);
            data.Number(length);
            foreach (var chunk in chunks)
            {
                data.Bytes(Convert.FromHexString(chunk));
            }
        }

        var whole = new PackedWriter();
        whole.Number(Checksum.Of(data.Written));
        whole.Bytes(data.Written);
        return whole.Written.ToArray();
    }
}
