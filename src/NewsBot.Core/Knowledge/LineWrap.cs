namespace NewsBot.Core.Knowledge;

/// <summary>
/// Tells the lines of a text that were only wrapped to fit a width from those that are paragraphs of their own, where no
/// blank line or markup says so.
/// </summary>
internal static class LineWrap
{
    private const int WidestColumn = 120;
    private const int ShortestWrapped = 40;

    /// <summary>Splits the blocks whose lines are paragraphs of their own; wrapped ones stay whole.</summary>
    public static List<DraftBlock> Split(List<DraftBlock> blocks)
    {
        if (!blocks.Exists(block => block.Marks.Length > 1))
        {
            return blocks;
        }

        var width = ColumnWidth(blocks);
        var split = new List<DraftBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            var first = 0;
            for (var i = 1; i < block.Marks.Length; i++)
            {
                if (!IsWrapped(Line(block, i - 1), Line(block, i), width))
                {
                    split.Add(Part(block, first, i));
                    first = i;
                }
            }

            split.Add(first == 0 ? block : Part(block, first, block.Marks.Length));
        }

        return split;
    }

    /// <summary>Splits the blocks that are nothing but short lines without a full stop, which no width has wrapped.</summary>
    public static List<DraftBlock> SplitShortLines(List<DraftBlock> blocks)
    {
        if (!blocks.Exists(IsShortLines))
        {
            return blocks;
        }

        var split = new List<DraftBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            if (!IsShortLines(block))
            {
                split.Add(block);
                continue;
            }

            for (var i = 0; i < block.Marks.Length; i++)
            {
                split.Add(Part(block, i, i + 1));
            }
        }

        return split;
    }

    private static bool IsShortLines(DraftBlock block)
    {
        if (block.Marks.Length < 2 || block.Kind != DraftKind.Paragraph)
        {
            return false;
        }

        for (var i = 0; i < block.Marks.Length; i++)
        {
            var line = Line(block, i);
            if (line.Length > 60 || Prose.EndsSentence(line))
            {
                return false;
            }
        }

        return true;
    }

    // The width a text was wrapped to: most lines that have a successor come near the longest of them. 0 where it was not.
    private static int ColumnWidth(List<DraftBlock> blocks)
    {
        int widest = 0, breaks = 0, full = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i + 1 < block.Marks.Length; i++)
            {
                widest = Math.Max(widest, Line(block, i).Length);
                breaks++;
            }
        }

        if (widest is < ShortestWrapped or > WidestColumn || breaks < 3)
        {
            return 0;
        }

        foreach (var block in blocks)
        {
            for (var i = 0; i + 1 < block.Marks.Length; i++)
            {
                full += FillsColumn(Line(block, i), Line(block, i + 1), widest) ? 1 : 0;
            }
        }

        return full * 10 >= breaks * 7 ? widest : 0;
    }

    // A wrapped line had no room for the next word; a quarter of the width is play for proportional type.
    private static bool FillsColumn(ReadOnlySpan<char> line, ReadOnlySpan<char> next, int width)
    {
        var word = next.IndexOf(' ');
        return line.Length + 1 + (word < 0 ? next.Length : word) > width * 3 / 4;
    }

    private static bool IsWrapped(ReadOnlySpan<char> line, ReadOnlySpan<char> next, int width) =>
        width > 0
            ? FillsColumn(line, next, width)
            : line.Length >= ShortestWrapped && char.IsLower(next[0]) && !Prose.EndsSentence(line) && !Byline.IsByline(next);

    private static ReadOnlySpan<char> Line(DraftBlock block, int index)
    {
        var start = block.Marks[index].Offset;
        var end = index + 1 < block.Marks.Length ? block.Marks[index + 1].Offset - 1 : block.Text.Length;
        return block.Text.AsSpan(start, end - start);
    }

    private static DraftBlock Part(DraftBlock block, int first, int end)
    {
        var start = block.Marks[first].Offset;
        var stop = end < block.Marks.Length ? block.Marks[end].Offset - 1 : block.Text.Length;
        var marks = block.Marks[first..end];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = marks[i] with { Offset = marks[i].Offset - start };
        }

        // What follows a list item, or a heading, on a line of its own is no longer that.
        var kind = first == 0 ? block.Kind : DraftKind.Paragraph;
        return new DraftBlock(kind, block.Text[start..stop], marks) { Quote = block.Quote, Attached = first > 0 };
    }
}
