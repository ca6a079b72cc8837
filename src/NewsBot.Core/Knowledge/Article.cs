using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>One news document, read and cleaned. Immutable.</summary>
public sealed record Article
{
    /// <summary>Where the file is: its path under the knowledge folder, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    /// <summary>The headline; the file's name without ending where the text has none.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote it, or null where the document does not say.</summary>
    public string? Author { get; init; }

    /// <summary>Who published it, or null where the document does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published, or null where nothing tells.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>When it was last updated, or null where nothing tells.</summary>
    public PartialDate? Updated { get; init; }

    /// <summary>Where it can be read, an absolute http or https address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1 code of its language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Other names its front matter gives for people and things it speaks of.</summary>
    public IReadOnlyList<Alias> Aliases { get; init; } = [];

    /// <summary>What was not stated but inferred, each with the reason.</summary>
    public IReadOnlyList<Inference> Inferred { get; init; } = [];

    /// <summary>The cleaned text. Every citation is a span of it.</summary>
    public required string Text { get; init; }

    /// <summary>The parts of <see cref="Text"/> in reading order; they do not overlap.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Which line of the file each stretch of <see cref="Text"/> came from, in order of <see cref="LineMark.Offset"/>.</summary>
    public required IReadOnlyList<LineMark> Lines { get; init; }

    /// <summary>The 1-based line of the file that the character at <paramref name="offset"/> of <see cref="Text"/> came from.</summary>
    public int LineAt(int offset)
    {
        int low = 0, high = Lines.Count - 1, line = 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Lines[middle].Offset <= offset)
            {
                line = Lines[middle].Line;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return line;
    }
}

/// <summary>Something about an article that was worked out, not read.</summary>
/// <param name="Field">Which property, in lower case: <c>title</c>, <c>published</c>, …</param>
/// <param name="Value">What was inferred, as JSON shows it.</param>
/// <param name="Reason">Why, in words for a reader: which words of the text led to it.</param>
public sealed record Inference(string Field, string Value, string Reason);

/// <summary>From <paramref name="Offset"/> on, the cleaned text came from this line of the file.</summary>
/// <param name="Offset">UTF-16 offset into <see cref="Article.Text"/>.</param>
/// <param name="Line">1-based line of the file.</param>
public readonly record struct LineMark(int Offset, int Line);
