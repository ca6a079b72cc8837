using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsBot.Core.Knowledge;

/// <summary>Reads web pages: what they state about the article in their head, and the text of their main part.</summary>
internal sealed class HtmlReader
{
    // No page made for people nests deeper; junk made to exhaust a parser does.
    private const int DeepestNesting = 500;

    private readonly DraftWriter _writer = new();
    private int _quotes;
    private bool _afterBreak;

    /// <summary>Reads a page.</summary>
    /// <exception cref="UnreadableException">It nests too deeply to be a page.</exception>
    public static Draft Read(string html)
    {
        if (DeepestElement(html) > DeepestNesting)
        {
            throw new UnreadableException(
                $"The page nests elements more than {DeepestNesting} deep.", "Save the article anew from a browser, or as text.");
        }

        using var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);
        var main = MainPart(document);
        var stated = HtmlMetadata.Read(document, main);
        var reader = new HtmlReader();
        if (main is not null)
        {
            reader.Write(main);
        }

        reader._writer.End();
        return new Draft(stated, reader._writer.Blocks);
    }

    // An upper bound: elements that close themselves at the next one of their kind do not count.
    private static int DeepestElement(ReadOnlySpan<char> html)
    {
        int depth = 0, deepest = 0;
        while (html.IndexOf('<') is >= 0 and var open && open + 2 < html.Length)
        {
            html = html[(open + 1)..];
            if (html[0] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(html[0]))
            {
                var name = html[..(html.IndexOfAny(" \t\n/>") is >= 0 and var end ? Math.Min(end, 10) : Math.Min(html.Length, 10))];
                var closes = name.Equals("p", StringComparison.OrdinalIgnoreCase) || name.Equals("li", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("tr", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("option", StringComparison.OrdinalIgnoreCase) || IsVoid(name);
                depth += closes ? 0 : 1;
                deepest = Math.Max(deepest, depth);
            }
        }

        return deepest;
    }

    private static bool IsVoid(ReadOnlySpan<char> name)
    {
        foreach (var known in (ReadOnlySpan<string>)
            ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "path", "source", "track", "wbr"])
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The element whose own paragraphs hold the most text that is no link; a paragraph counts half for the element around that.
    private static IElement? MainPart(IDocument document)
    {
        var scores = new Dictionary<IElement, int>();
        foreach (var paragraph in document.QuerySelectorAll("p, pre, blockquote"))
        {
            if (!IsInDropped(paragraph) && paragraph.ParentElement is { } parent)
            {
                var length = paragraph.TextContent.Length - (2 * paragraph.QuerySelectorAll("a").Sum(link => link.TextContent.Length));
                scores[parent] = scores.GetValueOrDefault(parent) + length;
                if (parent.ParentElement is { } around)
                {
                    scores[around] = scores.GetValueOrDefault(around) + (length / 2);
                }
            }
        }

        var best = scores.Where(score => score.Value > 0).DefaultIfEmpty().MaxBy(score => score.Value).Key;
        return best?.Closest("article, main, [role=main]") ?? best ?? document.Body;
    }

    private static bool IsInDropped(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (IsDropped(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDropped(IElement element) =>
        element.LocalName is "script" or "style" or "noscript" or "template" or "nav" or "footer" or "aside" or "form" or "iframe" or "svg"
            or "button" or "select" or "object" or "audio" or "video" or "head"
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") is "true"
        || element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "search";

    private void Write(IElement element)
    {
        if (IsDropped(element))
        {
            return;
        }

        var line = HtmlMetadata.LineOf(element) ?? _writer.Line;
        switch (element.LocalName)
        {
            case "br":
                WriteBreak(line);
                return;
            case "hr":
                _writer.Rule(line);
                _writer.Begin(DraftKind.Paragraph, line);
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                WriteBlock(element, DraftKind.Heading, line, element.LocalName[1] - '0');
                return;
            case "li" or "tr":
                WriteBlock(element, DraftKind.ListItem, line);
                return;
            case "td" or "th":
                _writer.Append(" ");
                WriteChildren(element);
                return;
            case "blockquote" when _writer.Quote == 0:
                _writer.End();
                _writer.Quote = ++_quotes;
                WriteBlock(element, DraftKind.Paragraph, line);
                _writer.Quote = 0;
                return;
            case "p" or "div" or "section" or "article" or "main" or "header" or "body" or "ul" or "ol" or "dl" or "dt" or "dd" or "table"
                or "tbody" or "thead" or "pre" or "blockquote" or "figure" or "figcaption" or "address" or "details" or "summary":
                // A paragraph that opens a list item is the item.
                WriteBlock(element, element is { LocalName: "p", ParentElement.LocalName: "li" } && element.ParentElement.FirstElementChild == element ? DraftKind.ListItem : DraftKind.Paragraph, line);
                return;
            default:
                WriteChildren(element);
                return;
        }
    }

    private void WriteBlock(IElement element, DraftKind kind, int line, int level = 0)
    {
        _writer.Begin(kind, line, level);
        WriteChildren(element);

        // What follows inside the element around this one is a paragraph of its own.
        _writer.Begin(DraftKind.Paragraph, _writer.Line);
    }

    private void WriteChildren(IElement element)
    {
        // By index: a step from sibling to sibling costs as much as there are siblings.
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText text)
            {
                _afterBreak &= string.IsNullOrWhiteSpace(text.Data);
                _writer.Append(text.Data);
            }
            else if (child is IElement inner)
            {
                Write(inner);
            }
        }
    }

    // Two breaks in a row are how old pages begin a paragraph.
    private void WriteBreak(int line)
    {
        if (_afterBreak)
        {
            _writer.Begin(DraftKind.Paragraph, line);
        }
        else
        {
            _writer.Append(" ");
        }

        _afterBreak = !_afterBreak;
    }
}
