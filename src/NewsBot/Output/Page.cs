namespace NewsBot.Output;

/// <summary>Collects lines of output, wrapping text at spaces so that no line is wider than the page.</summary>
/// <param name="width">Columns a line may take; at least 20 are used however small it is.</param>
internal sealed class Page(int width)
{
    private const int NarrowestWidth = 20;

    private readonly List<StyledLine> _lines = [];
    private readonly int _width = Math.Max(width, NarrowestWidth);

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<StyledLine> Lines => _lines;

    /// <summary>Leaves one line empty, unless the page has just begun or the line before is empty already.</summary>
    public void Gap()
    {
        if (_lines.Count > 0 && _lines[^1].Segments.Count > 0)
        {
            _lines.Add(new StyledLine([]));
        }
    }

    /// <summary>Adds a heading, apart from what stands above it.</summary>
    public void Heading(string text)
    {
        Gap();
        Text("", "", new Segment(text, TextStyle.Strong));
    }

    /// <summary>Adds one line as it is, however wide: an address must stay whole to be followed.</summary>
    public void Unbroken(string indent, Segment segment) => _lines.Add(new StyledLine([indent, segment]));

    /// <summary>Adds text on as many lines as it needs.</summary>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="rest">What the other lines begin with.</param>
    /// <param name="text">The text; pieces without a space between them are one word.</param>
    public void Text(string first, string rest, params Segment[] text)
    {
        var room = _width - Math.Max(CellWidth.Of(first), CellWidth.Of(rest));
        List<Segment> line = [first];
        var taken = 0;
        foreach (var word in Words(text, room))
        {
            var wide = word.Sum(piece => CellWidth.Of(piece.Text));
            if (taken > 0 && taken + 1 + wide > room)
            {
                _lines.Add(new StyledLine(line));
                line = [rest];
                taken = 0;
            }

            if (taken > 0)
            {
                Append(line, new Segment(" ", line[^1].Style == word[0].Style ? word[0].Style : TextStyle.Plain));
                taken++;
            }

            foreach (var piece in word)
            {
                Append(line, piece);
            }

            taken += wide;
        }

        _lines.Add(new StyledLine(line));
    }

    // Neighbours of one style become one piece, so that a terminal is not told the same colour word by word.
    private static void Append(List<Segment> line, Segment piece)
    {
        if (line[^1].Style == piece.Style)
        {
            line[^1] = new Segment(line[^1].Text + piece.Text, piece.Style);
        }
        else
        {
            line.Add(piece);
        }
    }

    // Words are what stands between spaces; one that is wider than a whole line is cut to pieces that fit.
    private static IEnumerable<IReadOnlyList<Segment>> Words(Segment[] text, int room)
    {
        var word = new List<Segment>();
        foreach (var segment in text)
        {
            var start = 0;
            while (start <= segment.Text.Length)
            {
                var space = segment.Text.IndexOf(' ', start);
                var end = space < 0 ? segment.Text.Length : space;
                foreach (var piece in CellWidth.Split(segment.Text[start..end], room))
                {
                    if (word.Sum(part => CellWidth.Of(part.Text)) + CellWidth.Of(piece) > room)
                    {
                        yield return word;
                        word = [];
                    }

                    word.Add(new Segment(piece, segment.Style));
                }

                if (space >= 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }

                start = end + 1;
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }
}
