namespace NewsBot.Core.Language;

/// <summary>What a number counts.</summary>
internal enum NumeralKind : byte
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

/// <summary>A number in a sentence.</summary>
/// <param name="Span">Its digits and words, without those of its unit: "1.5 million".</param>
/// <param name="Value">Its value: 1,500,000 for "1.5m".</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Currency">For money the currency, as a singular word; null for anything else.</param>
/// <param name="First">The index of its first word.</param>
/// <param name="End">The index just past its last word.</param>
/// <param name="UnitEnd">The index just past the word for its unit, "percent" or "dollars"; <paramref name="End"/> where there is none.</param>
internal sealed record Numeral(TextSpan Span, decimal Value, NumeralKind Kind, string? Currency, int First, int End, int UnitEnd);
