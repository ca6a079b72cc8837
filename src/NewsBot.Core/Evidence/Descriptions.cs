using System.Buffers;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;

namespace NewsBot.Core.Evidence;

/// <summary>Tells whether a sentence says who or what it is that a question asks for by name.</summary>
/// <remarks>
/// News introduces whom it names: by a role before the name ("foreign minister Jane Roe", "the ferry company Northline") or in apposition
/// to it ("Jane Roe, head of the harbour union,"), and it gives long names short ones in brackets. Each says it as well as "Jane Roe is the
/// head of the harbour union".
/// </remarks>
internal static class Descriptions
{
    private const float OtherName = 0.8f;

    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create(",.;:()\u2013\u2014");

    // They stand before the name of anybody.
    private static readonly HashSet<string> Honorifics = new(
        ["Mr", "Mrs", "Ms", "Miss", "Mister", "Mme", "Sir", "Dame", "Lady", "Lord", "Dr", "Hon"], StringComparer.Ordinal);

    /// <summary>Whether a sentence has the name that the question asks for, and tells who or what bears it.</summary>
    /// <param name="question">A question that asks for a description (see <see cref="Question.AsksForDescription"/>).</param>
    /// <param name="text">The text the sentence stands in; other mentions in it help to tell what is a name.</param>
    /// <param name="span">The sentence.</param>
    public static bool Describe(Question question, string text, TextSpan span)
    {
        var names = NameFinder.Find(text, span);
        if (FindAsAsked(question, text, span) is { } asked && !names.Exists(name => name.Span.Contains(asked)))
        {
            names.Add(new Name(asked, NameKind.Other));
        }

        return names.Exists(name => IsAskedFor(question, name, text)
            && (IsIntroduced(text, span, name.Span) || IsExplained(text.AsSpan()[name.Span.End..span.End]) || IsSpeltOut(question, text, span, name.Span)));
    }

    // The words of the question as they stand there, with a capital: a name, though no list knows it. A sentence begins with a
    // capital anyway, so there the question must have one too.
    private static TextSpan? FindAsAsked(Question question, string text, TextSpan sentence)
    {
        var (matched, start) = (0, 0);
        var isFirst = true;
        var reader = new TokenReader(sentence.In(text), stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader.IsCompound || (reader.IsStopWord && matched > 0))
            {
                continue;
            }

            if (matched > 0 && !reader.Stem.SequenceEqual(question.Terms[matched].Stem))
            {
                matched = 0;
            }

            if (reader.Stem.SequenceEqual(question.Terms[matched].Stem) && (matched > 0 || (reader.IsCapitalized && (!isFirst || question.Terms[0].Kind == TermKind.Name))))
            {
                start = matched == 0 ? reader.Span.Start : start;
                if (++matched == question.Terms.Count)
                {
                    return TextSpan.FromBounds(sentence.Start + start, sentence.Start + reader.Span.End);
                }
            }

            isFirst = false;
        }

