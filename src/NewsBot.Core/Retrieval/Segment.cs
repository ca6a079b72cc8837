using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// One immutable file of the index, read where it lies in the file system's cache. Safe for use from many threads. Its
/// tables are verified when it is opened; each list of postings when it is first used; each passage whenever it is read.
/// </summary>
internal sealed class Segment
{
    private readonly MappedFile _file;
    private readonly SectionEntry[] _sections;
    private readonly ArticleInfo?[] _infos;
    private readonly bool[] _verifiedTerms;

    private Segment(string path, MappedFile file)
    {
        Path = path;
        _file = file;
        _sections = ReadDirectory(file.Bytes);
        foreach (var section in Enum.GetValues<Section>())
        {
            if (section is not (Section.PassageData or Section.Postings) && Checksum.Of(Bytes(section)) != _sections[(int)section].Checksum)
            {
                throw new InvalidDataException($"The checksum of its part {section} does not fit.");
            }
        }

        _infos = new ArticleInfo?[Table<ArticleEntry>(Section.Articles).Length - 1];
        _verifiedTerms = new bool[Table<TermEntry>(Section.Terms).Length];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    public int PassageCount => Passages.Length;

    public int ArticleCount => _infos.Length;

    /// <summary>The passages by number: undated ones first, then in the order they were stated.</summary>
    public ReadOnlySpan<PassageEntry> Passages => Table<PassageEntry>(Section.Passages);

    /// <summary>The lists of all terms, one after the other.</summary>
    public ReadOnlySpan<byte> PostingBytes => Bytes(Section.Postings);

    /// <summary>How many bytes the texts and sentences of all passages take.</summary>
    public int PassageDataLength => _sections[(int)Section.PassageData].Length;

    /// <summary>Opens a segment and verifies its tables.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of another format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Segment Open(string path, long length) => new(path, new MappedFile(path, length));

    /// <summary>Whether every byte is what was written. All of the file is read.</summary>
    public bool IsIntact() => Array.TrueForAll(Enum.GetValues<Section>(), section => Checksum.Of(Bytes(section)) == _sections[(int)section].Checksum);

    /// <summary>How many passages were stated before a day or have no date: the number of the first one stated on it or later.</summary>
    /// <param name="day">The <see cref="DateOnly.DayNumber"/> of the day.</param>
    public int CountBefore(int day)
    {
        var passages = Passages;
        int low = 0, high = passages.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (passages[middle].Latest < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Finds a term.</summary>
    /// <returns>Its entry; one of no passages where the segment does not have it.</returns>
    /// <exception cref="DamagedIndexException">Its postings are not what was written.</exception>
    public TermEntry FindTerm(ReadOnlySpan<char> stem)
    {
        var slots = Table<int>(Section.TermSlots);
        var terms = Table<TermEntry>(Section.Terms);
        var names = Table<char>(Section.TermNames);
        for (var slot = (int)HashOf(stem); ; slot++)
        {
            var term = slots[slot & (slots.Length - 1)] - 1;
            if (term < 0)
            {
                return default;
            }

            if (stem.SequenceEqual(names[terms[term].NameStart..terms[term + 1].NameStart]))
            {
                Verify(term, terms[term]);
                return terms[term];
            }
        }
    }

    /// <summary>What the table of terms is hashed by.</summary>
    public static uint HashOf(ReadOnlySpan<char> stem) => Checksum.Of(MemoryMarshal.AsBytes(stem));

    /// <summary>The postings of a term that was found.</summary>
    public PostingList Postings(in TermEntry term) => new(ListBytes(term), term.Blocks);

    /// <summary>An article's path.</summary>
    public string PathOf(int article)
    {
        var data = ArticleData(article);
        data.Bytes(SHA256.HashSizeInBytes);
        return data.Text();
    }

    /// <summary>SHA-256 of an article's file.</summary>
    public ReadOnlySpan<byte> ContentHashOf(int article) => ArticleData(article).Bytes(SHA256.HashSizeInBytes);

    /// <summary>Whether every article of it, dead ones included, is one of these.</summary>
    public bool HoldsOnly(Func<string, bool> isOneOfThem)
    {
        for (var article = 0; article < ArticleCount; article++)
        {
            if (!isOneOfThem(PathOf(article)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The files of vectors that are kept beside it.</summary>
    public IEnumerable<string> FindVectorFiles() =>
        Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, VectorFile.PathOf(System.IO.Path.GetFileName(Path), "*"));

    /// <summary>The names that an article's text or front matter says mean the same.</summary>
    public IReadOnlyList<Alias> AliasesOf(int article)
    {
        var data = ArticleData(article);
        data.Bytes(SHA256.HashSizeInBytes);
        data.Text();
        return ReadAliases(ref data);
    }

    /// <summary>What is known of an article.</summary>
    public ArticleInfo InfoOf(int article)
    {
        if (_infos[article] is { } known)
        {
            return known;
        }

        var data = ArticleData(article);
        data.Bytes(SHA256.HashSizeInBytes);
        var path = data.Text();
        ReadAliases(ref data);
        var (title, author, publisher) = (data.Text(), data.OptionalText(), data.OptionalText());
        var (published, updated) = (data.Date(), data.Date());
        var (url, language) = (data.OptionalText(), data.Text());
        var inferred = new Inference[data.Int()];
        for (var i = 0; i < inferred.Length; i++)
        {
            inferred[i] = new(data.Text(), data.Text(), data.Text());
        }

        return _infos[article] = new(path, title, author, publisher, published, updated, url, language, inferred);
    }

    /// <summary>The numbers of an article's passages, in reading order.</summary>
    public ReadOnlySpan<int> PassagesOf(int article)
    {
        var articles = Table<ArticleEntry>(Section.Articles);
        return Table<int>(Section.PassageNumbers)[articles[article].FirstPassage..articles[article + 1].FirstPassage];
    }

    /// <summary>A passage's text and sentences.</summary>
    /// <exception cref="DamagedIndexException">They are not what was written.</exception>
    public StoredPassage Read(int number)
    {
        // Texts are most of the file and each is seldom read, so they are not read through the mapping, which would keep
        // them, and what lies around them, in memory.
        var entry = Passages[number];
        var buffer = ArrayPool<byte>.Shared.Rent(entry.DataLength);
        var bytes = buffer.AsSpan(0, entry.DataLength);
        if (!_file.TryRead(_sections[(int)Section.PassageData].Start + entry.DataStart, bytes) || Checksum.Of(bytes) != entry.DataChecksum)
        {
            throw Damaged();
        }

        var data = new PackedReader(bytes[entry.TextLength..]);
        var sentences = new StoredSentence[entry.Sentences];
        var (end, line) = (0, 0);
        for (var i = 0; i < sentences.Length; i++)
        {
            var span = new TextSpan(end + data.Int(), data.Int());
            line += data.Signed();
            var kind = data.Int();
            sentences[i] = new(new(span, line, (BlockKind)(kind >> 1)), (kind & 1) != 0);
            end = span.End;
        }

        var text = Encoding.UTF8.GetString(bytes[..entry.TextLength]);
        var passage = new StoredPassage(entry.Start, text, entry.StatedOn, sentences, ReadTimes(ref data));
        ArrayPool<byte>.Shared.Return(buffer);
        return passage;
    }

    /// <summary>All that is kept of an article.</summary>
    public StoredArticle ReadArticle(int article)
    {
        var numbers = PassagesOf(article);
        var passages = new StoredPassage[numbers.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            passages[i] = Read(numbers[i]);
        }

        return new(InfoOf(article), AliasesOf(article), ContentHashOf(article).ToArray(), passages);
    }

    private static SectionEntry[] ReadDirectory(ReadOnlySpan<byte> file)
    {
        if (file.Length < SegmentFormat.TailLength || !file.EndsWith(SegmentFormat.Magic))
        {
            throw new InvalidDataException("It does not end as a segment does.");
        }

        var tail = file[^SegmentFormat.TailLength..];
        var directory = MemoryMarshal.Cast<byte, SectionEntry>(tail[..^(sizeof(uint) + SegmentFormat.Magic.Length)]);
        var checksum = MemoryMarshal.Read<uint>(tail[^(sizeof(uint) + SegmentFormat.Magic.Length)..]);
        return Checksum.Of(MemoryMarshal.AsBytes(directory)) == checksum
            ? directory.ToArray()
            : throw new InvalidDataException("The checksum of its directory does not fit.");
    }

    private static Alias[] ReadAliases(ref PackedReader data)
    {
        var aliases = new Alias[data.Int()];
        for (var i = 0; i < aliases.Length; i++)
        {
            var isStated = data.Int() != 0;
            aliases[i] = new(data.Text(), data.Text(), isStated);
        }

        return aliases;
    }

    private static TimeExpression[] ReadTimes(ref PackedReader data)
    {
        var count = data.Int();
        if (count == 0)
        {
            return [];
        }

        var times = new TimeExpression[count];
        var end = 0;
        for (var i = 0; i < times.Length; i++)
        {
            var span = new TextSpan(end + data.Int(), data.Int());
            var (type, precision) = ((TimeType)data.Int(), (TimePrecision)data.Int());
            var value = data.Text();
            var days = data.Days();
            times[i] = new(span, type, value, days?.From, days?.To, precision);
            end = span.End;
        }

        return times;
    }

    private void Verify(int term, in TermEntry entry)
    {
        if (!_verifiedTerms[term])
        {
            if (Checksum.Of(ListBytes(entry)) != entry.ListChecksum)
            {
                throw Damaged();
            }

            _verifiedTerms[term] = true;
        }
    }

    private ReadOnlySpan<byte> ListBytes(in TermEntry term) =>
        PostingBytes.Slice(term.ListStart, PostingList.SizeOf(term.Blocks, term.Documents));

    private PackedReader ArticleData(int article)
    {
        var articles = Table<ArticleEntry>(Section.Articles);
        return new(Bytes(Section.ArticleData)[articles[article].DataStart..articles[article + 1].DataStart]);
    }

    // The file is put aside, so that the next opening finds it missing and makes it anew; what is mapped stays readable.
    private DamagedIndexException Damaged()
    {
        try
        {
            File.Move(Path, Path + IndexFiles.DamagedSuffix, overwrite: true);
            return new($"The index file {Path} is damaged. It is made anew from the knowledge files when they are next loaded.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new($"The index file {Path} is damaged. Delete it; it is made anew from the knowledge files.", e);
        }
    }

    private ReadOnlySpan<byte> Bytes(Section section) => _file.Bytes.Slice(_sections[(int)section].Start, _sections[(int)section].Length);

    private ReadOnlySpan<T> Table<T>(Section section)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(section));
}
