using System.Globalization;

namespace NewsBot.Core.Time;

/// <summary>Reads numbers as news writes them: in digits, in words, as ordinals, as years and as amounts.</summary>
internal static class NumberReader
{
    // Past this, an amount of time is a figure of speech.
    private const int LargestCardinal = 1_000_000;

    /// <summary>A number that was read, and the index past it.</summary>
    public readonly record struct Read(int Value, int End);

    /// <summary>A whole number in digits or in words: "24", "1,200", "twenty-four", "a hundred", "two thousand and ten".</summary>
    public static Read? Cardinal(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TimeTokenKind.Integer)
        {
            return token.Number >= 0 ? new Read(token.Number, at + 1) : null;
        }

        if (token.Kind == TimeTokenKind.Grouped)
        {
            return int.TryParse(tokens.Text(at), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
                ? new Read(number, at + 1)
                : null;
        }

        return CardinalInWords(tokens, at);
    }

    /// <summary>An ordinal from "first" to "ninety-ninth", or with digits: "26th".</summary>
    public static Read? Ordinal(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TimeTokenKind.Integer)
        {
            return token.Number >= 0 && IsOrdinalEnding(tokens, at + 1) ? new Read(token.Number, at + 2) : null;
        }

        if (token.Word.Kind == WordKind.Ordinal)
        {
            return new Read(token.Word.Value, at + 1);
        }

        if (token.Word is { Kind: WordKind.Cardinal, Value: >= 20 })
        {
            var next = tokens.AfterJoint(at + 1);
            return tokens[next].Word is { Kind: WordKind.Ordinal, Value: < 10 } unit ? new Read(token.Word.Value + unit.Value, next + 1) : null;
        }

