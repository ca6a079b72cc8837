using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

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
    private readonly CurrencyJudge _currency = new(snapshot);
    private readonly CitationVerifier _verifier = new(snapshot);

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text; never trusted.</param>
    /// <param name="asOf">The last day whose knowledge may be used; null for all of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public VerifiedCheck Check(string text, DateOnly? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var drafts = new List<CheckDraft>();
        var omitted = 0;
        foreach (var statement in StatementText.Find(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(statement, asOf) is not { } question)
            {
                continue;
            }

            if (drafts.Count == MaxStatements)
            {
                omitted++;
            }
            else
            {
                drafts.Add(Check(question));
            }
        }

        return _verifier.Verify(drafts, omitted);
    }

    // Null where the sentence states nothing.
    private Question? Read(string statement, DateOnly? asOf)
    {
        try
        {
            var question = _questions.Read(new QuestionRequest(statement, asOf));
            return question.Terms.Count < FewestTerms ? null : question with { Kind = AnswerKind.YesNo, AsksForOutcome = true };
        }
        catch (QuestionException)
        {
            return null;
        }
    }

    private CheckDraft Check(Question question)
    {
        var claim = question.Text;
        var evidence = _evidence.Find(question);
        var sources = evidence.Ranked.Take(MaxSources).ToList();
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

        var told = new Claim(claim, StatusClassifier.Classify(claim), Matter.Of(claim, "", snapshot.Aliases, stem => snapshot.Rarity(stem)));
        var differing = sources
            .Select((source, i) => (Source: source, Outcome: Stands(source, faults[i]) ? Differing(told, faults[i], source, statements[source]) : null))
            .Where(found => found.Outcome is not null)
            .ToList();
        if (differing.Count > 0)
        {
            var outcome = differing[0].Outcome!.Value;
            return new CheckDraft(claim, outcome, [.. differing.Where(found => found.Outcome == outcome).Select(found => found.Source)]);
        }

        // An outcome is often told in words of its own: then what became of the event is judged as for a question about it. That
        // something did happen is told in so many words, or is not told.
        return told.Status != EventStatus.Denied
            && _currency.Judge(question, evidence).Verdict is { } verdict && Against(told.Status, verdict.Status) is { } other
            && Matter.IsSame(told.Matter, statements[verdict.Report].Matter)
            ? new CheckDraft(claim, other, [verdict.Report])
            : new CheckDraft(claim, CheckOutcome.NotInSources, []);

        // A figure is another whatever became of the rest.
        bool Stands(EvidenceSentence source, ClaimFault? fault) => fault == ClaimFault.Number || Overtaking(source) is null || told.IsOfBefore(source);

        EvidenceSentence? Overtaking(EvidenceSentence older) =>
            sources.Find(newer => newer != older && Supersession.Supersedes(statements[newer], statements[older]));
    }

    // Another number or date of the same event, or the opposite outcome; a name or a word more is only not told.
    private static CheckOutcome? Differing(Claim claim, ClaimFault? fault, EvidenceSentence source, Statement statement)
    {
        CheckOutcome? outcome = fault switch
        {
            ClaimFault.Negation when source.NamesEvent => Against(claim.Status, source.Status),
            ClaimFault.Number when HasOtherFigure(QuantityReader.Find(claim.Text), statement.Quantities) => CheckOutcome.Contradicted,
            ClaimFault.Date when claim.Status == source.Status && HasOtherTime(claim.Times(source), statement.Times) => CheckOutcome.Contradicted,
            _ => null,
        };
        return outcome is not null && (Matter.IsSameEvent(claim.Matter, statement.Matter) || Matter.IsToldIn(claim.Matter, statement.Matter)) ? outcome : null;
    }

    // What is said to come is not contradicted by what came of it, and what is denied not by what was hoped for.
    private static CheckOutcome? Against(EventStatus claimed, EventStatus told) => (claimed, told) switch
    {
        (EventStatus.Planned, EventStatus.Happened or EventStatus.Denied) => CheckOutcome.Outdated,
        (EventStatus.Happened or EventStatus.Claimed, EventStatus.Denied) or (EventStatus.Denied, EventStatus.Happened) => CheckOutcome.Contradicted,
        _ => null,
    };

    // "In August" and "on 4 August" may both be right.
    private static bool HasOtherTime(IReadOnlyList<TimeExpression> claimed, IReadOnlyList<TimeExpression> told)
    {
        var known = told.Where(time => time is { From: not null, To: not null }).ToList();
        return known.Count > 0 && claimed.Any(time => known.TrueForAll(other => time.From > other.To || other.From > time.To));
    }

    private static bool HasOtherFigure(IReadOnlyList<Quantity> claimed, IReadOnlyList<Quantity> told) =>
        claimed.Any(one => told.Any(other => Math.Abs(one.Value - other.Value) > 0 && Quantity.CountSame(one, other)));

    private sealed record Claim(string Text, EventStatus Status, Matter Matter)
    {
        // Read as on the day of what it is compared with.
        public IReadOnlyList<TimeExpression> Times(EvidenceSentence source) =>
            TimeRecognizer.Find(Text, new TextSpan(0, Text.Length), source.Passage.StatedOn?.Latest);

        // A denial that was overtaken since still holds of the days before it.
        public bool IsOfBefore(EvidenceSentence source) => source.Status == EventStatus.Denied && Times(source).Any(time => time.To <= source.LatestStatedOn);
    }
}
