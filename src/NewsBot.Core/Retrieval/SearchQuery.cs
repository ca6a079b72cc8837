namespace NewsBot.Core.Retrieval;

/// <summary>What to find.</summary>
/// <param name="Terms">The terms; a passage needs one of them. Terms with the same stem count together.</param>
/// <param name="From">Only passages that may have been stated on this day or later; leaves out undated ones.</param>
/// <param name="AsOf">Only passages that were certainly stated on this day or before; leaves out undated ones.</param>
public sealed record SearchQuery(IReadOnlyList<QueryTerm> Terms, DateOnly? From = null, DateOnly? AsOf = null);

/// <summary>A term to find.</summary>
/// <param name="Stem">Its <see cref="Language.TokenReader.Stem"/>.</param>
/// <param name="Weight">What it counts against the other terms of the query; above zero.</param>
public sealed record QueryTerm(string Stem, float Weight);
