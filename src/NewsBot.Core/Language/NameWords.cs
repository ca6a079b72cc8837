namespace NewsBot.Core.Language;

/// <summary>What stands between a capitalised word and the one before it.</summary>
internal enum NameGap : byte
{
    /// <summary>Punctuation or words that names do not run over.</summary>
    Break,

    /// <summary>White space only, or the full stop of an initial or title.</summary>
    Space,

    /// <summary>"of" or "of the".</summary>
    Of,

    /// <summary>"for" or "on", with or without "the".</summary>
    For,

    /// <summary>"and".</summary>
    And,

    /// <summary>An ampersand.</summary>
    Ampersand,

    /// <summary>A small word inside a person's name, such as "bin" or "van der".</summary>
    Particle,
}

/// <summary>A word, or a known phrase, that is written with a capital.</summary>
/// <param name="Start">Offset of its first character in the text.</param>
/// <param name="End">Offset just past its last, without a possessive "'s".</param>
/// <param name="Traits">What is known of it.</param>
/// <param name="Gap">What stands before it.</param>
/// <param name="IsInitial">Whether it would have a capital even if it were no name: a sentence or quotation begins here.</param>
/// <param name="IsPossessive">Whether "'s" follows it.</param>
/// <param name="IsAcronym">Whether it has two capitals or more and no small letters.</param>
internal readonly record struct NameWord(
    int Start, int End, WordTraits Traits, NameGap Gap, bool IsInitial, bool IsPossessive, bool IsAcronym)
{
    public bool Has(WordTraits traits) => Traits.HasAny(traits);
}

