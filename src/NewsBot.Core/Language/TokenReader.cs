namespace NewsBot.Core.Language;

/// <summary>
/// The one analyzer for documents and questions: reads a text token by token without allocating, each token as a folded
/// surface form and as a stem.
/// </summary>
/// <remarks>
/// Folding: lower case, no accents, no apostrophes, no possessive "'s", no thousands separators, no dots in acronyms. A
/// hyphenated compound comes as its parts and then joined ("cyber-security": cyber, security, cybersecurity), so that all
/// three ways of writing it meet. An acronym in capitals that would read as a function word keeps a final dot ("US" and
/// "U.S." are <c>us.</c>). Text in scripts without word breaks comes as whole runs of letters.
/// </remarks>
public ref struct TokenReader
{
    /// <summary>How many characters the working buffer must have.</summary>
    public const int BufferLength = (3 * MaxToken) + 8;

    // A longer token is cut: no word that is asked for has so many letters.
    private const int MaxToken = 64;

    private const string LatinBase =
        "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
        + "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _surface;
    private readonly Span<char> _stem;
    private readonly Span<char> _compound;
    private int _position;
    private int _surfaceLength;
    private int _stemLength;
    private int _compoundStart;
    private int _compoundLength;

    /// <summary>Starts reading at the beginning of a text.</summary>
    /// <param name="text">The text; it must not change while it is read.</param>
    /// <param name="buffer">Room to work in, of at least <see cref="BufferLength"/> characters.</param>
    public TokenReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _surface = buffer[..(MaxToken + 2)];
        _stem = buffer.Slice(MaxToken + 2, MaxToken + 4);
        _compound = buffer.Slice((2 * MaxToken) + 6, MaxToken + 2);
        _compoundStart = -1;
    }

    /// <summary>The token's folded surface form; valid until the next read.</summary>
    public readonly ReadOnlySpan<char> Surface => _surface[.._surfaceLength];

    /// <summary>
    /// The token's stem, the key that documents and questions are matched by; valid until the next read. Made when it is first
    /// asked for: of many tokens nobody asks it.
    /// </summary>
    public ReadOnlySpan<char> Stem
    {
        get
        {
            if (_stemLength == 0)
            {
                Surface.CopyTo(_stem);
                _stemLength = Stemmer.Stem(_stem, _surfaceLength);
            }

            return _stem[.._stemLength];
        }
    }

    /// <summary>Where the token stands in the text. A joined compound spans all its parts.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>Whether the token is a hyphenated compound whose parts have been read before it.</summary>
    public bool IsCompound { get; private set; }

    /// <summary>Whether the token is a function word (see <see cref="StopWords"/>).</summary>
    public readonly bool IsStopWord => StopWords.Contains(Surface);

    /// <summary>Whether the token starts with a digit.</summary>
    public readonly bool IsNumber => char.IsAsciiDigit(_surface[0]);

    /// <summary>Whether the token starts with a capital letter in the text.</summary>
    public readonly bool IsCapitalized => char.IsUpper(_text[Span.Start]);

    /// <summary>Moves to the next token.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read()
    {
        if (_compoundStart >= 0 && !IsHyphenBetweenWords(_position))
        {
            ReadCompound();
            return true;
        }

        IsCompound = false;
        _stemLength = 0;
        bool capitals;
        int start;
        do
        {
            while (_position < _text.Length && !IsWordCharacter(_text[_position]))
            {
                _position++;
            }

            if (_position == _text.Length)
            {
                return false;
            }

            start = _position;
            _surfaceLength = 0;
            capitals = char.IsAsciiDigit(_text[start]) ? ReadNumber() : ReadWord();
        }
        while (_surfaceLength == 0);

        Span = TextSpan.FromBounds(start, _position);
        if (capitals && StopWords.Contains(Surface))
        {
            _surface[_surfaceLength++] = '.';
        }

        if (_compoundStart >= 0 || IsHyphenBetweenWords(_position))
        {
            TrackCompound(start);
        }

        return true;
    }

    private void ReadCompound()
    {
        Span = TextSpan.FromBounds(_compoundStart, _position);
        _compound[.._compoundLength].CopyTo(_surface);
        _surfaceLength = _compoundLength;
        _compoundStart = -1;
        _stemLength = 0;
        IsCompound = true;
    }

    private void TrackCompound(int start)
    {
        if (_compoundStart < 0)
        {
            _compoundStart = start;
            _compoundLength = 0;
        }

        var room = Math.Min(MaxToken - _compoundLength, _surfaceLength);
        _surface[..room].CopyTo(_compound[_compoundLength..]);
        _compoundLength += room;
    }

    // Digits with separators, and the letters that follow at once: "1,500,000", "1.5m", "51st", "5G".
    private bool ReadNumber()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '.' && IsDigitAt(_position + 1) && IsDigitAt(_position - 1))
            {
                Append('.');
                _position++;
            }
            else if (c == ',' && IsDigitAt(_position - 1) && IsDigitAt(_position + 1) && IsDigitAt(_position + 2) && IsDigitAt(_position + 3)
                && !IsDigitAt(_position + 4))
            {
                _position++;
            }
            else if (IsWordCharacter(c))
            {
                AppendFolded(c);
                _position++;
            }
            else if (IsPossessive(_position))
            {
                _position += 2;
                break;
            }
            else
            {
                break;
            }
        }

        return false;
    }

    // Returns whether the word is an acronym: two capitals or more, with or without dots, and nothing else.
    private bool ReadWord()
    {
        var (capitals, others) = ReadPlainLetters();
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (IsWordCharacter(c))
            {
                AppendFolded(c);
                _position++;
                if (char.IsUpper(c))
                {
                    capitals++;
                }
                else
                {
                    others++;
                }
            }
            else if (c is '\'' or '\u2019' or '\u02BC')
            {
                if (!IsLetterAt(_position + 1))
                {
                    break;
                }

                if (IsPossessive(_position))
                {
                    // The possessive ending is read over, not kept.
                    _position += 2;
                    break;
                }

                _position++;
            }
            else if (c == '.' && IsSingleLetterBefore(_position) && IsLetterAt(_position + 1) && !IsLetterAt(_position + 2))
            {
                _position++;
            }
            else if (c == '&' && char.IsUpper(_text[_position - 1]) && _position + 1 < _text.Length && char.IsUpper(_text[_position + 1]))
            {
                _position++;
            }
            else
            {
                break;
            }
        }

        return capitals > 1 && others == 0;
    }

    // Nearly all of nearly all words: letters without accents.
    private (int Capitals, int Others) ReadPlainLetters()
    {
        var rest = _text[_position..];
        var capitals = 0;
        var length = 0;
        for (; length < rest.Length && length < MaxToken && char.IsAsciiLetter(rest[length]); length++)
        {
            var c = rest[length];
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
            _surface[length] = (char)(c | ' ');
        }

        _position += length;
        _surfaceLength = length;
        return (capitals, length - capitals);
    }

    private void AppendFolded(char c)
    {
        if (c < 0x80 || !IsIgnored(c))
        {
            Append(Fold(c));
        }
    }

    /// <summary>A letter in lower case and without accents; other characters as they are.</summary>
    internal static char Fold(char c) =>
        c < 0x80 ? char.ToLowerInvariant(c) : c is >= '\u00C0' and <= '\u017F' && char.IsLetter(c) ? LatinBase[c - 0xC0] : FoldRareLatin(c);

    /// <summary>Whether a character stands inside words and counts for nothing: combining marks, soft hyphens, invisible direction marks.</summary>
    internal static bool IsIgnored(char c) =>
        c is '\u00AD' or '\uFEFF' or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2064');

    // Letters of Vietnamese, of Romanian, and of Chinese written in Latin letters.
    private static char FoldRareLatin(char c) => c switch
    {
        >= '\u1EA0' and <= '\u1EB7' or '\u01CD' or '\u01CE' => 'a',
        >= '\u1EB8' and <= '\u1EC7' => 'e',
        >= '\u1EC8' and <= '\u1ECB' or '\u01CF' or '\u01D0' => 'i',
        >= '\u1ECC' and <= '\u1EE3' or '\u01A0' or '\u01A1' or '\u01D1' or '\u01D2' => 'o',
        >= '\u1EE4' and <= '\u1EF1' or '\u01AF' or '\u01B0' or (>= '\u01D3' and <= '\u01DC') => 'u',
        >= '\u1EF2' and <= '\u1EF9' => 'y',
        '\u0218' or '\u0219' => 's',
        '\u021A' or '\u021B' => 't',
        _ => char.ToLowerInvariant(c),
    };

    private void Append(char c)
    {
        if (_surfaceLength < MaxToken)
        {
            _surface[_surfaceLength++] = c;
        }
    }

    private readonly bool IsHyphenBetweenWords(int at) =>
        at > 0 && at < _text.Length && _text[at] is '-' or '\u2010' or '\u2011'
        && char.IsLetterOrDigit(_text[at - 1]) && at + 1 < _text.Length && char.IsLetterOrDigit(_text[at + 1]);

    private readonly bool IsPossessive(int at) =>
        _text[at] is '\'' or '\u2019' or '\u02BC' && at + 1 < _text.Length && _text[at + 1] is 's' or 'S' && !IsLetterAt(at + 2);

    private readonly bool IsSingleLetterBefore(int at) => IsLetterAt(at - 1) && !IsLetterAt(at - 2);

    private readonly bool IsLetterAt(int at) => at >= 0 && at < _text.Length && char.IsLetter(_text[at]);

    private readonly bool IsDigitAt(int at) => at >= 0 && at < _text.Length && char.IsAsciiDigit(_text[at]);

    private static bool IsWordCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c >= 0x80 && (char.IsLetterOrDigit(c) || IsIgnored(c)));
}
