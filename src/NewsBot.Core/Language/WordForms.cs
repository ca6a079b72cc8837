namespace NewsBot.Core.Language;

/// <summary>
/// Ways to write one word that endings do not explain: in American and British spelling, in letters and figures, and the degrees
/// of adjectives. All words are stems as <see cref="TokenReader"/> makes them. Read when first used. Safe for concurrent readers.
/// </summary>
internal static class WordForms
{
    private static readonly Lazy<WordGroups> Spellings = new(() => new WordGroups("spellings.txt"));
    private static readonly Lazy<WordGroups> Forms = new(() => new WordGroups("word-forms.txt"));

    /// <summary>The other ways to write a stem's word; none where there is one way.</summary>
    /// <param name="stem">A stem.</param>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> stem) => [.. SpellingsOf(stem), .. Forms.Value.OthersOf(stem)];

    /// <summary>The other ways to spell a stem's word, which are those of a name too; none where there is one way.</summary>
    /// <param name="stem">A stem.</param>
    public static IReadOnlyList<string> SpellingsOf(ReadOnlySpan<char> stem) => Spellings.Value.OthersOf(stem);
}
