using System.Buffers;
using System.Globalization;

namespace NewsBot.Core.Language;

/// <summary>Reads numbers in digits and words, with their units: "1.5m", "1.5 million", "twenty-four", "a hundred", "80%", "$3bn", "third".</summary>
internal static class NumeralReader
{
    // Beyond this, a number is no figure of news.
    private const decimal Largest = 1_000_000_000_000_000_000;

    private static readonly SearchValues<char> PartingMarks = SearchValues.Create(".,;:()\u2013\u2014");

    private static readonly Dictionary<string, decimal> Units = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", step: 1, first: 0);

    private static readonly Dictionary<string, decimal> Tens = Numbered("twenty thirty forty fifty sixty seventy eighty ninety", step: 10, first: 20);

    private static readonly Dictionary<string, decimal> Ordinals = Numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", step: 1, first: 1);

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["mn"] = 1_000_000,
        ["bn"] = 1_000_000_000,
        ["dozen"] = 12,
    };

    private static readonly Dictionary<string, decimal> Suffixes = new(StringComparer.Ordinal)
    {
        ["k"] = 1_000,
        ["m"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["tn"] = 1_000_000_000_000,
    };

    private static readonly Dictionary<string, string> Currencies = new(StringComparer.Ordinal)
    {
        ["$"] = "dollar",
        ["dollar"] = "dollar",
        ["dollars"] = "dollar",
        ["usd"] = "dollar",
        ["€"] = "euro",
        ["euro"] = "euro",
        ["euros"] = "euro",
        ["eur"] = "euro",
        ["£"] = "pound",
        ["pound"] = "pound",
        ["pounds"] = "pound",
        ["gbp"] = "pound",
        ["¥"] = "yen",
        ["yen"] = "yen",
        ["yuan"] = "yuan",
        ["crown"] = "crown",
        ["crowns"] = "crown",
        ["rouble"] = "rouble",
        ["roubles"] = "rouble",
        ["ruble"] = "rouble",
        ["rubles"] = "rouble",
        ["rupee"] = "rupee",
        ["rupees"] = "rupee",
        ["₹"] = "rupee",
        ["franc"] = "franc",
        ["francs"] = "franc",
        ["ringgit"] = "ringgit",
        ["baht"] = "baht",
        ["peso"] = "peso",
        ["pesos"] = "peso",
    };

    /// <summary>Reads the number that begins at a word; null where none does.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">Its words.</param>
    /// <param name="at">The index of the word.</param>
    public static Numeral? At(string sentence, IReadOnlyList<SentenceWord> words, int at)
    {
        if (ReadNumber(sentence, words, at) is not var (value, end, isOrdinal))
        {
            return null;
        }

        var span = TextSpan.FromBounds(words[at].Span.Start, words[end - 1].Span.End);
        var (kind, currency, unitEnd) = UnitOf(sentence, words, span, end);
        return new Numeral(span, value, kind == NumeralKind.Count && isOrdinal ? NumeralKind.Ordinal : kind, currency, at, end, unitEnd);
    }

    private static (NumeralKind Kind, string? Currency, int End) UnitOf(string sentence, IReadOnlyList<SentenceWord> words, TextSpan number, int end)
    {
        if (number.End < sentence.Length && sentence[number.End] == '%')
        {
            return (NumeralKind.Percent, null, end);
        }

        var next = end < words.Count ? words[end].Surface : "";
        if (next is "percent" or "pc")
        {
            return (NumeralKind.Percent, null, end + 1);
        }

        if (next is "per" && end + 1 < words.Count && words[end + 1].Surface is "cent")
        {
            return (NumeralKind.Percent, null, end + 2);
        }

        return number.Start > 0 && Currencies.TryGetValue(sentence[number.Start - 1].ToString(), out var sign) ? (NumeralKind.Money, sign, end)
            : Currencies.TryGetValue(next, out var currency) ? (NumeralKind.Money, currency, end + 1)
            : (NumeralKind.Count, null, end);
    }

    private static (decimal Value, int End, bool IsOrdinal)? ReadNumber(string sentence, IReadOnlyList<SentenceWord> words, int at)
    {
        var surface = words[at].Surface;
        if (Ordinals.TryGetValue(surface, out var place))
        {
            return (place, at + 1, true);
        }

        if (words[at].IsNumber)
        {
            return ReadDigits(sentence, words, at);
        }

        // "a hundred", "half a million"
        var isHalf = surface is "half" && at + 1 < words.Count && words[at + 1].Surface is "a";
        var scale = isHalf ? at + 2 : at + 1;
        if ((isHalf || surface is "a") && scale < words.Count && Scales.ContainsKey(words[scale].Surface))
        {
            var (value, end, _) = ReadWords(sentence, words, scale);
            return (isHalf ? value / 2 : value, end, false);
        }

        return Units.ContainsKey(surface) || Tens.ContainsKey(surface) ? ReadWords(sentence, words, at) : null;
    }

    private static (decimal Value, int End, bool IsOrdinal)? ReadDigits(string sentence, IReadOnlyList<SentenceWord> words, int at)
    {
        var surface = words[at].Surface;
        var digits = surface.Length;
        while (digits > 0 && !char.IsAsciiDigit(surface[digits - 1]))
        {
            digits--;
        }

        if (!decimal.TryParse(surface.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Largest)
        {
            return null;
        }

        var suffix = surface[digits..];
        if (suffix is "st" or "nd" or "rd" or "th")
        {
            return (value, at + 1, true);
        }

        if (suffix.Length > 0)
        {
            // "5G" is a word.
            return Suffixes.TryGetValue(suffix, out var times) ? Multiplied(value, times) is { } product ? (product, at + 1, false) : null : null;
        }

        return Scaled(sentence, words, at + 1, value);
    }

    private static (decimal Value, int End, bool IsOrdinal) ReadWords(string sentence, IReadOnlyList<SentenceWord> words, int at)
    {
        decimal total = 0, current = 0;
        var i = at;
        for (; i < words.Count && (i == at || AreJoined(sentence, words[i - 1], words[i])); i++)
        {
            var surface = words[i].Surface;
            if (Tens.TryGetValue(surface, out var value) || Units.TryGetValue(surface, out value))
            {
                if (i > at && current % 100 != 0 && !(current % 10 == 0 && value < 10))
                {
                    break;
                }

                current += value;
            }
            else if (surface is "hundred" && Multiplied(Math.Max(current, 1), 100) is { } hundreds)
            {
                current = hundreds;
            }
            else if (Scales.TryGetValue(surface, out var scale) && Multiplied(current > 0 ? current : Math.Max(total, 1), scale) is { } product)
            {
                // "two thousand million", but "one million two thousand".
                (total, current) = (current > 0 ? total + product : product, 0);
            }
            else if (surface is not "and" || i + 1 == words.Count || current % 100 != 0 || current == 0
                || !(Tens.ContainsKey(words[i + 1].Surface) || Units.ContainsKey(words[i + 1].Surface)))
            {
                break;
            }
        }

        return (total + current, i, false);
    }

    private static (decimal Value, int End, bool IsOrdinal) Scaled(string sentence, IReadOnlyList<SentenceWord> words, int at, decimal value)
    {
        while (at < words.Count && AreJoined(sentence, words[at - 1], words[at]) && Scales.TryGetValue(words[at].Surface, out var scale) && Multiplied(value, scale) is { } product)
        {
            value = product;
            at++;
        }

        return (value, at, false);
    }

    // Of "twenty, five of them" the five is a number of its own.
    private static bool AreJoined(string sentence, SentenceWord before, SentenceWord after) => !sentence.AsSpan()[before.Span.End..after.Span.Start].ContainsAny(PartingMarks);

    // Null where the product is too large.
    private static decimal? Multiplied(decimal value, decimal times) => value <= Largest / times ? value * times : null;

    private static Dictionary<string, decimal> Numbered(string words, decimal step, decimal first)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var word in words.Split(' '))
        {
            numbers.Add(word, first + (step * numbers.Count));
        }

        return numbers;
    }
}
