using NewsBot.Core.Language;

namespace NewsBot.Core.Statements;

/// <summary>How a figure bounds the true number.</summary>
internal enum QuantityBound : byte
{
    /// <summary>The number itself: "93".</summary>
    Exact,

    /// <summary>Near it, on either side: "about 90", "almost 100".</summary>
    About,

    /// <summary>It or more: "at least 93", "surpassed 90".</summary>
    AtLeast,

    /// <summary>It or less: "up to 90".</summary>
    AtMost,
}

/// <summary>A figure that a sentence reports and what it counts.</summary>
/// <param name="Span">The figure as written, without the words that bound it: "1.5 million".</param>
/// <param name="Value">The number.</param>
/// <param name="Kind">Whether it is a count, a share or an amount of money.</param>
/// <param name="Bound">How it bounds the true number.</param>
/// <param name="Counted">
/// Stems of the words that tell what is counted: what follows the figure ("99 deaths", "people had been confirmed dead"), and
/// the verb or the measure before it ("killing 99", "the death toll rose to 99"). Empty where nothing tells.
/// </param>
internal sealed record Quantity(TextSpan Span, decimal Value, NumeralKind Kind, QuantityBound Bound, IReadOnlyList<string> Counted)
{
    // "About" and rounding: how far the true number may be off.
    private const decimal Vagueness = 0.15m;

    /// <summary>Whether it is a share of something or an amount of money, and counts no things.</summary>
    public bool IsShareOrMoney => Kind is NumeralKind.Percent or NumeralKind.Money;

    /// <summary>Whether two figures cannot both be true of one thing, given how exactly they are put.</summary>
    public static bool Disagree(Quantity first, Quantity second) => first.Low > second.High || second.Low > first.High;

    /// <summary>Whether two figures count the same: something that is more than "people".</summary>
    public static bool CountSame(Quantity first, Quantity second) => first.Counted.Any(stem =>
        stem is not ("person" or "one") && second.Counted.Any(other => Synonyms.AreRelated(stem, other)));

    private decimal Low => Bound switch
    {
        QuantityBound.About => Value * (1 - Vagueness),
        QuantityBound.AtMost => decimal.MinValue,
        _ => Value - Rounding,
    };

    private decimal High => Bound switch
    {
        QuantityBound.About => Value * (1 + Vagueness),
        QuantityBound.AtLeast => decimal.MaxValue,
        _ => Value + Rounding,
    };

    // "1.5 million" and "2,000" are rounded to their last digit that is not zero; small numbers are counted.
    private decimal Rounding
    {
        get
        {
            const decimal Counting = 1000;
            if (Value < Counting)
            {
                return 0;
            }

            var unit = 1m;
            while (Value % (unit * 10) == 0)
            {
                unit *= 10;
            }

            return unit > 1 ? unit / 2 : 0;
        }
    }
}
