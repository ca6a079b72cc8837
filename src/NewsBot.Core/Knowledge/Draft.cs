using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>What the file of an article says in so many parts, before it is told which part is what.</summary>
/// <param name="Stated">What the file states about the article outside its text.</param>
/// <param name="Blocks">The parts of the text, cleaned, in reading order.</param>
internal sealed record Draft(Metadata Stated, List<DraftBlock> Blocks);

/// <summary>What a format can tell of a part of the text.</summary>
internal enum DraftKind : byte
{
    Paragraph,
    Heading,
    ListItem,

    /// <summary>A line drawn across the page; it has no text.</summary>
    Rule,
}

/// <summary>A part of the text, and what the stages of reading find out about it.</summary>
/// <param name="kind">What the format tells.</param>
/// <param name="text">Cleaned, on one line; empty for a rule only.</param>
/// <param name="marks">Which line of the file each stretch of the text came from; the first is at offset 0.</param>
internal sealed class DraftBlock(DraftKind kind, string text, LineMark[] marks)
{
    public DraftKind Kind { get; } = kind;

    public string Text { get; } = text;

    public LineMark[] Marks { get; } = marks;

    /// <summary>1 to 6 for a heading.</summary>
    public int Level { get; init; }

    /// <summary>Which block quote it stands in, from 1; 0 for none.</summary>
    public int Quote { get; init; }

    /// <summary>Whether it follows the block before it without a blank line.</summary>
    public bool Attached { get; init; }

    /// <summary>What part of the article it is; null while undecided.</summary>
    public BlockKind? Role { get; set; }

    /// <summary>How many characters at its front are a label ("Update, 4 May:") and no part of what it says.</summary>
    public int LabelLength { get; set; }

    /// <summary>Whether it is no part of the article.</summary>
    public bool IsDropped { get; set; }

    /// <summary>
    /// Whether it does not speak from the date of publication: a note speaks from <see cref="NoteDate"/>, a line of the header
    /// from the date of the update it tells of.
    /// </summary>
    public bool HasOwnDate { get; set; }

    /// <summary>The date a note speaks from; null where nothing tells.</summary>
    public PartialDate? NoteDate { get; set; }

    /// <summary>The first line of the file it came from.</summary>
    public int Line => Marks.Length > 0 ? Marks[0].Line : 1;
}

/// <summary>What a file states about its article outside the text: front matter, meta tags, document properties.</summary>
internal sealed class Metadata
{
    public string? Title { get; set; }

    /// <summary>The line of the file that gives the title.</summary>
    public int TitleLine { get; set; } = 1;

    public string? Author { get; set; }

    public string? Publisher { get; set; }

    public PartialDate? Published { get; set; }

    public PartialDate? Updated { get; set; }

    public string? Url { get; set; }

    public string? Language { get; set; }

    public List<Alias> Aliases { get; } = [];

    /// <summary>What is used where the text itself does not tell, and is marked as inferred then.</summary>
    public DocumentProperties Properties { get; init; } = new(null, null, null);

    public List<Inference> Inferred { get; } = [];

    /// <summary>The lines of front matter a reader may cite, as they stand in the file.</summary>
    public List<DraftBlock> Lines { get; } = [];
}

/// <summary>What a word processor wrote into a document about it.</summary>
/// <param name="Title">The title, or null.</param>
/// <param name="Author">Who made the document, or null.</param>
/// <param name="Created">When it was made, or null.</param>
internal sealed record DocumentProperties(string? Title, string? Author, PartialDate? Created);
