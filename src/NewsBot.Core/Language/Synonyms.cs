using System.Text;

namespace NewsBot.Core.Language;

/// <summary>
/// Words of general news English that can stand for each other when a question is matched against a sentence. All words
/// are stems as <see cref="TokenReader"/> makes them. Read when first used. Safe for concurrent readers.
/// </summary>
public static class Synonyms
{
    private const int MinSharedPrefix = 5;

    private static readonly Lazy<Groups> Loaded = new(() => new Groups());

    // What makes one word of another. A stem has lost a final "e".
    private static readonly WordTable Endings = WordTable.Of(
        """
        ment tion ion ation ition ition sion er or ing al ial ual ity iti ness ly ally ist ism ry ery ary ory ance ence ancy ency
        ant ent iv ativ itiv abl ibl ous ious ic ical y iz is izer iser at ator ship dom ful less ian ur age r
        """);

    // They look as if they were made of "depart", "import", "universe".
    private static readonly WordTable Unrelated = WordTable.Of(
        "department apartment compartment important importanc university signatur ordinary ordinal commentary secretary community");

    /// <summary>The stems that can stand for a stem.</summary>
    /// <param name="stem">A stem.</param>
    /// <returns>The others of its groups, without the stem itself; none where it is in no group.</returns>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> stem) => Loaded.Value.OthersOf(stem);

    /// <summary>Whether two different words can mean the same: they are in one group, or one is made of the other's stem.</summary>
    /// <param name="first">A stem.</param>
    /// <param name="second">Another.</param>
    /// <returns>
    /// True if they share a group, or at least 5 first letters after which both have endings that only change the kind of
    /// word ("govern", "government"; "elect", "election"). True for equal stems.
    /// </returns>
    public static bool AreRelated(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.SequenceEqual(second) || AreDerived(first, second) || Loaded.Value.Share(first, second);

    private static bool AreDerived(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var shared = first.CommonPrefixLength(second);
        if (shared < MinSharedPrefix || Unrelated.Contains(first) || Unrelated.Contains(second))
        {
            return false;
        }

        if (shared == first.Length || shared == second.Length)
        {
            // "police" and "policy" are no more than alike.
            var ending = shared == first.Length ? second[shared..] : first[shared..];
            return Endings.Contains(ending) && (ending is not ("y" or "is" or "r" or "at") || shared > MinSharedPrefix);
        }

        // "journalist" and "journalism" part in the middle of their endings.
        for (var longer = Math.Max(first.Length, second.Length); shared >= MinSharedPrefix && shared * 10 >= longer * 7; shared--)
        {
            if (Endings.Contains(first[shared..]) && Endings.Contains(second[shared..]))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Groups
    {
        // All stems, a group a line.
        private readonly string _stems;
        private readonly WordTable _table = new(capacity: 2048);

        // Every place a stem stands at, in the order of the list: which group, and the number (from 1) of the stem's place before.
        private readonly List<Place> _places = [];
        private readonly List<TextSpan> _groups = [];

        public Groups()
        {
            _stems = Stem(LanguageData.Read("synonyms.txt"));
            var lines = new ListReader(_stems, '\n');
            while (lines.Read())
            {
                _groups.Add(new TextSpan(lines.Start, lines.Length));
                var words = new ListReader(_stems, _groups[^1], ' ');
                while (words.Read())
                {
                    ref var last = ref _table.At(_stems, words.Start, words.Length);
                    _places.Add(new Place(_groups.Count - 1, last));
                    last = _places.Count;
                }
            }
        }

        public List<string> OthersOf(ReadOnlySpan<char> stem)
        {
            var place = _table.Find(stem);
            if (place == 0)
            {
                return [];
            }

            var others = new List<string>();
            for (; place > 0; place = _places[place - 1].Before)
            {
                var words = new ListReader(_stems, _groups[_places[place - 1].Group], ' ');
                while (words.Read())
                {
                    if (!words.Item.SequenceEqual(stem) && !Contains(others, words.Item))
                    {
                        others.Add(words.Item.ToString());
                    }
                }
            }

            return others;
        }

        public bool Share(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        {
            for (var one = _table.Find(first); one > 0; one = _places[one - 1].Before)
            {
                for (var other = _table.Find(second); other > 0; other = _places[other - 1].Before)
                {
                    if (_places[one - 1].Group == _places[other - 1].Group)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static bool Contains(List<string> words, ReadOnlySpan<char> word)
        {
            foreach (var known in words)
            {
                if (word.SequenceEqual(known))
                {
                    return true;
                }
            }

            return false;
        }

        private static string Stem(string list)
        {
            var stems = new StringBuilder(list.Length);
            Span<char> buffer = stackalloc char[TokenReader.BufferLength];
            var lines = new ListReader(list, '\n');
            while (lines.Read())
            {
                if (lines.Item[0] == '#')
                {
                    continue;
                }

                var words = new TokenReader(lines.Item, buffer);
                while (words.Read())
                {
                    stems.Append(words.Stem).Append(' ');
                }

                stems.Append('\n');
            }

            return stems.ToString();
        }

        private readonly record struct Place(int Group, int Before);
    }
}
