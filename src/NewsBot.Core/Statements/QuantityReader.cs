using System.Buffers;
using NewsBot.Core.Language;

namespace NewsBot.Core.Statements;

/// <summary>
/// Finds the figures of a sentence: how many or how much of something. Of all its numbers (see <see cref="NumeralReader"/>),
/// dates, years, ages, ordinals and scores are none.
/// </summary>
internal static class QuantityReader
{
    // How far after a figure what it counts may stand: "1.5 million non-resident patients had been".
    private const int CountedAfter = 5;

    // How far before: "the death toll from the fire that razed the town rose to 96".
    private const int CountedBefore = 20;

    private static readonly SearchValues<char> PartingMarks = SearchValues.Create(",;:()\u2014");

    private static readonly HashSet<string> AboutWords = new(
        ["about", "around", "some", "roughly", "approximately", "nearly", "almost", "estimated", "circa", "close"], StringComparer.Ordinal);

    private static readonly HashSet<string> AtLeastWords = new(
        ["least", "than", "over", "above", "surpassed", "surpasses", "surpassing", "exceeded", "exceeds", "exceeding", "topped", "tops", "passed", "past", "beyond"],
        StringComparer.Ordinal);

    // Behind a number they make it a time or an age, and no figure of the kind that news revises.
    private static readonly HashSet<string> TimeUnits = new(
        ["second", "minut", "hour", "day", "week", "month", "year", "decad", "century", "am", "pm", "jan", "january", "feb", "february", "march", "april", "may",
            "jun", "jul", "july", "aug", "august", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "magnitud", "st", "nd", "rd", "th"],
        StringComparer.Ordinal);

    // Between what is counted and what is said of it: "99 people had been killed".
    private static readonly HashSet<string> Auxiliaries = new(
        ["has", "have", "had", "been", "be", "being", "was", "were", "are", "is", "more", "other", "of", "the"], StringComparer.Ordinal);

    // What is counted never stands behind them.
    private static readonly HashSet<string> Ends = new(
        ["across", "within", "amid", "near", "late", "early", "earlier", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
            "yesterday", "last", "this"],
        StringComparer.Ordinal);

    // Stems of the verbs that lead from a measure to its figure.
    private static readonly HashSet<string> Links = new(
        ["ris", "rose", "climb", "reach", "hit", "stand", "stood", "jump", "grow", "grew", "fall", "fell", "drop", "increas", "decreas", "surpass", "exceed", "top",
            "pass", "rais", "put", "bring", "brought", "push", "doubl", "tripl", "soar", "current", "confirm", "report", "nearly", "least"],
        StringComparer.Ordinal);

