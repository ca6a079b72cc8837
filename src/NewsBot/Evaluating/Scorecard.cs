using NewsBot.Core.Answers;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;

namespace NewsBot.Evaluating;

/// <summary>How well the questions of a set were answered.</summary>
internal sealed class Scorecard
{
    private const double Late = 0.99;

    /// <summary>Adds the answers up.</summary>
    /// <param name="asked">The questions that were asked, follow-ups included; at least one.</param>
    /// <param name="snapshot">The knowledge they were asked of.</param>
    public Scorecard(IReadOnlyList<AskedQuestion> asked, Snapshot snapshot)
    {
        Asked = asked;
        Misses = [.. asked.Where(one => !one.Judgement.IsRight || one.Judgement.IsStale || one.Judgement.LeaksFuture)];
        Types = [.. asked
            .GroupBy(one => one.Question.Type, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => Figure.Share(type.Key, type.Key, type.Count(IsRight), type.Count()))];

        List<AskedQuestion> answerable = [.. asked.Where(one => one.Question.Expected.IsAnswerable)];
        List<AskedQuestion> dated = [.. answerable.Where(one => one.Question.Expected.Superseded is not null && one.Question.Type != History)];
        List<AskedQuestion> disputed = [.. answerable.Where(one => one.Question.Expected.Disagreement is { Count: > 0 })];
        List<QuoteCheck> quotes = [.. asked.Select(one => QuoteCheck.Of(one.Explanation.Answer, snapshot))];
        var unanswerable = asked.Count - answerable.Count;
        var abstained = asked.Count(IsAbstention);
        var rightlyAbstained = abstained - answerable.Count(IsAbstention);
        List<double> milliseconds = [.. asked.Select(one => one.Elapsed.TotalMilliseconds).Order()];
        Figures =
        [
            Figure.Share("right", "Right", answerable.Count(IsRight), answerable.Count),
            Figure.Share("rightInFirstSentence", "Right in the first sentence", answerable.Count(one => one.Judgement.IsRightAtOnce), answerable.Count),
            Figure.Share("falseAbstention", "False abstention", answerable.Count(IsAbstention), answerable.Count),
            Figure.Share("abstentionPrecision", "Abstention precision", rightlyAbstained, abstained),
            Figure.Share("abstentionRecall", "Abstention recall", rightlyAbstained, unanswerable),
            Figure.Share("rightOrRightlyAbstained", "Right or rightly abstained", asked.Count(IsRight), asked.Count),
            Figure.Share("citationPrecision", "Citation precision", quotes.Sum(quote => quote.Supporting), quotes.Sum(quote => quote.Marks)),
            Figure.Share("verbatim", "Verbatim quotes", quotes.Sum(quote => quote.Verbatim), quotes.Sum(quote => quote.Quotes)),
            Figure.Share("currentFirst", "Current in the first sentence", dated.Count(one => one.Judgement.IsRightAtOnce), dated.Count),
            Figure.Share("staleFirst", "Stale in the first sentence", dated.Count(one => one.Judgement.IsStale), dated.Count),
            Figure.Share("futureLeak", "Future leaks", dated.Count(one => one.Judgement.LeaksFuture), dated.Count),
            Figure.Share("disagreementsShown", "Disagreements shown", disputed.Count(one => one.Explanation.Answer.Disagreements.Count > 0), disputed.Count),
            new Figure("misses", "Misses", Misses.Count, $"of {asked.Count}", "0"),
            new Figure("medianMs", "Median time in ms", milliseconds[milliseconds.Count / 2], "", "0.0"),
            new Figure("p99Ms", "99th percentile in ms", milliseconds[(int)(Late * (milliseconds.Count - 1))], "", "0.0"),
        ];
    }

    /// <summary>The type of questions about the course of things, which the overtaken is no mistake in.</summary>
    private const string History = "history";

    /// <summary>The names of all figures, which thresholds can be set on.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "right", "rightInFirstSentence", "falseAbstention", "abstentionPrecision", "abstentionRecall", "rightOrRightlyAbstained", "citationPrecision", "verbatim",
        "currentFirst", "staleFirst", "futureLeak", "disagreementsShown", "misses", "medianMs", "p99Ms",
    ];

    /// <summary>Every question that was asked.</summary>
    public IReadOnlyList<AskedQuestion> Asked { get; }

    /// <summary>The figures, in the order shown.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>What share of each type of question was answered right, by name of the type.</summary>
    public IReadOnlyList<Figure> Types { get; }

    /// <summary>The questions whose answer is not right, or leads with what was overtaken, or tells what was not yet known.</summary>
    public IReadOnlyList<AskedQuestion> Misses { get; }

    private static bool IsRight(AskedQuestion one) => one.Judgement.IsRight;

    private static bool IsAbstention(AskedQuestion one) => one.Explanation.Answer.Outcome == AnswerOutcome.Abstained;
}
