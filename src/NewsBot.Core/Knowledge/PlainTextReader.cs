namespace NewsBot.Core.Knowledge;

/// <summary>Reads plain text: paragraphs, quoted paragraphs, list items, and lines drawn with punctuation.</summary>
internal static class PlainTextReader
{
    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text, with <c>\n</c> at the end of a line.</param>
    /// <param name="line">The 1-based line of the file it begins on.</param>
    public static List<DraftBlock> Read(ReadOnlySpan<char> text, int line)
    {
        var writer = new DraftWriter();
        var inBlock = false;
        var quotes = 0;
        for (; !text.IsEmpty; line++)
        {
            var end = text.IndexOf('\n') is >= 0 and var found ? found : text.Length;
            var content = text[..end].Trim();
            text = text[Math.Min(end + 1, text.Length)..];

            var isQuote = content.StartsWith('>');
            if (isQuote)
            {
                content = content.TrimStart('>').TrimStart();
            }

            if (isQuote != writer.Quote > 0)
            {
                writer.End();
                writer.Quote = isQuote ? ++quotes : 0;
                inBlock = false;
            }

            if (content.IsEmpty)
            {
                inBlock = false;
            }
            else if (IsRule(content))
            {
                writer.Rule(line);
                inBlock = false;
            }
            else
            {
                var marker = ListMarkerLength(content);
                if (!inBlock || marker > 0)
                {
                    writer.Begin(marker > 0 ? DraftKind.ListItem : DraftKind.Paragraph, line);
                }

                writer.Append(content[marker..]);
                writer.Append("\n");
                inBlock = true;
            }
        }

        writer.End();
        return writer.Blocks;
    }

    // Three or more of one mark of punctuation, with or without spaces between.
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line[0] is not ('-' or '_' or '*' or '=' or '~' or '\u2014' or '\u2500' or '+'))
        {
            return false;
        }

        var count = 0;
        foreach (var c in line)
        {
            if (c != line[0] && c != ' ')
            {
                return false;
            }

            count += c == ' ' ? 0 : 1;
        }

        return count >= 3;
    }

    // The length of "- ", "• ", "* ", "1. " or "12) " at the head of a line; 0 for none. A year is no number of a list.
    private static int ListMarkerLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        if (line[0] is '-' or '*' or '\u2022' or '\u25E6' or '\u25AA' or '\u25CF' or '\u25BA' or '\u2023' or '\u00B7' or '\u2666')
        {
            length = 1;
        }
        else
        {
            while (length < line.Length && length < 2 && char.IsAsciiDigit(line[length]))
            {
                length++;
            }

            if (length == 0 || length == line.Length || line[length] is not ('.' or ')'))
            {
                return 0;
            }

            length++;
        }

        if (length == line.Length || (!char.IsWhiteSpace(line[length]) && line[0] < '\u2022'))
        {
            return 0;
        }

        while (length < line.Length && char.IsWhiteSpace(line[length]))
        {
            length++;
        }

        return length;
    }
}
