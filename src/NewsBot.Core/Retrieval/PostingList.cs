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
/// Layout: window of each block (2 bytes each), its postings less one (1), its greatest impact (1); then the places of
/// all postings (1), then their impacts (1).
/// </para>
/// </remarks>
internal readonly ref struct PostingList
{
    /// <summary>How many passages a window spans.</summary>
    public const int Window = 256;

    /// <summary>How many passages a segment may number.</summary>
    public const int MaxPassages = Window * (ushort.MaxValue + 1);

    /// <summary>Reads a list where it lies.</summary>
    /// <param name="bytes">The list, of <see cref="SizeOf"/> bytes.</param>
    /// <param name="blocks">How many blocks it has.</param>
    /// <param name="documents">How many postings it has.</param>
    public PostingList(ReadOnlySpan<byte> bytes, int blocks, int documents)
    {
        Windows = MemoryMarshal.Cast<byte, ushort>(bytes[..(2 * blocks)]);
        LastPostings = bytes.Slice(2 * blocks, blocks);
        Maxima = bytes.Slice(3 * blocks, blocks);
        Places = bytes.Slice(4 * blocks, documents);
        Impacts = bytes.Slice((4 * blocks) + documents, documents);
    }

    /// <summary>The window of each block, rising.</summary>
    public ReadOnlySpan<ushort> Windows { get; }

    /// <summary>How many postings each block has, less one.</summary>
    public ReadOnlySpan<byte> LastPostings { get; }

    /// <summary>The greatest impact in each block.</summary>
    public ReadOnlySpan<byte> Maxima { get; }

    /// <summary>Where in its window each posting's passage is, rising within a block.</summary>
    public ReadOnlySpan<byte> Places { get; }

    /// <summary>The impact of each posting.</summary>
    public ReadOnlySpan<byte> Impacts { get; }

    /// <summary>How many bytes a list takes.</summary>
    public static int SizeOf(int blocks, int documents) => (4 * blocks) + (2 * documents);

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
        var windows = MemoryMarshal.Cast<byte, ushort>(bytes[..(2 * blocks)]);
        var lastPostings = bytes.Slice(2 * blocks, blocks);
        var maxima = bytes.Slice(3 * blocks, blocks);
        var places = bytes.Slice(4 * blocks, postings.Length);
        var impacts = bytes.Slice((4 * blocks) + postings.Length, postings.Length);
        var block = -1;
        for (var i = 0; i < postings.Length; i++)
        {
            var impact = (byte)postings[i];
            if (i == 0 || WindowOf(postings[i]) != WindowOf(postings[i - 1]))
            {
                block++;
                windows[block] = WindowOf(postings[i]);
                lastPostings[block] = 0;
                maxima[block] = impact;
            }
            else
            {
                lastPostings[block]++;
                maxima[block] = Math.Max(maxima[block], impact);
            }

            places[i] = (byte)(postings[i] >> 8);
            impacts[i] = impact;
        }

        return blocks;
    }

    private static ushort WindowOf(uint posting) => (ushort)(posting >> 16);
}
