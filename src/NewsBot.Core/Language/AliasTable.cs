using System.Numerics;

namespace NewsBot.Core.Language;

/// <summary>A name found in a text, with the other names of the same thing.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Others">The other names, as their sources wrote them; at least one, the one most often given first.</param>
public sealed record AliasMatch(TextSpan Span, IReadOnlyList<string> Others);

/// <summary>
/// Which names stand for the same thing, as a whole corpus has it. Where texts give one short name to several things, the
/// thing most of them mean wins, and a tie keeps both; what was stated in so many words always stands. Immutable; safe for
/// concurrent readers.
/// </summary>
/// <remarks>
/// Names are compared by their stems (see <see cref="TokenReader"/>), and so without regard to case and accents. Most names
/// of a corpus are never asked for, so only the first word of each is read when the table is first used, and votes are
/// counted for the names that a text holds.
/// </remarks>
public sealed class AliasTable
{
    private readonly IReadOnlyList<Alias> _aliases;
    private readonly Lazy<FirstWords> _firstWords;

    /// <summary>Makes a table.</summary>
    /// <param name="aliases">Every alias found, as often as it was found; must not change afterwards.</param>
    public AliasTable(IReadOnlyList<Alias> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        _aliases = aliases;
        _firstWords = new Lazy<FirstWords>(() => new FirstWords(aliases));
    }

    /// <summary>Finds the names in a text that have other names; where one is part of another, the longer one.</summary>
    /// <param name="text">A text, such as a question.</param>
    /// <returns>What was found in reading order, without overlaps.</returns>
    public IReadOnlyList<AliasMatch> Find(ReadOnlySpan<char> text)
    {
        if (_aliases.Count == 0)
        {
            return [];
        }

        var words = StemmedWord.Read(text);
        var matches = new List<AliasMatch>();
        for (var i = 0; i < words.Count; i++)
        {
            if (FindLongest(words, i) is var (length, others))
            {
                matches.Add(new AliasMatch(TextSpan.FromBounds(words[i].Span.Start, words[i + length - 1].Span.End), others));
                i += length - 1;
            }
        }

        return matches;
    }

    private (int Length, IReadOnlyList<string> Others)? FindLongest(List<StemmedWord> words, int first)
    {
        List<string>? found = null;
        var longest = 0;
        for (var entry = _firstWords.Value.First(words[first].Stem); entry >= 0; entry = _firstWords.Value.Next(entry))
        {
            var name = NameAt(entry);
            var length = StemmedWord.MatchLength(name, words, first);
            if (length > longest)
            {
                longest = length;
                found = [name];
            }
        }

        return found is not null && OthersOf(StemmedWord.Read(found[0])) is { Count: > 0 } others ? (longest, others) : null;
    }

    private List<string> OthersOf(List<StemmedWord> name)
    {
        var key = StemmedWord.Key(name);
        var shortNames = new Votes();
        foreach (var entry in EntriesOf(name, isFullName: true))
        {
            shortNames.Add(_aliases[entry / 2].Name, _aliases[entry / 2].IsStated);
        }

        var others = FullNamesOf(name);
        others.RemoveAll(other => StemmedWord.Key(StemmedWord.Read(other)) == key);
        foreach (var shortName in shortNames.Ordered())
        {
            // A short name that usually means something else does not stand for this.
            var words = StemmedWord.Read(shortName);
            if (StemmedWord.Key(words) != key && FullNamesOf(words).Exists(full => StemmedWord.Key(StemmedWord.Read(full)) == key))
            {
                others.Add(shortName);
            }
        }

        return others;
    }

    private List<string> FullNamesOf(List<StemmedWord> name)
    {
        var votes = new Votes();
        foreach (var entry in EntriesOf(name, isFullName: false))
        {
            votes.Add(_aliases[entry / 2].FullName, _aliases[entry / 2].IsStated);
        }

        return votes.Winners();
    }

