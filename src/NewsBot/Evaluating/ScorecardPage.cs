using NewsBot.Core.Answers;
using NewsBot.Core.QuestionSets;
using NewsBot.Output;

namespace NewsBot.Evaluating;

/// <summary>How a scorecard is shown on a terminal: the figures, then every miss with what was expected, what was said and why.</summary>
internal static class ScorecardPage
{
    private const int LabelWidth = 31;
    private const int MaxWordings = 4;

    /// <summary>Lays a scorecard out in lines.</summary>
    /// <param name="scorecard">The scorecard.</param>
    /// <param name="comparison">What changed since an earlier run; null where there is none.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(Scorecard scorecard, ScorecardComparison? comparison, int width)
    {
        var page = new Page(width);
        foreach (var figure in scorecard.Figures)
        {
            AddFigure(page, figure, comparison?.Before(figure.Name));
        }

        page.Heading("By type");
        foreach (var type in scorecard.Types)
        {
            AddFigure(page, type, before: null);
        }

        if (scorecard.Misses.Count > 0)
        {
            page.Heading("Misses");
            foreach (var miss in scorecard.Misses)
            {
                AddMiss(page, miss);
            }
        }

        if (comparison is not null)
        {
            AddChanges(page, "Better than before", comparison.Better, TextStyle.Good);
            AddChanges(page, "Worse than before", comparison.Worse, TextStyle.Bad);
        }

        return page.Lines;
    }

    /// <summary>Why a question is a miss, in sentences.</summary>
    public static string WhyOf(AskedQuestion miss) => string.Join(
        ' ',
        [
            .. miss.Judgement.Problems,
            .. miss.Judgement.IsStale ? (string[])["It leads with what was overtaken."] : [],
            .. miss.Judgement.LeaksFuture ? (string[])["It tells what was not yet known."] : [],
            .. miss.Judgement.IsRight ? [] : (string[])[LostAnswer.Find(miss.Question.Expected, miss.Explanation).Reason],
        ]);

    private static void AddFigure(Page page, Figure figure, double? before)
    {
        if (figure.Value is { } value)
        {
            var change = before is { } old ? $" (was {figure.Show(old)})" : "";
            page.Text($"{figure.Label.PadRight(LabelWidth)} ", "  ", new Segment(figure.Show(value), TextStyle.Strong), new Segment($" {figure.Of}{change}", TextStyle.Muted));
        }
    }

    private static void AddMiss(Page page, AskedQuestion miss)
    {
        var answer = miss.Explanation.Answer;
        page.Gap();
        page.Text("- ", "  ", new Segment($"{miss.Question.Id}  ", TextStyle.Muted), new Segment(miss.Question.Text, TextStyle.Strong));
        page.Text("  expected: ", "            ", Expected(miss.Question.Expected));
        page.Text("  said:     ", "            ", answer.Outcome == AnswerOutcome.Abstained ? answer.Text : answer.Sentences[0].Text);
        page.Text("  why:      ", "            ", WhyOf(miss));
    }

    private static string Expected(ExpectedAnswer expected) =>
        !expected.IsAnswerable ? "the documents do not say"
        : expected.Answers.Count == 0 ? "an answer"
        : string.Join(" | ", expected.Answers.Take(MaxWordings));

    private static void AddChanges(Page page, string heading, IReadOnlyList<AskedQuestion> questions, TextStyle style)
    {
        if (questions.Count > 0)
        {
            page.Heading($"{heading}: {questions.Count}");
            foreach (var question in questions)
            {
                page.Text("- ", "  ", new Segment($"{question.Question.Id}  ", TextStyle.Muted), new Segment(question.Question.Text, style));
            }
        }
    }
}