        return null;
    }

    /// <summary>A year of four digits, or in words: "nineteen ninety-six", "two thousand and five", "twenty eighteen".</summary>
    public static Read? Year(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TimeTokenKind.Integer)
        {
            return token.Length == 4 && token.Number is >= 1000 and < 3000 ? new Read(token.Number, at + 1) : null;
        }

        if (token.Word is { Kind: WordKind.Cardinal, Value: >= 15 and <= 20 } century)
        {
            var next = tokens.AfterJoint(at + 1);
            if (tokens[next].Word is { Kind: WordKind.Cardinal, Value: >= 10 } && TwoDigits(tokens, next) is { } rest)
            {
                return new Read((century.Value * 100) + rest.Value, rest.End);
            }

            return tokens.Is(next, WordKind.Scale) && tokens[next].Word.Value == 100 ? new Read(century.Value * 100, next + 1) : null;
        }

        return token.Word is { Kind: WordKind.Cardinal, Value: 2 } && tokens.IsWord(at + 1, "thousand") && CardinalInWords(tokens, at) is { Value: < 2100 } year
            ? year
            : null;
    }

    /// <summary>The last two digits of a year after an apostrophe: "'94".</summary>
    public static Read? ShortYear(TimeTokens tokens, int at) =>
        tokens.IsSymbol(at, '\'') && tokens[at + 1] is { Kind: TimeTokenKind.Integer, Length: 2, SpaceBefore: false } digits
            ? new Read(digits.Number, at + 2)
            : null;

    /// <summary>
    /// How much of a unit: "three", "2 1/2", "a", "half a", "two and a half", "several", "a couple of", "12 to 18".
    /// Where the words leave the number open, so does the amount.
    /// </summary>
    public static (Amount Amount, int End)? AmountOf(TimeTokens tokens, int at)
    {
        if (tokens.Is(at, WordKind.Half))
        {
            var next = tokens.AfterJoint(at + 1);
            return (new Amount(0.5), tokens.Is(next, WordKind.Article) ? next + 1 : next);
        }

        if (VagueAmount(tokens, at) is { } end)
        {
            return (new Amount(null), end);
        }

        if (One(tokens, at) is not { } first)
        {
            return null;
        }

        var (value, after) = first;
        if (tokens.IsWord(after, "million") || tokens.IsWord(after, "billion"))
        {
            return (new Amount(null), after + 1);
        }

        if (SecondOfPair(tokens, after) is { } pair)
        {
            // "12 to 18 months": TIMEX3 has no value for either or both.
            return (new Amount(null), pair);
        }

        return (value <= LargestCardinal ? new Amount(value) : new Amount(null), after);
    }

    private static (double Value, int End)? One(TimeTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TimeTokenKind.Decimal)
        {
            return double.TryParse(tokens.Text(at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? (number, at + 1)
                : null;
        }

        if (Cardinal(tokens, at) is { } whole)
        {
            var end = whole.End;
            if (HalfAfter(tokens, end) is { } past)
            {
                return (whole.Value + 0.5, past);
            }

            return tokens[end].Kind == TimeTokenKind.Integer && IsFraction(tokens, end, out var part)
                ? (whole.Value + part, end + 3)
                : (whole.Value, end);
        }

        return token.Word.Kind == WordKind.Article ? (1, at + 1) : null;
    }

    // "12 to 18", "three or four", "5-10", "six-to-eight".
    private static int? SecondOfPair(TimeTokens tokens, int at)
    {
        if (tokens.IsSymbol(at, '-') && tokens[at + 1].Kind == TimeTokenKind.Integer)
        {
            return at + 2;
        }

        var next = tokens.AfterJoint(at);
        return tokens.IsWord(next, "to") || tokens.IsWord(next, "or") ? Cardinal(tokens, tokens.AfterJoint(next + 1))?.End : null;
    }

    private static int? VagueAmount(TimeTokens tokens, int at)
    {
        var next = tokens.Is(at, WordKind.Article) && tokens.IsWord(at + 1, "few") ? at + 1 : at;
        if (!tokens.Is(next, WordKind.VagueAmount))
        {
            return null;
        }

        return tokens.IsWord(next + 1, "of") ? next + 2 : next + 1;
    }

    private static int? HalfAfter(TimeTokens tokens, int at)
    {
        var next = tokens.AfterJoint(at);
        if (!tokens.IsWord(next, "and"))
        {
            return null;
        }

        next = tokens.AfterJoint(next + 1);
        return tokens.Is(next, WordKind.Article) && tokens.Is(tokens.AfterJoint(next + 1), WordKind.Half) ? tokens.AfterJoint(next + 1) + 1 : null;
    }

    private static bool IsFraction(TimeTokens tokens, int at, out double value)
    {
        value = 0;
        if (!tokens.IsSymbol(at + 1, '/') || tokens[at + 1].SpaceBefore || tokens[at + 2] is not { Kind: TimeTokenKind.Integer, Number: > 0, SpaceBefore: false } under)
        {
            return false;
        }

        value = (double)tokens[at].Number / under.Number;
        return value < 1;
    }

    private static Read? TwoDigits(TimeTokens tokens, int at)
    {
        var tens = tokens[at].Word.Value;
        var next = tokens.AfterJoint(at + 1);
        return tens >= 20 && tokens[next].Word is { Kind: WordKind.Cardinal, Value: > 0 and < 10 } unit
            ? new Read(tens + unit.Value, next + 1)
            : new Read(tens, at + 1);
    }

    private static Read? CardinalInWords(TimeTokens tokens, int at)
    {
        var end = at;
        if (tokens.Is(at, WordKind.Article) && tokens.Is(at + 1, WordKind.Scale))
        {
            end++;
        }
        else if (!tokens.Is(at, WordKind.Cardinal) && !tokens.IsWord(at, "couple") && !tokens.IsWord(at, "dozen"))
        {
            return null;
        }

        int total = 0, current = 0;
        while (true)
        {
            var next = end == at ? at : tokens.AfterJoint(end);
            var word = tokens[next].Word;
            if (word.Kind == WordKind.Cardinal && Fits(current, word.Value))
            {
                current += word.Value;
            }
            else if (word.Kind == WordKind.Scale && total == 0 && Math.Max(current, 1) * word.Value <= LargestCardinal)
            {
                current = Math.Max(current, 1) * word.Value;
                if (word.Value == 1000)
                {
                    (total, current) = (total + current, 0);
                }
            }
            else if (total + current >= 100 && tokens.IsWord(next, "and") && tokens.Is(next + 1, WordKind.Cardinal))
            {
                end = next + 1;
                continue;
            }
            else
            {
                break;
            }

            end = next + 1;
        }

        return new Read(total + current, tokens.IsWord(end - 1, "couple") && tokens.IsWord(end, "of") ? end + 1 : end);
    }

    // "twenty" takes "four" but not "twelve"; "hundred" takes either.
    private static bool Fits(int current, int value) => current % 100 == 0 || (current % 100 >= 20 && current % 10 == 0 && value is > 0 and < 10);

    private static bool IsOrdinalEnding(TimeTokens tokens, int at) =>
        !tokens[at].SpaceBefore && (tokens.IsWord(at, "th") || tokens.IsWord(at, "st") || tokens.IsWord(at, "nd") || tokens.IsWord(at, "rd"));
}
