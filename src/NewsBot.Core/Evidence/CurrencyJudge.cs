using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Evidence;

/// <summary>
/// Judges what of the evidence is current: puts it first, marks what it superseded, and tells whether the event that was
/// asked about happened and where sources contradict each other.
/// </summary>
/// <param name="snapshot">The knowledge that the evidence was found in.</param>
internal sealed class CurrencyJudge(Snapshot snapshot)
{
    /// <summary>Judges the evidence for a question. Evidence that does not answer is left as it is.</summary>
    public EvidenceSet Judge(Question question, EvidenceSet evidence)
    {
        if (!evidence.Answers || question.IsAboutArticle)
        {
            return evidence;
        }

        var statements = new StatementsOf(snapshot);
        var judged = Measure.Of(question) is { } measure ? FigureJudge.Judge(measure, question.AsOf, evidence, statements)
            : question.Kind is AnswerKind.YesNo or AnswerKind.Any ? new OutcomeJudge(question, evidence.Ranked, statements).Judge(evidence)
            : evidence;
        return judged with { Disputes = DisputeFinder.Find(question, judged, statements) };
    }
}
