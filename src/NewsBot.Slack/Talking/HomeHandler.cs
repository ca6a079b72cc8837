using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.Retrieval;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Shows who opens the app what it knows and how current that is, and who opens a conversation what could be asked. Doing so
/// twice does no harm, so nothing is claimed.
/// </summary>
internal sealed class HomeHandler(Assistant assistant, SlackWebApi api)
{
    private const int LatestShown = 5;
    private const int MaxPromptTitle = 75;

    private static readonly SuggestedPrompt Help = new("What can you do?", "help");

    /// <summary>Shows the home tab or offers prompts, whichever was opened.</summary>
    public Task OpenAsync(AppHomeOpened opened, CancellationToken cancellationToken) => opened switch
    {
        { Tab: "home" } => api.PublishHomeAsync(opened.User, ReplyRenderer.Home(Overview()), cancellationToken),
        { Tab: "messages", Channel: { } channel } => api.SetSuggestedPromptsAsync(channel, thread: null, Prompts(), cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Offers prompts in a conversation of the older kind of assistant view.</summary>
    public Task BeginAsync(AssistantThread thread, CancellationToken cancellationToken) =>
        api.SetSuggestedPromptsAsync(thread.ChannelId, thread.ThreadTs, Prompts(), cancellationToken);

    private Reply Overview()
    {
        var overview = KnowledgeReply.Overview(assistant.Knowledge.Current);
        var latest = Latest(LatestShown)
            .Select(article => new ReplyStatement(article.Published?.ToReadable(), article.Title, []))
            .ToList();
        return new Reply([.. overview.Blocks, .. latest.Count > 0 ? (ReplyBlock[])[new ReplyBlock.Statements("Latest", latest)] : [], .. HelpReply.Whole.Blocks]);
    }

    private List<SuggestedPrompt> Prompts() =>
    [
        .. Latest(SlackWebApi.MaxPrompts - 1).Select(article => new SuggestedPrompt(
            VisibleText.Of(article.Title, MaxPromptTitle), $"What is the latest on {VisibleText.Of(article.Title, MaxPromptTitle)}?")),
        Help,
    ];

    private IEnumerable<ArticleInfo> Latest(int count) => assistant.Knowledge.Current.Snapshot.Articles
        .Where(article => article.Published is not null)
        .OrderByDescending(article => article.Published!.Value.Latest)
        .ThenBy(article => article.Path, StringComparer.Ordinal)
        .Take(count);
}
