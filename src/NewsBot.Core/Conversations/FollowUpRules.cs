using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Conversations;

/// <summary>
/// Makes a follow-up question understandable by itself, by rules: what it leaves out and what its pronouns stand for is taken
/// from the question and the answer before it.
/// </summary>
public static class FollowUpRules
{
    // A question of fewer words of substance may lean on the one before.
    private const int FewWords = 3;

    private const int MaxStatement = 240;

    private static readonly WordTable Leading = WordTable.Of("and but so then ok okay well also");
    private static readonly WordTable Asking = WordTable.Of("when where why who whom whose how what which");
    private static readonly WordTable Auxiliaries = WordTable.Of("did does do is are was were has have had will would can could should may might must");
    private static readonly WordTable Persons = WordTable.Of("he she him her his hers");
    private static readonly WordTable Things = WordTable.Of("it its this that");
    private static readonly WordTable Groups = WordTable.Of("they them their theirs");
    private static readonly WordTable Places = WordTable.Of("there");
    private static readonly WordTable Reference = WordTable.Of("that this it so them they those these then there he she");
    private static readonly WordTable Determiners = WordTable.Of("the a an this that these those its their his her");

    // "Is it true that", "was it reported that": this "it" stands for nothing.
    private static readonly WordTable AfterEmptyIt = WordTable.Of("true possible likely clear known said reported that raining");

    // What ends the words that belong to a noun.
    private static readonly WordTable NounEnds = WordTable.Of(
        "is are was were be been has have had did does do will would can could should may might must who which that when where why how because if after before since until while in on at by during from to");

    /// <summary>Whether a question may need the one before it to be understood.</summary>
    public static bool MayFollowUp(string question, Conversation conversation)
    {
        var words = Word.Read(question);
        return conversation.Turns.Length > 0
            && (words.Count(word => !word.IsStopWord) < FewWords || (words is [var first, ..] && Leading.Contains(first.Surface))
                || words.Exists(word => Persons.Contains(word.Surface) || Things.Contains(word.Surface) || Groups.Contains(word.Surface) || Places.Contains(word.Surface)));
    }

    /// <summary>Rewrites a follow-up question.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="conversation">What came before it.</param>
    /// <returns>The question as it can be understood by itself; null where it can be as it is, or nobody knows what it leans on.</returns>
    public static string? Rewrite(string question, Conversation conversation)
    {
        if (!MayFollowUp(question, conversation))
        {
            return null;
        }

        var last = conversation.Turns[^1];
        var text = WithoutLeading(question.Trim());
        var rewritten = Ellipsis(text, last) ?? Speaker(text, last) ?? Another(text, question, last) ?? Pronouns(text, conversation);
        return rewritten is null || string.Equals(rewritten, question, StringComparison.Ordinal) ? null : rewritten;
    }

    private static string WithoutLeading(string question)
    {
        var words = Word.Read(question);
        var first = words.FindIndex(word => !Leading.Contains(word.Surface));
        return first <= 0 ? question : Capitalised(question[words[first].Span.Start..]);
    }

    // "When?", "Why was that?", "Since when?": the question word before the question of before.
    private static string? Ellipsis(string text, Turn last)
    {
        var words = Word.Read(text);
        var asking = words.FindIndex(word => Asking.Contains(word.Surface));
        if (asking < 0 || words.Exists(word => !word.IsStopWord && word.Surface is not ("many" or "much" or "long" or "happen" or "happened" or "exactly"))
            || words[asking].Surface is "what" or "which" || words.Exists(word => word.Surface is "about"))
        {
            return null;
        }

        var isMeasure = words[asking].Surface is "how" && asking + 1 < words.Count && words[asking + 1].Surface is "many" or "much" or "long";
        var end = isMeasure ? words[asking + 1].Span.End : words[asking].Span.End;
        var rest = words.Skip(asking + (isMeasure ? 2 : 1)).ToList();
        if (!rest.TrueForAll(word => Reference.Contains(word.Surface) || Auxiliaries.Contains(word.Surface) || word.Surface is "happen" or "happened" or "exactly" or "not"))
        {
            return null;
        }

        return $"{Capitalised(text[..end])}{Continuing(last.Question)}";
    }

    // " did they sign it?" of "Did they sign it?" and of "Who did they meet?"; what cannot be joined follows a dash.
    private static string Continuing(string question)
    {
        var words = Word.Read(question);
        var at = words.FindIndex(word => !Asking.Contains(word.Surface) && word.Surface is not ("many" or "much" or "long"));
        return at is >= 0 and <= 1 && Auxiliaries.Contains(words[at].Surface)
            ? $" {Uncapitalised(question[words[at].Span.Start..])}"
            : $" \u2013 {question}";
    }