/// <summary>Reads the capitalised words of a sentence, with what stands between them.</summary>
internal ref struct NameWordReader
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<NameWord> _words;
    private int _count;
    private NameGap _gap;
    private bool _initial;
    private int _smallWords;

    private NameWordReader(ReadOnlySpan<char> text, Span<NameWord> words)
    {
        _text = text;
        _words = words;
        _initial = true;
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The text, up to the end of the sentence.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="words">Receives the capitalised words; what finds no room is left out.</param>
    /// <param name="isTitleCase">Whether nearly every word has a capital, so that a capital tells nothing.</param>
    /// <returns>How many words were read.</returns>
    public static int Read(ReadOnlySpan<char> text, int start, Span<NameWord> words, out bool isTitleCase)
    {
        var reader = new NameWordReader(text, words);
        reader.ReadAll(start);
        isTitleCase = reader._count >= 4 && reader._smallWords * 4 < reader._count && !EndsLikeSentence(text);
        return reader.JoinPhrases();
    }

    // Headlines end without a full stop; a sentence of names ("Jane Roe is President of the Northern Ice Fund.") does not.
    private static bool EndsLikeSentence(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '?' or '!' or '"' or '\u201D'];

    private void ReadAll(int at)
    {
        while (at < _text.Length && _count < _words.Length)
        {
            var c = _text[at];
            if (char.IsLetterOrDigit(c))
            {
                at = ReadWord(at);
            }
            else
            {
                ReadSeparator(c, at);
                at++;
            }
        }
    }

    private void ReadSeparator(char c, int at)
    {
        if (char.IsWhiteSpace(c) || (c is '\'' or '\u2019' && at > 0 && _text[at - 1] == 's'))
        {
            // "Workers’ Union" goes on.
            return;
        }

        if (c == '&')
        {
            _gap = _gap == NameGap.Space ? NameGap.Ampersand : NameGap.Break;
            return;
        }

        // The full stop of "J. Smith" and "Sen. Smith".
        if (c == '.' && _count > 0 && _words[_count - 1].End == at && IsShortForm(_words[_count - 1]))
        {
            return;
        }

        _gap = NameGap.Break;
        if (c is '.' or '!' or '?' or ':' or '\u2026' or '\u201C' or '"' or '\u00AB' or '\u2018' or '\u2022' or '|')
        {
            _initial = true;
        }
    }

    private readonly bool IsShortForm(NameWord word)
    {
        var characters = _text[word.Start..word.End];
        return characters.Length == 1 || Abbreviations.IsTitle(characters) || characters is "St" or "Jr" or "Sr" or "Ft";
    }

    private int ReadWord(int start)
    {
        var end = start + 1;
        var capitals = char.IsUpper(_text[start]) ? 1 : 0;
        var small = char.IsLower(_text[start]) ? 1 : 0;
        var hyphen = -1;
        while (end < _text.Length)
        {
            var c = _text[end];
            if (char.IsLetterOrDigit(c))
            {
                capitals += char.IsUpper(c) ? 1 : 0;
                small += char.IsLower(c) ? 1 : 0;
                end++;
            }
            else if (c is '-' or '\u2010' or '\u2011' && IsLetterOrDigitAt(end + 1))
            {
                hyphen = hyphen < 0 ? end : hyphen;
                end++;
            }
            else if (c is '\'' or '\u2019' && IsLetterAt(end + 1) && !IsPossessiveAt(end))
            {
                end++;
            }
            else if ((c == '.' && IsDotInside(end)) || (c == '&' && char.IsUpper(_text[end - 1]) && IsUpperAt(end + 1)))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        if (capitals == 0)
        {
            ReadSmallWord(_text[start..end]);
        }
        else if (hyphen > 0)
        {
            AddHyphenated(start, end, hyphen);
        }
        else
        {
            Add(start, end, capitals > 1 && small == 0);
        }

        return IsPossessiveAt(end) ? end + 2 : end;
    }

    private void ReadSmallWord(ReadOnlySpan<char> word)
    {
        _initial = false;
        _gap = _gap switch
        {
            NameGap.Space when word is "of" => NameGap.Of,
            NameGap.Space when word is "for" or "on" => NameGap.For,
            NameGap.Space when word is "and" => NameGap.And,
            NameGap.Space or NameGap.Particle when IsParticle(word) => NameGap.Particle,
            NameGap.Of or NameGap.For when word is "the" => _gap,
            _ => NameGap.Break,
        };

        // Small words that headlines, too, write small, tell nothing.
        if (word.Length > 3 && !StopWords.Contains(word))
        {
            _smallWords++;
        }
    }

    private static bool IsParticle(ReadOnlySpan<char> word) =>
        word is "bin" or "ibn" or "bint" or "abu" or "al" or "el" or "de" or "da" or "do" or "dos" or "das" or "del" or "della" or "di" or "du"
            or "la" or "le" or "van" or "von" or "der" or "den" or "ter" or "ten" or "zu" or "y";

    private void AddHyphenated(int start, int end, int hyphen)
    {
        // "pro-Russian": the name is behind the hyphen; "al-Assad" is one.
        if (char.IsLower(_text[start]))
        {
            var prefix = _text[start..hyphen];
            if (prefix is not ("al" or "el" or "ul" or "an" or "as" or "ash" or "at" or "az" or "ad" or "ar" or "es"))
            {
                _gap = NameGap.Break;
                _initial = false;
                if (IsUpperAt(hyphen + 1))
                {
                    Add(hyphen + 1, end, IsAcronym(hyphen + 1, end));
                    _gap = NameGap.Break;
                }

                return;
            }
        }
        else if (IsLowerAt(hyphen + 1))
        {
            // "Moscow-based"
            Add(start, hyphen, IsAcronym(start, hyphen));
            _gap = NameGap.Break;
            return;
        }
        else if (Gazetteer.TraitsOf(_text[start..end]) == WordTraits.None && IsUpperAt(hyphen + 1)
            && (IsAcronym(start, hyphen) || Gazetteer.TraitsOf(_text[start..hyphen]).HasAny(WordTraits.Known)))
        {
            // "Russia-ASEAN"
            Add(start, hyphen, IsAcronym(start, hyphen));
            _gap = NameGap.Break;
            Add(hyphen + 1, end, IsAcronym(hyphen + 1, end));
            return;
        }

        Add(start, end, IsAcronym(start, end));
    }

    private void Add(int start, int end, bool isAcronym)
    {
        if (_count == _words.Length)
        {
            return;
        }

        var word = _text[start..end];
        var isPossessive = IsPossessiveAt(end);
        _words[_count++] = new NameWord(start, end, TraitsOf(word, isAcronym), _gap, _initial, isPossessive, isAcronym);
        _gap = NameGap.Space;
        _initial = false;
    }

    private static WordTraits TraitsOf(ReadOnlySpan<char> word, bool isAcronym)
    {
        var traits = Gazetteer.TraitsOf(word);
        if (traits != WordTraits.None)
        {
            return traits;
        }

        // "SINGAPORE (Agency)"
        if (isAcronym && word.Length is > 3 and < 24)
        {
            Span<char> title = stackalloc char[word.Length];
            word.ToLowerInvariant(title);
            title[0] = word[0];
            return Gazetteer.TraitsOf(title);
        }

        // "Jean-Claude"
        var hyphen = word.IndexOf('-');
        return hyphen > 0 ? Gazetteer.TraitsOf(word[..hyphen]) & (WordTraits.GivenName | WordTraits.Calendar) : WordTraits.None;
    }

    // Puts the words of known phrases ("New York", "House of Lords") together; returns how many words there are then.
    private readonly int JoinPhrases()
    {
        const int MaxPhraseWords = 5;
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            var word = _words[i];
            for (var last = word.Has(WordTraits.PhraseStart) ? Math.Min(i + MaxPhraseWords, _count) - 1 : i; last > i; last--)
            {
                var traits = Gazetteer.TraitsOf(_text[word.Start.._words[last].End]);
                if (traits != WordTraits.None)
                {
                    word = word with { End = _words[last].End, Traits = traits, IsPossessive = _words[last].IsPossessive, IsAcronym = false };
                    i = last;
                }
            }

            _words[count++] = word;
        }

        return count;
    }

    private readonly bool IsAcronym(int start, int end)
    {
        var capitals = 0;
        foreach (var c in _text[start..end])
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals > 1;
    }

    // The dots of "U.S.", the last one included.
    private readonly bool IsDotInside(int at) =>
        char.IsLetter(_text[at - 1]) && (at < 2 || !char.IsLetter(_text[at - 2]))
        && ((IsLetterAt(at + 1) && !IsLetterAt(at + 2)) || (at >= 2 && _text[at - 2] == '.' && !IsLetterAt(at + 1)));

    private readonly bool IsPossessiveAt(int at) =>
        at + 1 < _text.Length && _text[at] is '\'' or '\u2019' && _text[at + 1] is 's' or 'S' && !IsLetterOrDigitAt(at + 2);

    private readonly bool IsLetterAt(int at) => at < _text.Length && char.IsLetter(_text[at]);

    private readonly bool IsLetterOrDigitAt(int at) => at < _text.Length && char.IsLetterOrDigit(_text[at]);

    private readonly bool IsUpperAt(int at) => at < _text.Length && char.IsUpper(_text[at]);

    private readonly bool IsLowerAt(int at) => at < _text.Length && char.IsLower(_text[at]);
}
