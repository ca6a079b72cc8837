using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Core.Retrieval;

/// <summary>What is kept of a passage's vector beside its numbers.</summary>
/// <param name="Text">Names the text it was made from (see <see cref="EmbeddedText.HashOf"/>).</param>
/// <param name="Checksum">Of the text's name and the vector; zero where there is no vector, never zero where there is one.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct VectorEntry(UInt128 Text, uint Checksum);

/// <summary>
/// The vectors of a segment's passages, made by one embedding model: a file beside the segment, with a place for each
/// passage, by number. Places are filled in any order and never changed again. Each is verified when it is first read, so
/// that one that was not filled to its end, or was damaged, counts as empty. Safe for use from many threads, while other
/// processes fill it.
/// </summary>
internal sealed class VectorFile
{
    /// <summary>How the file's name ends; before it stand the segment's name and a name for the model.</summary>
    public const string Suffix = ".vectors";

    private readonly MappedFile _file;
    private readonly VectorLayout _layout;
    private readonly bool[] _verified;

    private VectorFile(MappedFile file, VectorLayout layout)
    {
        _file = file;
        _layout = layout;
        _verified = new bool[layout.Passages];
    }

    /// <summary>How many numbers each vector has.</summary>
    public int Dimensions => _layout.Dimensions;

    /// <summary>The entries of all passages, by number.</summary>
    public ReadOnlySpan<VectorEntry> Entries => MemoryMarshal.Cast<byte, VectorEntry>(_file.Bytes.Slice(VectorLayout.HeaderLength, _layout.EntriesLength));

    /// <summary>Whether every place of a file is filled, so that it does not change any more.</summary>
    /// <param name="path">The file.</param>
    public static bool IsComplete(string path)
    {
        if (VectorLayout.TryRead(path) is not { } layout || TryOpen(path, layout.Passages) is not { } file)
        {
            return false;
        }

        foreach (var entry in file.Entries)
        {
            if (entry.Checksum == 0)
            {
                return false;
            }
        }

        GC.KeepAlive(file);
        return true;
    }

    /// <summary>The file of a segment and a model.</summary>
    /// <param name="segment">The segment's file.</param>
    /// <param name="model">Names the model.</param>
    public static string PathOf(string segment, string model) => $"{segment}.{model}{Suffix}";

    /// <summary>The name of the model in the name of a file.</summary>
    public static string ModelOf(string path) => Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.');

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passages">How many passages its segment has.</param>
    /// <returns>The file; null where there is none, or one that <see cref="VectorWriter"/> would make anew.</returns>
    public static VectorFile? TryOpen(string path, int passages)
    {
        if (VectorLayout.TryRead(path) is not { } layout || layout.Passages != passages)
        {
            return null;
        }

        try
        {
            return new(new MappedFile(path, layout.Length), layout);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Reads a vector where it lies; this object must be kept alive meanwhile.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(int number, out ReadOnlySpan<float> vector)
    {
        vector = MemoryMarshal.Cast<byte, float>(_file.Bytes.Slice((int)_layout.RowStart(number), _layout.RowLength));
        if (!_verified[number])
        {
            var entry = Entries[number];
            _verified[number] = entry.Checksum != 0 && entry.Checksum == ChecksumOf(entry.Text, vector);
        }

        return _verified[number];
    }

    /// <summary>See <see cref="VectorEntry.Checksum"/>.</summary>
    public static uint ChecksumOf(UInt128 text, ReadOnlySpan<float> vector) =>
        Checksum.Add(Checksum.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in text))), MemoryMarshal.AsBytes(vector)) | 1;
}

/// <summary>Fills places of a <see cref="VectorFile"/>. Safe for use from many threads.</summary>
internal sealed class VectorWriter : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly VectorLayout _layout;

    private VectorWriter(SafeFileHandle handle, VectorLayout layout) => (_handle, _layout) = (handle, layout);

    /// <summary>How many numbers each vector has.</summary>
    public int Dimensions => _layout.Dimensions;

    /// <summary>Opens a file to be filled; one that is damaged, or of vectors of another length, is made anew.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="InvalidDataException">So many vectors of this length do not go into one file.</exception>
    public static VectorWriter Open(string path, int passages, int dimensions)
    {
        var layout = new VectorLayout(passages, dimensions);
        if (layout.Length > int.MaxValue)
        {
            throw new InvalidDataException($"{passages:N0} vectors of {dimensions:N0} numbers do not go into one file.");
        }

        if (VectorLayout.TryRead(path) == layout && new FileInfo(path).Length == layout.Length)
        {
            return new(Open(path, FileMode.Open), layout);
        }

        // Whoever reads the old file keeps it. The header is written last: without it the file is none.
        File.Delete(path);
        var handle = Open(path, FileMode.CreateNew);
        RandomAccess.SetLength(handle, layout.Length);
        RandomAccess.Write(handle, layout.ToHeader(), 0);
        return new(handle, layout);
    }

    /// <summary>Fills a place.</summary>
    public void Write(int number, UInt128 text, ReadOnlySpan<float> vector)
    {
        var entry = new VectorEntry(text, VectorFile.ChecksumOf(text, vector));
        RandomAccess.Write(_handle, MemoryMarshal.AsBytes(vector), _layout.RowStart(number));
        RandomAccess.Write(_handle, MemoryMarshal.AsBytes(new ReadOnlySpan<VectorEntry>(in entry)), VectorLayout.EntryStart(number));
    }

    public void Dispose() => _handle.Dispose();

    private static SafeFileHandle Open(string path, FileMode mode) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
}

/// <summary>Where things are in a <see cref="VectorFile"/>: a header, an entry for each passage, a vector for each passage.</summary>
/// <param name="Passages">How many passages there are.</param>
/// <param name="Dimensions">How many numbers each vector has.</param>
internal sealed record VectorLayout(int Passages, int Dimensions)
{
    /// <summary>Bytes of the magic number, the two figures and their checksum, up to where entries begin.</summary>
    public const int HeaderLength = 64;

    // The vectors begin where a line of the processor's cache does.
    private const int Line = 64;

    private static readonly int EntryLength = Marshal.SizeOf<VectorEntry>();

    private static ReadOnlySpan<byte> Magic => "NEWVEC01"u8;

    public int EntriesLength => Passages * EntryLength;

    public int RowLength => Dimensions * sizeof(float);

    public long Length => RowStart(Passages);

    public static long EntryStart(int number) => HeaderLength + ((long)number * EntryLength);

    public long RowStart(int number) => ((EntryStart(Passages) + Line - 1) / Line * Line) + ((long)number * RowLength);

    /// <summary>Reads the header of a file; null where there is no such file, or its header is damaged.</summary>
    public static VectorLayout? TryRead(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.Read(handle, header, 0) < HeaderLength)
            {
                return null;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var figures = MemoryMarshal.Cast<byte, int>(header[Magic.Length..]);
        var layout = new VectorLayout(figures[0], figures[1]);
        return layout is { Passages: >= 0, Dimensions: > 0 } && header.SequenceEqual(layout.ToHeader()) ? layout : null;
    }

    /// <summary>The header as <see cref="TryRead"/> reads it.</summary>
    public byte[] ToHeader()
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        var figures = MemoryMarshal.Cast<byte, int>(header.AsSpan(Magic.Length));
        (figures[0], figures[1]) = (Passages, Dimensions);
        figures[2] = (int)Checksum.Of(header.AsSpan(0, Magic.Length + (2 * sizeof(int))));
        return header;
    }
}
