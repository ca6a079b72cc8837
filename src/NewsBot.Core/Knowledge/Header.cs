using System.Buffers;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Tells what stands above the text of an article: its headline, byline, publisher and date line, which are kept and read,
/// and the menu and section lines of the page around it, which are dropped.
/// </summary>
internal sealed class Header
{
    private const int MostBlocks = 30;
    private const int MostBlocksWithoutText = 8;
    private const int LongestTitle = 180;
    private const int MostMenuWords = 4;

    private static readonly string[] Labels =
    [
        "title:", "headline:", "author:", "by:", "byline:", "publisher:", "source:", "site:", "date:", "published:", "updated:",
        "last updated:", "url:", "link:",
    ];

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789,:;!?()|&/");

    private readonly List<DraftBlock> _blocks;
    private readonly Metadata _stated;
    private readonly int _end;

    private Header(List<DraftBlock> blocks, Metadata stated)
    {
        (_blocks, _stated) = (blocks, stated);
        _end = FindEnd();
    }

    /// <summary>Gives the blocks of the header their roles and fills in what the metadata leaves open.</summary>
    public static void Read(Draft draft)
    {
        var header = new Header(draft.Blocks, draft.Stated);
        header.ReadLines();
        var title = header.ChooseTitle();
        header.ReadNameAbovePublisher(title);
        header.DropMenus(title);
    }

    // The header ends where running text, a quotation or a note begins.
    private int FindEnd()
    {
        for (var i = 0; i < Math.Min(_blocks.Count, MostBlocks); i++)
        {
            var block = _blocks[i];
            if (block.Quote > 0 || (block.Kind != DraftKind.Heading && (Prose.IsRunning(block.Text) || NoteMarker.IsMarker(block.Text))))
            {
                return i;
            }
        }

        return Math.Min(_blocks.Count, MostBlocksWithoutText);
    }

    private void ReadLines()
    {
        for (var i = 0; i < _end; i++)
        {
            var block = _blocks[i];
            if (block.Kind == DraftKind.Rule)
            {
                continue;
            }

            if (Boilerplate.Is(block.Text))
            {
                block.IsDropped = true;
            }
            else if (block.Kind != DraftKind.Heading && (ReadLabel(block) || ReadByline(block.Text) || ReadDates(block) || ReadPieces(block)
                || ReadPublisher(block.Text) || IsDateline(block.Text) || ReadAddress(block.Text)))
            {
                block.Role ??= BlockKind.Header;
            }
        }
    }