    // Stems of the nouns that a figure is the value of.
    private static readonly HashSet<string> Measures = new(
        ["toll", "number", "total", "figur", "count", "tally", "sum", "pric", "cost", "rat", "population", "budget", "turnout", "fatal", "death", "casualty"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Months = new(
        ["jan", "january", "feb", "february", "march", "april", "may", "june", "july", "aug", "august", "sept", "september", "oct", "october", "nov", "november",
            "dec", "december"],
        StringComparer.Ordinal);

    /// <summary>Whether a stem is of a noun that a figure is the value of: "toll", "number", "price".</summary>
    public static bool IsMeasure(string stem) => Measures.Contains(stem);

    /// <summary>Whether a stem is of a verb by which a measure comes to its figure: "rise", "reach".</summary>
    public static bool TellsChange(string stem) => Links.Contains(stem);

    /// <summary>Whether a stem is of a word that makes a number a time: "years", "May".</summary>
    public static bool IsTimeUnit(string stem) => TimeUnits.Contains(stem);

    /// <summary>Finds the figures of a sentence, in reading order.</summary>
    public static List<Quantity> Find(string sentence)
    {
        var words = SentenceWord.Read(sentence);
        var found = new List<Quantity>();
        for (var i = 0; i < words.Count; i++)
        {
            if (NumeralReader.At(sentence, words, i) is not { } number)
            {
                continue;
            }

            if (number.Kind != NumeralKind.Ordinal && IsFigure(sentence, words, number))
            {
                found.Add(new Quantity(number.Span, number.Value, number.Kind, BoundBefore(words, i), Counted(sentence, words, i, number.End)));
            }

            i = number.End - 1;
        }

        return found;
    }

    private static bool IsFigure(string sentence, List<SentenceWord> words, Numeral number)
    {
        var (at, end) = (number.First, number.End);
        var (start, stop) = (number.Span.Start, number.Span.End);
        var isPlain = end == at + 1;

        // "$42", "3-2", "7.8-magnitude", "COVID-19", "Boeing 737", "12:30", "24/7".
        if ((start > 0 && sentence[start - 1] is '-' or '\u2013' or ':' or '/' or '#' or '.')
            || (stop < sentence.Length && sentence[stop] is '-' or '\u2013' or ':' or '/' && stop + 1 < sentence.Length && sentence[stop + 1] != ' '))
        {
            return false;
        }

        if (isPlain && words[at].Surface.Length == 4 && words[at].Span.Length == 4 && words[at].Surface[0] is '1' or '2'
            && int.TryParse(words[at].Surface, out var year) && year is > 1500 and < 2100)
        {
            return false;
        }

        // "100m" and "5k" are as often distances.
        if (number.Kind == NumeralKind.Count && words[at].IsNumber && words[at].Surface[^1] is 'm' or 'k')
        {
            return false;
        }

        // "one" is as often a pronoun, and "two weeks" a time.
        return !(isPlain && words[at].Surface is "one" or "1")
            && !(end < words.Count && TimeUnits.Contains(words[end].Stem))
            && !(at > 0 && Months.Contains(words[at - 1].Surface))
            && !IsAge(sentence, start, stop);
    }

    // "Malia Waring, 65, has": an age, or a number in brackets of its own.
    private static bool IsAge(string sentence, int start, int stop) =>
        start > 1 && sentence[start - 1] == ' ' && sentence[start - 2] == ',' && stop < sentence.Length && sentence[stop] is ',' or '.'
        && stop - start <= 3;

    private static QuantityBound BoundBefore(List<SentenceWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            var word = words[i].Surface;
            if (AboutWords.Contains(word))
            {
                return QuantityBound.About;
            }

            if (AtLeastWords.Contains(word))
            {
                return word is "than" && i > 0 && words[i - 1].Surface is "fewer" or "less" ? QuantityBound.AtMost : QuantityBound.AtLeast;
            }

            if (word is "up" && i + 1 < at && words[i + 1].Surface is "to")
            {
                return QuantityBound.AtMost;
            }
        }

        return QuantityBound.Exact;
    }

    private static List<string> Counted(string sentence, List<SentenceWord> words, int at, int end)
    {
        var counted = new List<string>();
        var (start, stop) = (words[at].Span.Start, words[end - 1].Span.End);
        if (start > 0 && sentence[start - 1] is '$' or '\u20AC' or '\u00A3')
        {
            counted.Add(sentence[start - 1].ToString());
        }

        if (stop < sentence.Length && sentence[stop] == '%')
        {
            counted.Add("%");
        }

        // To the next figure, mark or preposition: "people had been confirmed dead" but not "in Norrby".
        for (var i = end; i < words.Count && i < end + CountedAfter && !words[i].IsNumber && !IsParted(sentence, words[i - 1], words[i]); i++)
        {
            if (Ends.Contains(words[i].Surface) || (words[i].IsStopWord && !Auxiliaries.Contains(words[i].Surface)))
            {
                break;
            }

            if (!words[i].IsStopWord)
            {
                counted.Add(words[i].Stem);
            }
        }

        AddBefore(sentence, words, at, counted);
        return counted;
    }

    // "killing 99": the verb next to the figure. "the death toll from the fire rose to 99": the measure, and of what.
    private static void AddBefore(string sentence, List<SentenceWord> words, int at, List<string> counted)
    {
        var isNext = true;
        for (var i = at - 1; i >= 0 && i >= at - CountedBefore && !words[i].IsNumber && !IsParted(sentence, words[i], words[i + 1]); i--)
        {
            if (words[i].IsStopWord || Links.Contains(words[i].Stem) || AtLeastWords.Contains(words[i].Surface) || AboutWords.Contains(words[i].Surface))
            {
                isNext &= words[i].Surface is "more" or "less" or "fewer" or "at" or "up" or "to" or "as" or "than"
                    || AtLeastWords.Contains(words[i].Surface) || AboutWords.Contains(words[i].Surface);
                continue;
            }

            if (isNext && StemList.EventVerbs.Contains(words[i].Stem))
            {
                counted.Add(words[i].Stem);
            }
            else if (Measures.Contains(words[i].Stem))
            {
                counted.Add(words[i].Stem);
                var next = words.Skip(i + 1).FirstOrDefault(word => !word.IsStopWord);
                if (i > 0 && !words[i - 1].IsStopWord)
                {
                    counted.Add(words[i - 1].Stem);
                }
                else if (next is not null && i + 1 < at && words[i + 1].Surface is "of")
                {
                    counted.Add(next.Stem);
                }

                return;
            }

            isNext = false;
        }
    }

    private static bool IsParted(string sentence, SentenceWord before, SentenceWord after) =>
        sentence.AsSpan(before.Span.End, after.Span.Start - before.Span.End).ContainsAny(PartingMarks);
}