    // "Who said that?": what was answered. "Who said that it would open?" says itself what was said.
    private static string? Speaker(string text, Turn last)
    {
        var words = Word.Read(text);
        return last.Answer is [var statement, ..]
            && words is [{ Surface: "who" or "which" or "where" }, ..] && words.Exists(word => word.Surface is "said" or "says" or "say" or "reported" or "reports" or "claimed" or "wrote")
            && words[^1].Surface is "that" or "so" or "this" or "it" && words.Count(word => !word.IsStopWord) <= 2
                ? $"{text.TrimEnd('?', ' ').Replace(" that", "", StringComparison.OrdinalIgnoreCase).Replace(" this", "", StringComparison.OrdinalIgnoreCase).Replace(" so", "", StringComparison.OrdinalIgnoreCase)} that {Uncapitalised(Shortened(statement))}?"
                : null;
    }

    // "What about Malaysia?", "And in 2019?": the same question of another name or time.
    private static string? Another(string text, string question, Turn last)
    {
        var words = Word.Read(text);
        var about = words.FindIndex(word => word.Surface is "about");
        var isAbout = about == 1 && words[0].Surface is "what" or "how";
        var isAnd = !string.Equals(text, Capitalised(question.Trim()), StringComparison.Ordinal)
            && !words.Exists(word => Asking.Contains(word.Surface) || Auxiliaries.Contains(word.Surface));
        if ((!isAbout && !isAnd) || words.Count == 0 || (isAbout && words.Count < 3))
        {
            return null;
        }

        var other = text[(isAbout ? words[2].Span.Start : 0)..].TrimEnd('?', '.', '!', ' ');
        if (Reference.Contains(Word.Read(other)[0].Surface) && Word.Read(other).Count == 1)
        {
            return null;
        }

        var before = last.Question;
        if (Times(other) is [var time, ..])
        {
            var said = time.Of(other);
            return Times(before) is [.., var known]
                ? $"{before[..known.Start]}{said}{before[known.End..]}"
                : $"{before.TrimEnd('?', ' ')} {Uncapitalised(other)}?";
        }

        // The last name of the same kind gives way; a country for a country, a person for a person.
        var named = NameFinder.Find(other, new TextSpan(0, other.Length)) is [var name, ..] ? name.Kind : (NameKind?)null;
        var names = NameFinder.Find(before, new TextSpan(0, before.Length));
        var place = names.FindLastIndex(candidate => candidate.Kind == named);
        return named is not null && place >= 0
            ? $"{before[..names[place].Span.Start]}{other}{before[names[place].Span.End..]}"
            : $"{before.TrimEnd('?', ' ')} \u2013 {other}?";
    }

    // "he", "it", "there": what the question and the answer before spoke of last.
    private static string? Pronouns(string text, Conversation conversation)
    {
        var words = Word.Read(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var isPossessive = word.Surface is "his" or "its" or "their" or "hers" or "theirs" || (word.Surface is "her" && i + 1 < words.Count && !words[i + 1].IsStopWord);
            var known = Persons.Contains(word.Surface) ? HasName(text, word, NameKind.Person) ? null : Person(conversation)
                : Things.Contains(word.Surface) ? IsEmpty(words, i) || HasNoun(words, i) ? null : Thing(words, i, conversation)
                : Groups.Contains(word.Surface) ? HasNoun(words, i) ? null : Group(conversation)
                : Places.Contains(word.Surface) && !IsExistence(words, i) ? Place(conversation)
                : null;
            if (known is null)
            {
                continue;
            }

            var end = word.Surface is "this" or "that" && i + 1 < words.Count && !words[i + 1].IsStopWord && !isPossessive ? words[i + 1].Span.End : word.Span.End;
            var put = Places.Contains(word.Surface) ? $"in {known}" : isPossessive ? $"{known}'s" : known;
            return Capitalised($"{text[..word.Span.Start]}{put}{text[end..]}");
        }

        return null;
    }

    private static bool HasName(string text, Word before, NameKind kind) =>
        NameFinder.Find(text, new TextSpan(0, text.Length)).Exists(name => name.Kind == kind && name.Span.End <= before.Span.Start);

