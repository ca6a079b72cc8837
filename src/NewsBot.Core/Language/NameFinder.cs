namespace NewsBot.Core.Language;

/// <summary>
/// Finds the names in a sentence by their capitals and tells persons, places and organisations apart by general lists
/// (see <see cref="Gazetteer"/>), by the words they are made of, and by what the rest of the text shows.
/// </summary>
/// <remarks>
/// A capital at the beginning of a sentence is no evidence by itself: such a word is a name if it is known, if another
/// capital follows, or if the text has it with a capital elsewhere. Days and months are never names.
/// </remarks>
public static class NameFinder
{
    private const int MaxWords = 96;

    // How far from the beginning of a text other mentions of a name are looked for.
    private const int MaxEvidence = 32 * 1024;

    // How many of them are looked at, so that a text of one word costs no more than any other.
    private const int MaxMentions = 32;

    /// <summary>Finds the names in one sentence.</summary>
    /// <param name="text">The text the sentence stands in; other mentions in it help to tell what is a name.</param>
    /// <param name="span">The sentence.</param>
    /// <returns>The names in reading order. They do not overlap.</returns>
    public static List<Name> Find(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        var count = NameWordReader.Read(text.AsSpan(0, span.End), span.Start, words, out var isTitleCase);
        var search = new Search(text, words[..count]);
        if (isTitleCase)
        {
            search.ReadTitleCase();
        }
        else
        {
            search.ReadRuns();
        }

        return search.Names;
    }

