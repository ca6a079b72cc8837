using NewsBot.Core.Answers;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;

namespace NewsBot.Core.Explaining;

/// <summary>How an answer came to be: what was looked for, what was found, what counted for each sentence, and what was overtaken.</summary>
public sealed class Explanation
{
    private readonly EvidenceSet _judged;

    internal Explanation(Question question, EvidenceSet judged, VerifiedAnswer answer)
    {
        Question = question;
        Answer = answer;
        _judged = judged;
    }

    /// <summary>The answer that is explained.</summary>
    public VerifiedAnswer Answer { get; }

    /// <summary>The question as it was read.</summary>
    public Question Question { get; }

    /// <summary>The passages that were found, the best first.</summary>
    public IReadOnlyList<FoundPassage> Passages => _judged.Passages;

    /// <summary>How sure it is that the best sentence answers, as log odds: what is above 0 is answered. Negative infinity where there is none.</summary>
    public float Confidence => _judged.Confidence;

    /// <summary>What <see cref="Confidence"/> is the sum of; none where there is no sentence.</summary>
    public IReadOnlyList<ScorePart> ConfidenceParts => _judged.Surest is { } surest ? EvidenceWeights.Shipped.Confidence.PartsOf(surest.Features) : [];

    /// <summary>Words of the question that no sentence near the best holds.</summary>
    public IReadOnlyList<string> Missing => _judged.Missing;

    /// <summary>The sentences that were weighed, in the order they stand in once it has been judged what is current.</summary>
    public IReadOnlyList<WeighedSentence> Sentences => field ??= WeighSentences();

    private WeighedSentence[] WeighSentences()
    {
        var chosen = _judged.Answers ? ExtractiveComposer.Compose(Question, _judged).Sentences.Select(sentence => sentence.Sources[0]).ToList() : [];
        return [.. _judged.Ranked.Select(sentence => new WeighedSentence
        {
            Document = sentence.Passage.Article.Path,
            Line = sentence.Passage.Sentences[sentence.Index].Line,
            Text = sentence.Text,
            StatedOn = sentence.Passage.StatedOn,
            Status = sentence.Status,
            Score = sentence.Score,
            Parts = EvidenceWeights.Shipped.Rank.PartsOf(sentence.Features),
            IsSuperseded = sentence.IsSuperseded,
            IsChosen = chosen.Contains(sentence),
            IsSaid = Answer.Citations.Any(citation =>
                citation.Start == sentence.Span.Start && string.Equals(citation.Document, sentence.Passage.Article.Path, StringComparison.Ordinal)),
            Echoes = sentence.Echoes.Count,
        })];
    }
}
