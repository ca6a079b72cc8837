using System.Globalization;
using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>What a number counts.</summary>
internal enum QuantityKind
{
    /// <summary>Things.</summary>
    Count,

    /// <summary>A place in an order: "third".</summary>
    Ordinal,

    /// <summary>Parts of a hundred.</summary>
    Percent,

    /// <summary>Money.</summary>
    Money,
}

/// <summary>On which side of a number the truth lies.</summary>
internal enum QuantityBound
{
    /// <summary>At it or about it.</summary>
    None,

    /// <summary>"more than", "at least".</summary>
    Above,

    /// <summary>"less than", "up to", "nearly".</summary>
    Below,
}

/// <summary>A number in a statement that is no time.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">Its value: 1,500,000 for "1.5m".</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Currency">For money the currency, as a singular word or ISO code; null where it is not told.</param>
/// <param name="Bound">On which side of it the truth lies.</param>
/// <param name="First">The index of its first word.</param>
/// <param name="End">The index just past its last word, unit included.</param>
internal sealed record Quantity(TextSpan Span, decimal Value, QuantityKind Kind, string? Currency, QuantityBound Bound, int First, int End);

/// <summary>Reads the numbers of a statement in digits and words: "1.5m", "1.5 million", "twenty-four", "80%", "$3bn", "third".</summary>
internal static class QuantityReader
{
    private static readonly Phrases Above = new("more than|over|at least|above|exceeding|upwards of|no fewer than|no less than|not less than|in excess of");

    private static readonly Phrases Below = new("less than|fewer than|under|below|at most|up to|no more than|not more than|as many as|as much as|nearly|almost|just under");

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

    /// <summary>Reads the numbers, without those that are part of a time.</summary>
    public static List<Quantity> Read(Statement statement)
    {
        var quantities = new List<Quantity>();
        var words = statement.Words;
        for (var at = 0; at < words.Count;)
        {
            if (statement.Times.Any(time => time.Span.Contains(words[at].Span)) || ReadNumber(words, at) is not var (value, end, isOrdinal))
            {
                at++;
                continue;
            }

            quantities.Add(Complete(statement.Text, words, at, end, value, isOrdinal));
            at = quantities[^1].End;
        }

        return quantities;
    }

    private static Quantity Complete(string text, IReadOnlyList<StatementWord> words, int first, int end, decimal value, bool isOrdinal)
    {
        var start = words[first].Span.Start;
        var past = words[end - 1].Span.End;
        var currency = start > 0 ? Currencies.GetValueOrDefault(text[start - 1].ToString()) : null;
        var kind = currency is not null ? QuantityKind.Money : isOrdinal ? QuantityKind.Ordinal : QuantityKind.Count;
        var isPercent = past < text.Length && text[past] == '%';
        if (!isPercent && end < words.Count && words[end].Surface is "percent" or "pc")
        {
            (isPercent, end) = (true, end + 1);
        }
        else if (!isPercent && end + 1 < words.Count && words[end].Surface is "per" && words[end + 1].Surface is "cent")
        {
            (isPercent, end) = (true, end + 2);
        }
        else if (kind == QuantityKind.Count && end < words.Count && Currencies.TryGetValue(words[end].Surface, out currency))
        {
            (kind, end) = (QuantityKind.Money, end + 1);
        }

        var bound = Above.EndBefore(words, first) ? QuantityBound.Above : Below.EndBefore(words, first) ? QuantityBound.Below : QuantityBound.None;
        return new Quantity(TextSpan.FromBounds(start, past), value, isPercent ? QuantityKind.Percent : kind, currency, bound, first, end);
    }

    private static (decimal Value, int End, bool IsOrdinal)? ReadNumber(IReadOnlyList<StatementWord> words, int at)
    {
        var surface = words[at].Surface;
        if (Ordinals.TryGetValue(surface, out var place))
        {
            return (place, at + 1, true);
        }

        if (words[at].IsNumber)
        {
            return ReadDigits(words, at);
        }

        // "a hundred", "a dozen"
        if (surface is "a" && at + 1 < words.Count && Scales.TryGetValue(words[at + 1].Surface, out var scale))
        {
            return (scale, at + 2, false);
        }

        return Units.ContainsKey(surface) || Tens.ContainsKey(surface) ? ReadWords(words, at) : null;
    }

    private static (decimal Value, int End, bool IsOrdinal)? ReadDigits(IReadOnlyList<StatementWord> words, int at)
    {
        var surface = words[at].Surface;
        var digits = surface.Length;
        while (digits > 0 && !char.IsAsciiDigit(surface[digits - 1]))
        {
            digits--;
        }

        if (!decimal.TryParse(surface.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
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

        return Scaled(words, at + 1, value);
    }

    private static (decimal Value, int End, bool IsOrdinal)? ReadWords(IReadOnlyList<StatementWord> words, int at)
    {
        decimal total = 0, current = 0;
        var i = at;
        for (; i < words.Count; i++)
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
            else if (surface is "hundred")
            {
                current = (current == 0 ? 1 : current) * 100;
            }
            else if (Scales.TryGetValue(surface, out var scale))
            {
                total += current * scale;
                current = 0;
            }
            else if (surface is not "and" || i + 1 == words.Count || current % 100 != 0 || current == 0
                || !(Tens.ContainsKey(words[i + 1].Surface) || Units.ContainsKey(words[i + 1].Surface)))
            {
                break;
            }
        }

        return (total + current, i, false);
    }

    private static (decimal Value, int End, bool IsOrdinal)? Scaled(IReadOnlyList<StatementWord> words, int at, decimal value)
    {
        while (at < words.Count && Scales.TryGetValue(words[at].Surface, out var scale) && Multiplied(value, scale) is { } product)
        {
            value = product;
            at++;
        }

        return (value, at, false);
    }

    // Null where no decimal holds the product.
    private static decimal? Multiplied(decimal value, decimal times) => value < decimal.MaxValue / times ? value * times : null;

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
