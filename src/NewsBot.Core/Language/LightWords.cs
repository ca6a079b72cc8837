namespace NewsBot.Core.Language;

/// <summary>
/// Content words so common that a sentence may answer a question without holding them: light verbs, adjectives of size and
/// degree, adverbs. They are asked for, but count for little. Read when first used. Safe for concurrent readers.
/// </summary>
public static class LightWords
{
    private static readonly Lazy<HashSet<string>> Stems = new(Read);

    /// <summary>Whether a stem is one of a light word.</summary>
    public static bool Contains(string stem) => Stems.Value.Contains(stem);

    private static HashSet<string> Read()
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[TokenReader.BufferLength];
        foreach (var line in LanguageData.Read("light-words.txt").Split('\n').Where(line => !line.StartsWith('#')))
        {
            var reader = new TokenReader(line, buffer);
            while (reader.Read())
            {
                stems.Add(reader.Stem.ToString());
            }
        }

        return stems;
    }
}
