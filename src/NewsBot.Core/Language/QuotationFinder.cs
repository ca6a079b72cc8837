namespace NewsBot.Core.Language;

/// <summary>
/// Finds what is quoted in a text and who said it: words between quotation marks of every style, and reported speech
/// ("X said that …", "according to X, …", "…, X added").
/// </summary>
/// <remarks>
/// The speaker is the name or role that stands next to a reporting verb, before or after the words said; a quotation that
/// follows another without a verb of its own has the same speaker.
/// </remarks>
public static class QuotationFinder
{
    // Fewer quoted words are a term ("fake news") rather than speech.
    private const int MinWords = 3;

    // After reported speech, at most so many words may follow the verb: "…, she told a local newspaper".
    private const int MaxWordsAfterVerb = 4;

    // From the verb to "that": "told the committee on Monday that".
    private const int MaxWordsBeforeThat = 6;

    // How far before a block the person is looked for that "he" or "she" is.
    private const int MaxLookBack = 1500;

    /// <summary>Finds the quotations of one part of a text.</summary>
    /// <param name="text">The text. What stands before the part may tell who "he" or "she" is.</param>
    /// <param name="block">The part, such as a paragraph.</param>
    /// <returns>The quotations in reading order. They do not overlap.</returns>
    public static List<Quotation> Find(string text, TextSpan block)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Search(text, block).Run();
    }

    /// <summary>Who says what a sentence tells, as the text names them; null where it is told in the reporter's own name.</summary>
    /// <param name="text">The text. What stands before the sentence may tell who "he" or "she" is, and who goes on speaking.</param>
    /// <param name="sentence">The sentence.</param>
    public static string? SpeakerOf(string text, TextSpan sentence) => Find(text, sentence).Find(quotation => quotation.Speaker is not null).Speaker;

    // The one who speaks. "From" is where the phrase begins that names them, titles included; no span where a pronoun
    // could not be told.
    private readonly record struct Speaker(TextSpan? Span, int From);

    private sealed class Search(string text, TextSpan block)
    {
        private readonly List<TextSpan> _sentences = SentenceSplitter.Split(text, block);
        private readonly List<TextSpan> _quotes = QuotedSpans.Find(text, block, MinWords);
        private readonly List<Quotation> _found = [];
        private int _namesOf = -1;
        private List<Name> _names = [];

        public List<Quotation> Run()
        {
            var quote = 0;
            for (var i = 0; i < _sentences.Count; i++)
            {
                var isQuoted = _found.Count > 0 && _found[^1].Span.End > _sentences[i].Start;
                for (; quote < _quotes.Count && _quotes[quote].Start < _sentences[i].End; quote++)
                {
                    AddDirect(quote, i);
                    isQuoted = true;
                }

                if (!isQuoted)
                {
                    AddReported(i);
                }
            }

            return _found;
        }

        private void AddDirect(int index, int sentence)
        {
            var quote = _quotes[index];
            var closing = sentence;
            while (closing + 1 < _sentences.Count && _sentences[closing].End < quote.End)
            {
                closing++;
            }

            // What stands around the quotation, up to its neighbours.
            var previousEnd = index > 0 ? _quotes[index - 1].End + 1 : block.Start;
            var nextStart = index + 1 < _quotes.Count ? _quotes[index + 1].Start - 1 : block.End;
            var before = Between(Math.Max(_sentences[sentence].Start, previousEnd), quote.Start - 1);
            var after = Between(quote.End + 1, Math.Min(_sentences[closing].End, nextStart));

            // “…,” and “…!” lead on to the one who said it.
            var leadsOn = text[quote.End - 1] is ',' or '!' or '?' || (after.Length > 0 && text[after.Start] == ',');
            var speaker = leadsOn
                ? SpeakerAfter(after, closing) ?? SpeakerBefore(before, sentence)
                : SpeakerBefore(before, sentence) ?? SpeakerAfter(after, closing);
            if (speaker is null && _found.Count > 0 && (_found[^1].Span.End > _sentences[sentence].Start
                || (Trimmed(before).Length == 0 && SpeakerJustBefore(sentence) is not null)))
            {
                // It goes on with the quotation before, in the same sentence or at the end of the last.
                _found.Add(_found[^1] with { Span = quote, IsDirect = true });
            }
            else
            {
                Add(quote, speaker, isDirect: true);
            }
        }

        private void AddReported(int index)
        {
            var sentence = _sentences[index];
            if (AddAccordingTo(sentence, index))
            {
                return;
            }

            var words = new WordWalker(text, sentence);
            while (words.Read())
            {
                if (!SpeechWords.IsVerb(words.Current) || SubjectBefore(Between(sentence.Start, words.Span.Start), index) is not { } subject)
                {
                    continue;
                }

                var lead = Between(sentence.Start, subject.From);
                var rest = Between(words.Span.End, sentence.End);
                if (text.AsSpan(lead.Start, lead.Length).TrimEnd().EndsWith(',')
                    && (WordWalker.Count(text, rest) <= MaxWordsAfterVerb || text[rest.Start] == ','))
                {
                    // "It will rain, the minister said." · "It will rain, she said, and hail."
                    Add(Trimmed(lead), subject, isDirect: false);
                    return;
                }

                // In "which he said will be built" the clause has lost its beginning.
                if (!IsRelative(WordWalker.Last(text, lead).In(text)) && Reported(words.Current, rest) is { } reported)
                {
                    Add(reported, subject, isDirect: false);
                    return;
                }
            }
        }

        // What is said behind the verb: behind "that", or behind the one who was told.
        private TextSpan? Reported(ReadOnlySpan<char> verb, TextSpan rest)
        {
            const string That = " that ";
            var that = text.AsSpan(rest.Start, rest.Length).IndexOf(That, StringComparison.Ordinal);
            if (that >= 0 && WordWalker.Count(text, new TextSpan(rest.Start, that)) < MaxWordsBeforeThat)
            {
                return Trimmed(Between(rest.Start + that + That.Length, rest.End));
            }

            if (!SpeechWords.IsPlainVerb(verb))
            {
                return null;
            }

            // "told the BBC it would rain"
            var start = rest.Start;
            if (verb is "told" or "tells")
            {
                var words = new WordWalker(text, rest);
                if (words.Read() && SpeechWords.BeginsPhrase(words.Current))
                {
                    words.Read();
                }

                start = words.Span.End;
            }

            var reported = Trimmed(Between(start, rest.End));
            return WordWalker.Count(text, reported) < MinWords ? null : reported;
        }

        private bool AddAccordingTo(TextSpan sentence, int index)
        {
            const string Cue = "ccording to ";
            var at = text.AsSpan(sentence.Start, sentence.Length).IndexOf(Cue, StringComparison.Ordinal);
            if (at < 1)
            {
                return false;
            }

            var cue = sentence.Start + at - 1;
            var from = cue + 1 + Cue.Length;
            var said = Trimmed(cue == sentence.Start ? Between(PhraseEnd(from, sentence.End), sentence.End) : Between(sentence.Start, cue));
            if (SourceAfter(Between(from, sentence.End), index) is not { } speaker || WordWalker.Count(text, said) < MinWords)
            {
                return false;
            }

            Add(said, speaker, isDirect: false);
            return true;
        }

        private void Add(TextSpan span, Speaker? speaker, bool isDirect) =>
            _found.Add(new Quotation(span, speaker?.Span?.Of(text), speaker?.Span, isDirect));

        // “…,” X said · “…,” said X · “…,” according to X
        private Speaker? SpeakerAfter(TextSpan region, int sentence)
        {
            var words = new WordWalker(text, region);
            while (words.Read())
            {
                var behind = Between(words.Span.End, region.End);
                if (words.Current is "according" && words.IsFollowedBy("to"))
                {
                    return SourceAfter(Between(behind.Start + " to".Length, behind.End), sentence);
                }

                if (SpeechWords.IsVerb(words.Current))
                {
                    var before = Trimmed(Between(region.Start, words.Span.Start));
                    return before.Length > 0 ? SubjectBefore(Between(region.Start, words.Span.Start), sentence) : SubjectAfter(behind, sentence);
                }
            }

            return null;
        }

        // X said: “…” · According to X, “…” · X: “…”
        private Speaker? SpeakerBefore(TextSpan region, int sentence)
        {
            Speaker? subject = null;
            TextSpan? source = null;
            var words = new WordWalker(text, region);
            while (words.Read())
            {
                if (SpeechWords.IsParticiple(words.Current))
                {
                    var first = NamesOf(sentence).Find(name => region.Contains(name.Span));
                    subject ??= first.Span.Length > 0 && first.Span.End <= words.Span.Start ? new Speaker(first.Span, first.Span.Start) : null;
                }
                else if (SpeechWords.IsVerb(words.Current))
                {
                    // "the agency called it a success and said": what has no subject has the one before.
                    subject = SubjectBefore(Between(region.Start, words.Span.Start), sentence) ?? subject;
                }
                else if (words.Current is "according" or "According" && words.IsFollowedBy("to"))
                {
                    source = Between(words.Span.End + " to".Length, region.End);
                }
            }

            if (subject is not null)
            {
                return subject;
            }

            if (source is { } behind)
            {
                return SourceAfter(behind, sentence);
            }

            var end = region.Start + text.AsSpan(region.Start, region.Length).TrimEnd().Length;
            return end > region.Start && text[end - 1] == ':' ? SubjectBefore(Between(region.Start, end - 1), sentence) : null;
        }

        // The one who does what the verb behind the region says.
        private Speaker? SubjectBefore(TextSpan region, int sentence)
        {
            var end = EndWithoutAdverbs(region);
            if (end == region.Start)
            {
                return null;
            }

            if (text[end - 1] == ',')
            {
                return SubjectWithApposition(Between(region.Start, end - 1), sentence);
            }

            var last = WordWalker.Last(text, Between(region.Start, end));
            if (IsPronoun(last.In(text)))
            {
                return FromPronoun(last, sentence);
            }

            var name = NamesOf(sentence).Find(name => name.Span.End == end || (name.Span.End == end - 1 && text[end - 1] == '.'));
            var phrase = Between(PhraseStart(region.Start, end), end);
            if (name.Kind != NameKind.Person && HasRole(phrase))
            {
                return new Speaker(phrase, phrase.Start);
            }

            return name.Span.Length == 0 ? null : new Speaker(name.Span, PhraseStart(region.Start, name.Span.Start));
        }

        // "Jane Roe, who leads the inquiry, said": the nearest person whose name ends at a comma; "a man, aged 40, said".
        private Speaker? SubjectWithApposition(TextSpan region, int sentence)
        {
            var person = NamesOf(sentence).FindLast(name => name.Kind == NameKind.Person && region.Contains(name.Span)
                && name.Span.End < region.End && text[name.Span.End] == ',');
            if (person.Span.Length > 0)
            {
                return new Speaker(person.Span, PhraseStart(region.Start, person.Span.Start));
            }

            var comma = text.AsSpan(region.Start, region.Length).LastIndexOf(',');
            var phrase = comma < 0 ? default : Between(PhraseStart(region.Start, region.Start + comma), region.Start + comma);
            return HasRole(phrase) ? new Speaker(phrase, phrase.Start) : null;
        }

        // What stands behind "according to", where it is no speaker: "according to the latest figures".
        private Speaker? SourceAfter(TextSpan region, int sentence)
        {
            const int MaxWords = 8;
            var phrase = Trimmed(Between(region.Start, PhraseEnd(region.Start, region.End)));
            return SubjectAfter(region, sentence)
                ?? (WordWalker.Count(text, phrase) is > 0 and <= MaxWords ? new Speaker(phrase, phrase.Start) : null);
        }

        // The one named behind "said" or "according to".
        private Speaker? SubjectAfter(TextSpan region, int sentence)
        {
            var phrase = Trimmed(Between(region.Start, PhraseEnd(region.Start, region.End)));
            var words = new WordWalker(text, phrase);
            if (!words.Read())
            {
                return null;
            }

            if (IsPronoun(words.Current))
            {
                return FromPronoun(words.Span, sentence);
            }

            var names = NamesOf(sentence);
            var person = names.Find(name => name.Kind == NameKind.Person && phrase.Contains(name.Span));
            if (person.Span.Length > 0)
            {
                return new Speaker(person.Span, phrase.Start);
            }

            if (HasRole(phrase))
            {
                // "the minister, Jane Roe"
                person = names.Find(name => name.Kind == NameKind.Person && region.Contains(name.Span)
                    && name.Span.Start - phrase.End is 1 or 2);
                return new Speaker(person.Span.Length > 0 ? person.Span : phrase, phrase.Start);
            }

            var named = names.Find(name => phrase.Contains(name.Span));
            return named.Span.Length > 0 ? new Speaker(named.Span, phrase.Start) : null;
        }

        private List<Name> NamesOf(int sentence)
        {
            if (_namesOf != sentence)
            {
                _names = NameFinder.Find(text, _sentences[sentence]);
                _namesOf = sentence;
            }

            return _names;
        }

        // "he" and "she" are who spoke just before, or else the person named last; "they" and "it" are left open.
        private Speaker FromPronoun(TextSpan pronoun, int sentence) =>
            new(IsPersonal(pronoun.In(text)) ? SpeakerJustBefore(sentence) ?? PersonBefore(pronoun.Start) : null, pronoun.Start);

        // Who said what is quoted in the sentence before.
        private TextSpan? SpeakerJustBefore(int sentence) =>
            sentence > 0 && _found.Count > 0 && _found[^1].Span.End > _sentences[sentence - 1].Start ? _found[^1].SpeakerSpan : null;

        // The person named last before an offset, not counting whom the speakers themselves speak of.
        private TextSpan? PersonBefore(int offset)
        {
            var start = Math.Max(0, block.Start - MaxLookBack);
            return LastPerson(_sentences, offset) ?? LastPerson(SentenceSplitter.Split(text, Between(start, block.Start)), offset);
        }

        private TextSpan? LastPerson(List<TextSpan> sentences, int offset)
        {
            for (var i = sentences.Count - 1; i >= 0; i--)
            {
                if (sentences[i].Start < offset)
                {
                    var person = NameFinder.Find(text, sentences[i]).FindLast(name => name.Kind == NameKind.Person && name.Span.End <= offset
                        && !_quotes.Exists(quote => quote.Contains(name.Span)));
                    if (person.Span.Length > 0)
                    {
                        return person.Span;
                    }
                }
            }

            return null;
        }

        // Without what stands between the subject and its verb: "also", "has", "later".
        private int EndWithoutAdverbs(TextSpan region)
        {
            var end = region.End;
            while (end > region.Start)
            {
                if (char.IsWhiteSpace(text[end - 1]))
                {
                    end--;
                    continue;
                }

                var last = WordWalker.Last(text, Between(region.Start, end));
                if (last.Length == 0 || !SpeechWords.IsAdverb(last.In(text)))
                {
                    break;
                }

                end = last.Start;
            }

            return end;
        }

        // Back from "end" to where the phrase begins that names a speaker.
        private int PhraseStart(int from, int end)
        {
            const int MaxWords = 12;
            var start = end;
            for (var count = 0; count < MaxWords; count++)
            {
                var word = WordWalker.Last(text, Between(from, start));
                if (word.Length == 0 || SpeechWords.EndsPhrase(word.In(text)))
                {
                    break;
                }

                start = word.Start;
                if (SpeechWords.BeginsPhrase(word.In(text))
                    && !SpeechWords.IsPreposition(WordWalker.Last(text, Between(from, start)).In(text)))
                {
                    break;
                }
            }

            return start;
        }

        private int PhraseEnd(int start, int end)
        {
            for (var at = start; at < end; at++)
            {
                if (text[at] is ',' or ';' or ':' or '!' or '?' or '\u201C' or '\u201D' or '"' or '(' or ')' or '\u2014'
                    || (text[at] == '.' && !WordWalker.IsAbbreviationDot(text, at)))
                {
                    return at;
                }
            }

            return end;
        }

        private bool HasRole(TextSpan phrase)
        {
            var words = new WordWalker(text, phrase);
            while (words.Read())
            {
                if (SpeechWords.IsRole(words.Current))
                {
                    return true;
                }
            }

            return false;
        }

        private TextSpan Trimmed(TextSpan span)
        {
            var (start, end) = (span.Start, span.End);
            while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ':' or '.' or ';'))
            {
                end--;
            }

            while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ':'))
            {
                start++;
            }

            return Between(start, end);
        }

        // Empty where the end is before the start.
        private static TextSpan Between(int start, int end) => TextSpan.FromBounds(start, Math.Max(start, end));

        private static bool IsRelative(ReadOnlySpan<char> word) => word is "which" or "who" or "whom" or "what" or "that";

        private static bool IsPersonal(ReadOnlySpan<char> word) => word is "he" or "she" or "He" or "She";

        private static bool IsPronoun(ReadOnlySpan<char> word) =>
            IsPersonal(word) || word is "they" or "They" or "it" or "It" or "we" or "We" or "I" or "you" or "You";
    }
}
