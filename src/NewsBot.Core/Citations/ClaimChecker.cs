using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Citations;

/// <summary>What became of a claim.</summary>
/// <param name="Support">The cited sentences that bear it out; none where it failed.</param>
/// <param name="Fault">Why it failed; null where it is borne out.</param>
internal sealed record ClaimVerdict(IReadOnlyList<EvidenceSentence> Support, ClaimFault? Fault);

/// <summary>
/// Checks by rules whether a sentence in a model's own words is borne out by the sentences it cites: its numbers, dates,
/// names and quotations stand there; it denies and foresees what they deny and foresee; it brings in no word of substance
/// that they do not hold. Made to drop what it is not sure of.
/// </summary>
/// <param name="aliases">Names that mean the same.</param>
internal sealed class ClaimChecker(AliasTable aliases)
{
    private const int FewestContentWords = 2;

    // How far before a date the verb may stand that tells when something was reported.
    private const int ReportDistance = 5;

    // What a sentence that rests on two quotes may be cut at, so that each half rests on one.
    private static readonly Phrases Joints = new("but|while|whereas|although|though|and");

    /// <summary>Checks one sentence.</summary>
    /// <param name="text">The sentence, without citation marks.</param>
    /// <param name="sources">The sentences it cites.</param>
    public ClaimVerdict Check(string text, IReadOnlyList<EvidenceSentence> sources)
    {
        if (sources.Count == 0)
        {
            return new ClaimVerdict([], ClaimFault.Uncited);
        }

        if (!ClaimForm.IsPlain(text, [.. sources.Select(source => source.Text)]))
        {
            return new ClaimVerdict([], ClaimFault.Form);
        }

        if (sources.Any(source => string.Equals(source.Text, text, StringComparison.Ordinal)))
        {
            return new ClaimVerdict([.. sources.Where(source => string.Equals(source.Text, text, StringComparison.Ordinal))], null);
        }

        var support = new List<EvidenceSentence>();
        foreach (var sentence in SentenceSplitter.Split(text, new TextSpan(0, text.Length)))
        {
            var (borne, fault) = CheckWhole(sentence.Of(text), sources);
            if (fault is not null && !TryHalves(sentence.Of(text), sources, out borne))
            {
                return new ClaimVerdict([], fault);
            }

            support.AddRange(borne);
        }

        return new ClaimVerdict([.. sources.Where(support.Contains)], null);
    }

    // All of it must rest on one source: a name from one and a number from another would make a third story.
    private (List<EvidenceSentence> Support, ClaimFault? Fault) CheckWhole(string text, IReadOnlyList<EvidenceSentence> sources)
    {
        var support = new List<EvidenceSentence>();
        ClaimFault? fault = null;
        foreach (var source in sources)
        {
            var found = FaultOf(text, source);
            if (found is null)
            {
                support.Add(source);
            }

            // Of several, the fault that came furthest through the checks says most.
            fault = fault is null || found > fault ? found ?? fault : fault;
        }

        return support.Count > 0 ? (support, null) : ([], fault);
    }

    // "It fell short in August, but was adopted in November": each half rests on a source of its own.
    private bool TryHalves(string text, IReadOnlyList<EvidenceSentence> sources, out List<EvidenceSentence> support)
    {
        support = [];
        if (sources.Count < 2)
        {
            return false;
        }

        var claim = ClaimText.Read(text, reference: null);
        for (var at = 1; at < claim.Words.Count; at++)
        {
            var cut = claim.Words[at].Span.Start;
            var gap = text.AsSpan()[claim.Words[at - 1].Span.End..cut];
            if (!(gap.IndexOfAny(",;") >= 0 && Joints.LengthAt(claim.Words, at) > 0) && gap.IndexOf(';') < 0)
            {
                continue;
            }

            var (first, second) = (text[..cut].TrimEnd(' ', ',', ';'), text[cut..]);
            if (Contents(first) > FewestContentWords && Contents(second) > FewestContentWords
                && CheckWhole(first, sources) is (var one, null) && CheckWhole(second, sources) is (var other, null))
            {
                support = [.. one, .. other];
                return true;
            }
        }

        return false;
    }

