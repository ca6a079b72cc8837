using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core;

/// <summary>
/// The whole road from a question to a verified answer: read the question, find the evidence, judge what of it is current,
/// compose from it, verify what was composed. Safe for use by several threads at once.
/// </summary>
/// <param name="snapshot">The knowledge that is asked; held for as long as the pipeline is.</param>
public sealed class AnswerPipeline(Snapshot snapshot)
{
    private readonly QuestionReader _questions = new(snapshot);
    private readonly EvidenceFinder _evidence = new(snapshot);
    private readonly CurrencyJudge _currency = new(snapshot);
    private readonly CitationVerifier _verifier = new(snapshot);

    /// <summary>Answers a question from the documents, or says that they do not say.</summary>
    /// <param name="request">What somebody asked.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>A verified answer; never null, never empty.</returns>
    /// <exception cref="QuestionException">The question is empty, too long or has no word to look for.</exception>
    public Task<VerifiedAnswer> AskAsync(QuestionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var question = _questions.Read(request);
        var evidence = _currency.Judge(question, _evidence.Find(question));
        return Task.FromResult(evidence.Answers
            ? _verifier.Verify(question, ExtractiveComposer.Compose(question, evidence), evidence)
            : _verifier.Abstain(question, evidence, ExtractiveComposer.Name));
    }
}
