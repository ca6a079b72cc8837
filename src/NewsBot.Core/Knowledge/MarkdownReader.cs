using System.Buffers;
using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsBot.Core.Knowledge;

/// <summary>Reads the text of a Markdown document: its blocks without their markup.</summary>
internal sealed class MarkdownReader
{
    private const int DeepestNesting = 200;
    private const int MostMarksInParagraph = 2000;

    private static readonly SearchValues<char> NestingMarks = SearchValues.Create(" \t>-+*.)0123456789");
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    private readonly DraftWriter _writer = new();
    private readonly int _firstLine;
    private int _quotes;

    private MarkdownReader(int firstLine) => _firstLine = firstLine;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text after the front matter.</param>
    /// <param name="line">The 1-based line of the file it begins on.</param>
    public static List<DraftBlock> Read(string text, int line)
    {
        if (IsTooTangled(text))
        {
            return PlainTextReader.Read(text, line);
        }

        var reader = new MarkdownReader(line);
        reader.WriteAll(Markdown.Parse(text, CommonMark), DraftKind.Paragraph);
        reader._writer.End();
        return reader._writer.Blocks;
    }

    // Some of the parser's work grows with the square of the depth of nesting and of the brackets in a paragraph. Nobody writes
    // so much of either that it matters, but somebody may send it; as plain text it is still all there to read.
    private static bool IsTooTangled(ReadOnlySpan<char> text)
    {
        var marks = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n') is >= 0 and var found ? found : text.Length;
            var line = text[..end];
            text = text[Math.Min(end + 1, text.Length)..];

            var depth = line.IndexOfAnyExcept(NestingMarks);
            if (depth < 0)
            {
                depth = line.Length;
                marks = 0;
            }

            marks += line.Count('[') + line.Count('`') + line.Count('*') + line.Count('_');
            if (depth > DeepestNesting || marks > MostMarksInParagraph)
            {
                return true;
            }
        }

        return false;
    }

    private void WriteAll(ContainerBlock container, DraftKind first)
    {
        foreach (var block in container)
        {
            Write(block, first);
            first = DraftKind.Paragraph;
        }
    }

    private void Write(Markdig.Syntax.Block block, DraftKind kind)
    {
        var line = _firstLine + block.Line;
        switch (block)
        {
            case HeadingBlock heading when !IsUnderlinedSentence(heading):
                _writer.Begin(DraftKind.Heading, line, heading.Level);
                Write(heading.Inline);
                break;
            case HtmlBlock html:
                if (html.Type is not (HtmlBlockType.Comment or HtmlBlockType.ScriptPreOrStyle))
                {
                    _writer.Begin(kind, line);
                    WriteWithoutTags(html.Lines.ToString());
                }

                break;
            case CodeBlock code:
                _writer.Begin(kind, code is FencedCodeBlock ? line + 1 : line);
                _writer.Append(code.Lines.ToString());
                break;
            case LeafBlock leaf when leaf is ParagraphBlock or HeadingBlock:
                _writer.Begin(kind, line);
                Write(leaf.Inline);
                break;
            case ThematicBreakBlock:
                _writer.Rule(line);
                break;
            case QuoteBlock quote when _writer.Quote == 0:
                _writer.End();
                _writer.Quote = ++_quotes;
                WriteAll(quote, kind);
                _writer.End();
                _writer.Quote = 0;
                break;
            case ListItemBlock { Order: > 99 } item:
                // "2018. The year…" at the head of a paragraph is a year and not a number of a list.
                _writer.Begin(DraftKind.Paragraph, line);
                _writer.Append(string.Create(CultureInfo.InvariantCulture, $"{item.Order}{(item.Parent as ListBlock)?.OrderedDelimiter} "));
                WriteFirstInto(item);
                break;
            case ListItemBlock item:
                WriteAll(item, DraftKind.ListItem);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                WriteAll(container, kind);
                break;
        }
    }

    private void WriteFirstInto(ListItemBlock item)
    {
        if (item is [ParagraphBlock first, ..])
        {
            Write(first.Inline);
            item.RemoveAt(0);
        }

        WriteAll(item, DraftKind.Paragraph);
    }

    private void Write(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _writer.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    _writer.Append("\n");
                    break;
                case CodeInline code:
                    _writer.Append(code.Content);
                    break;
                case AutolinkInline link:
                    _writer.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    _writer.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    _writer.Append(" ");
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case DelimiterInline bracket:
                    // Half of a link that never was one: "[of]", "[citation needed][dubious]".
                    _writer.Append(bracket.ToLiteral());
                    Write(bracket);
                    break;
                case ContainerInline nested:
                    Write(nested);
                    break;
            }
        }
    }

    private void WriteWithoutTags(ReadOnlySpan<char> html)
    {
        while (html.IndexOf('<') is >= 0 and var open)
        {
            _writer.Append(html[..open]);
            var close = html[open..].IndexOf('>');
            if (close < 0)
            {
                html = html[open..];
                break;
            }

            // A tag may span lines, and they still count.
            foreach (var c in html.Slice(open, close))
            {
                if (c == '\n')
                {
                    _writer.Append("\n");
                }
            }

            html = html[(open + close + 1)..];
        }

        _writer.Append(html);
    }

    // A sentence with a line drawn right under it is a heading by the letter of Markdown only.
    private static bool IsUnderlinedSentence(HeadingBlock heading) =>
        heading is { IsSetext: true, Level: 2 } && heading.Span.Length > 120;
}
