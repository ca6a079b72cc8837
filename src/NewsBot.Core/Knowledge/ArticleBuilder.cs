using System.Text;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>Makes an article of what a format's reader found: the whole way from parts of text to parts of an article.</summary>
internal static class ArticleBuilder
{
    private const int LongestHeading = 80;
    private const int MostHeadingWords = 14;

    /// <summary>Makes the article.</summary>
    /// <param name="path">The path of the file under the knowledge folder.</param>
    /// <param name="draft">What the file says; its blocks take the roles that are found.</param>
    /// <exception cref="UnreadableException">Nothing is left of the text.</exception>
    public static Article Build(string path, Draft draft)
    {
        var (stated, blocks) = draft;
        Header.Read(draft);
        var notes = Notes.Find(blocks);
        DropBoilerplate(blocks);
        FindHeadings(blocks);

        if (stated.Published is null)
        {
            Publication.Infer(path, stated, blocks);
        }

        FillFromUpdate(stated);
        FillFromProperties(stated);
        notes.Date(stated);
        InferPublisher(stated);
        return Assemble(path, stated, blocks);
    }

    private static void DropBoilerplate(List<DraftBlock> blocks)
    {
        foreach (var block in blocks)
        {
            block.IsDropped |= block.Kind == DraftKind.Rule || (block.Role is null && Boilerplate.Is(block.Text));
        }
    }

    // A short line without a full stop, above text that has one.
    private static void FindHeadings(List<DraftBlock> blocks)
    {
        DraftBlock? next = null;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block.IsDropped)
            {
                continue;
            }

