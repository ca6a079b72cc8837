using System.Runtime.InteropServices;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// The parts of a segment file, in the order they are written. After the last comes a directory of one
/// <see cref="SectionEntry"/> each, the directory's checksum and <see cref="SegmentFormat.Magic"/>.
/// </summary>
internal enum Section
{
    /// <summary>The text and the sentences of each passage, in the order the articles were added.</summary>
    PassageData,

    /// <summary>A <see cref="PassageEntry"/> for each passage, by number.</summary>
    Passages,

    /// <summary>What is known of each article, packed.</summary>
    ArticleData,

    /// <summary>An <see cref="ArticleEntry"/> for each article, by path, and one more that marks the end.</summary>
    Articles,

    /// <summary>The numbers of each article's passages, in reading order.</summary>
    PassageNumbers,

    /// <summary>A <see cref="PostingList"/> for each term.</summary>
    Postings,

    /// <summary>A <see cref="TermEntry"/> for each term, and one more that marks the end.</summary>
    Terms,

    /// <summary>The names of the terms in UTF-16, one after the other.</summary>
    TermNames,

    /// <summary>
    /// A hash table of the terms, by the checksum of their names: the place of a term in the table of terms, counted from 1,
    /// is in the slot that its hash names or, where others are, in the next free one. Its length is a power of two.
    /// </summary>
    TermSlots,
}

/// <summary>Where a section is in the file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SectionEntry(int Start, int Length, uint Checksum);

/// <summary>An article in the table of articles.</summary>
/// <param name="DataStart">Where its record begins in <see cref="Section.ArticleData"/>.</param>
/// <param name="FirstPassage">Where its passages begin in <see cref="Section.PassageNumbers"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ArticleEntry(int DataStart, int FirstPassage);

/// <summary>A passage in the table of passages.</summary>
/// <param name="Article">Its article's place in the table of articles.</param>
/// <param name="Ordinal">Its place among the article's passages.</param>
/// <param name="Start">UTF-16 offset of its text in the article's text.</param>
/// <param name="Earliest">First day it may have been stated on, or <see cref="Undated"/>.</param>
/// <param name="Latest">Last day it may have been stated on, or <see cref="Undated"/>; the table is sorted by it.</param>
/// <param name="Precision">The <see cref="DatePrecision"/> of the date.</param>
/// <param name="Sentences">How many sentences it has.</param>
/// <param name="DataStart">Where its data begin in <see cref="Section.PassageData"/>.</param>
/// <param name="TextLength">How many bytes its text takes there.</param>
/// <param name="DataLength">How many bytes text and sentences take there.</param>
/// <param name="DataChecksum">The checksum of these bytes.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PassageEntry(
    int Article,
    int Ordinal,
    int Start,
    int Earliest,
    int Latest,
    int Precision,
    int Sentences,
    int DataStart,
    int TextLength,
    int DataLength,
    uint DataChecksum)
{
    /// <summary>Stands for the day of a passage without a date, so that it comes before all others.</summary>
    public const int Undated = -1;

    public PartialDate? StatedOn => Latest == Undated
        ? null
        : PartialDate.Between(DateOnly.FromDayNumber(Earliest), DateOnly.FromDayNumber(Latest), (DatePrecision)Precision);
}

/// <summary>A term in the dictionary.</summary>
/// <param name="NameStart">Where its name begins in <see cref="Section.TermNames"/>, in characters.</param>
/// <param name="Documents">How many passages have it.</param>
/// <param name="Blocks">How many blocks its list has.</param>
/// <param name="Best">The greatest impact in its list.</param>
/// <param name="ListStart">Where its list begins in <see cref="Section.Postings"/>.</param>
/// <param name="ListChecksum">The checksum of the list.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TermEntry(int NameStart, int Documents, int Blocks, int Best, int ListStart, uint ListChecksum);

internal static class SegmentFormat
{
    /// <summary>The last eight bytes of every segment; the digits are the version of the format.</summary>
    public static ReadOnlySpan<byte> Magic => "NEWSEG01"u8;

    public static readonly int SectionCount = Enum.GetValues<Section>().Length;

    /// <summary>Bytes of directory, its checksum and magic number.</summary>
    public static readonly int TailLength = (SectionCount * Marshal.SizeOf<SectionEntry>()) + sizeof(uint) + Magic.Length;
}
