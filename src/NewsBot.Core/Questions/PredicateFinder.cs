using NewsBot.Core.Language;

namespace NewsBot.Core.Questions;

/// <summary>Finds the verb that says what a question asks about its subject: "founded" in "When was the bank founded?".</summary>
/// <remarks>By the places where English questions have it, without a parser: where none of them fits, there is none.</remarks>
internal static class PredicateFinder
{
    // So far behind a form of "be" its participle may stand: "was the bank of the two towns founded".
    private const int ParticipleReach = 8;

    private const int ShortestPast = 5;

    private static readonly WordTable FormsOfBe = WordTable.Of("was were is are been be being");

    private static readonly WordTable FormsOfDo = WordTable.Of("did does do");

    private static readonly WordTable Determiners = WordTable.Of("the a an of its their his her");

    private static readonly WordTable IrregularPasts = WordTable.Of(
        """
        beat became began begun blew bore born bought broke brought built came caught chosen cut drawn drove driven fallen fell felt fled flew forgot fought
        found gave given got grew grown had held hit hurt kept killed knew known laid lay led left let lost made meant met overtook paid put quit ran rose
        said sang sank saw seen sent set shook shot shown shut sat slept sold spoke spoken stole stolen stood struck stuck swam swept sworn taken taught
        thought threw thrown told took tore underwent withdrew won wore went written wrote
        """);

    /// <summary>Finds the predicate among the words of a question.</summary>
    /// <param name="words">All its words, in order.</param>
    /// <returns>Its place among them; null where it cannot be told.</returns>
    public static int? Find(IReadOnlyList<PredicateWord> words) => Participle(words) ?? BehindAsking(words) ?? BehindDo(words) ?? FirstPast(words);

    // "When was it founded?"
    private static int? Participle(IReadOnlyList<PredicateWord> words)
    {
        for (var be = 0; be < words.Count; be++)
        {
            if (FormsOfBe.Contains(words[be].Surface) && First(words, be + 1, be + ParticipleReach, IsPast) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // "Who founded it?", "Which of the two towns founded it?"
    private static int? BehindAsking(IReadOnlyList<PredicateWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            switch (words[i].Surface)
            {
                case "who" or "whom" or "when" or "where" or "why":
                    return words[i + 1].MayBeVerb ? i + 1 : null;
                case "which" or "what" or "whose" or "how":
                    var end = i + 1;
                    while (end < words.Count && (!words[end].IsFunctionWord || words[end].Surface is "of" or "two" or "three" or "many"))
                    {
                        end++;
                    }

                    return First(words, i + 2, end - 1, IsPast);
            }
        }

        return null;
    }

    // "Where did they found it?"
    private static int? BehindDo(IReadOnlyList<PredicateWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (FormsOfDo.Contains(words[i].Surface))
            {
                return First(words, i + 1, words.Count - 1, at => !Determiners.Contains(words[at - 1].Surface));
            }
        }

        return null;
    }

    private static int? FirstPast(IReadOnlyList<PredicateWord> words) => First(words, 0, words.Count - 1, IsPast);

    private static int? First(IReadOnlyList<PredicateWord> words, int from, int to, Func<PredicateWord, bool> fits) =>
        First(words, from, to, at => fits(words[at]));

    private static int? First(IReadOnlyList<PredicateWord> words, int from, int to, Func<int, bool> fits)
    {
        for (var i = from; i <= Math.Min(to, words.Count - 1); i++)
        {
            if (words[i].MayBeVerb && fits(i))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsPast(PredicateWord word) =>
        (word.Surface.Length >= ShortestPast && word.Surface.EndsWith("ed", StringComparison.Ordinal)) || IrregularPasts.Contains(word.Surface);
}

/// <summary>A word of a question in which the predicate is looked for.</summary>
/// <param name="Surface">The folded word.</param>
/// <param name="IsFunctionWord">Whether it carries grammar rather than matter.</param>
/// <param name="MayBeVerb">Whether it is a term of the question and no name.</param>
internal readonly record struct PredicateWord(string Surface, bool IsFunctionWord, bool MayBeVerb);
