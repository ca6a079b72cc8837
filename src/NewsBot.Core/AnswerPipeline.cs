using System.Runtime.CompilerServices;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Evidence;
using NewsBot.Core.Explaining;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Telemetry;

namespace NewsBot.Core;

/// <summary>
/// The whole road from a question to a verified answer: read the question, find the evidence, judge what of it is current,
/// compose from it, verify what was composed. Safe for use by several threads at once.
/// </summary>
/// <param name="snapshot">The knowledge that is asked; held for as long as the pipeline is.</param>
/// <param name="model">What puts answers into words; null for answers made of quotes.</param>
/// <param name="embeddings">What passages are also found by, besides their words; null for words alone.</param>
public sealed class AnswerPipeline(Snapshot snapshot, LanguageModel? model = null, EmbeddingModel? embeddings = null)
{
    private readonly QuestionReader _questions = new(snapshot);
    private readonly EvidenceFinder _evidence = new(snapshot);
    private readonly MeaningSearch? _meaning = embeddings is null ? null : new(snapshot, embeddings);
    private readonly CurrencyJudge _currency = new(snapshot);
    private readonly CitationVerifier _verifier = new(snapshot);

    /// <summary>Is told of the stages; null for nobody.</summary>
    public BotTelemetry? Telemetry { get; init; }

    /// <summary>Answers a question from the documents, or says that they do not say.</summary>
    /// <param name="request">What somebody asked.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>A verified answer; never null, never empty.</returns>
    /// <exception cref="QuestionException">The question is empty, too long or has no word to look for.</exception>
    public async Task<VerifiedAnswer> AskAsync(QuestionRequest request, CancellationToken cancellationToken) =>
        (await ExplainAsync(request, cancellationToken)).Answer;

    /// <summary>Answers a question and tells how the answer came to be. Takes as long as <see cref="AskAsync"/>.</summary>
    /// <param name="request">What somebody asked.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <exception cref="QuestionException">The question is empty, too long or has no word to look for.</exception>
    public async Task<Explanation> ExplainAsync(QuestionRequest request, CancellationToken cancellationToken)
    {
        var (question, evidence) = await FindAsync(request, cancellationToken);
        VerifiedAnswer? whole = null;
        await foreach (var answer in AnswerAsync(question, evidence, cancellationToken))
        {
            whole = answer;
        }

        return new Explanation(question, evidence, whole!);
    }

    /// <summary>Answers a question sentence by sentence, as a language model writes and each sentence has been verified.</summary>
    /// <param name="request">What somebody asked.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>
    /// The answer as far as it goes, at least once. Each has the sentences of the one before and more behind them; the last
    /// is the whole. Without a language model there is one.
    /// </returns>
    /// <exception cref="QuestionException">The question is empty, too long or has no word to look for.</exception>
    public async IAsyncEnumerable<VerifiedAnswer> AskStreamingAsync(QuestionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (question, evidence) = await FindAsync(request, cancellationToken);
        await foreach (var answer in AnswerAsync(question, evidence, cancellationToken))
        {
            yield return answer;
        }
    }

    private async Task<(Question Question, EvidenceSet Evidence)> FindAsync(QuestionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Question question;
        using (Telemetry?.BeginStage("question"))
        {
            question = await FollowUps.ReadAsync(_questions, model, request, cancellationToken);
        }

        IReadOnlyList<ScoredPassage> alike = [];
        if (_meaning is not null)
        {
            using var meaning = Telemetry?.BeginStage("meaning");
            (alike, var note) = await _meaning.FindAsync(question, EvidenceFinder.CountPassages(question), cancellationToken);
            question = note is null ? question : question with { Notes = [.. question.Notes, note] };
        }

        using var stage = Telemetry?.BeginStage("evidence");
        return (question, _currency.Judge(question, _evidence.Find(question, alike)));
    }

    private async IAsyncEnumerable<VerifiedAnswer> AnswerAsync(
        Question question, EvidenceSet evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stage = Telemetry?.BeginStage("answer");
        if (!evidence.Answers)
        {
            yield return _verifier.Abstain(question, evidence, ExtractiveComposer.Name);
        }
        else if (model is null || question.IsAboutArticle)
        {
            yield return _verifier.Verify(question, ExtractiveComposer.Compose(question, evidence), evidence);
        }
        else
        {
            await foreach (var answer in new ModelAnswers(model, _verifier).AnswerAsync(question, evidence, cancellationToken))
            {
                yield return answer;
            }
        }
    }
}