    // A noun that stands before the pronoun in the same question is what it stands for.
    private static bool HasNoun(List<Word> words, int at) =>
        Enumerable.Range(0, at).Any(i => i + 1 < at && Determiners.Contains(words[i].Surface) && !words[i + 1].IsStopWord);

    // "said that the tunnel", "the bridge that fell": nor does this "that".
    private static bool IsEmpty(List<Word> words, int at) => words[at].Surface switch
    {
        "it" => at + 1 < words.Count && AfterEmptyIt.Contains(words[at + 1].Surface),
        "that" => at > 0 && at + 1 < words.Count && !words[at - 1].IsStopWord && words[at - 1].Surface is not ("say" or "mean"),
        _ => false,
    };

    // "Is there a deal?"
    private static bool IsExistence(List<Word> words, int at) => at > 0 && Auxiliaries.Contains(words[at - 1].Surface) && at < 3;

    private static string? Person(Conversation conversation) => Latest(conversation, NameKind.Person);

    private static string? Place(Conversation conversation) => Latest(conversation, NameKind.Place);

    // What was answered is nearer than what was asked.
    private static string? Latest(Conversation conversation, NameKind kind) => conversation.Turns
        .Reverse()
        .SelectMany(turn => turn.Answer.Take(1).Append(turn.Question).Concat(turn.Answer.Skip(1)))
        .SelectMany(text => NameFinder.Find(text, new TextSpan(0, text.Length)).Where(name => name.Kind == kind).Select(name => name.Span.Of(text)).TakeLast(1))
        .FirstOrDefault();

    private static string? Group(Conversation conversation)
    {
        var question = conversation.Turns[^1].Question;
        var names = NameFinder.Find(question, new TextSpan(0, question.Length)).Select(name => name.Span.Of(question)).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? Nouns(question).LastOrDefault()
            : names.Count == 1 ? names[0]
            : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // "that agreement" is the agreement of before with all its words; "it" is the last thing that was asked about.
    private static string? Thing(List<Word> words, int at, Conversation conversation)
    {
        var question = conversation.Turns[^1].Question;
        var nouns = Nouns(question);
        if (words[at].Surface is "this" or "that" && at + 1 < words.Count && !words[at + 1].IsStopWord)
        {
            var noun = words[at + 1].Stem;
            return nouns.Find(phrase => Word.Read(phrase).Exists(word => string.Equals(word.Stem, noun, StringComparison.Ordinal)));
        }

        return nouns.LastOrDefault()
            ?? NameFinder.Find(question, new TextSpan(0, question.Length)).Where(name => name.Kind != NameKind.Person).Select(name => name.Span.Of(question)).LastOrDefault();
    }

    // "the cybersecurity agreement", "a second crane": from an article to what ends the noun.
    private static List<string> Nouns(string text)
    {
        var words = Word.Read(text);
        var nouns = new List<string>();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!Determiners.Contains(words[i].Surface) || words[i + 1].IsStopWord)
            {
                continue;
            }

            var end = i + 1;
            while (end + 1 < words.Count && !NounEnds.Contains(words[end + 1].Surface)
                && text.AsSpan()[words[end].Span.End..words[end + 1].Span.Start].IndexOfAny(",;:?!") < 0)
            {
                end++;
            }

            nouns.Add(TextSpan.FromBounds(words[i].Span.Start, words[end].Span.End).Of(text));
            i = end;
        }

        return nouns;
    }

    private static List<TextSpan> Times(string text) =>
        [.. TimeRecognizer.Find(text, new TextSpan(0, text.Length), reference: null).Where(time => time.Type is TimeType.Date or TimeType.Time && !time.Value.EndsWith("_REF", StringComparison.Ordinal)).Select(time => time.Span)];

    private static string Shortened(string statement)
    {
        var text = statement.TrimEnd('.', '!', '?', ' ');
        var end = text.Length <= MaxStatement ? text.Length : text.LastIndexOf(' ', MaxStatement);
        return end < 0 ? text[..MaxStatement] : text[..end];
    }

    private static string Capitalised(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    // Names keep their capital.
    private static string Uncapitalised(string text) =>
        Word.Read(text) is [var first, ..] && first.IsStopWord && first.Span.Length > 1 && first.Span.Start == 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private sealed record Word(string Surface, string Stem, TextSpan Span, bool IsStopWord)
    {
        public static List<Word> Read(string text)
        {
            var words = new List<Word>();
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (!reader.IsCompound)
                {
                    words.Add(new Word(reader.Surface.ToString(), reader.Stem.ToString(), reader.Span, reader.IsStopWord));
                }
            }

            return words;
        }
    }
}
