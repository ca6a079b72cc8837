using NewsBot.Core.Evidence;
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

    // A sentence speaks of the same matter as the best when it holds nearly as much of the question.
    private const float SameMatter = 0.7f;

    // Supporting sentences that score less than this share of the lead's would only distract.
    private const float DetailWorth = 0.72f;

    /// <summary>Composes the answer: what is current, what earlier reports expected, what supports it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="evidence">At least one sentence.</param>
    public static Draft Compose(Question question, EvidenceSet evidence)
    {
        var lead = Lead(question, evidence.Ranked);
        List<EvidenceSentence> earlier = IsDecisive(lead)
            ? [.. evidence.Ranked
                .Where(sentence => sentence.Status == EventStatus.Planned && sentence.LatestStatedOn < lead.LatestStatedOn && IsSameMatter(sentence, lead))
                .Take(MaxEarlier)]
            : [];
        var details = evidence.Ranked
            .Where(sentence => sentence != lead && !earlier.Contains(sentence) && sentence.Score >= DetailWorth * lead.Score)
            .Take(MaxSentences - 1 - earlier.Count);
        return new Draft(
            Name,
            [
                Say(lead, AnswerRole.Current),
                .. earlier.Select(sentence => Say(sentence, AnswerRole.Earlier)),
                .. details.Select(sentence => Say(sentence, AnswerRole.Detail)),
            ]);
    }

    // The best sentence leads, unless it only expects what a later one of the same matter tells the outcome of.
    private static EvidenceSentence Lead(Question question, IReadOnlyList<EvidenceSentence> ranked)
    {
        var best = ranked[0];
        if (question.Kind != AnswerKind.YesNo && best.Status != EventStatus.Planned)
        {
            return best;
        }

        return ranked
            .Where(sentence => IsDecisive(sentence) && IsSameMatter(sentence, best) && sentence.LatestStatedOn >= best.LatestStatedOn)
            .OrderByDescending(sentence => sentence.LatestStatedOn)
            .FirstOrDefault(best);
    }

    private static bool IsDecisive(EvidenceSentence sentence) => sentence.Status is EventStatus.Happened or EventStatus.Denied;

    private static bool IsSameMatter(EvidenceSentence sentence, EvidenceSentence other) => Held(sentence) >= SameMatter * Held(other);

    private static float Held(EvidenceSentence sentence) => sentence.Features.Coverage + (0.45f * sentence.Features.Context);

    private static DraftSentence Say(EvidenceSentence sentence, AnswerRole role) => new(sentence.Text, [sentence, .. sentence.Echoes], role);
}