            block.Role ??= block.Kind switch
            {
                DraftKind.Heading => BlockKind.Heading,
                DraftKind.ListItem => BlockKind.ListItem,
                _ when block.Quote == 0 && IsHeading(block.Text) && next is not null && MayFollowHeading(block, next) => BlockKind.Heading,
                _ => BlockKind.Paragraph,
            };
            next = block;
        }
    }

    private static bool IsHeading(string line)
    {
        if (line.Length > LongestHeading || !(char.IsUpper(line[0]) || char.IsAsciiDigit(line[0]) || line[0] is '\u2018' or '\u201C'))
        {
            return false;
        }

        if (Prose.EndsSentence(line) || line[^1] is ',' or '-' or '\u2013' or '\u2014' || line.Contains(": ", StringComparison.Ordinal))
        {
            return false;
        }

        var words = Prose.CountWords(line);
        return words <= MostHeadingWords / 2 || (words <= MostHeadingWords && Prose.IsTitleCase(line));
    }

    private static bool MayFollowHeading(DraftBlock heading, DraftBlock next) =>
        next.Role is BlockKind.ListItem or BlockKind.Heading
        || (next.Role == BlockKind.Paragraph && next.Text.Length > heading.Text.Length && Prose.EndsSentence(next.Text));

    // Late rather than early: as of a day before the update, nothing of the article is known to have been said.
    private static void FillFromUpdate(Metadata stated)
    {
        if (stated.Published is null && stated.Updated is { } updated)
        {
            stated.Published = updated;
            stated.Inferred.Add(new Inference("published", updated.ToString(), "The article gives only the date of its last update."));
        }
    }

    private static void FillFromProperties(Metadata stated)
    {
        var (title, author, created) = stated.Properties;
        if (stated.Title is null && title is not null)
        {
            stated.Title = title;
            stated.Inferred.Add(new Inference("title", title, "The properties of the document give this title."));
        }

        if (stated.Author is null && author is not null)
        {
            stated.Author = author;
            stated.Inferred.Add(new Inference("author", author, "The properties of the document name who made it."));
        }

        if (stated.Published is null && created is { } date)
        {
            stated.Published = date;
            stated.Inferred.Add(new Inference("published", date.ToString(), "The properties of the document say that it was made then."));
        }
    }

    private static void InferPublisher(Metadata stated)
    {
        if (stated.Publisher is null && stated.Url is { } url)
        {
            stated.Publisher = Address.Site(url);
            stated.Inferred.Add(new Inference("publisher", stated.Publisher, "It is the site the address of the article names."));
        }
    }

    private static Article Assemble(string path, Metadata stated, List<DraftBlock> blocks)
    {
        var text = new Assembly(stated.Published, stated.Updated);
        if (blocks.Find(block => block is { Role: BlockKind.Title, IsDropped: false }) is { } title)
        {
            text.Add(title, BlockKind.Title);
        }
        else if (stated.Title is { } value)
        {
            text.Add(new DraftBlock(DraftKind.Heading, value, [new LineMark(0, stated.TitleLine)]), BlockKind.Title);
        }

        foreach (var line in stated.Lines)
        {
            text.Add(line, BlockKind.Header);
        }

        var hasBody = false;
        foreach (var block in blocks)
        {
            if (block is { IsDropped: false, Role: { } role and not BlockKind.Title })
            {
                text.Add(block, role);
                hasBody |= role != BlockKind.Header;
            }
        }

        if (!hasBody)
        {
            throw new UnreadableException("The file holds no text of an article.", "Put the article's text in it, or remove it.");
        }

        if (stated.Title is null)
        {
            stated.Inferred.Insert(0, new Inference("title", NameOf(path), "The text has no headline; this is the name of the file."));
        }

        return new Article
        {
            Path = path,
            Title = stated.Title ?? NameOf(path),
            Author = stated.Author,
            Publisher = stated.Publisher,
            Published = stated.Published,
            Updated = stated.Updated,
            Url = stated.Url,
            Language = LanguageCode(stated.Language),
            Aliases = stated.Aliases,
            Inferred = stated.Inferred,
            Text = text.ToString(),
            Blocks = text.Blocks,
            Lines = text.Lines,
        };
    }

    private static string NameOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        return (dot > 0 ? name[..dot] : name).ToString();
    }

    // "en-GB" is "en".
    private static string LanguageCode(string? language)
    {
        var code = language.AsSpan();
        code = code[..(code.IndexOfAny('-', '_') is >= 0 and var end ? end : code.Length)];
        return code.Length == 2 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? code.ToString().ToLowerInvariant() : "en";
    }

    private sealed class Assembly(PartialDate? published, PartialDate? updated)
    {
        private readonly StringBuilder _text = new();

        public List<Block> Blocks { get; } = [];

        public List<LineMark> Lines { get; } = [];

        public void Add(DraftBlock block, BlockKind kind)
        {
            // The line of a header that tells of an update could not have been read before it.
            var statedOn = !block.HasOwnDate ? published : kind == BlockKind.Note ? block.NoteDate : updated;
            var labelLength = kind == BlockKind.Note ? block.LabelLength : 0;
            if (labelLength > 0)
            {
                Add(block, TextSpan.FromBounds(0, block.Text.AsSpan(0, labelLength).TrimEnd().Length), BlockKind.NoteLabel, statedOn);
            }

            if (labelLength < block.Text.Length)
            {
                Add(block, TextSpan.FromBounds(labelLength, block.Text.Length), kind, statedOn);
            }
        }

        private void Add(DraftBlock block, TextSpan part, BlockKind kind, PartialDate? statedOn)
        {
            if (_text.Length > 0)
            {
                _text.Append("\n\n");
            }

            var first = block.Marks.Last(mark => mark.Offset <= part.Start);
            Lines.Add(first with { Offset = _text.Length });
            foreach (var mark in block.Marks.Where(mark => mark.Offset > part.Start && mark.Offset < part.End))
            {
                Lines.Add(mark with { Offset = _text.Length + mark.Offset - part.Start });
            }

            Blocks.Add(new Block(kind, new TextSpan(_text.Length, part.Length), statedOn));
            _text.Append(part.In(block.Text));
        }

        public override string ToString() => _text.ToString();
    }
}
