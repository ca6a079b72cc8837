using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>Suggests what an option of a command may be, from what the documents are about and when they are from.</summary>
internal static class Suggestions
{
    /// <summary>Suggestions for an option, at most as many as Discord shows.</summary>
    /// <param name="option">Its name.</param>
    /// <param name="typed">What is typed so far; never trusted.</param>
    /// <param name="articles">The documents.</param>
    public static IReadOnlyList<CommandChoice> For(string option, string typed, IReadOnlyList<ArticleInfo> articles) => option switch
    {
        BotCommands.Topic => Topics(typed.Trim(), articles),
        BotCommands.From or BotCommands.To or BotCommands.AsOf => Dates(typed.Trim(), articles),
        _ => [],
    };

    // Headlines that have all the words, the latest first.
    private static List<CommandChoice> Topics(string typed, IReadOnlyList<ArticleInfo> articles)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. articles
            .Where(article => Array.TrueForAll(words, word => article.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(article => article.Published?.Latest)
            .Select(article => DiscordMarkdown.Plain(article.Title, MessageLimits.ChoiceText))
            .Where(title => title.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Take(MessageLimits.Choices)
            .Select(title => new CommandChoice(title, title))];
    }

    // What is typed, if it is a date, then the days there are documents of.
    private static List<CommandChoice> Dates(string typed, IReadOnlyList<ArticleInfo> articles)
    {
        var given = PartialDate.TryParseIso(typed, out var date) ? (PartialDate[])[date] : [];
        var known = articles
            .Select(article => article.Published)
            .OfType<PartialDate>()
            .Where(published => published.ToString().StartsWith(typed, StringComparison.Ordinal) || published.ToReadable().Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(published => published.Latest);
        return [.. given.Concat(known).Distinct().Take(MessageLimits.Choices).Select(day => new CommandChoice(day.ToReadable(), day.ToString()))];
    }
}
