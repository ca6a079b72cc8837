using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// A file, mapped into memory for reading. It must not change while it is open; it may be deleted or renamed. It is closed
/// when nothing refers to this object any more, so the object must be kept alive while its bytes are read.
/// </summary>
internal sealed unsafe class MappedFile
{
    private readonly SafeFileHandle _handle;
    private readonly SafeMemoryMappedViewHandle _view;
    private readonly int _length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file has not exactly the length expected.</exception>
    /// <exception cref="IOException">The file cannot be opened or mapped.</exception>
    public MappedFile(string path, long expectedLength)
    {
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(_handle);
        if (length != expectedLength || length is 0 or > int.MaxValue)
        {
            _handle.Dispose();
            throw new InvalidDataException($"It has {length} bytes instead of {expectedLength}.");
        }

        _length = (int)length;
        using var file = MemoryMappedFile.CreateFromFile(
            _handle, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
    }

    /// <summary>All bytes of the file. What is read of them counts as memory of this process.</summary>
    public ReadOnlySpan<byte> Bytes => new((void*)_view.DangerousGetHandle(), _length);

    /// <summary>Reads some bytes of the file, past the mapping.</summary>
    /// <returns>Whether the file has so many bytes there.</returns>
    public bool TryRead(int start, Span<byte> bytes) => RandomAccess.Read(_handle, bytes, start) == bytes.Length;
}
