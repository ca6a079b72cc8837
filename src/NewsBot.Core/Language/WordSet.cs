using System.Collections.Frozen;

namespace NewsBot.Core.Language;

/// <summary>Makes sets of words that are looked up by spans of text.</summary>
internal static class WordSet
{
    private static readonly char[] Separators = [' ', '\n', '\r'];

    /// <summary>The words of a list, written with white space between them; upper and lower case differ.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string words) => words
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
