namespace NewsBot.Core.Language;

/// <summary>
/// General knowledge about names: countries with their people and capitals, large cities, regions, given names, and words
/// that tell a person, a place and an organisation apart. Read when first used. Safe for concurrent readers.
/// </summary>
public static class Gazetteer
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static readonly Lazy<Tables> Loaded = new(() => new Tables());

    /// <summary>The country that a name, an adjective or a word for its people stands for.</summary>
    /// <param name="name">Such as "Russian", "Russians", "Russian Federation"; "US" only in capitals.</param>
    /// <returns>The country's usual English name, such as "Russia"; null where there is none.</returns>
    public static string? CountryOf(ReadOnlySpan<char> name)
    {
        // Written small, these are other words.
        if (name is "us" or "polish" or "pole" or "poles" or "turkey" or "kiwi" or "swede" or "the states" or "emirates" or "finn")
        {
            return null;
        }

        return Loaded.Value.Countries.TryGetValue(name, out var country)
            || (name.Length > 4 && name[^1] is 's' or 'S' && Loaded.Value.Countries.TryGetValue(name[..^1], out country))
            ? country
            : null;
    }

    /// <summary>What is known of a word or phrase, as it is written.</summary>
    internal static WordTraits TraitsOf(ReadOnlySpan<char> phrase)
    {
        var traits = Loaded.Value.Traits;
        if (traits.TryGetValue(phrase, out var found))
        {
            return found;
        }

        // "Russians"
        return phrase.Length > 4 && phrase[^1] == 's' && traits.TryGetValue(phrase[..^1], out found) && found.HasAny(WordTraits.Nationality)
            ? WordTraits.Nationality
            : WordTraits.None;
    }

    private sealed class Tables
    {
        private readonly Dictionary<string, WordTraits> _traits = new(6000, StringComparer.Ordinal);
        private readonly Dictionary<string, string> _countries = new(700, StringComparer.OrdinalIgnoreCase);

        public Tables()
        {
            Traits = _traits.GetAlternateLookup<ReadOnlySpan<char>>();
            Countries = _countries.GetAlternateLookup<ReadOnlySpan<char>>();
            ReadCountries();
            ReadPhrases("places.txt", WordTraits.Place);
            ReadPhrases("organisations.txt", WordTraits.Organisation);
            foreach (var line in LanguageData.Lines("given-names.txt"))
            {
                AddWords(line, WordTraits.GivenName);
            }

            ReadWords();
            foreach (var word in StopWords.All)
            {
                Add(char.ToUpperInvariant(word[0]) + word[1..], WordTraits.Function);
            }
        }

        public Dictionary<string, WordTraits>.AlternateLookup<ReadOnlySpan<char>> Traits { get; }

        public Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Countries { get; }

        // Name; other name | adjective; adjective | capital
        private void ReadCountries()
        {
            foreach (var line in LanguageData.Lines("countries.txt"))
            {
                var fields = line.Split('|', StringSplitOptions.TrimEntries);
                var names = fields[0].Split(';', Trimmed);
                foreach (var name in names)
                {
                    Add(name, WordTraits.Place);
                    _countries.TryAdd(name, names[0]);
                }

                foreach (var adjective in fields[1].Split(';', Trimmed))
                {
                    Add(adjective, WordTraits.Nationality);
                    _countries.TryAdd(adjective, names[0]);
                }

                foreach (var capital in fields[2].Split(';', Trimmed))
                {
                    Add(capital, WordTraits.Place);
                }
            }
        }

        private void ReadPhrases(string file, WordTraits traits)
        {
            foreach (var line in LanguageData.Lines(file))
            {
                foreach (var phrase in line.Split(';', Trimmed))
                {
                    Add(phrase, traits);
                }
            }
        }

        private void ReadWords()
        {
            var traits = WordTraits.None;
            foreach (var line in LanguageData.Lines("words.txt"))
            {
                if (line[0] == '[')
                {
                    traits = line switch
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
                        _ => throw new InvalidOperationException($"words.txt has no section {line}."),
                    };
                }
                else
                {
                    AddWords(line, traits);
                }
            }
        }

        private void AddWords(string line, WordTraits traits)
        {
            foreach (var word in line.Split(' ', Trimmed))
            {
                Add(word, traits);
            }
        }

        private void Add(string phrase, WordTraits traits)
        {
            _traits[phrase] = _traits.GetValueOrDefault(phrase) | traits;
            var space = phrase.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0)
            {
                var first = phrase[..space].TrimEnd('.', ',');
                _traits[first] = _traits.GetValueOrDefault(first) | WordTraits.PhraseStart;
            }
        }
    }
}
