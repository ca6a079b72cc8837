using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>What part of an article a block is.</summary>
public enum BlockKind : byte
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>A line of the header that is about the article: byline, publisher, date line, or a line of front matter.</summary>
    Header,

    /// <summary>A heading inside the article.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>Text of an update, correction or editor's note; it speaks from a date of its own where it gives one.</summary>
    Note,

    /// <summary>What stands above or before a note's text and only says that it is one: "Update, 4 May:".</summary>
    NoteLabel,
}

/// <summary>One part of an article's cleaned text.</summary>
/// <param name="Kind">What part it is.</param>
/// <param name="Span">Where it stands in <see cref="Article.Text"/>.</param>
/// <param name="StatedOn">The date its sentences speak from; null where nothing tells.</param>
public sealed record Block(BlockKind Kind, TextSpan Span, PartialDate? StatedOn);
