using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>Finds the update, correction and editor's notes of an article, how far each reaches, and the date it speaks from.</summary>
internal sealed class Notes
{
    private const int LongestTopNote = 8;
    private const int LongestRuledNote = 4;

    // A note may be dated by a clock or a time zone that runs behind the article's.
    private const int DaysOfGrace = 3;
    private const int DaysIntoNextYear = 180;

    // Weekdays repeat after five or six years.
    private const int YearsByWeekday = 4;

    private readonly List<DraftBlock> _blocks;
    private readonly List<(NoteMarker Marker, int First, int End)> _notes = [];

    private Notes(List<DraftBlock> blocks) => _blocks = blocks;

    /// <summary>Gives the blocks of every note their role.</summary>
    public static Notes Find(List<DraftBlock> blocks)
    {
        var notes = new Notes(blocks);
        var inText = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.IsDropped || block.Role is not null || block.Kind == DraftKind.Rule)
            {
                continue;
            }

            if (NoteMarker.TryParse(block.Text, block.Kind == DraftKind.Heading, out var marker))
            {
                var end = notes.FindEnd(i, marker, isAtTop: !inText);
                notes.Take(marker, i, end);
                i = end - 1;
            }
            else
            {
                inText |= Prose.IsRunning(block.Text);
            }
        }

        return notes;
    }

    /// <summary>Dates every note, and the article's last update where only its notes tell of one.</summary>
    public void Date(Metadata article)
    {
        PartialDate? last = null;
        foreach (var (marker, first, end) in _notes)
        {
            var date = Resolve(marker, article.Published);
            if (date is { } own && marker.Kind != NoteKind.Editor && (last is null || own.Latest > last.Value.Latest))
            {
                last = own;
            }

            if (date is null && marker.Kind == NoteKind.Editor)
            {
                continue;
            }

            date ??= marker.IsSameDay ? article.Published : article.Updated;
            if (date is null && article.Published is { } published)
            {
                var reason = $"The note \u201C{Opening(_blocks[first].Text)}\u201D gives no date; it was added after publication.";
                article.Inferred.Add(new Inference("note", $"not before {published}", reason));
            }

            for (var i = first; i < end; i++)
            {
                _blocks[i].NoteDate = date;
                _blocks[i].HasOwnDate = true;
            }
        }

        if (article.Updated is null && last is { } updated)
        {
            article.Updated = updated;
            article.Inferred.Add(new Inference("updated", updated.ToString(), "The last of its dated notes is of this date."));
        }
    }

    private void Take(NoteMarker marker, int first, int end)
    {
        _notes.Add((marker, first, end));
        _blocks[first].LabelLength = marker.TextStart;
        for (var i = first; i < end; i++)
        {
            _blocks[i].Role = BlockKind.Note;
        }
    }

    private int FindEnd(int start, NoteMarker marker, bool isAtTop)
    {
        var block = _blocks[start];
        var end = start + 1;
        if (block.Quote > 0)
        {
            return SkipWhile(end, next => next.Quote == block.Quote);
        }

        if (block.Kind == DraftKind.Heading)
        {
            return SkipWhile(end, next => next.Kind != DraftKind.Rule && (next.Kind != DraftKind.Heading || next.Level > block.Level));
        }

        // Above the article a note ends where a line says so, if one does soon.
        if (isAtTop)
        {
            for (var i = end; i < _blocks.Count && i - start <= LongestTopNote && _blocks[i].Kind != DraftKind.Heading; i++)
            {
                if (Reopening.Is(_blocks[i].Text, out var isWhole))
                {
                    _blocks[i].IsDropped = isWhole;
                    return i;
                }

                if (_blocks[i].Kind == DraftKind.Rule)
                {
                    return i - start <= LongestRuledNote ? i : end;
                }

                if (NoteMarker.IsMarker(_blocks[i].Text))
                {
                    break;
                }
            }
        }

        // Nothing tells: its own paragraph, and the one it announces with a colon.
        if (marker.TextStart == block.Text.Length && end < _blocks.Count && _blocks[end].Kind == DraftKind.Paragraph)
        {
            end++;
        }

        return _blocks[end - 1].Text.EndsWith(':') ? SkipWhile(end, next => next.Kind == DraftKind.ListItem) : end;
    }

    private int SkipWhile(int index, Predicate<DraftBlock> condition)
    {
        while (index < _blocks.Count && condition(_blocks[index]))
        {
            index++;
        }

        return index;
    }

    private static PartialDate? Resolve(NoteMarker marker, PartialDate? published)
    {
        if (marker.Date is not { } mention)
        {
            return null;
        }

        if (published is not { } from)
        {
            return mention.In();
        }

        // "2 January" in an article of late December is in the next year. A weekday tells a later year by itself.
        var earliest = from.Earliest.AddDays(-DaysOfGrace);
        var latest = mention.Weekday is null ? from.Earliest.AddDays(DaysIntoNextYear) : from.Earliest.AddYears(YearsByWeekday);
        for (var year = from.Earliest.Year; year <= latest.Year; year++)
        {
            if (mention.In(year) is { } date && date.Latest >= earliest)
            {
                return mention.Year is not null || year == from.Earliest.Year || date.Earliest <= latest ? date : null;
            }
        }

        return null;
    }

    private static string Opening(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60).TrimEnd()}…";
}
