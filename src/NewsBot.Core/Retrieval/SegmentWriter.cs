using System.Numerics;
using System.Runtime.InteropServices;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// Writes one segment: texts go to the file as articles are added, terms are held in memory until <see cref="Finish"/>
/// numbers the passages in the order they were stated. Not safe for use from more than one thread at once.
/// </summary>
internal sealed class SegmentWriter(Stream output, Vocabulary vocabulary)
{
    // Bounds the memory a segment takes while it is written: five bytes a posting here, four more in Finish.
    private const int EnoughPostings = 12_000_000;
    private const int EnoughPassages = 1 << 20;
    private const int EnoughBytes = 1 << 30;

    private readonly List<SectionEntry> _directory = [];
    private readonly List<(StoredArticle Article, int FirstPassage)> _articles = [];
    private readonly List<(PassageEntry Entry, PassageTerms Terms)> _passages = [];
    private readonly PackedWriter _packed = new();
    private int _position;
    private int _sectionStart;
    private uint _sectionChecksum;
    private int _postings;

    /// <summary>Whether no more articles should be added.</summary>
    public bool IsFull => _postings >= EnoughPostings || _passages.Count >= EnoughPassages || _position >= EnoughBytes;

    /// <summary>Whether all passages of some segments are sure to go into one.</summary>
    public static bool HoldsAll(IEnumerable<Segment> segments)
    {
        var (postings, passages, bytes) = (0L, 0L, 0L);
        foreach (var segment in segments)
        {
            postings += segment.PostingBytes.Length / PostingList.SizeOf(blocks: 0, documents: 1);
            passages += segment.PassageCount;
            bytes += segment.PassageDataLength;
        }

        return postings < EnoughPostings && passages < EnoughPassages && bytes < EnoughBytes;
    }

    /// <summary>Adds an article; no two of a segment have the same path.</summary>
    public void Add(StoredArticle article, PassageTerms[] terms)
    {
        _articles.Add((article, _passages.Count));
        for (var i = 0; i < terms.Length; i++)
        {
            _passages.Add((WriteData(article.Passages[i], _articles.Count - 1, i), terms[i]));
            _postings += terms[i].Terms.Length;
        }
    }

    /// <summary>Writes all that is not written yet. The stream is not flushed.</summary>
    /// <returns>The articles' paths in the order the segment has them.</returns>
    public IReadOnlyList<string> Finish()
    {
        EndSection();
        var byPath = Enumerable.Range(0, _articles.Count).ToArray();
        Array.Sort(byPath, (a, b) => string.CompareOrdinal(_articles[a].Article.Info.Path, _articles[b].Article.Info.Path));
        var numbers = WritePassages(byPath);
        WriteArticles(byPath, numbers);
        WriteTerms(numbers);
        WriteTail();
        return Array.ConvertAll(byPath, article => _articles[article].Article.Info.Path);
    }

    private PassageEntry WriteData(StoredPassage passage, int article, int ordinal)
    {
        _packed.Clear();
        var textLength = _packed.Utf8(passage.Text);
        var (end, line) = (0, 0);
        foreach (var ((span, atLine, kind), isLead) in passage.Sentences)
        {
            _packed.Number(span.Start - end);
            _packed.Number(span.Length);
            _packed.Signed(atLine - line);
            _packed.Number(((int)kind << 1) | (isLead ? 1 : 0));
            (end, line) = (span.End, atLine);
        }

        WriteTimes(passage.Times);
        var start = _position;
        Write(_packed.Written);
        return new(
            article,
            ordinal,
            passage.Start,
            passage.StatedOn?.Earliest.DayNumber ?? PassageEntry.Undated,
            passage.StatedOn?.Latest.DayNumber ?? PassageEntry.Undated,
            (int)(passage.StatedOn?.Precision ?? default),
            passage.Sentences.Length,
            start,
            textLength,
            _packed.Length,
            Checksum.Of(_packed.Written));
    }

    private void WriteTimes(IReadOnlyList<TimeExpression> times)
    {
        _packed.Number(times.Count);
        var end = 0;
        foreach (var (span, type, value, from, to, precision) in times)
        {
            _packed.Number(span.Start - end);
            _packed.Number(span.Length);
            _packed.Number((int)type);
            _packed.Number((int)precision);
            _packed.Text(value);
            _packed.Days(from, to);
            end = span.End;
        }
    }

