using System.Buffers.Binary;
using System.Text;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>Puts values one after another: numbers seven bits to a byte, text as its length and UTF-8.</summary>
internal sealed class PackedWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Number(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var room = Room(10);
        var rest = value;
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            room[length++] = (byte)(rest | 0x80);
        }

        room[length++] = (byte)rest;
        Length += length;
    }

    /// <summary>Puts a number of either sign, small ones in few bytes.</summary>
    public void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Makes room for bytes that the caller fills in before it puts anything else.</summary>
    public Span<byte> Reserve(int length)
    {
        var room = Room(length)[..length];
        Length += length;
        return room;
    }

    /// <summary>Puts the text's UTF-8 alone. A surrogate without its other half becomes U+FFFD, which is as long in UTF-16.</summary>
    public int Utf8(ReadOnlySpan<char> text)
    {
        var length = Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        Length += length;
        return length;
    }

    // Null is 0, so a text's length counts from 1.
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        Number(Encoding.UTF8.GetByteCount(text) + 1);
        Utf8(text);
    }

    /// <summary>Puts the first and the last day of a stretch, or that there is none.</summary>
    public void Days(DateOnly? from, DateOnly? to)
    {
        // Null is 0, so the first day counts from 1.
        Number(from?.DayNumber + 1 ?? 0);
        if (from is not null)
        {
            Number(to!.Value.DayNumber - from.Value.DayNumber);
        }
    }

    public void Date(PartialDate? date)
    {
        Days(date?.Earliest, date?.Latest);
        if (date is { } known)
        {
            Number((int)known.Precision);
        }
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        }

        return _bytes.AsSpan(Length);
    }
}

/// <summary>Takes out what <see cref="PackedWriter"/> put in, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What was not taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public long Number()
    {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number does not end.");
    }

    public int Int() => checked((int)Number());

    public int Signed()
    {
        var value = checked((uint)Number());
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public ReadOnlySpan<byte> Bytes(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public string? OptionalText()
    {
        var length = Int();
        return length == 0 ? null : Encoding.UTF8.GetString(Bytes(length - 1));
    }

    public string Text() => OptionalText() ?? throw new InvalidDataException("A text is missing.");

    public (DateOnly From, DateOnly To)? Days()
    {
        var first = Int();
        if (first == 0)
        {
            return null;
        }

        var from = DateOnly.FromDayNumber(first - 1);
        return (from, from.AddDays(Int()));
    }

    public PartialDate? Date() => Days() is var (from, to) ? PartialDate.Between(from, to, (DatePrecision)Int()) : null;
}

/// <summary>CRC-32C (Castagnoli), the checksum of every piece of the index.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Add(0, bytes);

    /// <summary>Goes on with a checksum: <c>Add(Of(a), b)</c> is the checksum of a and b together.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }
}
