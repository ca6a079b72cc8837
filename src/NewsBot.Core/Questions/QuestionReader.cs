using System.Globalization;
using System.Text;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Questions;

/// <summary>Reads a question: its kind, its content words and how else a document may put them.</summary>
/// <param name="snapshot">The knowledge it will be asked of, for the aliases learned from it.</param>
internal sealed class QuestionReader(Snapshot snapshot)
{
    /// <summary>The longest question that is read, in characters.</summary>
    public const int MaxLength = QuestionRequest.MaxLength;

    // Words that ask and do not say what about.
    private static readonly HashSet<string> AskingWords = new(
        ["answ", "go", "stand", "ask", "call", "describ", "detail", "document", "exact", "exactly", "explain", "giv", "happen", "inform", "information",
            "know", "known", "list", "long", "many", "mean", "mention", "nam", "question", "say", "tell", "today", "current", "currently", "yesterday", "recent",
            "recently", "following", "follow", "week", "kind", "sort", "typ"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> ArticleWords = new(
        ["articl", "report", "story", "piec", "not", "text", "document", "post", "headlin"], StringComparer.Ordinal);

    private static readonly HashSet<string> AuthorshipWords = new(
        ["publish", "writ", "author", "publisher", "byline", "dat", "updat", "appear", "post", "journalist", "reporter", "titl"], StringComparer.Ordinal);

    private static readonly HashSet<string> Auxiliaries = new(
        ["did", "does", "do", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might", "must", "shall",
            "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "doesnt", "dont", "wont"],
        StringComparer.Ordinal);

    // They ask whether something happened by themselves; "was" may ask what something is.
    private static readonly HashSet<string> EventAuxiliaries = new(
        ["did", "has", "have", "had", "will", "didnt", "hasnt", "havent", "wont"], StringComparer.Ordinal);

    private static readonly HashSet<string> SayingWords = new(["say", "tell", "announc", "warn", "declar", "comment", "claim", "promis", "add"], StringComparer.Ordinal);

    private static readonly HashSet<string> Ordinals = new(
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"], StringComparer.Ordinal);

    private static readonly HashSet<string> Measures = new(
        ["much", "big", "larg", "high", "tall", "far", "fast", "deep", "heavy", "old", "sever", "wid", "strong", "hot", "cold"], StringComparer.Ordinal);

    // Another form of the word is a little less sure than the word itself, and what may have been meant by it much less.
    private const float SameWord = 0.9f;
    private const float MeantWord = 0.7f;

    private readonly SpellingCorrector _spelling = new(snapshot);

    /// <summary>Reads a question.</summary>
    /// <exception cref="QuestionException">It is empty, too long, or has no word to look for.</exception>
    public Question Read(QuestionRequest request)
    {
        var text = Clean(request.Text);
        if (text.Length == 0)
        {
            throw new QuestionException("The question is empty. Ask in a sentence or a few words.");
        }

        if (text.Length > MaxLength)
        {
            throw new QuestionException($"The question has {text.Length:N0} characters; {MaxLength:N0} are read at most. Ask it shorter.");
        }

        var words = ReadWords(text);
        var asking = AskingSentence(text);
        var askingWords = words.FindAll(word => asking.Contains(word.Span));
        var kind = FindKind(text, askingWords, out var unit);
        var isAboutArticle = words.Exists(word => AuthorshipWords.Contains(word.Stem))
            && (words.Exists(word => ArticleWords.Contains(word.Stem)) || QuotesTitle(text));
        var terms = FindTerms(text, asking, words, isAboutArticle, isAsking: word => IsAsking(word) || (isAboutArticle && IsAuthorship(word)));
        if (terms.Count == 0)
        {
            // "What is on the list?": then the words that usually only ask are what is asked for.
            terms = FindTerms(text, asking, words, isAboutArticle, isAsking: _ => false);
        }

        if (terms.Count == 0)
        {
            throw new QuestionException("The question has no word to look for. Name the person, thing or event it is about.");
        }

        var events = FindEventTerms(terms);
        return new Question
        {
            Text = text,
            Notes = [.. terms.Where(term => term.Meant is not null).Select(term => $"“{term.Surface}” is in no document; “{term.Meant}” was looked for too.")],
            AsOf = request.AsOf,
            Kind = kind,
            IsAboutArticle = isAboutArticle,
            Terms = terms,
            EventTerms = events,
            AsksForFailure = kind == AnswerKind.YesNo && StatusClassifier.TellsFailure(text),
            AsksForOutcome = kind == AnswerKind.YesNo && (events.Count > 0 || EventAuxiliaries.Contains(askingWords[0].Surface)),
            UnitTerm = unit is null ? null : IndexOf(terms, unit),
            AsksForDescription = !isAboutArticle && AsksForDescription(text, words.FindAll(word => !word.IsCompound)),
            AskedTerms = FindAskedTerms(words, terms),
            PredicateTerm = FindPredicate(text, words, terms),
        };
    }

    // "Who is Jane Roe?", "What's the Bank of England?", "What does NSHU stand for?"
    private static bool AsksForDescription(string text, List<Word> words)
    {
        const int LongestName = 7;
        var behind = words switch
        {
            [{ Surface: "whos" or "whats" }, ..] => 1,
            [{ Surface: "who" or "what" } first, ..] when IsShortened(text, first) => 1,
            [{ Surface: "who" or "what" }, { Surface: "is" or "are" or "was" or "were" }, ..] => 2,
            [{ Surface: "what" }, { Surface: "does" or "do" or "did" }, .., { Surface: "stand" }, { Surface: "for" }] => 2,
            [{ Surface: "what" }, { Surface: "does" or "do" or "did" }, .., { Surface: "mean" }] => 2,
            _ => words.Count,
        };
        return words.Count > behind && words.Count - behind <= LongestName;
    }

    // "who's", which is read as "who".
    private static bool IsShortened(string text, Word word) => text.AsSpan(word.Span.Start + word.Surface.Length) is ['\'' or '\u2019', 's', ..];

    private static List<int> FindAskedTerms(List<Word> words, List<QuestionTerm> terms) =>
    [
        .. words.SkipWhile(word => word.Surface is not ("which" or "what" or "whose")).Skip(1).TakeWhile(word => !word.IsStopWord)
            .Select(word => IndexOf(terms, word.Stem)).OfType<int>(),
    ];

    // The place of a word in the question is told by its first letter: verbs are written small.
    private static int? FindPredicate(string text, List<Word> words, List<QuestionTerm> terms)
    {
        List<Word> simple = words.FindAll(word => !word.IsCompound);
        return PredicateFinder.Find(
                simple.ConvertAll(word => new PredicateWord(
                    word.Surface,
                    word.IsStopWord,
                    !word.IsStopWord && !char.IsUpper(text[word.Span.Start]) && terms.Exists(term => term.Stem == word.Stem && term.Kind != TermKind.Name)))) is { } at
            ? IndexOf(terms, simple[at].Stem)
            : null;
    }

    private static List<int> FindEventTerms(List<QuestionTerm> terms)
    {
        var found = new List<int>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Kind == TermKind.Word && StemList.EventVerbs.Contains(terms[i].Stem))
            {
                found.Add(i);
            }
        }

        return found;
    }

    // Control characters and direction marks say nothing and could hide something; "<@123>" is how chats write whom a message
    // is for.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength + 1));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<' && i + 1 < text.Length && text[i + 1] is '@' or '#' && text.IndexOf('>', i) is > 0 and var end)
            {
                i = end;
            }
            else if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (c is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF'))
            {
                clean.Append(c);
            }
        }

        // Shouted, every function word would look like an acronym.
        var read = clean.ToString().TrimEnd();
        return read.Contains(' ') && !read.Any(char.IsLower) ? read.ToLowerInvariant() : read;
    }

    private static List<Word> ReadWords(string text)
    {
        var words = new List<Word>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            words.Add(new Word(reader.Surface.ToString(), reader.Stem.ToString(), reader.Span, reader.IsStopWord, reader.IsNumber, reader.IsCompound));
        }

        return words;
    }