    private List<int> EntriesOf(List<StemmedWord> name, bool isFullName)
    {
        var entries = new List<int>();
        if (name.Count > 0)
        {
            for (var entry = _firstWords.Value.First(name[0].Stem); entry >= 0; entry = _firstWords.Value.Next(entry))
            {
                if (IsFullName(entry) == isFullName && StemmedWord.MatchLength(NameAt(entry), name, 0) == name.Count)
                {
                    entries.Add(entry);
                }
            }
        }

        return entries;
    }

    private string NameAt(int entry) => IsFullName(entry) ? _aliases[entry / 2].FullName : _aliases[entry / 2].Name;

    private static bool IsFullName(int entry) => entry % 2 == 1;

    private sealed record StemmedWord(string Stem, TextSpan Span)
    {
        public static List<StemmedWord> Read(ReadOnlySpan<char> text)
        {
            var words = new List<StemmedWord>();
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (!reader.IsCompound)
                {
                    words.Add(new StemmedWord(reader.Stem.ToString(), reader.Span));
                }
            }

            return words;
        }

        public static string Key(List<StemmedWord> words) => string.Join(' ', words.Select(word => word.Stem));

        // How many words a name has if they are the words from "first" on; otherwise 0.
        public static int MatchLength(string name, List<StemmedWord> words, int first)
        {
            var length = 0;
            var reader = new TokenReader(name, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (!reader.IsCompound)
                {
                    if (first + length == words.Count || !reader.Stem.SequenceEqual(words[first + length].Stem))
                    {
                        return 0;
                    }

                    length++;
                }
            }

            return length;
        }
    }

    // Counts names; spellings that differ only in case, accents or endings are votes for one.
    private sealed class Votes
    {
        private readonly Dictionary<string, Vote> _counts = new(StringComparer.Ordinal);

        public void Add(string name, bool isStated)
        {
            var key = StemmedWord.Key(StemmedWord.Read(name));
            _counts[key] = _counts.TryGetValue(key, out var known)
                ? known with { Count = known.Count + 1, IsStated = known.IsStated || isStated }
                : new Vote(name, 1, isStated);
        }

        public IEnumerable<string> Ordered() => _counts.Values.OrderByDescending(vote => vote.Count).Select(vote => vote.Name);

        public List<string> Winners()
        {
            var most = _counts.Count == 0 ? 0 : _counts.Values.Max(vote => vote.Count);
            return [.. _counts.Values.Where(vote => vote.Count == most || vote.IsStated).Select(vote => vote.Name)];
        }

        private sealed record Vote(string Name, int Count, bool IsStated);
    }

    // Chains of the names that begin with words of the same hash. Entry 2i is the name of alias i, 2i + 1 its full name.
    private sealed class FirstWords
    {
        private readonly int[] _heads;
        private readonly int[] _next;

        public FirstWords(IReadOnlyList<Alias> aliases)
        {
            _next = new int[aliases.Count * 2];
            _heads = new int[(int)BitOperations.RoundUpToPowerOf2((uint)_next.Length)];
            Array.Fill(_heads, -1);
            Span<char> buffer = stackalloc char[TokenReader.BufferLength];

            // Backwards, so that the chains run in the order given.
            for (var entry = _next.Length - 1; entry >= 0; entry--)
            {
                var alias = aliases[entry / 2];
                var reader = new TokenReader(IsFullName(entry) ? alias.FullName : alias.Name, buffer);
                if (reader.Read())
                {
                    ref var head = ref _heads[Bucket(reader.Stem)];
                    _next[entry] = head;
                    head = entry;
                }
            }
        }

        public int First(string stem) => _heads[Bucket(stem)];

        public int Next(int entry) => _next[entry];

        private int Bucket(ReadOnlySpan<char> stem) => string.GetHashCode(stem, StringComparison.Ordinal) & (_heads.Length - 1);
    }
}
