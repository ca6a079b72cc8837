using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// A file's bytes, mapped into memory for reading. The file must not change while it is mapped; it may be deleted or
/// renamed. The mapping ends when nothing refers to this object, so it must be kept alive while its bytes are read.
/// </summary>
internal sealed unsafe class MappedFile
{
    private readonly SafeMemoryMappedViewHandle _view;
    private readonly int _length;

    /// <summary>Maps a file.</summary>
    /// <exception cref="InvalidDataException">The file has not exactly the length expected.</exception>
    /// <exception cref="IOException">The file cannot be opened or mapped.</exception>
    public MappedFile(string path, long expectedLength)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (stream.Length != expectedLength || expectedLength is 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"It has {stream.Length} bytes instead of {expectedLength}.");
        }

        _length = (int)expectedLength;
        using var file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
    }

    /// <summary>All bytes of the file.</summary>
    public ReadOnlySpan<byte> Bytes => new((void*)_view.DangerousGetHandle(), _length);
}
