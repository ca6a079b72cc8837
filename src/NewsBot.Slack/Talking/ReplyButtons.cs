using System.Globalization;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.Talking;

/// <summary>The buttons below replies. Their values are names of what is kept here, never its content.</summary>
internal static class ReplyButtons
{
    public const string Sources = "sources";
    public const string Timeline = "timeline";
    public const string Helpful = "helpful";
    public const string NotHelpful = "not_helpful";
    public const string PreviousPage = "previous_page";
    public const string NextPage = "next_page";
    public const string ShareAnswer = "share_answer";
    public const string ShareTimeline = "share_timeline";

    private const string ShareLabel = "Share in this channel";

    /// <summary>The buttons of an answer.</summary>
    /// <param name="id">The answer; null where there is none to do anything with.</param>
    /// <param name="reply">The answer's reply.</param>
    /// <param name="isPrivate">Whether one person alone sees it, who may share it.</param>
    public static IReadOnlyList<Button> OfAnswer(AnswerId? id, Reply reply, bool isPrivate) => id is not { } answer
        ? []
        :
        [
            .. reply.Actions.Select(action => action switch
            {
                ReplyAction.ShowSources => new Button(Sources, "Sources", answer.ToString()),
                ReplyAction.ShowTimeline => new Button(Timeline, "Timeline", answer.ToString()),
                ReplyAction.Helpful => new Button(Helpful, "Helpful", answer.ToString()),
                ReplyAction.NotHelpful => new Button(NotHelpful, "Not helpful", answer.ToString()),
                _ => throw new ArgumentOutOfRangeException(nameof(reply), action, "An answer has no such action."),
            }),
            .. isPrivate ? (Button[])[new Button(ShareAnswer, ShareLabel, answer.ToString())] : [],
        ];

    /// <summary>The buttons of a page of a timeline.</summary>
    /// <param name="page">The page; null where there is none to turn.</param>
    /// <param name="reply">The page's reply.</param>
    public static IReadOnlyList<Button> OfTimeline(TimelinePage? page, Reply reply) => page is null
        ? []
        :
        [
            .. reply.Actions.Select(action => action switch
            {
                ReplyAction.PreviousPage => new Button(PreviousPage, "Previous", (page with { Number = Math.Max(0, page.Number - 1) }).ToString()),
                ReplyAction.NextPage => new Button(NextPage, "Next", (page with { Number = page.Number + 1 }).ToString()),
                _ => throw new ArgumentOutOfRangeException(nameof(reply), action, "A timeline has no such action."),
            }),
            .. page.MayBeShared ? (Button[])[new Button(ShareTimeline, ShareLabel, page.ToString())] : [],
        ];
}

/// <summary>A page of a kept timeline, as the value of a button.</summary>
/// <param name="Id">The timeline.</param>
/// <param name="Number">The page, from 0.</param>
/// <param name="MayBeShared">Whether one person alone sees it, who may share it.</param>
/// <param name="ShownBy">Who shows it to everyone; null where one person alone sees it.</param>
internal sealed record TimelinePage(TimelineId Id, int Number, bool MayBeShared, UserId? ShownBy = null)
{
    private const char Separator = ':';
    private const string Shareable = "share";

    /// <summary>What everyone is told above it; null where one person alone sees it.</summary>
    public ContextBlock? Byline => ShownBy is { } user ? ReplyRenderer.Byline(user, "asked for", "a timeline") : null;

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static TimelinePage? TryParse(string? value) =>
        value?.Split(Separator) is [var id, var number, .. var rest]
        && TimelineId.TryParse(id) is { } timeline
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? new TimelinePage(timeline, page, rest is [Shareable], rest is [var user] && SlackId.IsEncoded(user) ? new UserId(user) : null)
            : null;

    /// <summary>The page in a form to be read again.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}{Separator}{Number}{(MayBeShared ? $"{Separator}{Shareable}" : ShownBy is { } user ? $"{Separator}{user}" : "")}");
}