    // Returns the number of each passage, by the order it was added in.
    private int[] WritePassages(int[] byPath)
    {
        var rank = new int[byPath.Length];
        for (var i = 0; i < byPath.Length; i++)
        {
            rank[byPath[i]] = i;
        }

        var order = Enumerable.Range(0, _passages.Count).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var (one, other) = (_passages[a].Entry, _passages[b].Entry);
            return (one.Latest, rank[one.Article], one.Ordinal).CompareTo((other.Latest, rank[other.Article], other.Ordinal));
        });

        var numbers = new int[order.Length];
        var entries = new PassageEntry[order.Length];
        for (var number = 0; number < order.Length; number++)
        {
            numbers[order[number]] = number;
            var entry = _passages[order[number]].Entry;
            entries[number] = entry with { Article = rank[entry.Article] };
        }

        WriteSection<PassageEntry>(entries);
        return numbers;
    }

    private void WriteArticles(int[] byPath, int[] numbers)
    {
        var entries = new List<ArticleEntry>(byPath.Length + 1);
        var passageNumbers = new List<int>(numbers.Length);
        foreach (var index in byPath)
        {
            var (article, first) = _articles[index];
            entries.Add(new(_position - _sectionStart, passageNumbers.Count));
            passageNumbers.AddRange(numbers.AsSpan(first, article.Passages.Length));
            WriteArticle(article);
        }

        entries.Add(new(_position - _sectionStart, passageNumbers.Count));
        EndSection();
        WriteSection<ArticleEntry>(CollectionsMarshal.AsSpan(entries));
        WriteSection<int>(CollectionsMarshal.AsSpan(passageNumbers));
    }

    private void WriteArticle(StoredArticle article)
    {
        var info = article.Info;
        _packed.Clear();
        _packed.Bytes(article.ContentHash);
        _packed.Text(info.Path);
        _packed.Number(article.Aliases.Count);
        foreach (var (name, fullName, isStated) in article.Aliases)
        {
            _packed.Number(isStated ? 1 : 0);
            _packed.Text(name);
            _packed.Text(fullName);
        }

        _packed.Text(info.Title);
        _packed.Text(info.Author);
        _packed.Text(info.Publisher);
        _packed.Date(info.Published);
        _packed.Date(info.Updated);
        _packed.Text(info.Url);
        _packed.Text(info.Language);
        _packed.Number(info.Inferred.Count);
        foreach (var (field, value, reason) in info.Inferred)
        {
            _packed.Text(field);
            _packed.Text(value);
            _packed.Text(reason);
        }

        Write(_packed.Written);
    }

    private void WriteTerms(int[] numbers)
    {
        var (postings, ends) = Invert(numbers);
        var names = new List<string>();
        var entries = new List<TermEntry>();
        var nameStart = 0;
        foreach (var (name, term) in vocabulary.Stems)
        {
            // While others go on analysing, the vocabulary grows by stems that this segment does not have.
            var list = term < ends.Length ? postings.AsSpan()[(term == 0 ? 0 : ends[term - 1])..ends[term]] : [];
            if (list.IsEmpty)
            {
                continue;
            }

            _packed.Clear();
            var blocks = PostingList.Write(list, _packed);
            var best = new PostingList(_packed.Written, blocks).Best;
            entries.Add(new(nameStart, list.Length, blocks, best, _position - _sectionStart, Checksum.Of(_packed.Written)));
            Write(_packed.Written);
            names.Add(name);
            nameStart += name.Length;
        }

        entries.Add(new(nameStart, 0, 0, 0, _position - _sectionStart, 0));
        EndSection();
        WriteSection<TermEntry>(CollectionsMarshal.AsSpan(entries));
        names.ForEach(name => Write(MemoryMarshal.AsBytes(name.AsSpan())));
        EndSection();
        WriteSection<int>(MakeSlots(names));
    }

    private static int[] MakeSlots(List<string> names)
    {
        // At most half full, so that a search soon ends at a free slot.
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)(names.Count * 2) + 1)];
        for (var i = 0; i < names.Count; i++)
        {
            var slot = (int)Segment.HashOf(names[i]);
            while (slots[slot & (slots.Length - 1)] != 0)
            {
                slot++;
            }

            slots[slot & (slots.Length - 1)] = i + 1;
        }

        return slots;
    }

    // Sorts all postings by term and passage, by counting: the first pass finds how many each term has, the second goes
    // through the passages by number and puts each posting after the last one of its term.
    private (uint[] Postings, int[] Ends) Invert(int[] numbers)
    {
        var places = new int[vocabulary.Count];
        foreach (var (_, terms) in _passages)
        {
            foreach (var term in terms.Terms)
            {
                places[term]++;
            }
        }

        var start = 0;
        for (var term = 0; term < places.Length; term++)
        {
            (places[term], start) = (start, start + places[term]);
        }

        var order = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            order[numbers[i]] = i;
        }

        var postings = new uint[_postings];
        for (var number = 0; number < order.Length; number++)
        {
            var (terms, impacts) = _passages[order[number]].Terms;
            for (var i = 0; i < terms.Length; i++)
            {
                postings[places[terms[i]]++] = PostingList.Pack(number, impacts[i]);
            }
        }

        // Each place has now moved on to the end of its term.
        return (postings, places);
    }

    private void WriteTail()
    {
        var directory = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_directory));
        var checksum = Checksum.Of(directory);
        Write(directory);
        Write(MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in checksum)));
        Write(SegmentFormat.Magic);
    }

    private void WriteSection<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Write(MemoryMarshal.AsBytes(items));
        EndSection();
    }

    // Sections begin at multiples of eight, so that their tables can be read where they lie.
    private void EndSection()
    {
        _directory.Add(new(_sectionStart, _position - _sectionStart, _sectionChecksum));
        Write(stackalloc byte[-_position & 7]);
        _sectionStart = _position;
        _sectionChecksum = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        _position = checked(_position + bytes.Length);
        _sectionChecksum = Checksum.Add(_sectionChecksum, bytes);
    }
}