    private static int Contents(string text) => ContentStems.Of(text).Count;

    private ClaimFault? FaultOf(string text, EvidenceSentence source)
    {
        var reference = source.Passage.StatedOn is { Precision: DatePrecision.Day } day ? day.Latest : (DateOnly?)null;
        var claim = ClaimText.Read(text, reference);
        var quote = ClaimText.Read(source.Text, reference);
        var credit = new SourceCredit(claim, source);
        return !NumbersStand(claim, quote) ? ClaimFault.Number
            : !claim.Times.All(time => TimeStands(time, claim, quote, source, credit)) ? ClaimFault.Date
            : !claim.Names.All(name => NameStands(name, claim, quote, credit)) ? ClaimFault.Name
            : !ClauseAgreement.NegationsAgree(claim, quote) ? ClaimFault.Negation
            : !ClauseAgreement.CertaintiesAgree(claim, quote) ? ClaimFault.Certainty
            : !ScopesAgree(claim, quote) ? ClaimFault.Scope
            : !ActorOrder.Agrees(claim, quote) ? ClaimFault.Order
            : !WordsStand(claim, quote, credit) ? ClaimFault.Words
            : null;
    }

    private static bool NumbersStand(ClaimText claim, ClaimText quote) =>
        claim.Numbers.All(number => NumberStands(number, claim, quote));

    private static bool NumberStands(Numeral number, ClaimText claim, ClaimText quote)
    {
        // "One of the ministers" counts nothing, and "a ferry" is one ferry.
        var unit = UnitOf(claim, number);
        if (number is { Value: 1, Kind: NumeralKind.Count } && (unit is null || HasSingle(quote, unit)))
        {
            return true;
        }

        List<Numeral> same = [.. quote.Numbers.Where(other => other.Value == number.Value && other.Kind == number.Kind && quote.BoundOf(other) == claim.BoundOf(number)
            && CountsAlike(claim, number, quote, other)
            && (other.Currency is null || number.Currency is null || string.Equals(other.Currency, number.Currency, StringComparison.Ordinal)))];

        // "12 killed and 40 injured" must not become "40 killed".
        return same.Count > 0
            && (same.Exists(other => Neighbours(quote, other).Overlaps(Neighbours(claim, number)))
                || !quote.Numbers.Any(other => other.Value != number.Value && Neighbours(quote, other).Overlaps(Neighbours(claim, number))));
    }

    // "20 monkeys" are not 20 people; of "40 injured" it is not told what they were.
    private static bool CountsAlike(ClaimText claim, Numeral told, ClaimText quote, Numeral known) =>
        told.Kind != NumeralKind.Count || UnitOf(claim, told) is not { } unit || UnitOf(quote, known) is not { } other
        || quote.Words[known.UnitEnd].Surface.EndsWith("ed", StringComparison.Ordinal)
        || Synonyms.AreRelated(unit, other) || quote.Words.Skip(known.UnitEnd).Take(3).Any(word => Synonyms.AreRelated(unit, word.Stem));

    private static string? UnitOf(ClaimText text, Numeral number) =>
        number.UnitEnd < text.Words.Count && text.Words[number.UnitEnd] is { IsStopWord: false } next && !ClaimWords.IsFrame(next.Surface) ? next.Stem : null;

    private static bool HasSingle(ClaimText quote, string unit)
    {
        for (var i = 1; i < quote.Words.Count; i++)
        {
            if (string.Equals(quote.Words[i].Stem, unit, StringComparison.Ordinal)
                && quote.Words.Skip(Math.Max(0, i - 2)).Take(Math.Min(2, i)).Any(word => word.Surface is "a" or "an" or "one" or "1" or "single" or "sole"))
            {
                return true;
            }
        }

        return false;
    }

