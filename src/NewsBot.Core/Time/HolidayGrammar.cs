using System.Collections.Frozen;

namespace NewsBot.Core.Time;

/// <summary>Holidays by name, with their year where it stands beside them: "Christmas Eve", "Easter 2018", "last Thanksgiving".</summary>
internal static class HolidayGrammar
{
    private static readonly FrozenDictionary<string, (Holiday Holiday, string[] Words)[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord = Holidays.All
        .Select(holiday => (Holiday: holiday, Words: holiday.Words.Split(' ')))
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a holiday that begins at a token.</summary>
    public static TimeMatch? Match(TimeTokens tokens, int at)
    {
        var (direction, name) = (Direction.None, at);
        if (!tokens[at].Capital || tokens.Kind(at) is WordKind.Last or WordKind.This or WordKind.Next)
        {
            if (RelativeGrammar.ReadDirection(tokens, at) is not { } read)
            {
                return null;
            }

            (direction, name) = (read.Direction, read.End);
            if (direction == Direction.That)
            {
                return null;
            }
        }

        if (Name(tokens, name) is not { } found)
        {
            return null;
        }

        if (tokens[found.End] is { Capital: true, SpaceBefore: true, Word.Kind: WordKind.None or WordKind.Opener })
        {
            // "the Good Friday Agreement", "Easter Island": a name of something else.
            return new TimeMatch(at, found.End, NoTimeForm.Instance);
        }

        var next = tokens.IsSymbol(found.End, ',') || tokens.IsWord(found.End, "of") ? found.End + 1 : found.End;
        if (direction == Direction.None && NumberReader.Year(tokens, next) is { } year)
        {
            return new TimeMatch(at, year.End, new HolidayForm(found.Holiday, YearRef.Full(year.Value)));
        }

        return direction == Direction.None && YearGrammar.Relative(tokens, found.End) is { } relative
            ? new TimeMatch(at, relative.End, new HolidayForm(found.Holiday, relative.Year))
            : new TimeMatch(at, found.End, new HolidayForm(found.Holiday, default, direction));
    }

    private static (Holiday Holiday, int End)? Name(TimeTokens tokens, int at)
    {
        if (!tokens[at].Capital || !ByFirstWord.TryGetValue(tokens.Text(at), out var candidates))
        {
            return null;
        }

        foreach (var (holiday, words) in candidates)
        {
            var length = 0;
            while (length < words.Length && tokens.Text(at + length).Equals(Spelled(words[length], tokens, at + length), StringComparison.OrdinalIgnoreCase))
            {
                length++;
            }

            if (length == words.Length)
            {
                return (holiday, at + length);
            }
        }

        return null;
    }

    // A curly apostrophe or long hyphen is written as it stands in the text.
    private static ReadOnlySpan<char> Spelled(string word, TimeTokens tokens, int at) =>
        word.Length == 1 && tokens.IsSymbol(at, word[0]) ? tokens.Text(at) : word;
}
