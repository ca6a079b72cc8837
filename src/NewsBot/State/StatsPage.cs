using System.Globalization;
using NewsBot.Core.State;
using NewsBot.Output;

namespace NewsBot.State;

/// <summary>How the statistics are shown on a terminal.</summary>
internal static class StatsPage
{
    private const int NumberWidth = 7;

    /// <summary>Lays the statistics out in lines.</summary>
    /// <param name="days">How many days back they reach.</param>
    /// <param name="usage">What was asked.</param>
    /// <param name="acts">What admins did last, newest first.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(int days, UsageReport usage, IReadOnlyList<AdminAct> acts, int width)
    {
        var page = new Page(width);
        page.Heading(days == 1 ? "The last day" : Invariant($"The last {days} days"));
        Count(page, usage.Answered + usage.Abstained, "questions");
        Count(page, usage.Answered, "answered");
        Count(page, usage.Abstained, "not answered by the documents");
        Count(page, usage.Helpful, "opinions that an answer helped");
        Count(page, usage.NotHelpful, "opinions that it did not");
        Questions(page, "Asked most", usage.MostAsked);
        Questions(page, "What the documents lack: asked and not answered", usage.Unanswered);
        if (acts.Count > 0)
        {
            page.Heading("What admins did last");
            foreach (var act in acts)
            {
                var at = act.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
                page.Text("  ", "    ", new Segment(at, TextStyle.Muted), $" {act.Actor}, {act.Act}: {act.Detail}");
            }
        }

        return page.Lines;
    }

    private static void Questions(Page page, string heading, IReadOnlyList<AskedQuestion> questions)
    {
        if (questions.Count > 0)
        {
            page.Heading(heading);
            foreach (var asked in questions)
            {
                Count(page, asked.Times, asked.Question);
            }
        }
    }

    private static void Count(Page page, int count, string what)
    {
        var number = count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(NumberWidth);
        page.Text($"{number}  ", new string(' ', NumberWidth + 2), what);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