    // The words of substance beside a number, by which it is told from another; not beyond "and", where the next is counted.
    private static HashSet<string> Neighbours(ClaimText text, Numeral number)
    {
        const int Reach = 3;
        var stems = new HashSet<string>(StringComparer.Ordinal);
        stems.UnionWith(Beside(text.Words.Take(number.First).Reverse()).Take(1));
        stems.UnionWith(Beside(text.Words.Skip(number.UnitEnd)));
        return stems;

        static IEnumerable<string> Beside(IEnumerable<SentenceWord> words) => words
            .Take(Reach)
            .TakeWhile(word => !word.IsNumber && word.Surface is not ("and" or "or" or "but"))
            .Where(word => !word.IsStopWord)
            .Select(word => word.Stem);
    }

    private static bool TimeStands(TimeExpression time, ClaimText claim, ClaimText quote, EvidenceSentence source, SourceCredit credit)
    {
        if (time.From is { } day && time.To == day && NamesOtherWeekday(time.Span.In(claim.Text), day))
        {
            return false;
        }

        if (time.Value.EndsWith("_REF", StringComparison.Ordinal) || StandsAsWritten(time, claim, quote))
        {
            return true;
        }

        if (quote.Times.Any(other => other.Type == time.Type && string.Equals(other.Value, time.Value, StringComparison.Ordinal)))
        {
            return true;
        }

        if (time.From is not { } from || time.To is not { } to)
        {
            return false;
        }

        // "In August 2018" is true of 4 August 2018; the other way round it is not.
        return quote.Times.Any(other => other.From >= from && other.To <= to && other.Type is TimeType.Date or TimeType.Time)
            || (credit.TellsWhenReported(time, ReportDistance) && IsReportDate(from, to, source));
    }

    private static bool IsReportDate(DateOnly from, DateOnly to, EvidenceSentence source) =>
        new[] { source.Passage.StatedOn, source.Passage.Article.Published }.Any(date => date is { } known && known.Earliest >= from && known.Latest <= to);

