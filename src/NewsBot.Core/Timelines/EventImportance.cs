using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>
/// Tells how important events are among others, from how many articles name their dates. What is still named long
/// after it was is important, and so is what is dated to the day; of several events of one date, each counts less than the one before.
/// </summary>
/// <remarks>
/// Dates are chosen before events, as in R. Kessler and others, "Finding salient dates for building thematic timelines"
/// (2012).
/// </remarks>
internal static class EventImportance
{
    // Each further event of one date counts this share of the one before.
    private const double NextOfDate = 0.7;

    // What is only expected may come to nothing.
    private const double BeforeItWas = 0.3;

    // From then on a date is history: it does not grow more important by growing older.
    private const int DaysToHistory = 90;

    /// <summary>The importance of each group, from 0 to 1; the greatest is 1.</summary>
    public static Dictionary<EventGroup, double> Of(IReadOnlyList<EventGroup> groups)
    {
        var importance = new Dictionary<EventGroup, double>(groups.Count, ReferenceEqualityComparer.Instance);
        foreach (var date in groups.GroupBy(group => (group.Best.From, group.Best.To)))
        {
            var worth = Salience([.. date.SelectMany(group => group.Mentions)]);
            foreach (var group in date.OrderByDescending(group => group.Articles + Clarity.Of(group.Best)).ThenByDescending(group => group.Mentions.Count))
            {
                importance[group] = worth;
                worth *= NextOfDate;
            }
        }

        var greatest = importance.Values.DefaultIfEmpty(1).Max();
        foreach (var group in groups)
        {
            importance[group] /= greatest;
        }

        return importance;
    }

    // Each article that names a date counts, and the more the longer ago the date was by then.
    private static double Salience(IReadOnlyList<EventMention> mentions) =>
        WorthOf(mentions[0].Time.Precision)
        * mentions.GroupBy(mention => mention.Source.Article.Path, StringComparer.Ordinal).Sum(article => article.Max(Lasting));

    private static double Lasting(EventMention mention)
    {
        if (mention.Source.StatedOn is not { } statedOn)
        {
            return 1;
        }

        var days = statedOn.Latest.DayNumber - mention.To.DayNumber;
        return days < 0 ? BeforeItWas : Math.Cbrt(1 + Math.Min(days, DaysToHistory));
    }

    private static double WorthOf(TimePrecision precision) => precision switch
    {
        TimePrecision.Day => 1,
        TimePrecision.Weekend or TimePrecision.Week or TimePrecision.Range => 0.6,
        TimePrecision.Month => 0.5,
        TimePrecision.Year => 0.3,
        _ => 0.4,
    };
}
