using System.Globalization;
using NewsBot.Core.Answers;
using NewsBot.Core.Explaining;

namespace NewsBot.Core.QuestionSets;

/// <summary>Where on the road from the documents to the reader the expected answer was lost.</summary>
public enum LostAt
{
    /// <summary>No passage that was found holds it.</summary>
    Retrieval,

    /// <summary>A passage that was found holds it, and no sentence that was weighed.</summary>
    Ranking,

    /// <summary>A sentence that was weighed holds it, and others were chosen.</summary>
    Choice,

    /// <summary>A sentence that was chosen holds it, and the answer does not cite it.</summary>
    Verification,

    /// <summary>The evidence was held too thin to answer.</summary>
    Abstention,

    /// <summary>It was said, and something else is wrong.</summary>
    Nowhere,
}

/// <summary>Why an answer was missed.</summary>
/// <param name="At">Where it was lost.</param>
/// <param name="Reason">The same in a sentence, with ranks and scores.</param>
public sealed record LostAnswer(LostAt At, string Reason)
{
    /// <summary>Finds where the expected answer of a question was lost that was not answered right.</summary>
    public static LostAnswer Find(ExpectedAnswer expected, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(explanation);
        var confidence = explanation.Confidence.ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
        if (!expected.IsAnswerable)
        {
            return new LostAnswer(LostAt.Abstention, $"The evidence was held good enough, with a confidence of {confidence}.");
        }

        var passage = IndexOf(explanation.Passages, found => expected.IsSaidIn(found.Passage.Text));
        var sentence = IndexOf(explanation.Sentences, weighed => expected.IsSaidIn(weighed.Text));
        var where = passage < 0 ? $"none of the {explanation.Passages.Count} passages found holds it"
            : sentence < 0 ? $"passage {passage + 1} holds it, and none of the {explanation.Sentences.Count} sentences weighed"
            : $"passage {passage + 1} and sentence {sentence + 1} of {explanation.Sentences.Count} hold it";
        if (explanation.Answer.Outcome == AnswerOutcome.Abstained)
        {
            return new LostAnswer(passage < 0 ? LostAt.Retrieval : LostAt.Abstention, $"The evidence was held too thin, with a confidence of {confidence}; {where}.");
        }

        var at = passage < 0 ? LostAt.Retrieval
            : sentence < 0 ? LostAt.Ranking
            : explanation.Sentences.Any(weighed => weighed.IsSaid && expected.IsSaidIn(weighed.Text)) ? LostAt.Nowhere
            : explanation.Sentences.Any(weighed => weighed.IsChosen && expected.IsSaidIn(weighed.Text)) ? LostAt.Verification
            : LostAt.Choice;
        var step = at switch
        {
            LostAt.Retrieval => "Not retrieved",
            LostAt.Ranking => "Retrieved, not weighed",
            LostAt.Choice => "Weighed, not chosen",
            LostAt.Verification => "Chosen, dropped by the verifier",
            _ => "Said",
        };
        return new LostAnswer(at, $"{step}: {where}.");
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> condition)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (condition(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
