namespace NewsBot.Core.Language;

/// <summary>A list of words of general English, kept as stems. Read when first used. Safe for concurrent readers.</summary>
public sealed class StemList
{
    private readonly Lazy<HashSet<string>> _stems;

    private StemList(string file) => _stems = new(() => Read(file));

    /// <summary>
    /// Content words so common that a sentence may answer a question without holding them: light verbs, adjectives of size
    /// and degree, adverbs.
    /// </summary>
    public static StemList LightWords { get; } = new("light-words.txt");

    /// <summary>Verbs that news tells events by.</summary>
    public static StemList EventVerbs { get; } = new("event-verbs.txt");

    /// <summary>Whether a stem, as <see cref="TokenReader.Stem"/> makes it, is one of a word of the list.</summary>
    public bool Contains(string stem) => _stems.Value.Contains(stem);

    private static HashSet<string> Read(string file)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[TokenReader.BufferLength];
        foreach (var line in LanguageData.Read(file).Split('\n').Where(line => !line.StartsWith('#')))
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
