using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>Tells whether a sentence holds something of the kind a question asks for.</summary>
internal static class AnswerDetector
{
    // How far after a number what it counts may stand: "1.5 million non-resident patients".
    private const int UnitDistance = 4;

    private const string NumberWords =
        """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
        trillion dozen dozens half third quarter double triple none
        """;

    private const string TimeWords =
        """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sept sep oct nov dec
        monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight ago midnight noon
        morning afternoon evening spring summer autumn winter christmas easter
        """;

    private static readonly WordTable Numbers = WordTable.Of(NumberWords);
    private static readonly WordTable Values = WordTable.Of($"{NumberWords}\n{TimeWords}");

    // Stems.
    private static readonly WordTable Periods = WordTable.Of("second minut hour day week month year decad century quarter weekend");

    private static readonly WordTable ReasonWords = WordTable.Of(
        """
        because due since after amid over cause caused reason reasons therefore following owing prompted citing cited
        blamed motivated result aimed aim hope hopes wanted fear fears concern concerns why
        """);

    /// <summary>How surely the sentence holds what is asked for.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <returns>From 0 (no) to 1 (yes); 1 where the question asks for no particular kind.</returns>
    public static float Detect(Question question, string sentence) => question.Kind switch
    {
        AnswerKind.Who when question.Terms.Any(term => AnswerNouns.IsPerson(term.Surface)) => BestName(question, sentence, person: 1f, place: 0f, organisation: 0.1f, other: 0.1f),
        AnswerKind.Who => BestName(question, sentence, person: 1f, place: 0f, organisation: 0.4f, other: 0.4f),
        AnswerKind.Where => BestName(question, sentence, person: 0f, place: 1f, organisation: 0.4f, other: 0.4f),
        AnswerKind.Name => Math.Max(0.4f, BestName(question, sentence, person: 0.4f, place: 0.7f, organisation: 1f, other: 1f)),
        AnswerKind.When => HasTime(sentence) ? 1f : 0f,
        AnswerKind.HowMany => NumberOf(question, sentence),
        AnswerKind.HowMuch => HasNumber(sentence) ? 1f : 0f,
        AnswerKind.HowLong => HasDuration(sentence) ? 1f : HasTime(sentence) ? 0.5f : 0f,
        AnswerKind.Why => HasWord(sentence, ReasonWords) ? 1f : 0f,
        AnswerKind.Definition => Defines(question, sentence) ? 1f : 0.3f,
        AnswerKind.Said => IsSaidBy(question, sentence) ? 1f : 0.4f,
        _ => 1f,
    };

    // Whether somebody who was asked for is quoted, directly or indirectly.
    private static bool IsSaidBy(Question question, string sentence) =>
        QuotationFinder.Find(sentence, new TextSpan(0, sentence.Length)).Exists(quotation => quotation.Speaker is { } speaker && NamesOneAsked(question, speaker));

