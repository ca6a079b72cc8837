namespace NewsBot.Output;

/// <summary>What a piece of output is, for a terminal that shows colours; the words carry the meaning without it.</summary>
internal enum TextStyle
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>The one thing to read first, and headings.</summary>
    Strong,

    /// <summary>What is there to be looked up: marks, dates, places.</summary>
    Muted,

    /// <summary>Something that holds.</summary>
    Good,

    /// <summary>Something to be careful with.</summary>
    Caution,

    /// <summary>Something that does not hold.</summary>
    Bad,
}

/// <summary>A piece of text in one style. Its text is safe to print, whoever wrote it.</summary>
internal sealed record Segment
{
    /// <summary>A piece of text, made safe.</summary>
    public Segment(string text, TextStyle style = TextStyle.Plain)
    {
        Text = SafeText.Clean(text);
        Style = style;
    }

    /// <summary>The text; on one line, without control characters.</summary>
    public string Text { get; }

    /// <summary>What it is.</summary>
    public TextStyle Style { get; }

    /// <summary>Text in the ordinary style.</summary>
    public static implicit operator Segment(string text) => new(text);
}

/// <summary>One line of output, without its line end.</summary>
/// <param name="Segments">Its pieces from left to right; none for an empty line.</param>
internal sealed record StyledLine(IReadOnlyList<Segment> Segments);
