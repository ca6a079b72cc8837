namespace NewsBot.Core.Language;

/// <summary>
/// General knowledge about names: countries with their people and capitals, large cities, regions, given names, and words
/// that tell a person, a place and an organisation apart. Read when first used. Safe for concurrent readers.
/// </summary>
public static class Gazetteer
{
    private const int MaxName = 64;

    private static readonly Lazy<Tables> Loaded = new(() => new Tables());

    /// <summary>The country that a name, an adjective or a word for its people stands for.</summary>
    /// <param name="name">Such as "Russian", "russians", "Russian Federation"; "US" only in capitals.</param>
    /// <returns>
    /// The country's usual English name, such as "Russia"; for "European" and the like the region; null where there is none.
    /// </returns>
    public static string? CountryOf(ReadOnlySpan<char> name)
    {
        // Written small, these are other words.
        if (name.Length is 0 or > MaxName
            || name is "us" or "polish" or "pole" or "poles" or "turkey" or "kiwi" or "kiwis" or "swede" or "the states" or "emirates")
        {
            return null;
        }

        Span<char> folded = stackalloc char[name.Length];
        name.ToLowerInvariant(folded);
        var tables = Loaded.Value;
        var country = tables.Countries.Find(folded);
        if (country == 0 && folded.Length > 4 && folded[^1] == 's')
        {
            country = tables.Countries.Find(folded[..^1]);
        }

        return country == 0 ? null : tables.CountryNames[country - 1];
    }

    /// <summary>What is known of a word or phrase, as it is written.</summary>
    internal static WordTraits TraitsOf(ReadOnlySpan<char> phrase)
    {
        var table = Loaded.Value.Traits;
        var traits = (WordTraits)table.Find(phrase);
        if ((traits & ~WordTraits.PhraseStart) != WordTraits.None)
        {
            return traits;
        }

        // "Russians"
        if (phrase.Length > 4 && phrase[^1] == 's' && ((WordTraits)table.Find(phrase[..^1])).HasAny(WordTraits.Nationality))
        {
            return WordTraits.Nationality;
        }

        return IsFunctionWord(phrase) ? traits | WordTraits.Function : traits;
    }

    private static bool IsFunctionWord(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > StopWords.MaxLength)
        {
            return false;
        }

        // "I'm"
        Span<char> folded = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is not ('\'' or '\u2019'))
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
        }

        return StopWords.Contains(folded[..length]);
    }

    private sealed class Tables
    {
        public Tables()
        {
            ReadCountries(LanguageData.Read("countries.txt"));
            ReadCountries(LanguageData.Read("regions.txt"));
            ReadList(LanguageData.Read("places.txt"), ';', WordTraits.Place);
            ReadList(LanguageData.Read("organisations.txt"), ';', WordTraits.Organisation);
            ReadList(LanguageData.Read("given-names.txt"), ' ', WordTraits.GivenName);
            ReadWords(LanguageData.Read("words.txt"));
        }

        public WordTable Traits { get; } = new(capacity: 8192);

        // The number of the country's name, from 1, by every name in lower case.
        public WordTable Countries { get; } = new(capacity: 1024);

        public List<string> CountryNames { get; } = [];

        // Name; other name | adjective; adjective | capital
        private void ReadCountries(string list)
        {
            var folded = list.ToLowerInvariant();
            var lines = new ListReader(list, '\n');
            while (lines.Read())
            {
                if (lines.Item[0] == '#')
                {
                    continue;
                }

                var names = new TextSpan(lines.Start, lines.Item.IndexOf('|'));
                var adjectives = TextSpan.FromBounds(names.End + 1, lines.Start + lines.Item.LastIndexOf('|'));
                var capitals = TextSpan.FromBounds(adjectives.End + 1, lines.Start + lines.Length);
                var first = new ListReader(list, names, ';');
                first.Read();
                CountryNames.Add(first.Item.ToString());
                ReadPart(list, folded, names, WordTraits.Place, CountryNames.Count);
                ReadPart(list, folded, adjectives, WordTraits.Nationality, CountryNames.Count);
                ReadPart(list, folded, capitals, WordTraits.Place, country: 0);
            }
        }

        private void ReadPart(string list, string folded, TextSpan part, WordTraits traits, int country)
        {
            var items = new ListReader(list, part, ';');
            while (items.Read())
            {
                Add(list, items.Start, items.Length, traits);
                if (country > 0)
                {
                    ref var known = ref Countries.At(folded, items.Start, items.Length);
                    known = known == 0 ? country : known;
                }
            }
        }

        private void ReadList(string list, char separator, WordTraits traits)
        {
            var lines = new ListReader(list, '\n');
            while (lines.Read())
            {
                if (lines.Item[0] != '#')
                {
                    ReadLine(list, lines, separator, traits);
                }
            }
        }

        private void ReadLine(string list, ListReader line, char separator, WordTraits traits)
        {
            var items = new ListReader(list, new TextSpan(line.Start, line.Length), separator);
            while (items.Read())
            {
                Add(list, items.Start, items.Length, traits);
            }
        }

        private void ReadWords(string list)
        {
            var traits = WordTraits.None;
            var lines = new ListReader(list, '\n');
            while (lines.Read())
            {
                if (lines.Item[0] == '[')
                {
                    traits = lines.Item switch
                    {
                        "[calendar]" => WordTraits.Calendar,
                        "[title]" => WordTraits.Title,
                        "[surname]" => WordTraits.Surname,
                        "[modifier]" => WordTraits.Modifier,
                        "[organisation]" => WordTraits.OrganisationHead,
                        "[place]" => WordTraits.PlaceHead,
                        "[other]" => WordTraits.OtherHead,
                        "[acronym]" => WordTraits.Acronym,
                        "[qualifier]" => WordTraits.Qualifier,
                        "[common]" => WordTraits.Common,
                        _ => throw new InvalidOperationException($"words.txt has an unknown section {lines.Item}."),
                    };
                }
                else if (lines.Item[0] != '#')
                {
                    ReadLine(list, lines, ' ', traits);
                }
            }
        }

        private void Add(string list, int start, int length, WordTraits traits)
        {
            Traits.At(list, start, length) |= (int)traits;
            var space = list.AsSpan(start, length).IndexOf(' ');
            if (space > 0)
            {
                var first = list[start + space - 1] == '.' && space < 5 ? space - 1 : space;
                Traits.At(list, start, first) |= (int)WordTraits.PhraseStart;
                Traits.At(list, start, space) |= (int)WordTraits.PhraseStart;
            }
        }
    }
}
