namespace NewsBot.Core.Citations;

/// <summary>A list of words and short phrases that are looked for in a statement.</summary>
internal sealed class Phrases
{
    private readonly ILookup<string, string[]> _phrases;

    /// <summary>Makes a list.</summary>
    /// <param name="phrases">Folded words, <c>|</c> between phrases and spaces between the words of one.</param>
    public Phrases(string phrases) => _phrases = phrases
        .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToLookup(words => words[0], StringComparer.Ordinal);

    /// <summary>Whether one of them stands among the words.</summary>
    public bool AreIn(IReadOnlyList<StatementWord> words)
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
    public int LengthAt(IReadOnlyList<StatementWord> words, int at)
    {
        var longest = 0;
        if (at < 0 || at >= words.Count)
        {
            return longest;
        }

        foreach (var phrase in _phrases[words[at].Surface])
        {
            if (phrase.Length > longest && Matches(words, at, phrase))
            {
                longest = phrase.Length;
            }
        }

        return longest;
    }

    /// <summary>Whether one of them ends just before a word.</summary>
    public bool EndBefore(IReadOnlyList<StatementWord> words, int at)
    {
        for (var start = Math.Max(0, at - 4); start < at; start++)
        {
            if (LengthAt(words, start) == at - start)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(IReadOnlyList<StatementWord> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (!string.Equals(words[at + i].Surface, phrase[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