    // By the words of the sentence that asks.
    private static AnswerKind FindKind(string text, List<Word> words, out string? unit)
    {
        unit = null;
        if (words.Count > 0 && Auxiliaries.Contains(words[0].Surface))
        {
            return AnswerKind.YesNo;
        }

        // The first word that asks decides; a quiz question may put it last ("… by which country?").
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : null;
            switch (words[i].Surface)
            {
                case "who" or "whom" or "whose" or "whos" when i == 0 || i + 1 == words.Count || !words.Exists(word => word.Surface is "which" or "what" or "how"):
                    return AnswerKind.Who;
                case "when":
                    if (i == 0 || next is null)
                    {
                        return AnswerKind.When;
                    }

                    break;
                case "where" or "wheres":
                    if (i == 0 || next is null)
                    {
                        return AnswerKind.Where;
                    }

                    break;
                case "why" or "whys":
                    return AnswerKind.Why;
                case "how" when next is { Surface: "many" }:
                    unit = words.Skip(i + 2).FirstOrDefault(word => word is { IsStopWord: false, IsCompound: false })?.Stem;
                    return AnswerKind.HowMany;
                case "how" when next is { Surface: "long" }:
                    return AnswerKind.HowLong;
                case "how" when next is not null && Measures.Contains(next.Stem):
                    return AnswerKind.HowMuch;
                case "what" or "whats" or "which":
                    if (IsRelative(text, words, i))
                    {
                        break;
                    }

                    return OfNoun(text, words, i);
            }
        }

