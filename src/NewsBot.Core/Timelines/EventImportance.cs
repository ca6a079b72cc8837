namespace NewsBot.Core.Timelines;

/// <summary>
/// Tells how important events are among others, from how often and by whom their dates are named. What is still named long
/// after it was is important; of several events of one date, each counts less than the one before.
/// </summary>
/// <remarks>
/// Dates are chosen before events, as in R. Kessler and others, "Finding salient dates for building thematic timelines"
/// (2012).
/// </remarks>
internal static class EventImportance
{
    // Each further event of one date counts this share of the one before.
    private const double NextOfDate = 0.7;

    /// <summary>The importance of each group, from 0 to 1; the greatest is 1.</summary>
    public static Dictionary<EventGroup, double> Of(IReadOnlyList<EventGroup> groups)
    {
        var importance = new Dictionary<EventGroup, double>(groups.Count, ReferenceEqualityComparer.Instance);
        foreach (var date in groups.GroupBy(group => (group.Best.From, group.Best.To)))
        {
            var worth = Salience(date.SelectMany(group => group.Mentions));
            foreach (var group in date.OrderByDescending(group => group.Articles).ThenByDescending(group => group.Mentions.Count))
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

    private static double Salience(IEnumerable<EventMention> mentions)
    {
        var articles = mentions.GroupBy(mention => mention.Source.Article.Path, StringComparer.Ordinal);
        return articles.Count();
    }
}