    private readonly ref struct Search(string text, ReadOnlySpan<NameWord> words)
    {
        private readonly string _text = text;
        private readonly ReadOnlySpan<NameWord> _words = words;

        public List<Name> Names { get; } = [];

        // Runs of words that belong together, one after the other.
        public void ReadRuns()
        {
            var first = 0;
            while (first < _words.Length)
            {
                var last = first;
                while (last + 1 < _words.Length && Joins(first, last))
                {
                    last++;
                }

                ReadRun(first, last);
                first = last + 1;
            }
        }

        // Where every word has a capital, only what is known, or known to be a name elsewhere, is one.
        public void ReadTitleCase()
        {
            for (var i = 0; i < _words.Length; i++)
            {
                var word = _words[i];
                var next = i + 1 < _words.Length && _words[i + 1].Gap == NameGap.Space ? _words[i + 1].Traits : WordTraits.Common;
                if (word.Has(WordTraits.GivenName) && !word.IsPossessive && !next.HasAny(WordTraits.Generic))
                {
                    Add(i, i + 1, NameKind.Person);
                    i++;
                }
                else if (!word.Has(WordTraits.Generic))
                {
                    ReadSingle(i, mayBeOrdinary: true);
                }
            }
        }

        private bool Joins(int first, int last)
        {
            var word = _words[last];
            var next = _words[last + 1];
            if (next.Gap == NameGap.Break || (word.IsPossessive && !TakesPossessive(word)) || word.Has(WordTraits.Calendar))
            {
                return false;
            }

            if (next.Has(WordTraits.Calendar))
            {
                // "Theresa May"
                return next.Gap == NameGap.Space && next.Has(WordTraits.Surname) && word.Has(WordTraits.GivenName);
            }

            // "Video Feedback Why": what follows is no part of the name.
            if (next.Has(WordTraits.Function) && next.Gap == NameGap.Space && !next.Has(WordTraits.Known) && !word.Has(WordTraits.GivenName))
            {
                return false;
            }

            return next.Gap switch
            {
                NameGap.Of => word.Has(WordTraits.Title)
                    ? next.Has(WordTraits.Modifier | WordTraits.OrganisationHead)
                    : !word.Has(WordTraits.Known | WordTraits.GivenName | WordTraits.Modifier | WordTraits.Common) && !word.IsAcronym
                        && (word.Has(WordTraits.OrganisationHead | WordTraits.PlaceHead | WordTraits.OtherHead)
                            || !next.Has(WordTraits.Known | WordTraits.GivenName)),
                NameGap.For => word.Has(WordTraits.OrganisationHead | WordTraits.OtherHead) && !next.Has(WordTraits.Place | WordTraits.GivenName),
                NameGap.And => JoinsOverAnd(first, last),
                _ => true,
            };
        }

        // "Food and Drug Administration", "Ministry of Health and Social Development"; but not "Russia and the Kremlin".
        private bool JoinsOverAnd(int first, int last)
        {
            var next = _words[last + 1];
            if (_words[last].Has(WordTraits.Known | WordTraits.GivenName)
                || next.Has(WordTraits.Known | WordTraits.GivenName | WordTraits.Title)
                || _words[last].IsAcronym || next.IsAcronym)
            {
                return false;
            }

            for (var i = first + 1; i <= last; i++)
            {
                if (_words[i].Gap is NameGap.Of or NameGap.For && _words[first].Has(WordTraits.OrganisationHead))
                {
                    return true;
                }
            }

            var end = last + 1;
            while (end + 1 < _words.Length && _words[end + 1].Gap == NameGap.Space)
            {
                end++;
            }

            return last < first + 3 && end > last + 1 && _words[end].Has(WordTraits.OrganisationHead);
        }

        // "People's Party", "Lloyd's of London"
        private bool TakesPossessive(NameWord word) =>
            _text.AsSpan(word.Start, word.End - word.Start) is "People" or "Children" or "Women" or "Men" or "Worker" or "Farmer" or "Lloyd"
                or "McDonald" or "Moody" or "Sotheby" or "Christie" or "Kohl" or "Wendy" or "Macy" or "Lowe" or "Levi" or "Nobel";

        private void ReadRun(int first, int last)
        {
            var initial = _words[first].IsInitial;
            while (first <= last && (_words[first].Has(WordTraits.Function) || (initial && IsOrdinaryStart(first, last))))
            {
                first++;
            }

            if (first > last)
            {
                return;
            }

            if (first == last)
            {
                ReadSingle(first, mayBeOrdinary: _words[first].IsInitial);
            }
            else
            {
                ReadPhrase(first, last);
            }
        }

        // "Hackers Russia has trained": the first word has its capital from the sentence.
        private bool IsOrdinaryStart(int first, int last)
        {
            var word = _words[first];
            return word.IsInitial && first < last && !word.Has(WordTraits.Known | WordTraits.GivenName) && !word.IsAcronym
                && (word.Has(WordTraits.Common) || (word.Traits == WordTraits.None && IsSeenSmall(word)));
        }

        private void ReadSingle(int index, bool mayBeOrdinary)
        {
            var word = _words[index];
            if (word.Has(WordTraits.Known))
            {
                Add(index, index, word.Has(WordTraits.Organisation) ? NameKind.Organisation : NameKind.Place);
            }
            else if (word.IsAcronym && !word.Has(WordTraits.Generic))
            {
                // "NEVER" and "NOTEWORTHY" are words that are shouted; "T.J." is a person as often as not.
                var length = word.End - word.Start;
                if (!(length > 3 && IsSeenSmall(word)) && (length < 7 || IsSeenAsName(word)))
                {
                    var isBody = !word.Has(WordTraits.Acronym) && _text.AsSpan(word.Start, length).IndexOf('.') < 0;
                    Add(index, index, isBody ? NameKind.Organisation : NameKind.Other);
                }
            }
            else if (word.Has(WordTraits.GivenName))
            {
                Add(index, index, NameKind.Person);
            }
            else if (!word.Has(WordTraits.Generic | WordTraits.Acronym) && word.End - word.Start > 1
                && (!mayBeOrdinary || IsSeenAsName(word)))
            {
                Add(index, index, IsFamilyName(word) ? NameKind.Person : NameKind.Other);
            }
            else if (word.Has(WordTraits.Surname) && !word.Has(WordTraits.Calendar) && IsFamilyName(word))
            {
                Add(index, index, NameKind.Person);
            }
        }

        private void ReadPhrase(int first, int last)
        {
            var (start, end) = (_words[first], _words[last]);
            var startsWithGivenName = start.Has(WordTraits.GivenName) && !start.IsPossessive;
            if (startsWithGivenName && last == first + 1 && end.Has(WordTraits.Surname) && end.Gap == NameGap.Space)
            {
                Add(first, last, NameKind.Person);
            }
            else if ((end.Has(WordTraits.OrganisationHead) && !end.Has(WordTraits.Title)) || HasBodyOf(first, last))
            {
                Add(first, last, NameKind.Organisation);
            }
            else if (LastTitle(first, last) is >= 0 and var title)
            {
                ReadParts(first, title - 1);
                ReadPerson(title + 1, last);
            }
            else if (end.Has(WordTraits.PlaceHead) || start.Has(WordTraits.PlaceHead))
            {
                Add(first, last, NameKind.Place);
            }
            else if (end.Has(WordTraits.OtherHead) || start.Has(WordTraits.OtherHead))
            {
                Add(first, last, NameKind.Other);
            }
            else if (startsWithGivenName)
            {
                Add(first, last, NameKind.Person);
            }
            else if (GivenNameInside(first, last) is > 0 and var person)
            {
                ReadParts(first, person - 1);
                Add(person, last, NameKind.Person);
            }
            else if (start.Has(WordTraits.Nationality))
            {
                Add(first, first, NameKind.Place);
                ReadParts(first + 1, last);
            }
            else
            {
                Add(first, last, IsPersonShaped(first, last) ? NameKind.Person : NameKind.Other);
            }
        }

        // What stands before a title or a person: without the words that only lead up to it.
        private void ReadParts(int first, int last)
        {
            while (first <= last && _words[last].Has(WordTraits.Generic) && !_words[last].Has(WordTraits.Known)
                && !(first < last && _words[last].Has(WordTraits.OrganisationHead)
                    && !_words[last].Has(WordTraits.Modifier | WordTraits.Title)))
            {
                last--;
            }

            while (first <= last && _words[first].Has(WordTraits.Generic)
                && !_words[first].Has(WordTraits.Known | WordTraits.OrganisationHead)
                && !(_words[first].Has(WordTraits.Qualifier | WordTraits.PlaceHead) && first < last))
            {
                first++;
            }

            if (first == last)
            {
                ReadSingle(first, mayBeOrdinary: _words[first].IsInitial);
            }
            else if (first < last)
            {
                ReadPhrase(first, last);
            }
        }

        // What follows a title: "Secretary of State Jane Roe".
        private void ReadPerson(int first, int last)
        {
            while (first <= last && _words[first].Has(WordTraits.Modifier | WordTraits.Title | WordTraits.OrganisationHead)
                && !_words[first].Has(WordTraits.Surname | WordTraits.Known))
            {
                first++;
            }

            if (first > last)
            {
                return;
            }

            if (_words[first].Gap is NameGap.Of or NameGap.For or NameGap.And
                || (_words[first].Has(WordTraits.Known) && !_words[first].Has(WordTraits.GivenName)) || _words[first].IsAcronym)
            {
                ReadParts(first, last);
            }
            else
            {
                Add(first, last, NameKind.Person);
            }
        }

        // "Ministry of Trade", "Syrian Observatory for Human Rights"
        private bool HasBodyOf(int first, int last)
        {
            for (var i = first; i < last; i++)
            {
                if (_words[i].Has(WordTraits.OrganisationHead) && _words[i + 1].Gap is NameGap.Of or NameGap.For)
                {
                    return true;
                }

                if (_words[i].Has(WordTraits.Title | WordTraits.GivenName))
                {
                    return false;
                }
            }

            return false;
        }

        private int LastTitle(int first, int last)
        {
            for (var i = last; i >= first; i--)
            {
                var word = _words[i];
                if (word.Has(WordTraits.Title) && !(i > first && word.Has(WordTraits.Surname | WordTraits.GivenName)
                    && _words[i - 1].Has(WordTraits.GivenName)))
                {
                    return i;
                }
            }

            return -1;
        }

        // "Reuters correspondent" has none; "Foreign Affairs Sergey Example" has one that begins a person's name.
        private int GivenNameInside(int first, int last)
        {
            for (var i = first + 1; i < last; i++)
            {
                if (_words[i].Has(WordTraits.GivenName) && _words[i].Gap == NameGap.Space
                    && (_words[i - 1].Has(WordTraits.Generic | WordTraits.Known) || _words[i - 1].IsAcronym || _words[i - 1].IsPossessive))
                {
                    return i;
                }
            }

            return -1;
        }

        // Two to four words that are not known to be anything else.
        private bool IsPersonShaped(int first, int last)
        {
            if (last - first > 3)
            {
                return false;
            }

            const WordTraits NoPerson = (WordTraits.Generic & ~WordTraits.Function) | WordTraits.Known | WordTraits.Acronym;
            for (var i = first; i <= last; i++)
            {
                var word = _words[i];
                if ((word.Has(NoPerson) && !word.Has(WordTraits.Surname | WordTraits.GivenName))
                    || word.IsAcronym || (i > first && word.Gap is not (NameGap.Space or NameGap.Particle)))
                {
                    return false;
                }

                if (_text.AsSpan(word.Start, word.End - word.Start).IndexOfAnyInRange('0', '9') >= 0)
                {
                    return false;
                }
            }

            return true;
        }

        private void Add(int first, int last, NameKind kind) =>
            Names.Add(new Name(TextSpan.FromBounds(_words[first].Start, _words[last].End), kind));

        // Whether the text has the word where only a name has a capital: after a small letter or a comma.
        private bool IsSeenAsName(NameWord word)
        {
            var evidence = Evidence;
            var mentions = new Mentions(evidence, evidence[word.Start..word.End]);
            while (mentions.Read())
            {
                var at = mentions.Start;
                if (at != word.Start && at > 1 && evidence[at - 1] == ' ' && (char.IsLower(evidence[at - 2]) || evidence[at - 2] == ','))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsSeenSmall(NameWord word)
        {
            var length = word.End - word.Start;
            if (length is < 3 or > 32)
            {
                return false;
            }

            Span<char> small = stackalloc char[length];
            _text.AsSpan(word.Start, length).ToLowerInvariant(small);
            return new Mentions(Evidence, small).Read();
        }

        // Whether the text has the word after a given name, an initial or a title.
        private bool IsFamilyName(NameWord word)
        {
            var evidence = Evidence;
            var mentions = new Mentions(evidence, evidence[word.Start..word.End]);
            while (mentions.Read())
            {
                var at = mentions.Start;
                if (at > 1 && evidence[at - 1] == ' ')
                {
                    var before = evidence[..(at - 1)];
                    before = before[(before.LastIndexOfAny(' ', '\n', '(') + 1)..].TrimEnd('.');
                    if (!before.IsEmpty && char.IsUpper(before[0])
                        && (before.Length == 1 || Gazetteer.TraitsOf(before).HasAny(WordTraits.GivenName | WordTraits.Title)))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private ReadOnlySpan<char> Evidence => _text.AsSpan(0, Math.Max(Math.Min(_text.Length, MaxEvidence), _words[^1].End));
    }

    // Reads the places where a text has a word.
    private ref struct Mentions(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly ReadOnlySpan<char> _word = word;
        private int _position;
        private int _count;

        public int Start { get; private set; }

        public bool Read()
        {
            while (_count++ < MaxMentions && _text[_position..].IndexOf(_word, StringComparison.Ordinal) is >= 0 and var next)
            {
                Start = _position + next;
                _position = Start + _word.Length;
                if ((Start == 0 || !char.IsLetterOrDigit(_text[Start - 1]))
                    && (_position == _text.Length || !char.IsLetterOrDigit(_text[_position])))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
