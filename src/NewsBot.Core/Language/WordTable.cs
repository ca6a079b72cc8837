using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsBot.Core.Language;

/// <summary>A table of words that is filled once and then looked up by spans of text. Upper and lower case differ.</summary>
/// <remarks>
/// The frozen collections look up no faster here, and building one costs some milliseconds of start-up, most of them spent
/// compiling generic code; this costs a fraction of that. The words are not copied: they stay in the lists they are read from.
/// </remarks>
internal sealed class WordTable
{
    // Most words that are looked up are not in the table: with room to spare they are mostly known by an empty bucket.
    private const int BucketsPerEntry = 2;

    private const int EndLength = sizeof(ulong) / sizeof(char);

    private Entry[] _entries;
    private int[] _buckets;
    private int _count;

    // Leaves as many bits of a hash as number the buckets: the highest, as all letters have a part in those.
    private int _shift;

    /// <summary>Makes an empty table.</summary>
    /// <param name="capacity">How many words it has room for, a power of two; it grows beyond.</param>
    public WordTable(int capacity = 128)
    {
        MakeRoom(capacity);
    }

    /// <summary>A table of words, each with the value 1.</summary>
    /// <param name="words">The words, with white space between them.</param>
    public static WordTable Of(string words)
    {
        var table = new WordTable();
        var reader = new ListReader(words, ' ');
        while (reader.Read())
        {
            table.At(words, reader.Start, reader.Length) = 1;
        }

        return table;
    }

    /// <summary>Whether the word is in the table.</summary>
    public bool Contains(ReadOnlySpan<char> word) => Find(word) != 0;

    /// <summary>The value of a word; 0 where it is not in the table.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        for (var next = _buckets[Bucket(word)]; next > 0; next = _entries[next - 1].Next)
        {
            ref readonly var entry = ref _entries[next - 1];
            if (entry.Length == word.Length && word.SequenceEqual(entry.List.AsSpan(entry.Start, entry.Length)))
            {
                return entry.Value;
            }
        }

        return 0;
    }

    /// <summary>The value of a word that is put into the table where it is not there, to be changed.</summary>
    /// <param name="list">What the word is part of.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    public ref int At(string list, int start, int length)
    {
        var word = list.AsSpan(start, length);
        for (var next = _buckets[Bucket(word)]; next > 0; next = _entries[next - 1].Next)
        {
            ref var entry = ref _entries[next - 1];
            if (word.SequenceEqual(entry.List.AsSpan(entry.Start, entry.Length)))
            {
                return ref entry.Value;
            }
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[Bucket(word)];
        _entries[_count] = new Entry { List = list, Start = start, Length = length, Next = bucket };
        bucket = ++_count;
        return ref _entries[_count - 1].Value;
    }

    private void Grow()
    {
        var entries = _entries;
        MakeRoom(entries.Length * 2);
        Array.Copy(entries, _entries, _count);
        for (var i = 0; i < _count; i++)
        {
            ref var entry = ref _entries[i];
            ref var bucket = ref _buckets[Bucket(entry.List.AsSpan(entry.Start, entry.Length))];
            entry.Next = bucket;
            bucket = i + 1;
        }
    }

    [MemberNotNull(nameof(_entries), nameof(_buckets))]
    private void MakeRoom(int capacity)
    {
        _entries = new Entry[capacity];
        _buckets = new int[capacity * BucketsPerEntry];
        _shift = (8 * sizeof(ulong)) - BitOperations.Log2((uint)_buckets.Length);
    }

    // The words are ours or those of one question, too few to collide to anybody's harm, and their ends tell them apart: a loop
    // over all letters would take longer than everything else. The factor is that of Fibonacci hashing (D. Knuth, "The Art of Computer Programming",
    // volume 3, 6.4).
    private int Bucket(ReadOnlySpan<char> word)
    {
        var letters = word.Length switch
        {
            >= EndLength => End(word) ^ ulong.RotateLeft(End(word[^EndLength..]), 27),
            > 0 => word[0] | ((ulong)word[word.Length / 2] << 16) | ((ulong)word[^1] << 32),
            _ => 0ul,
        };
        return (int)((letters ^ (uint)word.Length) * 0x9E3779B97F4A7C15 >> _shift);
    }

    private static ulong End(ReadOnlySpan<char> letters) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(letters));

    private struct Entry
    {
        public string List;
        public int Start;
        public int Length;
        public int Value;

        // 1-based; 0 at the end.
        public int Next;
    }
}

/// <summary>Reads the items of a list, without white space around them and without empty ones.</summary>
internal ref struct ListReader
{
    private readonly ReadOnlySpan<char> _list;
    private readonly int _end;
    private readonly char _separator;
    private int _position;

    /// <summary>Reads a whole list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="separator">What stands between the items; a line break always does.</param>
    public ListReader(ReadOnlySpan<char> list, char separator)
        : this(list, new TextSpan(0, list.Length), separator)
    {
    }

    /// <summary>Reads part of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="part">The part to read.</param>
    /// <param name="separator">What stands between the items; a line break always does.</param>
    public ListReader(ReadOnlySpan<char> list, TextSpan part, char separator)
    {
        _list = list;
        _position = part.Start;
        _end = part.End;
        _separator = separator;
    }

    /// <summary>Where the item begins in the list.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is; at least 1.</summary>
    public int Length { get; private set; }

    /// <summary>The item.</summary>
    public readonly ReadOnlySpan<char> Item => _list.Slice(Start, Length);

    /// <summary>Moves to the next item.</summary>
    /// <returns>False at the end of the list.</returns>
    public bool Read()
    {
        while (_position < _end)
        {
            var length = _list[_position.._end].IndexOfAny(_separator, '\n');
            var next = length < 0 ? _end : _position + length;
            var item = _list[_position..next].TrimEnd();
            Length = item.TrimStart().Length;
            Start = _position + item.Length - Length;
            _position = next + 1;
            if (Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
