namespace NewsBot.Core.Language;

/// <summary>Finds the words that an acronym stands for, among the words next to it.</summary>
/// <remarks>
/// After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
/// (2003), made stricter for names: every capitalised word must give its first letter, letters from inside a word count
/// only after its first, and small words ("of", "and") may give none.
/// </remarks>
internal ref struct AcronymMatcher
{
    private const int MaxLetters = 10;

    private static readonly string[] DigitNames = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<TextSpan> _words;
    private readonly Span<char> _letters;
    private int _count;
    private bool _smallWords;
    private bool _innerLetters;

    private AcronymMatcher(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> words, Span<char> letters)
    {
        _text = text;
        _words = words;
        _letters = letters;
    }

    /// <summary>The most words looked at for a short form: twice its letters, or five more, as Schwartz and Hearst have it.</summary>
    public static int MaxWords(int letters) => Math.Min(letters + 5, letters * 2);

    /// <summary>Whether a word looks like an acronym: 2 to 10 letters or digits, mostly capitals.</summary>
    public static bool IsAcronym(ReadOnlySpan<char> word)
    {
        int capitals = 0, digits = 0, others = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (char.IsLower(c))
            {
                others++;
            }
            else if (c is not ('.' or '&' or '-'))
            {
                return false;
            }
        }

        return capitals > others && capitals + digits > 1 && capitals + digits + others <= MaxLetters && char.IsLetter(word[0]);
    }

    /// <summary>Finds where the long form begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="acronym">A short form for which <see cref="IsAcronym"/> holds.</param>
    /// <param name="words">Words of the text in reading order; the long form ends with the last of them.</param>
    /// <param name="fromFirst">Whether it must begin with the first of them.</param>
    /// <returns>The index of its first word, or -1.</returns>
    public static int FindStart(ReadOnlySpan<char> text, ReadOnlySpan<char> acronym, ReadOnlySpan<TextSpan> words, bool fromFirst)
    {
        var matcher = new AcronymMatcher(text, words, stackalloc char[MaxLetters]);
        foreach (var c in acronym)
        {
            if (char.IsLetterOrDigit(c))
            {
                matcher._letters[matcher._count++] = char.ToLowerInvariant(c);
            }
        }

        // The plural of an acronym: "NGOs".
        if (acronym[^1] == 's')
        {
            matcher._count--;
        }

        // The stricter reading first: initials of large words, then of small ones too ("BOJ"), then letters inside words
        // ("UNICEF"), then a word left out ("CDC").
        ReadOnlySpan<(bool Small, bool Inner, int Skips)> readings =
            [(false, false, 0), (true, false, 0), (true, true, 0), (true, false, 1)];
        foreach (var (small, inner, skips) in readings)
        {
            matcher._smallWords = small;
            matcher._innerLetters = inner;
            var strict = !inner && skips == 0;
            for (var first = fromFirst ? 0 : words.Length - 2; first >= 0; first--)
            {
                if (words.Length - first >= 2 && matcher.MayRead(first, strict, skips) && matcher.Reads(first, 0, skips, isFirst: true))
                {
                    return first;
                }
            }
        }

        return -1;
    }

    // What is written without capitals ("gross domestic product") must match initial by initial, and at least three.
    private readonly bool MayRead(int first, bool strict, int skips)
    {
        if ((skips > 0 && _count < 3) || (_innerLetters && _text[_words[first].Start.._words[^1].End].Contains(',')))
        {
            return false;
        }

        for (var i = first; i < _words.Length; i++)
        {
            var word = _words[i].In(_text);
            if (char.IsLower(word[0]) && !IsSmall(i) && !(strict && _count > 2))
            {
                return false;
            }
        }

        return true;
    }

    // Whether the words from "word" on give the letters from "letter" on.
    private readonly bool Reads(int word, int letter, int skips, bool isFirst = false)
    {
        if (word == _words.Length)
        {
            return letter == _count;
        }

        var characters = _words[word].In(_text);
        var isSmall = IsSmall(word);
        var mayGive = !isSmall || (_smallWords && (!isFirst || characters is "in" or "al"));
        if (mayGive && letter < _count && IsInitial(characters, _letters[letter]))
        {
            if (Reads(word + 1, letter + 1, skips) || (_innerLetters && ReadsInside(characters, word, letter + 1, skips)))
            {
                return true;
            }
        }

        if (isFirst)
        {
            return false;
        }

        return isSmall ? Reads(word + 1, letter, skips) : skips > 0 && Reads(word + 1, letter, skips - 1);
    }

    private readonly bool ReadsInside(ReadOnlySpan<char> characters, int word, int letter, int skips)
    {
        var inside = characters[1..];
        while (letter < _count)
        {
            var at = inside.IndexOf(_letters[letter]);
            if (at < 0)
            {
                return false;
            }

            inside = inside[(at + 1)..];
            letter++;
            if (Reads(word + 1, letter, skips))
            {
                return true;
            }
        }

        return false;
    }

    // The first letter; a digit also by its name, as in "Group of Seven (G7)".
    private static bool IsInitial(ReadOnlySpan<char> word, char letter) =>
        char.ToLowerInvariant(word[0]) == letter
        || (char.IsAsciiDigit(letter) && word.Equals(DigitNames[letter - '0'], StringComparison.OrdinalIgnoreCase));

    // A function word, or what follows a hyphen without a capital ("All-domain").
    private readonly bool IsSmall(int index)
    {
        var span = _words[index];
        var word = span.In(_text);
        return (char.IsLower(word[0]) && span.Start > 0 && _text[span.Start - 1] is '-' or '\u2010' or '\u2011') || IsFunctionWord(word);
    }

    private static bool IsFunctionWord(ReadOnlySpan<char> word) =>
        word is "of" or "the" or "and" or "for" or "in" or "on" or "to" or "at" or "by" or "with" or "against" or "from" or "a" or "an"
            or "de" or "du" or "des" or "del" or "la" or "le" or "y" or "und" or "et" or "al" or "&";
}
