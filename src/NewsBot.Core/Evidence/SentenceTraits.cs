using NewsBot.Core.Language;

namespace NewsBot.Core.Evidence;

/// <summary>What can be told of a sentence by its small words and its form.</summary>
internal static class SentenceTraits
{
    // So many characters after a negation, a word is still denied by it: "has not yet been proven".
    private const int NegationReach = 28;

    private static readonly WordTable Negations = WordTable.Of(
        """
        not no never without none neither nor nobody nothing cannot cant didnt doesnt dont isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent
        hadnt except excluding
        """);

    /// <summary>Whether a sentence asks: "Who won?"</summary>
    public static bool IsQuestion(ReadOnlySpan<char> sentence) => sentence.TrimEnd("\"'\u201D\u2019) ").EndsWith('?');

    /// <summary>Where the words that deny something begin.</summary>
    public static List<int> NegationsOf(ReadOnlySpan<char> sentence)
    {
        var starts = new List<int>();
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (Negations.Contains(reader.Surface))
            {
                starts.Add(reader.Span.Start);
            }
        }

        return starts;
    }

    /// <summary>Whether a word that begins at an offset is denied by one of the negations before it.</summary>
    public static bool IsDenied(int start, List<int> negations) => negations.Exists(negation => start > negation && start - negation <= NegationReach);
}
