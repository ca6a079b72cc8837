using System.Runtime.InteropServices;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// A term's passages in one segment, with the term's impact on each (see <see cref="Bm25.Impact"/>).
/// </summary>
/// <remarks>
/// <para>
/// Passages are cut into windows of <see cref="Window"/> consecutive numbers; what a list has in one window is a block. The
/// blocks of all terms thus line up, so the best score that a window can give is a sum of block maxima, known before any
/// posting is read (C. Dimopoulos, S. Nepomnyachiy, T. Suel, "Optimizing top-k document retrieval strategies for block-max
/// indexes", 2013).
/// </para>
/// <para>
/// A passage's place in its window is one byte and its impact another, so a posting takes two bytes and needs no decoding.
/// Layout: how many postings there are up to the end of each block (4 bytes each), the windows (2), the greatest impacts
/// (1); then, block by block, the places of its postings (1) and their impacts (1).
/// </para>
/// </remarks>
/// <param name="bytes">The list, of <see cref="SizeOf"/> bytes.</param>
/// <param name="blocks">How many blocks it has.</param>
internal readonly ref struct PostingList(ReadOnlySpan<byte> bytes, int blocks)
{
    /// <summary>How many passages a window spans.</summary>
    public const int Window = 256;

    /// <summary>How many passages a segment may number.</summary>
    public const int MaxPassages = Window * (ushort.MaxValue + 1);

    private const int BlockSize = sizeof(int) + sizeof(ushort) + sizeof(byte);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The window of each block, rising.</summary>
    public ReadOnlySpan<ushort> Windows => MemoryMarshal.Cast<byte, ushort>(_bytes.Slice(sizeof(int) * blocks, sizeof(ushort) * blocks));

    /// <summary>The greatest impact in each block.</summary>
    public ReadOnlySpan<byte> Maxima => _bytes.Slice((sizeof(int) + sizeof(ushort)) * blocks, blocks);

    /// <summary>The greatest impact of all.</summary>
    public byte Best
    {
        get
        {
            byte best = 0;
            foreach (var maximum in Maxima)
            {
                best = Math.Max(best, maximum);
            }

            return best;
        }
    }

    /// <summary>The postings of a block: the places in the window of its passages, rising, and then the impact of each.</summary>
    public ReadOnlySpan<byte> PostingsOf(int block) =>
        _bytes[((BlockSize * blocks) + (2 * StartOf(block)))..((BlockSize * blocks) + (2 * EndOf(block)))];

    /// <summary>How many bytes a list takes.</summary>
    public static int SizeOf(int blocks, int documents) => (BlockSize * blocks) + (2 * documents);

    /// <summary>A posting as one number: postings are sorted by passage when these are.</summary>
    public static uint Pack(int passage, byte impact) => ((uint)passage << 8) | impact;

    /// <summary>Writes a list.</summary>
    /// <param name="postings">Packed postings, by passage, rising; at least one.</param>
    /// <param name="output">Where the list goes.</param>
    /// <returns>How many blocks it has.</returns>
    public static int Write(ReadOnlySpan<uint> postings, PackedWriter output)
    {
        var blocks = 0;
        for (var i = 0; i < postings.Length; i++)
        {
            blocks += i == 0 || WindowOf(postings[i]) != WindowOf(postings[i - 1]) ? 1 : 0;
        }

        var bytes = output.Reserve(SizeOf(blocks, postings.Length));
        var ends = MemoryMarshal.Cast<byte, int>(bytes[..(sizeof(int) * blocks)]);
        var windows = MemoryMarshal.Cast<byte, ushort>(bytes.Slice(sizeof(int) * blocks, sizeof(ushort) * blocks));
        var maxima = bytes.Slice((sizeof(int) + sizeof(ushort)) * blocks, blocks);
        var rest = bytes[(BlockSize * blocks)..];
        for (var (block, end) = (0, 0); block < blocks; block++)
        {
            var start = end;
            while (end < postings.Length && WindowOf(postings[end]) == WindowOf(postings[start]))
            {
                rest[end - start] = (byte)((postings[end] >> 8) % Window);
                end++;
            }

            var count = end - start;
            for (var i = 0; i < count; i++)
            {
                var impact = (byte)postings[start + i];
                rest[count + i] = impact;
                maxima[block] = Math.Max(i == 0 ? (byte)0 : maxima[block], impact);
            }

            windows[block] = WindowOf(postings[start]);
            ends[block] = end;
            rest = rest[(2 * count)..];
        }

        return blocks;
    }

    private int StartOf(int block) => block == 0 ? 0 : EndOf(block - 1);

    private int EndOf(int block) => MemoryMarshal.Read<int>(_bytes[(sizeof(int) * block)..]);

    private static ushort WindowOf(uint posting) => (ushort)((posting >> 8) / Window);
}
