using System.Text;

namespace NewsBot.Core.Knowledge;

/// <summary>Takes the text of a document part by part, cleans it, and keeps track of the lines it came from.</summary>
internal sealed class DraftWriter
{
    private readonly StringBuilder _text = new();
    private readonly List<LineMark> _marks = [];
    private char[] _pending = new char[512];
    private int _pendingLength;
    private DraftKind _kind;
    private int _level;

    /// <summary>The parts so far.</summary>
    public List<DraftBlock> Blocks { get; } = [];

    /// <summary>The 1-based line of the file that the next text comes from.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Which block quote the parts written now stand in, from 1; 0 for none.</summary>
    public int Quote { get; set; }

    /// <summary>Begins a part; the one before ends.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="line">The 1-based line of the file it begins on.</param>
    /// <param name="level">1 to 6 for a heading.</param>
    public void Begin(DraftKind kind, int line, int level = 0)
    {
        End();
        (_kind, Line, _level) = (kind, line, level);
    }

    /// <summary>Adds text as it stands in the file; each <c>\n</c> is the end of a line of the file.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is >= 0 and var end)
        {
            Hold(text[..end]);
            EndLine();
            text = text[(end + 1)..];
        }

        Hold(text);
    }

    /// <summary>Ends the part. A part without text is none.</summary>
    public void End()
    {
        EndLine();
        Line--;
        if (_text.Length > 0)
        {
            Blocks.Add(new DraftBlock(_kind, _text.ToString(), [.. _marks]) { Level = _level, Quote = Quote });
            _text.Clear();
            _marks.Clear();
        }
    }

    /// <summary>Adds a line drawn across the page.</summary>
    public void Rule(int line)
    {
        End();
        Blocks.Add(new DraftBlock(DraftKind.Rule, "", [new LineMark(0, line)]));
    }

    // Escapes may be split between pieces, so a line is cleaned when it is whole.
    private void Hold(ReadOnlySpan<char> text)
    {
        if (_pendingLength + text.Length > _pending.Length)
        {
            Array.Resize(ref _pending, Math.Max(_pending.Length * 2, _pendingLength + text.Length));
        }

        text.CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength += text.Length;
    }

    private void EndLine()
    {
        var before = _text.Length;
        TextCleaner.Append(_text, _pending.AsSpan(0, _pendingLength));
        if (_text.Length > before)
        {
            _marks.Add(new LineMark(before == 0 ? 0 : before + 1, Line));
        }

        _pendingLength = 0;
        Line++;
    }
}
