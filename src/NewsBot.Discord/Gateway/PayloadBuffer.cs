using System.Buffers;

namespace NewsBot.Discord.Gateway;

/// <summary>Bytes that grow as they come. Its memory is borrowed, and given back as soon as it is much larger than usual.</summary>
internal sealed class PayloadBuffer : IDisposable
{
    private const int UsualSize = 4096;

    // Far beyond the largest guild; who sends more is not Discord.
    private const int MostBytes = 64 * 1024 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(UsualSize);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>What there is.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Room for more, some of it at least.</summary>
    /// <exception cref="InvalidDataException">There is too much already.</exception>
    public Memory<byte> Room()
    {
        if (Length == _bytes.Length)
        {
            if (Length >= MostBytes)
            {
                throw new InvalidDataException("A payload of the gateway is too large.");
            }

            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    /// <summary>Counts bytes written into <see cref="Room"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Forgets all bytes.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > UsualSize)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(UsualSize);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
