using System.Runtime.CompilerServices;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;

namespace NewsBot.Core.LanguageModels;

/// <summary>
/// Answers with a language model: what it writes is checked sentence by sentence and shown only then; where nothing of it
/// answers the question, the quotes themselves do.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="verifier">Checks what it writes.</param>
internal sealed class ModelAnswers(LanguageModel model, CitationVerifier verifier)
{
    private const int MaxEvidence = 10;

    private const string MadeOfQuotes = "This answer is made of quotes alone.";

    private readonly ModelComposer _composer = new(model);
    private readonly ModelJudge? _judge = model.Judges ? new ModelJudge(model) : null;

    /// <summary>Answers from evidence that holds an answer.</summary>
    /// <returns>The answer as far as it is verified, longer each time; the last is the whole.</returns>
    public async IAsyncEnumerable<VerifiedAnswer> AnswerAsync(
        Question question, EvidenceSet evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var quotes = ExtractiveComposer.Compose(question, evidence);
        var numbered = Numbered(quotes, evidence);
        var answer = new ModelDraft(question, quotes, _composer.Name);
        var (hasRefused, isCut, problem) = (false, false, (string?)null);
        await using (var replies = _composer.ComposeAsync(question, numbered, cancellationToken).GetAsyncEnumerator(cancellationToken))
        {
            while (true)
            {
                try
                {
                    if (!await replies.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                {
                    problem = LanguageModelException.Describe(error);
                    break;
                }

                switch (replies.Current)
                {
                    case ModelReply.Abstention:
                        hasRefused = true;
                        break;
                    case ModelReply.CutOff:
                        isCut = true;
                        break;
                    case ModelReply.Claim claim:
                        var sentence = new DraftSentence(claim.Text, Cited(claim, numbered), AnswerRole.Detail) { IsInOwnWords = true };
                        if (answer.Add(sentence, verifier.Check(sentence)) && _judge is null && answer.HasLead)
                        {
                            yield return verifier.Verify(question, answer.ToDraft(), evidence);
                        }

                        break;
                }
            }
        }

        if (_judge is not null && answer.HasPassed)
        {
            problem = await JudgeAsync(answer, cancellationToken) ?? problem;
        }

        if (answer.HasPassed && answer.CompleteLead())
        {
            var cut = problem is not null || isCut ? "The language model's answer broke off; what is shown was checked." : null;
            yield return verifier.Verify(question, answer.ToDraft() with { Notes = Notes(problem, cut) }, evidence);
        }
        else if (hasRefused && !answer.HasPassed && problem is null)
        {
            yield return verifier.Abstain(question, evidence, _composer.Name);
        }
        else
        {
            var reason = problem ?? (answer.HasPassed ? "What the language model wrote does not answer the question."
                : answer.IsEmpty ? "The language model wrote nothing that can be used."
                : "What the language model wrote is not borne out by the documents.");
            yield return verifier.Verify(question, quotes with { Notes = [$"{reason} {MadeOfQuotes}"] }, evidence);
        }
    }

    // A failure of the judge leaves nothing that has been judged.
    private async Task<string?> JudgeAsync(ModelDraft answer, CancellationToken cancellationToken)
    {
        IReadOnlyList<DraftSentence> supported = [];
        string? problem = null;
        try
        {
            supported = await _judge!.SupportedAsync(answer.Passed, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            problem = LanguageModelException.Describe(error);
        }

        answer.KeepOnly(supported);
        return problem;
    }

    // What the quotes alone would say comes first, so that the model has no reason to lead with anything older.
    private static List<EvidenceSentence> Numbered(Answers.Draft quotes, EvidenceSet evidence) =>
    [
        .. quotes.Sentences.Select(sentence => sentence.Sources[0])
            .Concat(evidence.Ranked.Where(sentence => sentence.Passage.Sentences[sentence.Index].Kind != BlockKind.Title))
            .Distinct()
            .Take(MaxEvidence),
    ];

    // A sentence that cites what does not exist was not written from the evidence: it cites nothing.
    private static List<EvidenceSentence> Cited(ModelReply.Claim claim, List<EvidenceSentence> numbered) =>
        claim.Numbers.All(number => number >= 1 && number <= numbered.Count) ? [.. claim.Numbers.Distinct().Select(number => numbered[number - 1])] : [];

    private static List<string> Notes(params IEnumerable<string?> notes) => [.. notes.OfType<string>()];
}
