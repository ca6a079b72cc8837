namespace NewsBot.Core.Language;

/// <summary>A list of words and short phrases of one meaning.</summary>
/// <param name="phrases">Folded words, <c>|</c> between phrases and spaces between the words of one.</param>
internal sealed class Phrases(string phrases)
{
    private readonly PhraseTable<bool> _table = new((phrases, true));

    /// <summary>Whether one of them stands among the words.</summary>
    public bool AreIn(IReadOnlyList<SentenceWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (LengthAt(words, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words the longest of them that begins at a word has; 0 where none does.</summary>
    public int LengthAt(IReadOnlyList<SentenceWord> words, int at) => _table.At(words, at).Length;

    /// <summary>Whether one of them ends just before a word.</summary>
    public bool EndBefore(IReadOnlyList<SentenceWord> words, int at) => _table.Before(words, at).Length > 0;
}