    private static bool NamesOtherWeekday(ReadOnlySpan<char> words, DateOnly day)
    {
        foreach (var weekday in Enum.GetValues<DayOfWeek>())
        {
            if (weekday != day.DayOfWeek && words.Contains(weekday.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAsWritten(TimeExpression time, ClaimText claim, ClaimText quote)
    {
        var words = claim.Words.Where(word => time.Span.Contains(word.Span)).Select(word => word.Surface).ToList();
        for (var i = 0; words.Count > 0 && i + words.Count <= quote.Words.Count; i++)
        {
            if (Enumerable.Range(0, words.Count).All(k => string.Equals(quote.Words[i + k].Surface, words[k], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private bool NameStands(Name name, ClaimText claim, ClaimText quote, SourceCredit credit)
    {
        var text = name.Span.Of(claim.Text);
        var stems = ContentStems.Of(text);
        if (quote.HasPhrase(stems) || credit.Covers(name.Span) || claim.Times.Any(time => time.Span.Contains(name.Span)))
        {
            return true;
        }

        if (aliases.Find(text).Any(alias => alias.Span.Length == text.Length && alias.Others.Any(other => quote.HasPhrase(ContentStems.Of(other)))))
        {
            return true;
        }

        // A person's names belong together. Other names may stand apart: "foreign ministers of ASEAN".
        return name.Kind == NameKind.Person
            ? false
            : claim.Words.Where(word => name.Span.Contains(word.Span) && !word.IsStopWord).All(word => quote.HasStem(word.Stem) || IsSameCountry(word, claim, quote) || IsAlias(word, claim, quote));
    }

    private bool IsAlias(SentenceWord word, ClaimText claim, ClaimText quote) =>
        aliases.Find(claim.Text).Any(alias => alias.Span.Contains(word.Span) && alias.Others.Any(other => quote.HasPhrase(ContentStems.Of(other))));

    // "Russian" is said of Russia.
    private static bool IsSameCountry(SentenceWord word, ClaimText claim, ClaimText quote) =>
        Gazetteer.CountryOf(word.Span.In(claim.Text)) is { } country
        && (quote.HasPhrase(ContentStems.Of(country))
            || quote.Words.Any(other => Gazetteer.CountryOf(other.Span.In(quote.Text)) is { } known && string.Equals(known, country, StringComparison.Ordinal))
            || quote.Names.Any(other => Gazetteer.CountryOf(other.Span.In(quote.Text)) is { } known && string.Equals(known, country, StringComparison.Ordinal)));

    private static bool ScopesAgree(ClaimText claim, ClaimText quote) =>
        ClaimWords.Scopes.All(scope => !scope.AreIn(claim.Words) || scope.AreIn(quote.Words))
        && ClaimWords.Opposites.All(pair => IsNotTurned(pair.One, pair.Other, claim, quote) && IsNotTurned(pair.Other, pair.One, claim, quote));

    private static bool IsNotTurned(Phrases said, Phrases opposite, ClaimText claim, ClaimText quote) =>
        !said.AreIn(claim.Words) || said.AreIn(quote.Words) || !opposite.AreIn(quote.Words);

    private bool WordsStand(ClaimText claim, ClaimText quote, SourceCredit credit)
    {
        var contents = 0;
        foreach (var word in claim.Words)
        {
            if (word.IsStopWord || word.IsNumber)
            {
                continue;
            }

            contents++;
            if (!WordStands(word, claim, quote, credit))
            {
                return false;
            }
        }

        return contents >= FewestContentWords;
    }

    private bool WordStands(SentenceWord word, ClaimText claim, ClaimText quote, SourceCredit credit) =>
        !StandsWithPrefixOnly(word, claim, quote) && (quote.HasStem(word.Stem)
        || IsPartOfCompound(word, claim, quote)
        || ClaimWords.IsFrame(word.Surface)
        || credit.Covers(word.Span)
        || claim.Times.Any(time => time.Span.Contains(word.Span))
        || claim.Numbers.Any(number => number.Span.Contains(word.Span) || word.Span == claim.Words[number.UnitEnd - 1].Span)
        || claim.Names.Any(name => name.Span.Contains(word.Span))
        || (ClaimWords.IsSaying(word.Surface) && quote.Words.Any(other => ClaimWords.IsSaying(other.Surface)))
        || IsLike(word, quote)
        || IsSameCountry(word, claim, quote)
        || IsAlias(word, claim, quote));

    private static bool StandsWithPrefixOnly(SentenceWord word, ClaimText claim, ClaimText quote)
    {
        List<SentenceWord> same = [.. quote.Words.Where(other => string.Equals(other.Stem, word.Stem, StringComparison.Ordinal))];
        return same.Count > 0 && !HasPrefix(word, claim) && same.TrueForAll(other => HasPrefix(other, quote));
    }

    private static bool HasPrefix(SentenceWord word, ClaimText text) =>
        word.Span.Start > 0 && text.Text[word.Span.Start - 1] is '-' or '\u2010' or '\u2011' && ClaimWords.Prefixes.EndBefore(text.Words, text.Words.ToList().IndexOf(word));

    // "cyber security" where the quote has "cybersecurity".
    private static bool IsPartOfCompound(SentenceWord word, ClaimText claim, ClaimText quote)
    {
        var at = claim.Words.ToList().IndexOf(word);
        return (at + 1 < claim.Words.Count && quote.HasStem(word.Surface + claim.Words[at + 1].Stem))
            || (at > 0 && quote.HasStem(claim.Words[at - 1].Surface + word.Stem));
    }

    // For a noun a synonym will do; what was done must be told by its own verb, or a word made of it.
    private static bool IsLike(SentenceWord word, ClaimText quote) =>
        quote.Words.Any(other => !other.IsStopWord && Synonyms.AreRelated(word.Stem, other.Stem)
            && (!StemList.EventVerbs.Contains(word.Stem) || word.Stem.AsSpan().CommonPrefixLength(other.Stem) >= 4));
}
