using NewsBot.Core.Language;

namespace NewsBot.Core.Questions;

/// <summary>Nouns that tell what kind of thing a question wants: "which actor", "what percentage".</summary>
internal static class AnswerNouns
{
    // "Which Premier League team …": what is asked for stands at the end of a few words.
    private const int MaxWords = 4;

    private static readonly WordTable Times = WordTable.Of("day date month year time weekday decade century deadline");

    private static readonly WordTable Quantities = WordTable.Of(
        """
        percentage percent proportion fraction amount age price value cost total sum rate number score height weight length width depth size speed distance
        magnitude temperature population salary
        """);

    private static readonly WordTable Places = WordTable.Of(
        """
        city country place town state nation continent region location venue capital island county province village district neighborhood neighbourhood suburb
        territory
        """);

    private static readonly WordTable Persons = WordTable.Of(
        """
        person man woman president minister leader actor actress singer politician player author official comedian celebrity star rapper musician artist director
        king queen prince princess pope senator governor mayor congressman congresswoman lawmaker candidate nominee billionaire athlete quarterback coach golfer
        host writer judge justice prosecutor lawyer ceo founder wrestler general scientist astronaut journalist model chef boxer driver skier swimmer sprinter
        striker goalkeeper chairman chairwoman secretary chancellor premier ambassador envoy diplomat spokesman spokeswoman boss executive economist designer
        composer painter poet novelist philosopher emperor explorer inventor tycoon entrepreneur influencer activist dissident commander suspect
        """);

    private static readonly WordTable Named = WordTable.Of(
        """
        company bank team film movie show series sitcom drama musical song album band magazine newspaper book novel brand firm retailer airline automaker carmaker
        manufacturer platform app website network broadcaster channel club party agency ministry university college school award festival hurricane storm
        cyclone typhoon league chain organisation organization union charity startup giant studio franchise spacecraft airport stadium river lake mountain volcano
        museum newspaper language religion name outlet council
        """);

    /// <summary>Whether a folded word is a noun for a person: "governor".</summary>
    public static bool IsPerson(string word) => Has(Persons, word);

    /// <summary>The kind of thing that the words behind "which" or "what" ask for; null where they tell none.</summary>
    /// <param name="words">The folded words behind it, up to the first function word.</param>
    public static AnswerKind? KindOf(IEnumerable<string> words)
    {
        AnswerKind? kind = null;
        foreach (var word in words.Take(MaxWords))
        {
            kind = Has(Times, word) ? AnswerKind.When
                : Has(Quantities, word) ? AnswerKind.HowMuch
                : Has(Places, word) ? AnswerKind.Where
                : Has(Persons, word) ? AnswerKind.Who
                : Has(Named, word) ? AnswerKind.Name
                : kind;
        }

        return kind;
    }

    private static bool Has(WordTable nouns, string word) =>
        nouns.Contains(word) || (word.EndsWith('s') && nouns.Contains(word.AsSpan(0, word.Length - 1)))
        || (word.EndsWith("ies", StringComparison.Ordinal) && nouns.Contains(string.Concat(word.AsSpan(0, word.Length - 3), "y")));
}
