using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.QuestionSets;

/// <summary>How well an answer's quotes hold up, measured apart from the verifier that let them pass.</summary>
/// <param name="Quotes">How many quotes it has.</param>
/// <param name="Verbatim">How many of them stand in their document to the letter, where they say they do.</param>
/// <param name="Marks">How many citation marks its sentences have.</param>
/// <param name="Supporting">How many of the marks lead to a quote that supports their sentence.</param>
public sealed record QuoteCheck(int Quotes, int Verbatim, int Marks, int Supporting)
{
    // A quote supports a sentence that says, in other words, most of what it says itself.
    private const double MostWords = 0.6;

    /// <summary>Checks the quotes of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="snapshot">The knowledge it was found in.</param>
    public static QuoteCheck Of(VerifiedAnswer answer, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(snapshot);
        var marks = answer.Sentences.SelectMany(sentence => sentence.Citations, (sentence, number) => (sentence.Text, answer.Citations[number - 1].Quote)).ToList();
        return new QuoteCheck(
            answer.Citations.Count,
            answer.Citations.Count(citation => Stands(citation, snapshot)),
            marks.Count,
            marks.Count(mark => Supports(mark.Quote, mark.Text)));
    }

    private static bool Stands(Citation citation, Snapshot snapshot)
    {
        foreach (var id in snapshot.PassagesOf(citation.Document))
        {
            var passage = snapshot.Read(id);
            var start = citation.Start - passage.Start;
            if (start >= 0 && start + citation.Quote.Length <= passage.Text.Length)
            {
                return citation.End - citation.Start == citation.Quote.Length && passage.Text.AsSpan(start).StartsWith(citation.Quote, StringComparison.Ordinal);
            }
        }

        return false;
    }

    // Every number of the sentence, and most of its other words.
    private static bool Supports(string quote, string sentence)
    {
        var said = ContentStems.Of(sentence);
        var quoted = ContentStems.Of(quote).ToHashSet(StringComparer.Ordinal);
        return said.Where(stem => char.IsAsciiDigit(stem[0])).All(quoted.Contains) && said.Count(quoted.Contains) >= MostWords * said.Count;
    }
}