    private bool ReadLabel(DraftBlock block)
    {
        var line = block.Text.AsSpan();
        foreach (var label in Labels)
        {
            if (!line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = line[label.Length..].Trim().ToString();
            if (value.Length == 0)
            {
                return false;
            }

            switch (label)
            {
                case "title:" or "headline:":
                    _stated.Title ??= value;
                    block.Role = BlockKind.Title;
                    break;
                case "author:" or "by:" or "byline:":
                    _stated.Author ??= value;
                    break;
                case "publisher:" or "source:" or "site:":
                    _stated.Publisher ??= value;
                    break;
                case "date:" or "published:" when HeaderDate.TryParse(value, out var published):
                    _stated.Published ??= published;
                    break;
                case "updated:" or "last updated:" when HeaderDate.TryParse(value, out var updated):
                    _stated.Updated ??= updated;
                    block.HasOwnDate = true;
                    break;
                case "url:" or "link:":
                    _stated.Url ??= Address.Check(value);
                    break;
            }

            return true;
        }

        return false;
    }

    private bool ReadByline(ReadOnlySpan<char> line)
    {
        if (!Byline.TryParse(line, out var byline))
        {
            return false;
        }

        _stated.Author ??= byline.Author;
        _stated.Publisher ??= byline.Publisher;
        return true;
    }

    private bool ReadDates(DraftBlock block) => ReadDates(block.Text, block);

    private bool ReadDates(ReadOnlySpan<char> line, DraftBlock block)
    {
        if (!HeaderDate.TryParseLine(line, out var published, out var updated))
        {
            return false;
        }

        _stated.Published ??= published;
        _stated.Updated ??= updated;
        block.HasOwnDate = published is null && updated is not null;
        return true;
    }

    // "By Jane Doe | Aug 2, 2018 | Business"
    private bool ReadPieces(DraftBlock block)
    {
        if (block.Text.Length > LongestTitle)
        {
            return false;
        }

        var line = block.Text.AsSpan();
        var known = false;
        foreach (var range in line.SplitAny('|', '\u2022', '\u00B7', '\u2013', '\u2014'))
        {
            var piece = line[range].Trim();
            known |= piece.Length > 0 && piece.Length < line.Length
                && (ReadByline(piece) || ReadDates(piece, block) || ReadPublisher(piece));
        }

        return known;
    }

    private bool ReadPublisher(ReadOnlySpan<char> line)
    {
        if (IsSpecialReport(line))
        {
            return true;
        }

        if (!PublisherName.IsKnown(line) && !PublisherName.IsSite(line, _stated.Url is { } url ? Address.Site(url) : _stated.Publisher))
        {
            return false;
        }

        _stated.Publisher ??= line.ToString();
        return true;
    }

    // "Special to The Daily Herald": whom the writer wrote it for, not who published it here.
    private static bool IsSpecialReport(ReadOnlySpan<char> line) =>
        line.Length <= 60
        && (line.StartsWith("Special to ", StringComparison.Ordinal) || line.StartsWith("Special for ", StringComparison.Ordinal));

    // "LONDON —" on a line of its own: where the report was filed.
    private static bool IsDateline(ReadOnlySpan<char> line) =>
        line.Length <= 60 && (line.EndsWith("\u2014") || line.EndsWith("\u2013") || line.EndsWith("--")) && char.IsUpper(line[0]);

    private bool ReadAddress(string line)
    {
        if (line.Contains(' ', StringComparison.Ordinal) || Address.Check(line) is not { } address)
        {
            return false;
        }

        _stated.Url ??= address;
        return true;
    }

    // Returns the index of the headline among the blocks, or -1.
    private int ChooseTitle()
    {
        var best = -1;
        var bestScore = 0;
        for (var i = 0; i < _end; i++)
        {
            var block = _blocks[i];
            if (block.Role == BlockKind.Title)
            {
                return i;
            }

            if (block.IsDropped || block.Role is not null || block.Kind == DraftKind.Rule)
            {
                continue;
            }

            var score = _stated.Title is { } title ? (IsSame(block.Text, title) ? 1 : 0) : TitleScore(i);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        if (best >= 0)
        {
            _blocks[best].Role = BlockKind.Title;
            _stated.Title ??= _blocks[best].Text;
        }

        return best;
    }

    // A headline is marked as a heading, or has the words of one, and stands beside the byline or the date; the first such wins.
    private int TitleScore(int index)
    {
        var block = _blocks[index];
        var words = Prose.CountWords(block.Text);
        var isOnlyParagraph = _blocks.Count == 1 && block.Kind == DraftKind.Paragraph;
        if (block.Kind == DraftKind.ListItem || block.Text.Length > LongestTitle || isOnlyParagraph)
        {
            return 0;
        }

        var score = block.Kind == DraftKind.Heading ? 10 - block.Level : 0;
        score += words >= 4 ? 3 : words >= 2 || OnlyUndecided(index) ? 1 : 0;
        score += IsHeaderLine(index - 1) || IsHeaderLine(index + 1) ? 2 : 0;
        score -= block.Text.EndsWith('.') || block.Text.EndsWith(':') || block.Text.Contains('|', StringComparison.Ordinal) ? 2 : 0;
        return score;
    }

    private bool IsHeaderLine(int index) => index >= 0 && index < _end && _blocks[index].Role == BlockKind.Header;

    private bool OnlyUndecided(int index)
    {
        for (var i = 0; i < _end; i++)
        {
            if (i != index && _blocks[i] is { IsDropped: false, Role: null, Kind: not DraftKind.Rule })
            {
                return false;
            }
        }

        return true;
    }

    // A name alone on the line above the publisher's, both under the headline: the writer, without a "by".
    private void ReadNameAbovePublisher(int title)
    {
        for (var i = title + 1; i + 1 < _end && _stated.Author is null; i++)
        {
            var (line, next) = (_blocks[i], _blocks[i + 1]);
            if (line is { Role: null, IsDropped: false, Kind: DraftKind.Paragraph } && IsPersonName(line.Text)
                && next.Role == BlockKind.Header && IsPublisher(next.Text))
            {
                line.Role = BlockKind.Header;
                _stated.Author = line.Text;
                _stated.Inferred.Add(new Inference(
                    "author", line.Text, $"The name stands by itself above \u201C{next.Text}\u201D, under the headline."));
            }
        }
    }

    private bool IsPublisher(string line) =>
        PublisherName.IsKnown(line) || IsSpecialReport(line) || PublisherName.IsSite(line, _stated.Publisher);

    private static bool IsPersonName(ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(NotInNames))
        {
            return false;
        }

        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.IsEmpty || !char.IsUpper(word[0]))
            {
                return false;
            }

            words++;
        }

        return words is >= 2 and <= 4;
    }

    // Short lines above the headline are menus of the page; so are those beside the date line, which name its section.
    private void DropMenus(int title)
    {
        for (var i = 0; i < _end; i++)
        {
            var block = _blocks[i];
            if (block.Role is not null || block.IsDropped || block.Kind == DraftKind.Rule || Prose.EndsSentence(block.Text))
            {
                continue;
            }

            block.IsDropped = i < title
                ? Prose.CountWords(block.Text) <= MostMenuWords
                : IsMenuLine(i) && Prose.IsTitleCase(block.Text)
                    && (IsBesideDateLine(i) || (title < 0 && (IsMenuLine(i - 1) || IsMenuLine(i + 1))));
        }
    }

    private bool IsBesideDateLine(int index) =>
        (_blocks[index].Attached && IsDateLine(index - 1)) || (IsDateLine(index + 1) && _blocks[index + 1].Attached);

    private bool IsDateLine(int index) => IsHeaderLine(index) && HeaderDate.TryParseLine(_blocks[index].Text, out _, out _);

    private bool IsMenuLine(int index) =>
        index >= 0 && index < _end && _blocks[index] is { Kind: DraftKind.Paragraph } block
        && Prose.CountWords(block.Text) <= MostMenuWords && !Prose.EndsSentence(block.Text);

    // The same letters and figures in the same order, whatever stands between them.
    private static bool IsSame(ReadOnlySpan<char> line, ReadOnlySpan<char> title)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < line.Length && !char.IsLetterOrDigit(line[i]))
            {
                i++;
            }

            while (j < title.Length && !char.IsLetterOrDigit(title[j]))
            {
                j++;
            }

            if (i == line.Length || j == title.Length)
            {
                return i == line.Length && j == title.Length && i > 0;
            }

            if (char.ToLowerInvariant(line[i++]) != char.ToLowerInvariant(title[j++]))
            {
                return false;
            }
        }
    }
}
