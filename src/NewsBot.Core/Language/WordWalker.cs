namespace NewsBot.Core.Language;

/// <summary>Walks over the words of a stretch of text as they are written, forwards or from its end.</summary>
internal ref struct WordWalker
{
    private readonly ReadOnlySpan<char> _text;
    private readonly int _end;
    private int _position;

    /// <summary>Starts before the first word.</summary>
    public WordWalker(ReadOnlySpan<char> text, TextSpan region)
    {
        _text = text;
        _position = region.Start;
        _end = region.End;
    }

    /// <summary>Where the word stands.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The word.</summary>
    public readonly ReadOnlySpan<char> Current => Span.In(_text);

    /// <summary>Moves to the next word.</summary>
    /// <returns>False after the last.</returns>
    public bool Read()
    {
        while (_position < _end && !char.IsLetterOrDigit(_text[_position]))
        {
            _position++;
        }

        var start = _position;
        while (_position < _end && IsInside(_text[_position]))
        {
            _position++;
        }

        Span = TextSpan.FromBounds(start, _position);
        return Span.Length > 0;
    }

    /// <summary>Whether the next word is the one given.</summary>
    public readonly bool IsFollowedBy(ReadOnlySpan<char> word)
    {
        var ahead = this;
        return ahead.Read() && ahead.Current.SequenceEqual(word);
    }

    /// <summary>How many words a stretch of text has.</summary>
    public static int Count(ReadOnlySpan<char> text, TextSpan region)
    {
        var walker = new WordWalker(text, region);
        var count = 0;
        while (walker.Read())
        {
            count++;
        }

        return count;
    }

    /// <summary>The word that a stretch of text ends with; empty where it ends with punctuation.</summary>
    public static TextSpan Last(ReadOnlySpan<char> text, TextSpan region)
    {
        var end = region.End;
        while (end > region.Start && (char.IsWhiteSpace(text[end - 1]) || IsAbbreviationDot(text, end - 1)))
        {
            end--;
        }

        return TextSpan.FromBounds(StartOfWord(text, region.Start, end), end);
    }

    /// <summary>Whether a full stop belongs to an initial or an abbreviation.</summary>
    public static bool IsAbbreviationDot(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '.')
        {
            return false;
        }

        var word = text[StartOfWord(text, Math.Max(0, at - 8), at)..at];
        return word.Length == 1 || (word.Length > 0 && Abbreviations.Contains(word));
    }

    private static int StartOfWord(ReadOnlySpan<char> text, int from, int end)
    {
        var start = end;
        while (start > from && IsInside(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsInside(char c) => char.IsLetterOrDigit(c) || c is '-' or '\'' or '\u2019' or '&';
}
