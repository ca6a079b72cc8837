using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;

namespace NewsBot.Core.Answers;

/// <summary>Composes an answer of sentences as they stand in the articles, without a language model.</summary>
internal static class ExtractiveComposer
{
    /// <summary>What <see cref="Draft.Composer"/> calls it.</summary>
    public const string Name = "extractive";

    private const int MaxSentences = 4;
    private const int MaxEarlier = 2;

    // Supporting sentences that score less than this share of the lead's would only distract.
    private const float DetailWorth = 0.72f;

    /// <summary>Composes the answer: what is current, what it superseded, what supports it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="evidence">Judged evidence of at least one sentence.</param>
    public static Draft Compose(Question question, EvidenceSet evidence)
    {
        var lead = evidence.Ranked[0];
        if (question.IsAboutArticle)
        {
            // One line of the article's header is the whole answer; other articles' lines are none.
            return new Draft(Name, [Say(lead, AnswerRole.Current)]);
        }

        List<EvidenceSentence> earlier = [.. evidence.Ranked.Where(sentence => sentence.IsSuperseded).Take(MaxEarlier)];
        var details = evidence.Ranked
            .Where(sentence => sentence != lead && !sentence.IsSuperseded && !sentence.IsHeadline && sentence.Score >= DetailWorth * lead.Score)
            .Take(MaxSentences - 1 - earlier.Count);
        return new Draft(
            Name,
            [
                Say(lead, AnswerRole.Current),
                .. earlier.Select(sentence => Say(sentence, AnswerRole.Earlier)),
                .. details.Select(sentence => Say(sentence, AnswerRole.Detail)),
            ]);
    }

    private static DraftSentence Say(EvidenceSentence sentence, AnswerRole role) => new(sentence.Text, [sentence, .. sentence.Echoes], role);
}
