using NewsBot.Core.Evidence;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Time;

namespace NewsBot.Core.Answers;

/// <summary>Composes an answer of sentences as they stand in the articles, without a language model.</summary>
internal static class ExtractiveComposer
{
    /// <summary>What <see cref="Draft.Composer"/> calls it.</summary>
    public const string Name = "extractive";

    private const int MaxSentences = 4;
    private const int MaxEarlier = 2;

    // A report of an outcome tells of the matter asked about when it holds this share of what the best sentence holds of
    // the question: an outcome is often told in words of its own ("fell short", "never got off the ground").
    private const float SameMatter = 0.6f;

    private const float OutcomeWords = 0.5f;

    // Supporting sentences that score less than this share of the lead's would only distract.
    private const float DetailWorth = 0.72f;

    /// <summary>Composes the answer: what is current, what earlier reports expected, what supports it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="evidence">At least one sentence.</param>
    public static Draft Compose(Question question, EvidenceSet evidence)
    {
        var lead = Lead(question, evidence.Ranked);
        if (question.IsAboutArticle)
        {
            // One line of the article's header is the whole answer; other articles' lines are none.
            return new Draft(Name, [Say(lead, AnswerRole.Current)]);
        }

        var earlier = Earlier(question, lead, evidence.Ranked);
        var details = evidence.Ranked
            .Where(sentence => sentence != lead && !earlier.Contains(sentence) && !IsHeadline(sentence) && sentence.Score >= DetailWorth * lead.Score)
            .Take(MaxSentences - 1 - earlier.Count);
        return new Draft(
            Name,
            [
                Say(lead, AnswerRole.Current),
                .. earlier.Select(sentence => Say(sentence, AnswerRole.Earlier)),
                .. details.Select(sentence => Say(sentence, AnswerRole.Detail)),
            ]);
    }

    // The best sentence leads. Only where the question is whether something happened, a report of the outcome outranks an
    // expectation, even one that is repeated later; and until there is one, the fullest expectation leads.
    private static EvidenceSentence Lead(Question question, IReadOnlyList<EvidenceSentence> ranked)
    {
        var best = ranked[0];
        if (question.Kind != AnswerKind.YesNo)
        {
            return best;
        }

        List<EvidenceSentence> outcomes =
            [.. ranked.Where(sentence => IsOutcome(sentence) && !IsHeadline(sentence) && Held(sentence) >= SameMatter * Held(best))];
        if (outcomes.Count == 0)
        {
            return best.Status == EventStatus.Planned ? ranked.Where(IsExpectation).MaxBy(Held) ?? best : best;
        }

        // What was denied may have come about since: then that leads. What came about is not undone by an older denial.
        var denial = outcomes.Where(IsDenial).OrderByDescending(sentence => sentence.LatestStatedOn).ThenByDescending(Held).FirstOrDefault();
        return outcomes.Where(sentence => !IsDenial(sentence) && (denial is null || IsLaterOrFuller(sentence, denial))).MaxBy(Held) ?? denial!;
    }

    // That it happened must be told in the words asked for, or in like words; that it did not is often told otherwise.
    private static bool IsOutcome(EvidenceSentence sentence) =>
        sentence.NamesEvent
        && (IsDenial(sentence) || (sentence.Status == EventStatus.Happened && sentence.Features.Words >= OutcomeWords));

    private static bool IsDenial(EvidenceSentence sentence) => sentence.Status == EventStatus.Denied;

    private static bool IsLaterOrFuller(EvidenceSentence sentence, EvidenceSentence denial) =>
        sentence.LatestStatedOn > denial.LatestStatedOn || (sentence.LatestStatedOn == denial.LatestStatedOn && Held(sentence) > Held(denial));

    // Before an outcome there were expectations, and perhaps a denial that it overtook. They belong to questions about what
    // happened; to any other question they are details like the rest.
    private static List<EvidenceSentence> Earlier(Question question, EvidenceSentence lead, IReadOnlyList<EvidenceSentence> ranked)
    {
        if (question.Kind is not (AnswerKind.YesNo or AnswerKind.Any) || !IsOutcome(lead))
        {
            return [];
        }

        List<EvidenceSentence> before =
            [.. ranked.Where(sentence => !IsHeadline(sentence) && sentence.LatestStatedOn <= lead.LatestStatedOn && Held(sentence) >= SameMatter * Held(lead))];
        var denial = before.Where(sentence => IsDenial(sentence) && !IsDenial(lead) && sentence.LatestStatedOn < lead.LatestStatedOn).Take(1);
        return [.. denial.Concat(before.Where(IsExpectation)).Take(MaxEarlier)];
    }

    private static bool IsExpectation(EvidenceSentence sentence) => sentence.Status == EventStatus.Planned && !IsHeadline(sentence);

    // The article under a headline tells the same in full.
    private static bool IsHeadline(EvidenceSentence sentence) => sentence.Passage.Sentences[sentence.Index].Kind == BlockKind.Title;

    private static float Held(EvidenceSentence sentence) => sentence.Features.Coverage + (0.45f * sentence.Features.Context);

    private static DraftSentence Say(EvidenceSentence sentence, AnswerRole role) => new(sentence.Text, [sentence, .. sentence.Echoes], role);
}
