namespace NewsBot.Core.Language;

/// <summary>A run of characters in a text, in UTF-16 units.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters; may be zero.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>Makes a span from its two ends.</summary>
    /// <param name="start">Offset of the first character.</param>
    /// <param name="end">Offset just past the last character; not before <paramref name="start"/>.</param>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The characters of <paramref name="text"/> under this span.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);

    /// <summary>The characters of <paramref name="text"/> under this span, as a string of their own.</summary>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>Whether every character of <paramref name="other"/> lies under this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