    private static bool NamesOneAsked(Question question, string speaker)
    {
        var reader = new TokenReader(speaker, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (Asks(question, reader.Stem))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a folded word tells a number, a month or a day: what two reports of one thing must agree on.</summary>
    public static bool IsValue(ReadOnlySpan<char> word) => Values.Contains(word);

    private static float BestName(Question question, string sentence, float person, float place, float organisation, float other)
    {
        var best = 0f;
        var dateline = DatelineLength(sentence);
        foreach (var name in NameFinder.Find(sentence, new TextSpan(dateline, sentence.Length - dateline)))
        {
            var worth = name.Kind switch
            {
                NameKind.Person => person,
                NameKind.Place => place,
                NameKind.Organisation => organisation,
                _ => other,
            };
            if (worth > best && SaysMoreThan(question, name.Span.In(sentence)))
            {
                best = worth;
            }
        }

        return best;
    }

    // "OSLO, Norway (AP) — ": where a report was written is no answer to where something happened.
    private static int DatelineLength(string sentence)
    {
        const int Longest = 48;
        var dash = sentence.AsSpan(0, Math.Min(sentence.Length, Longest)).IndexOfAny('\u2014', '\u2013');
        return dash > 3 && char.IsUpper(sentence[0]) && char.IsUpper(sentence[1]) && char.IsUpper(sentence[2]) ? dash + 1 : 0;
    }

    // A name that only repeats the question's words is not an answer to it.
    private static bool SaysMoreThan(Question question, ReadOnlySpan<char> name)
    {
        var reader = new TokenReader(name, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsStopWord && !Asks(question, reader.Stem))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Asks(Question question, ReadOnlySpan<char> stem)
    {
        foreach (var term in question.Terms)
        {
            if (stem.SequenceEqual(term.Stem))
            {
                return true;
            }

            foreach (var alternative in term.Alternatives)
            {
                if (alternative.Strength > 0.8f && alternative.Stems.Count == 1 && stem.SequenceEqual(alternative.Stems[0]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasTime(string sentence)
    {
        foreach (var time in TimeRecognizer.Find(sentence, new TextSpan(0, sentence.Length), reference: null))
        {
            if (time.Type is TimeType.Date or TimeType.Time && !time.Value.EndsWith("_REF", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDuration(string sentence)
    {
        var previousIsNumber = false;
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (previousIsNumber && Periods.Contains(reader.Stem))
            {
                return true;
            }

            previousIsNumber = reader.IsNumber || Numbers.Contains(reader.Surface) || reader.Surface is "a" or "an" or "several" or "few" or "many";
        }

        return false;
    }

    private static bool HasNumber(string sentence)
    {
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (IsQuantity(reader))
            {
                return true;
            }
        }

        return false;
    }

    private static float NumberOf(Question question, string sentence)
    {
        var unit = question.UnitTerm is { } index ? question.Terms[index] : null;
        var sinceNumber = int.MaxValue;
        var any = false;
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (IsQuantity(reader))
            {
                sinceNumber = 0;
                any = true;
            }
            else if (sinceNumber < UnitDistance)
            {
                sinceNumber++;
                if (unit is not null && IsUnit(unit, reader.Stem))
                {
                    return 1f;
                }
            }
        }

        return any ? 0.5f : 0f;
    }

    private static bool IsUnit(QuestionTerm unit, ReadOnlySpan<char> stem)
    {
        if (stem.SequenceEqual(unit.Stem))
        {
            return true;
        }

        foreach (var alternative in unit.Alternatives)
        {
            if (alternative.Stems.Count == 1 && stem.SequenceEqual(alternative.Stems[0]))
            {
                return true;
            }
        }

        return false;
    }

    // "X is a …", "X, the …", "Xs are …", "Long Name (LN)", each with X among the words asked for.
    private static bool Defines(Question question, string sentence)
    {
        var asked = false;
        var sinceAsked = int.MaxValue;
        var copula = false;
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (copula && reader.Surface is "a" or "an" or "the" or "one")
            {
                return true;
            }

            if (Asks(question, reader.Stem))
            {
                if (asked && sentence.AsSpan(0, reader.Span.Start).EndsWith("("))
                {
                    return true;
                }

                asked = true;
                sinceAsked = 0;
            }
            else if (sinceAsked < UnitDistance)
            {
                sinceAsked++;
            }

            copula = sinceAsked < UnitDistance && reader.Surface is "is" or "are" or "was" or "were";
        }

        return false;
    }

    private static bool HasWord(string sentence, WordTable words)
    {
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (words.Contains(reader.Surface))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsQuantity(TokenReader reader) => reader.IsNumber ? !IsYear(reader) : Numbers.Contains(reader.Surface);

    // "2,000" is written as no year is.
    private static bool IsYear(TokenReader reader) =>
        reader.Span.Length == 4 && reader.Surface.Length == 4 && reader.Surface[0] is '1' or '2'
        && int.TryParse(reader.Surface, out var year) && year is > 1500 and < 2100;
}