        return AnswerKind.Any;
    }

    // "The ferry, which sank in May, was built in which town?"
    private static bool IsRelative(string text, List<Word> words, int at) =>
        text.AsSpan(0, words[at].Span.Start).TrimEnd().EndsWith(",")
        && words.Skip(at + 1).Any(word => word.Surface is "which" or "what" or "who" or "whom" or "whose" or "how" or "when" or "where");

    // "what day", "which city", "which minister", "what is ASEAN".
    private static AnswerKind OfNoun(string text, List<Word> words, int at)
    {
        var next = at + 1 < words.Count ? words[at + 1] : null;
        if (next is { Surface: "did" or "does" or "has" or "have" or "had" } && words.Exists(word => SayingWords.Contains(word.Stem)))
        {
            return AnswerKind.Said;
        }

        if (next is { Surface: "is" or "are" or "was" or "were" or "does" })
        {
            return words.Skip(at + 2).Take(2).Any(word => word.Surface == "name") ? AnswerKind.Name
                : at == 0 && AsksForMeaning(text, words) ? AnswerKind.Definition
                : AnswerNouns.KindOf(words.Skip(at + 2).SkipWhile(IsDeterminer).TakeWhile(word => !word.IsStopWord).Select(word => word.Surface)) is { } kind
                    and (AnswerKind.HowMuch or AnswerKind.When) ? kind
                : AnswerKind.Any;
        }

        return next is null or { IsStopWord: true } ? AnswerKind.Any
            : AnswerNouns.KindOf(words.Skip(at + 1).TakeWhile(word => !word.IsStopWord).Select(word => word.Surface)) ?? AnswerKind.Which;
    }

    // "What is ASEAN?", "What is a tidal lagoon?", "What does ASEAN stand for?". Who asks "What was sold?" or "What is the growth
    // rate?" does not ask what something is.
    private static bool AsksForMeaning(string text, List<Word> words)
    {
        if (words[1].Surface == "does")
        {
            return words[^1].Surface == "mean" || (words[^1].Surface == "for" && words[^2].Surface == "stand");
        }

        const int MostWords = 4, FewWords = 2;
        List<Word> thing = [.. words.Skip(2).SkipWhile(IsDeterminer).Where(word => !word.IsCompound)];
        return thing.Count > 0
            && (thing.TrueForAll(word => char.IsUpper(text[word.Span.Start]) || word.Surface is "of" or "and" or "for" or "the")
                || (thing.TrueForAll(word => !word.IsStopWord) && thing.Count <= (words[2].Surface switch { "a" or "an" => MostWords, "the" => 1, _ => FewWords })));
    }

    private static bool IsDeterminer(Word word) => word.Surface is "a" or "an" or "the";

    private List<QuestionTerm> FindTerms(string text, TextSpan asking, List<Word> words, bool isAboutArticle, Func<Word, bool> isAsking)
    {
        var names = NameFinder.Find(text, new TextSpan(0, text.Length));
        var aliases = snapshot.Aliases.Find(text);
        var terms = new List<QuestionTerm>();
        foreach (var word in words)
        {
            if (word.IsStopWord || word.IsCompound || terms.Exists(term => string.Equals(term.Stem, word.Stem, StringComparison.Ordinal)))
            {
                continue;
            }

            var kind = KindOf(word, names);
            if (kind is TermKind.Word or TermKind.Light && isAsking(word))
            {
                continue;
            }

            // A headline is asked for in its own words.
            List<TermAlternative> alternatives = isAboutArticle ? [] : AlternativesOf(word, words, kind, aliases);
            var meant = kind == TermKind.Word && !isAboutArticle && IsUnknown(word.Stem) && alternatives.TrueForAll(alternative => alternative.Stems.Any(IsUnknown))
                ? _spelling.Correct(word.Surface, word.Stem)
                : null;
            if (meant is not null)
            {
                alternatives.Add(new TermAlternative(ContentStems.Of(meant), MeantWord));
            }

            terms.Add(new QuestionTerm(word.Span.Of(text), word.Stem, kind, Importance(word, asking) * NameShare(word, words, names), alternatives) { Meant = meant });
        }

        return terms;
    }

    private static TermKind KindOf(Word word, List<Name> names) =>
        word.IsNumber || Ordinals.Contains(word.Surface) ? TermKind.Number
        : names.Exists(name => name.Span.Contains(word.Span)) ? TermKind.Name
        : StemList.LightWords.Contains(word.Stem) ? TermKind.Light
        : TermKind.Word;

    // A question may be led up to by statements, or be followed by what is no question at all.
    private static TextSpan AskingSentence(string text)
    {
        var sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length));
        var asking = sentences.FindIndex(sentence => text[sentence.End - 1] == '?');
        return asking < 0 ? new TextSpan(0, text.Length) : sentences[asking];
    }

    // A quotation of several words, next to a word for writing or publishing, is a headline.
    private static bool QuotesTitle(string text)
    {
        var start = text.AsSpan().IndexOfAny('"', '“', '«');
        var end = text.AsSpan().LastIndexOfAny('"', '”', '»');
        return end > start && text.AsSpan(start, end - start).Count(' ') >= 2;
    }

    // What leads up to a question tells what it is about; what follows it is often no question at all.
    private static float Importance(Word word, TextSpan asking) =>
        word.Span.End <= asking.Start ? 0.5f : word.Span.Start >= asking.End ? 0.1f : 1f;

    // A name of several words is one thing to look for, not several.
    private static float NameShare(Word word, List<Word> words, List<Name> names)
    {
        var name = names.Find(name => name.Span.Contains(word.Span));
        var parts = words.Count(part => part is { IsStopWord: false, IsCompound: false } && name.Span.Contains(part.Span));
        return parts > 1 ? 1 / MathF.Sqrt(parts) : 1;
    }

    private static bool IsAsking(Word word) => AskingWords.Contains(word.Stem) || word.Surface is "according";

    private static bool IsAuthorship(Word word) => ArticleWords.Contains(word.Stem) || AuthorshipWords.Contains(word.Stem);

    private List<TermAlternative> AlternativesOf(Word word, List<Word> words, TermKind kind, IReadOnlyList<AliasMatch> aliases)
    {
        var alternatives = new List<TermAlternative>();

        // A part of a hyphenated compound is found in the compound written as one word.
        var compound = words.Find(other => other.IsCompound && other.Span.Contains(word.Span));
        if (compound is not null)
        {
            alternatives.Add(new TermAlternative([compound.Stem], 1f));
        }

        alternatives.AddRange(JoinedWithNeighbours(word, words));
        alternatives.AddRange(PartsOf(word, kind));
        if (kind == TermKind.Number && SpelledOut(word.Surface) is { } spelled)
        {
            alternatives.Add(new TermAlternative(ContentStems.Of(spelled), 1f));
        }

        if (kind != TermKind.Number)
        {
            foreach (var other in aliases.Where(alias => alias.Span.Contains(word.Span)).SelectMany(alias => alias.Others))
            {
                alternatives.Add(new TermAlternative(ContentStems.Of(other), 0.9f));
            }

            if (Gazetteer.CountryOf(word.Surface) is { } country)
            {
                alternatives.Add(new TermAlternative(ContentStems.Of(country), 0.9f));
            }
        }

        // "Rich" is no name of somebody who is richer.
        foreach (var form in kind == TermKind.Name ? WordForms.SpellingsOf(word.Stem) : WordForms.Of(word.Stem))
        {
            alternatives.Add(new TermAlternative([form], SameWord));
        }

        if (kind is TermKind.Word or TermKind.Light)
        {
            foreach (var synonym in Synonyms.Of(word.Stem))
            {
                // "presidential" is about a president, and is none.
                var isDerived = word.Stem.AsSpan().CommonPrefixLength(synonym) >= 5;
                alternatives.Add(new TermAlternative([synonym], isDerived ? 0.5f : 0.7f));
            }
        }

        return alternatives;
    }

    private bool IsUnknown(string stem) => snapshot.DocumentFrequency(stem) == 0;

    // "cyber security" where the documents write "cybersecurity".
    private IEnumerable<TermAlternative> JoinedWithNeighbours(Word word, List<Word> words)
    {
        var at = words.IndexOf(word);
        foreach (var first in (ReadOnlySpan<int>)[at - 1, at])
        {
            if (first >= 0 && first + 1 < words.Count && words[first] is { IsStopWord: false, IsCompound: false, IsNumber: false }
                && words[first + 1] is { IsStopWord: false, IsCompound: false, IsNumber: false }
                && ContentStems.Of(words[first].Surface + words[first + 1].Surface) is [var joined] && snapshot.DocumentFrequency(joined) > 0)
            {
                return [new TermAlternative([joined], 1f)];
            }
        }

        return [];
    }

    // "31m" where the documents write "31 million".
    private static string? SpelledOut(string number)
    {
        var digits = number.AsSpan().TrimEnd("kmbnt");
        var scale = number.AsSpan(digits.Length) switch
        {
            "k" => "thousand",
            "m" or "mn" => "million",
            "b" or "bn" => "billion",
            "t" or "tn" => "trillion",
            _ => null,
        };
        return scale is null ? InMillions(number) : $"{digits} {scale}";
    }

    // "1,500,000" where the documents write "1.5 million".
    private static string? InMillions(string number)
    {
        const decimal Million = 1_000_000, Billion = 1_000 * Million;
        return !decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < Million ? null
            : value < Billion ? string.Create(CultureInfo.InvariantCulture, $"{value / Million:0.###} million")
            : string.Create(CultureInfo.InvariantCulture, $"{value / Billion:0.###} billion");
    }

    // "riverbridge" where the documents write "river bridge", and never the one word.
    private IEnumerable<TermAlternative> PartsOf(Word word, TermKind kind)
    {
        const int Shortest = 3;
        if (kind is not (TermKind.Word or TermKind.Light) || snapshot.DocumentFrequency(word.Stem) > 0)
        {
            yield break;
        }

        for (var cut = Shortest; cut <= word.Surface.Length - Shortest; cut++)
        {
            var parts = ContentStems.Of($"{word.Surface[..cut]} {word.Surface[cut..]}");
            if (parts.Count == 2 && parts.TrueForAll(part => snapshot.DocumentFrequency(part) > 0))
            {
                yield return new TermAlternative(parts, 1f);
            }
        }
    }

    private static int? IndexOf(List<QuestionTerm> terms, string stem)
    {
        var index = terms.FindIndex(term => string.Equals(term.Stem, stem, StringComparison.Ordinal));
        return index < 0 ? null : index;
    }

    private sealed record Word(string Surface, string Stem, TextSpan Span, bool IsStopWord, bool IsNumber, bool IsCompound);
}
