using System.Text;

namespace NewsBot.Core.Language;

/// <summary>Words of a list in groups. All words are stems as <see cref="TokenReader"/> makes them. Safe for concurrent readers.</summary>
internal sealed class WordGroups
{
    // All stems, a group a line.
    private readonly string _stems;
    private readonly WordTable _table = new(capacity: 2048);

    // Every place a stem stands at, in the order of the list: which group, and the number (from 1) of the stem's place before.
    private readonly List<Place> _places = [];
    private readonly List<TextSpan> _groups = [];

    /// <summary>Reads the groups.</summary>
    /// <param name="file">Name of a list in <c>Language/Data</c>, a group a line.</param>
    public WordGroups(string file)
    {
        _stems = Stem(LanguageData.Read(file));
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

    /// <summary>The other stems of all groups that a stem is in, each once.</summary>
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

    /// <summary>Whether two stems are in one group.</summary>
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
