using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Checking;

/// <summary>
/// Holds what somebody wrote against the documents: for each sentence that states something, whether they support it,
/// contradict it, have overtaken it, or do not tell. Safe for use by several threads at once.
/// </summary>
/// <param name="snapshot">The knowledge it is held against; kept for as long as the checker is.</param>
public sealed class StatementChecker(Snapshot snapshot)
{
    /// <summary>How many statements of a text are checked; the rest is left out.</summary>
    public const int MaxStatements = 12;

    // How much of the evidence for a statement is compared with it word by word.
    private const int MaxSources = 12;

    // "Thanks, that is great!" states nothing that documents could hold.
    private const int FewestTerms = 3;

    private readonly QuestionReader _questions = new(snapshot);
    private readonly EvidenceFinder _evidence = new(snapshot);
    private readonly CitationVerifier _verifier = new(snapshot);

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text; never trusted.</param>
    /// <param name="asOf">The last day whose knowledge may be used; null for all of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public VerifiedCheck Check(string text, DateOnly? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var drafts = new List<CheckDraft>();
        foreach (var sentence in SentenceSplitter.Split(text, new TextSpan(0, text.Length)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (drafts.Count < MaxStatements && Read(sentence.Of(text), asOf) is { } question)
            {
                drafts.Add(Check(question));
            }
        }

        return _verifier.Verify(drafts);
    }

    // Null where the sentence states nothing.
    private Question? Read(string sentence, DateOnly? asOf)
    {
        if (sentence.AsSpan().TrimEnd().EndsWith('?') || sentence.Length > QuestionReader.MaxLength)
        {
            return null;
        }

        try
        {
            var question = _questions.Read(new QuestionRequest(sentence, asOf));
            return question.Terms.Count < FewestTerms ? null : question;
        }
        catch (QuestionException)
        {
            return null;
        }
    }

    private CheckDraft Check(Question question)
    {
        var claim = question.Text;
        var sources = _evidence.Find(question).Ranked.Take(MaxSources).ToList();
        var statements = new StatementsOf(snapshot);
        var checker = new ClaimChecker(snapshot.Aliases);
        var faults = sources.ConvertAll(source => checker.Check(claim, [source]).Fault);

        var supporting = sources.Where((_, i) => faults[i] is null).ToList();
        var standing = supporting.FindAll(source => Overtaking(source) is null);
        if (standing.Count > 0)
        {
            return new CheckDraft(claim, CheckOutcome.Supported, standing);
        }

        if (supporting.Count > 0)
        {
            return new CheckDraft(claim, CheckOutcome.Outdated, [supporting[0], Overtaking(supporting[0])!]);
        }

        var matter = Matter.Of(claim, "", snapshot.Aliases, stem => snapshot.Rarity(stem));
        var contradicting = sources.Where((source, i) => Overtaking(source) is null && Contradicts(claim, matter, faults[i], statements[source])).ToList();
        return contradicting.Count > 0
            ? new CheckDraft(claim, CheckOutcome.Contradicted, contradicting)
            : new CheckDraft(claim, CheckOutcome.NotInSources, []);

        EvidenceSentence? Overtaking(EvidenceSentence older) =>
            sources.Find(newer => newer != older && Supersession.Supersedes(statements[newer], statements[older]));
    }

    // Another number or date of the same event, or the opposite outcome; a name or a word more is only not told.
    private static bool Contradicts(string claim, Matter matter, ClaimFault? fault, Statement source) => fault switch
    {
        ClaimFault.Negation => true,
        ClaimFault.Number => HasOtherFigure(QuantityReader.Find(claim), source.Quantities),
        ClaimFault.Date => source.Times.Count > 0,
        _ => false,
    } && Matter.IsSameEvent(matter, source.Matter);

    private static bool HasOtherFigure(IReadOnlyList<Quantity> claimed, IReadOnlyList<Quantity> told) =>
        claimed.Any(one => told.Any(other => Math.Abs(one.Value - other.Value) > 0 && Quantity.CountSame(one, other)));
}
