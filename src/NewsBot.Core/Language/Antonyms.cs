namespace NewsBot.Core.Language;

/// <summary>
/// Words of general English that exclude each other: what one says of a thing, the other denies. All words are stems as
/// <see cref="TokenReader"/> makes them. Read when first used. Safe for concurrent readers.
/// </summary>
internal static class Antonyms
{
    // "un" of three letters is "unit" rather than the contrary of "it".
    private const int ShortestBase = 5;

    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "il", "dis", "non"];

    // What looks as if its prefix turned it around.
    private static readonly WordTable NotTurned = WordTable.Of(
        """
        uncl under union unit unite unity univers income increas indoor inform inhabit input inquir inquiry inscrib insight inspir install instead insur
        incorporat immediat impeach inflammabl instanc inquest invaluabl unearth disclosur
        intend intens intent invest invit impress improv import impos impart implant illustrat discover discours discount discharg dispatch display disposal
        dispos distress distribut district discipl disclos disturb
        """);

    private static readonly Lazy<Pairs> Loaded = new(() => new Pairs());

    /// <summary>
    /// The stems that exclude a stem: those listed, and those that a prefix turns around ("accurate", "inaccurate") unless they can
    /// stand for each other, as "migrant" and "immigrant" can.
    /// </summary>
    /// <param name="stem">A stem.</param>
    public static IEnumerable<string> Of(string stem) => Loaded.Value.Of(stem).Concat(Turned(stem).Where(turned => !Synonyms.AreRelated(stem, turned)));

    /// <summary>Whether a stem is listed.</summary>
    /// <param name="stem">A stem.</param>
    public static bool Lists(string stem) => Loaded.Value.Has(stem);

    private static IEnumerable<string> Turned(string stem)
    {
        foreach (var prefix in Prefixes)
        {
            var turned = prefix + stem;
            if (stem.Length >= ShortestBase && !NotTurned.Contains(turned))
            {
                yield return turned;
            }

            if (stem.Length >= ShortestBase + prefix.Length && stem.StartsWith(prefix, StringComparison.Ordinal) && !NotTurned.Contains(stem))
            {
                yield return stem[prefix.Length..];
            }
        }
    }

    private sealed class Pairs
    {
        // The stems of each side; 2n and 2n + 1 are the sides of line n.
        private readonly List<List<string>> _sides = [];
        private readonly Dictionary<string, List<int>> _sidesOf = new(StringComparer.Ordinal);

        public Pairs()
        {
            Span<char> buffer = stackalloc char[TokenReader.BufferLength];
            foreach (var line in LanguageData.Read("antonyms.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
            {
                foreach (var words in line.Split('|'))
                {
                    var side = new List<string>();
                    var reader = new TokenReader(words, buffer);
                    while (reader.Read())
                    {
                        Add(reader.Stem.ToString(), side);
                    }

                    _sides.Add(side);
                }
            }
        }

        public bool Has(string stem) => _sidesOf.ContainsKey(stem);

        public IEnumerable<string> Of(string stem) => _sidesOf.TryGetValue(stem, out var sides) ? sides.SelectMany(side => _sides[side ^ 1]) : [];

        private void Add(string stem, List<string> side)
        {
            side.Add(stem);
            if (!_sidesOf.TryGetValue(stem, out var sides))
            {
                _sidesOf.Add(stem, sides = []);
            }

            sides.Add(_sides.Count);
        }
    }
}
