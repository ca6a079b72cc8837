using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// A stretch of text as tokens, and the questions that grammar asks of them. Every index may be asked for: outside the
/// text stands a break.
/// </summary>
internal sealed class TimeTokens
{
    // Longer runs of digits are no day, year or amount.
    private const int LongestInteger = 7;

    private readonly string _text;
    private readonly List<TimeToken> _tokens;
    private bool? _hasPersonNamedMay;
    private SlashOrder? _slashOrder;

    /// <summary>Reads the tokens of <paramref name="span"/>.</summary>
    public TimeTokens(string text, TextSpan span)
    {
        _text = text;
        _tokens = new List<TimeToken>((span.Length / 5) + 4);
        Read(span.Start, span.End);
    }

    /// <summary>Whether the text somewhere has a name that ends in May ("Theresa May").</summary>
    public bool HasPersonNamedMay => _hasPersonNamedMay ??= FindPersonNamedMay();

    /// <summary>How this text orders the parts of dates such as 8/4/2018, where some of them can be read in one way only.</summary>
    public SlashOrder SlashOrder => _slashOrder ??= FindSlashOrder();

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>The token at an index, or a break.</summary>
    public TimeToken this[int at] => (uint)at < (uint)_tokens.Count ? _tokens[at] : default;

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Text(int at)
    {
        var token = this[at];
        return _text.AsSpan(token.Start, token.Length);
    }

    /// <summary>What a word means in the time vocabulary.</summary>
    public WordKind Kind(int at) => this[at].Word.Kind;

    /// <summary>Whether the token is a word of that kind.</summary>
    public bool Is(int at, WordKind kind) => this[at].Word.Kind == kind;

    /// <summary>Whether the token is this word, given in lower case.</summary>
    public bool IsWord(int at, string word) =>
        this[at].Kind == TimeTokenKind.Word && Text(at).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the token is this character.</summary>
    public bool IsSymbol(int at, char symbol) => this[at] is { Kind: TimeTokenKind.Symbol } token && token.Number == symbol;

    /// <summary>Whether the token is a hyphen that joins its neighbours ("third-quarter").</summary>
    public bool IsJoint(int at) => IsSymbol(at, '-') && !this[at].SpaceBefore && IsGlued(at + 1);

    /// <summary>Whether no space stands before the token and something does.</summary>
    public bool IsGlued(int at) => this[at] is { Kind: not TimeTokenKind.Break, SpaceBefore: false } && at > 0 && this[at - 1].Kind != TimeTokenKind.Break;

    /// <summary>The next index, over a joining hyphen where one stands.</summary>
    public int AfterJoint(int at) => IsJoint(at) ? at + 1 : at;

    /// <summary>The index past the possessive ending that stands at <paramref name="at"/> ("year[']s", "years[']"), or -1.</summary>
    public int AfterPossessive(int at) =>
        !IsSymbol(at, '\'') || this[at].SpaceBefore ? -1
        : IsWord(at + 1, "s") && !this[at + 1].SpaceBefore ? at + 2
        : at + 1;

    /// <summary>Whether a sentence ends before the token.</summary>
    public bool IsSentenceStart(int at) =>
        this[at - 1] is { Kind: TimeTokenKind.Break } || (this[at - 1] is { Kind: TimeTokenKind.Symbol, Number: '.' or '!' or '?' } && this[at].SpaceBefore);

    private bool FindPersonNamedMay()
    {
        for (var at = 1; at < _tokens.Count; at++)
        {
            if (_tokens[at] is { Capital: true, Word: { Kind: WordKind.Month, Value: 5 } } && _tokens[at - 1] is { Capital: true, Word.Kind: WordKind.None })
            {
                return true;
            }
        }

        return false;
    }

    private SlashOrder FindSlashOrder()
    {
        var (monthFirst, dayFirst) = (false, false);
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (_tokens[at] is { Kind: TimeTokenKind.Integer, Length: <= 2 } first && IsSymbol(at + 1, '/') && this[at + 2] is { Kind: TimeTokenKind.Integer, Length: <= 2 } second
                && IsSymbol(at + 3, '/') && this[at + 4] is { Kind: TimeTokenKind.Integer, Length: 2 or 4 })
            {
                monthFirst |= first.Number is >= 1 and <= 12 && second.Number is > 12 and <= 31;
                dayFirst |= first.Number is > 12 and <= 31 && second.Number is >= 1 and <= 12;
            }
        }

        return monthFirst == dayFirst ? SlashOrder.Unknown : monthFirst ? SlashOrder.MonthFirst : SlashOrder.DayFirst;
    }

    private void Read(int position, int end)
    {
        var space = false;
        var lines = 0;
        while (position < end)
        {
            var c = _text[position];
            if (char.IsWhiteSpace(c))
            {
                space = true;
                lines += c == '\n' ? 1 : 0;
                position++;
                continue;
            }

            if (lines > 1)
            {
                _tokens.Add(new(position, position, TimeTokenKind.Break));
            }

            var start = position;
            if (char.IsLetter(c))
            {
                position = EndOfWord(start, end);
                var word = TimeWords.Find(_text.AsSpan(start, position - start));
                _tokens.Add(new(start, position, TimeTokenKind.Word, space, char.IsUpper(c), word));
            }
            else if (char.IsAsciiDigit(c))
            {
                position = EndOfNumber(start, end, out var kind);
                var number = kind == TimeTokenKind.Integer && position - start <= LongestInteger
                    ? int.Parse(_text.AsSpan(start, position - start), provider: System.Globalization.CultureInfo.InvariantCulture)
                    : -1;
                _tokens.Add(new(start, position, kind, space, Number: number));
            }
            else
            {
                position++;
                _tokens.Add(new(start, position, TimeTokenKind.Symbol, space, Number: Plain(c)));
            }

            space = false;
            lines = 0;
        }
    }

    private int EndOfWord(int start, int end)
    {
        var position = start + 1;
        while (position < end && char.IsLetter(_text[position]))
        {
            position++;
        }

        // "p.m.", "U.S.": single letters with dots are one word.
        if (position == start + 1 && IsDottedLetter(position, end))
        {
            while (IsDottedLetter(position, end))
            {
                position += 2;
            }

            if (position < end && _text[position] == '.')
            {
                position++;
            }
        }

        return position;
    }

    private bool IsDottedLetter(int at, int end) =>
        at + 1 < end && _text[at] == '.' && char.IsLetter(_text[at + 1]) && (at + 2 >= end || !char.IsLetter(_text[at + 2]));

    private int EndOfNumber(int start, int end, out TimeTokenKind kind)
    {
        var position = EndOfDigits(start, end);
        kind = TimeTokenKind.Integer;
        while (position + 1 < end && char.IsAsciiDigit(_text[position + 1]))
        {
            var next = EndOfDigits(position + 1, end);
            var read = _text[position] switch
            {
                ',' when next - position == 4 && position - start <= 3 | kind == TimeTokenKind.Grouped => TimeTokenKind.Grouped,
                '.' => TimeTokenKind.Decimal,
                ':' when next - position == 3 && kind is TimeTokenKind.Integer or TimeTokenKind.Clock => TimeTokenKind.Clock,
                _ => TimeTokenKind.Break,
            };
            if (read == TimeTokenKind.Break)
            {
                break;
            }

            kind = read;
            position = next;
        }

        return position;
    }

    private int EndOfDigits(int position, int end)
    {
        while (position < end && char.IsAsciiDigit(_text[position]))
        {
            position++;
        }

        return position;
    }

    private static char Plain(char c) => c switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' => '-',
        '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '`' => '\'',
        _ => c,
    };
}
