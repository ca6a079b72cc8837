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
/// Layout: where the postings of each block end (4 bytes each), its window (2), its greatest impact (1); then the places
/// of all postings (1), then their impacts (1).
/// </para>
/// </remarks>
internal readonly ref struct PostingList
{
    /// <summary>How many passages a window spans.</summary>
    public const int Window = 256;

    /// <summary>How many passages a segment may number.</summary>
    public const int MaxPassages = Window * (ushort.MaxValue + 1);

    private const int BlockSize = sizeof(int) + sizeof(ushort) + sizeof(byte);

    private readonly ReadOnlySpan<int> _ends;
    private readonly ReadOnlySpan<byte> _places;
    private readonly ReadOnlySpan<byte> _impacts;

    /// <summary>Reads a list where it lies.</summary>
    /// <param name="bytes">The list, of <see cref="SizeOf"/> bytes.</param>
    /// <param name="blocks">How many blocks it has.</param>
    /// <param name="documents">How many postings it has.</param>
    public PostingList(ReadOnlySpan<byte> bytes, int blocks, int documents)
    {
        _ends = MemoryMarshal.Cast<byte, int>(bytes[..(sizeof(int) * blocks)]);
        Windows = MemoryMarshal.Cast<byte, ushort>(bytes.Slice(sizeof(int) * blocks, sizeof(ushort) * blocks));
        Maxima = bytes.Slice((sizeof(int) + sizeof(ushort)) * blocks, blocks);
        _places = bytes.Slice(BlockSize * blocks, documents);
        _impacts = bytes.Slice((BlockSize * blocks) + documents, documents);
    }

    /// <summary>The window of each block, rising.</summary>
    public ReadOnlySpan<ushort> Windows { get; }

    /// <summary>The greatest impact in each block.</summary>
    public ReadOnlySpan<byte> Maxima { get; }

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

    /// <summary>The places in their window of a block's passages, rising.</summary>
    public ReadOnlySpan<byte> PlacesOf(int block) => _places[StartOf(block).._ends[block]];

    /// <summary>The impacts of a block's postings, in the order of <see cref="PlacesOf"/>.</summary>
    public ReadOnlySpan<byte> ImpactsOf(int block) => _impacts[StartOf(block).._ends[block]];

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
        var places = bytes.Slice(BlockSize * blocks, postings.Length);
        var impacts = bytes.Slice((BlockSize * blocks) + postings.Length, postings.Length);
        var block = -1;
        for (var i = 0; i < postings.Length; i++)
        {
            if (i == 0 || WindowOf(postings[i]) != WindowOf(postings[i - 1]))
            {
                block++;
                windows[block] = WindowOf(postings[i]);
                maxima[block] = 0;
            }

            places[i] = (byte)(postings[i] >> 8);
            impacts[i] = (byte)postings[i];
            maxima[block] = Math.Max(maxima[block], impacts[i]);
            ends[block] = i + 1;
        }

        return blocks;
    }

    private int StartOf(int block) => block == 0 ? 0 : _ends[block - 1];

    private static ushort WindowOf(uint posting) => (ushort)(posting >> 16);
}
