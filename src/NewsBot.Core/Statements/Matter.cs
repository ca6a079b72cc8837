using NewsBot.Core.Language;

namespace NewsBot.Core.Statements;

/// <summary>
/// What a statement is about: its content words, each with its rarity, and the words around it. Two statements are about the
/// same matter when the words they share weigh enough; rare words weigh more than common ones.
/// </summary>
internal sealed class Matter
{
    // Shares of the weight of all words: a synonym is a weaker tie than the word itself, and a word beside the sentence than one in it.
    private const float SynonymWorth = 0.8f;
    private const float ContextWorth = 0.5f;

    // How much of both statements must be shared, on average, and of the one that says less.
    private const float SameFrom = 0.36f;
    private const float SmallerSameFrom = 0.45f;
    private const float SameEventFrom = 0.45f;
    private const float ToldInFrom = 0.8f;

    private const int MinShared = 2;

    /// <summary>Two reports that give one figure of this size, and share a word besides, hardly tell of two things.</summary>
    public const decimal LargeFigure = 10_000;

    private readonly List<Word> _words;
    private readonly HashSet<string> _stems;
    private readonly HashSet<string> _others;
    private readonly HashSet<string> _context;
    private readonly HashSet<string> _years;
    private readonly HashSet<decimal> _figures;
    private readonly float _weight;

    private Matter(List<Word> words, HashSet<string> others, HashSet<string> context, HashSet<string> years, HashSet<decimal> figures)
    {
        (_words, _others, _context, _years, _figures) = (words, others, context, years, figures);
        _stems = [.. words.Select(word => word.Stem)];
        _weight = words.Sum(word => word.Rarity);
    }

    /// <summary>Reads what a sentence is about.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="context">What stands around it and tells what it is about: the headline, the sentence before.</param>
    /// <param name="aliases">Names that mean the same.</param>
    /// <param name="rarity">How rare a stem is, above zero.</param>
    public static Matter Of(string sentence, string context, AliasTable aliases, Func<string, float> rarity)
    {
        var words = new List<Word>();
        var others = new HashSet<string>(StringComparer.Ordinal);
        var years = new HashSet<string>(StringComparer.Ordinal);
        var end = -1;
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader.IsNumber)
            {
                if (IsYear(reader.Surface))
                {
                    years.Add(reader.Surface.ToString());
                }
            }
            else if (reader is { IsStopWord: false, IsCompound: false } && !SpeechWords.IsVerb(reader.Surface))
            {
                var stem = reader.Stem.ToString();
                if (!StemList.LightWords.Contains(stem) && !words.Exists(word => string.Equals(word.Stem, stem, StringComparison.Ordinal)))
                {
                    // The first word of a sentence has a capital anyway; it is part of a name where one goes on behind it.
                    var isName = reader.IsCapitalized && end >= 0;
                    if (isName && words.Count == 1 && reader.Span.Start == end + 1)
                    {
                        words[0] = words[0] with { IsName = true };
                    }

                    words.Add(new Word(stem, rarity(stem), isName));
                    end = reader.Span.End;
                }

                if (reader.IsCapitalized && Gazetteer.CountryOf(reader.Span.In(sentence)) is { } country)
                {
                    others.UnionWith(ContentStems.Of(country));
                }
            }
        }

        foreach (var alias in aliases.Find(sentence))
        {
            foreach (var other in alias.Others)
            {
                others.UnionWith(ContentStems.Of(other));
            }
        }

        return new Matter(
            words, others, [.. ContentStems.Of(context)], years, [.. QuantityReader.Find(sentence).Select(figure => figure.Value).Where(value => value >= LargeFigure)]);
    }

    /// <summary>Whether two statements are about the same matter.</summary>
    public static bool IsSame(Matter first, Matter second)
    {
        if (first._years.Count > 0 && second._years.Count > 0 && !first._years.Overlaps(second._years))
        {
            return false;
        }

        var there = first.HeldIn(second);
        var back = second.HeldIn(first);
        return SharesFigure(first, second, there, back)
            || (AreTied(there, back) && (there.Share + back.Share) / 2 >= SameFrom && Math.Max(there.Share, back.Share) >= SmallerSameFrom);
    }

    /// <summary>
    /// Whether two statements tell of the same event and not only of the same matter: each holds a good part of the other, or
    /// both give the same large figure.
    /// </summary>
    public static bool IsSameEvent(Matter first, Matter second)
    {
        var there = first.HeldIn(second);
        var back = second.HeldIn(first);
        return SharesFigure(first, second, there, back) || (AreTied(there, back) && Math.Min(there.Share, back.Share) >= SameEventFrom);
    }

    /// <summary>Whether a statement, which may be short, is wholly or nearly told in another, which may tell more besides.</summary>
    public static bool IsToldIn(Matter statement, Matter report)
    {
        var there = statement.HeldIn(report);
        return there.Share >= ToldInFrom && AreTied(there, report.HeldIn(statement));
    }

    private static bool SharesFigure(Matter first, Matter second, Held there, Held back) =>
        first._figures.Overlaps(second._figures) && Math.Min(there.Shared, back.Shared) > 0 && Math.Min(there.Known, back.Known) >= MinShared;

    private static bool AreTied(Held there, Held back) =>
        Math.Min(there.Shared, back.Shared) >= MinShared && !there.IsNamesOnly && !back.IsNamesOnly;

    private Held HeldIn(Matter other)
    {
        float held = 0;
        int shared = 0, known = 0;
        var isNamesOnly = true;
        foreach (var word in _words)
        {
            var worth = other.Holds(word.Stem);
            held += worth * word.Rarity;
            known += worth > 0 ? 1 : 0;
            if (worth >= SynonymWorth)
            {
                shared++;
                isNamesOnly &= word.IsName;
            }
        }

        return new Held(_weight > 0 ? held / _weight : 0, shared, known, isNamesOnly);
    }

    private float Holds(string stem) =>
        _stems.Contains(stem) || _others.Contains(stem) ? 1
        : _words.Exists(word => Synonyms.AreRelated(word.Stem, stem)) ? SynonymWorth
        : _context.Contains(stem) ? ContextWorth
        : 0;

    private static bool IsYear(ReadOnlySpan<char> number) => number.Length == 4 && int.TryParse(number, out var year) && year is > 1800 and < 2100;

    // The share of the weight that is held, the words that are shared, those that the context knows besides, and whether only
    // names are shared.
    private readonly record struct Held(float Share, int Shared, int Known, bool IsNamesOnly);

    private sealed record Word(string Stem, float Rarity, bool IsName);
}
