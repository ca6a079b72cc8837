namespace NewsBot.Core.Evidence;

/// <summary>What can be told of a sentence by its form.</summary>
internal static class SentenceTraits
{
    /// <summary>Whether a sentence asks: "Who won?"</summary>
    public static bool IsQuestion(ReadOnlySpan<char> sentence) => sentence.TrimEnd("\"'\u201D\u2019) ").EndsWith('?');
}