        return null;
    }

    // A person is known by the last part of the name; Singapore Airlines is not Singapore.
    private static bool IsAskedFor(Question question, Name name, string text)
    {
        var stems = ContentStems.Of(name.Span.Of(text));
        return stems.Count > 0 && question.Terms.All(term => Names(term, stems))
            && (name.Kind == NameKind.Person ? question.Terms.Any(term => Names(term, [stems[^1]])) : stems.TrueForAll(stem => question.Terms.Any(term => Has(term, stem))));
    }

    private static bool Names(QuestionTerm term, List<string> stems) =>
        stems.Contains(term.Stem) || term.Alternatives.Any(other => other.Strength > OtherName && other.Stems.All(stems.Contains));

    private static bool Has(QuestionTerm term, string stem) =>
        string.Equals(term.Stem, stem, StringComparison.Ordinal) || term.Alternatives.Any(other => other.Strength > OtherName && other.Stems.Contains(stem));

    // "Prime Minister Jane Roe", "the ferry company Northline", "The head of the union, Jane Roe, …".
    private static bool IsIntroduced(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan()[sentence.Start..name.Start];
        if (before.EndsWith(", "))
        {
            before = before[..^2];
            var behind = text.AsSpan()[name.End..sentence.End];
            return (behind.IsEmpty || behind[0] is ',' or '.') && IsRole(before[(before.LastIndexOfAny(PhraseEnds) + 1)..].Trim());
        }

        if (!before.EndsWith(" "))
        {
            return false;
        }

        var word = before.TrimEnd(" .");
        word = word[(word.LastIndexOf(' ') + 1)..];
        return !word.IsEmpty
            && (char.IsUpper(word[0])
                ? Gazetteer.TraitsOf(word).HasAny(WordTraits.Title) && !Honorifics.Contains(word.ToString())
                : IsRoleWord(word));
    }

    // "…, head of the union, …", "…, 45, who is the head of the union", "… is a ferry company".
    private static bool IsExplained(ReadOnlySpan<char> behind)
    {
        if (!behind.StartsWith(", "))
        {
            return IsCopula(behind.TrimStart());
        }

        behind = behind[2..];
        var phrase = PhraseOf(behind);
        if (int.TryParse(phrase, out _) && behind[phrase.Length..].StartsWith(", "))
        {
            behind = behind[(phrase.Length + 2)..];
            phrase = PhraseOf(behind);
        }

        return phrase.StartsWith("who ") || phrase.StartsWith("which ") ? IsCopula(phrase[(phrase.IndexOf(' ') + 1)..])
            : IsRole(phrase) || IsOtherName(phrase, behind[phrase.Length..]);
    }

    // "Dugnad, Common Work, keeps the harbour clean", and no list: "Bergen, Oslo and Holm", "Bergen, Oslo, and Holm".
    private static bool IsOtherName(ReadOnlySpan<char> phrase, ReadOnlySpan<char> behind)
    {
        const int MostWords = 4;
        return phrase.Length > 0 && char.IsUpper(phrase[0]) && phrase.Count(' ') is > 0 and < MostWords && !phrase.ContainsAnyInRange('0', '9')
            && !phrase.Contains(" and ", StringComparison.Ordinal) && !phrase.Contains(" or ", StringComparison.Ordinal)
            && !SaysSomething(phrase) && behind.StartsWith(", ") && FirstWord(behind[2..]) is not ("and" or "or") && char.IsLower(behind[2]);
    }

    // "The North Sea Harbour Union (NSHU) …" tells what is asked for by the short name.
    private static bool IsSpeltOut(Question question, string text, TextSpan sentence, TextSpan name)
    {
        var word = name.Of(text);
        return question.Terms.Any(term => string.Equals(term.Surface, word, StringComparison.OrdinalIgnoreCase)) && AliasLearner.Learn(sentence.Of(text)).Any(alias => string.Equals(alias.Name, word, StringComparison.Ordinal));
    }

    private static ReadOnlySpan<char> PhraseOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(PhraseEnds);
        return end < 0 ? text : text[..end];
    }

    private static bool IsCopula(ReadOnlySpan<char> text)
    {
        var verb = FirstWord(text);
        if (verb is not ("is" or "are" or "was" or "were" or "became" or "remains"))
        {
            return false;
        }

        var next = FirstWord(text[verb.Length..].TrimStart());
        return next is "a" or "an" or "the" or "one" || IsRoleWord(next);
    }

    // A noun phrase for what somebody or something is; what somebody said is none.
    private static bool IsRole(ReadOnlySpan<char> phrase)
    {
        var first = FirstWord(phrase);
        var opens = first is "a" or "an" or "A" or "An";
        var mayOpen = opens || first is "the" or "The" or "its" or "Its" or "their" or "Their" || first.EndsWith("'s") || first.EndsWith("\u2019s") || IsRoleWord(first);
        var names = opens;
        foreach (var range in phrase.Split(' '))
        {
            var word = phrase[range];
            names |= word is "of" || IsRoleWord(word);
        }

        return mayOpen && names && !SaysSomething(phrase);
    }

    private static bool SaysSomething(ReadOnlySpan<char> phrase)
    {
        foreach (var range in phrase.Split(' '))
        {
            if (SpeechWords.IsVerb(phrase[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRoleWord(ReadOnlySpan<char> word) =>
        !word.IsEmpty && char.IsLower(word[0])
        && (SpeechWords.IsRole(word) || AnswerNouns.KindOf([word.ToString()]) is AnswerKind.Who or AnswerKind.Name or AnswerKind.Where);

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        return end < 0 ? text : text[..end];
    }
}
