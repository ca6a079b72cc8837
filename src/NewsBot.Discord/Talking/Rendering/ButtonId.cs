using System.Globalization;
using NewsBot.Core.Replies;
using NewsBot.Core.State;

namespace NewsBot.Discord.Talking.Rendering;

/// <summary>What a button does, in the id that comes back when it is pressed: a word, whose it is, and a page.</summary>
internal static class ButtonId
{
    /// <summary>The word of <see cref="ReplyAction.ShowSources"/>.</summary>
    public const string Sources = "sources";

    /// <summary>The word of <see cref="ReplyAction.ShowTimeline"/>.</summary>
    public const string Timeline = "timeline";

    /// <summary>The word of <see cref="ReplyAction.Helpful"/>.</summary>
    public const string Helpful = "helpful";

    /// <summary>The word of <see cref="ReplyAction.NotHelpful"/>.</summary>
    public const string NotHelpful = "not-helpful";

    /// <summary>The word of <see cref="ReplyAction.PreviousPage"/> and <see cref="ReplyAction.NextPage"/>.</summary>
    public const string Page = "page";

    /// <summary>The ids of the buttons below an answer.</summary>
    /// <param name="answer">The answer; null for no buttons.</param>
    public static Func<ReplyAction, string?> ForAnswer(AnswerId? answer) => action => (answer, action) switch
    {
        (null, _) => null,
        (_, ReplyAction.ShowSources) => $"{Sources}:{answer}",
        (_, ReplyAction.ShowTimeline) => $"{Timeline}:{answer}",
        (_, ReplyAction.Helpful) => $"{Helpful}:{answer}",
        (_, ReplyAction.NotHelpful) => $"{NotHelpful}:{answer}",
        _ => null,
    };

    /// <summary>The ids of the buttons below a timeline.</summary>
    /// <param name="timeline">The timeline; null for no buttons.</param>
    /// <param name="page">The page that is shown, from 0.</param>
    public static Func<ReplyAction, string?> ForTimeline(TimelineId? timeline, int page) => action => (timeline, action) switch
    {
        (null, _) => null,
        (_, ReplyAction.PreviousPage) => string.Create(CultureInfo.InvariantCulture, $"{Page}:{timeline}:{Math.Max(0, page - 1)}"),
        (_, ReplyAction.NextPage) => string.Create(CultureInfo.InvariantCulture, $"{Page}:{timeline}:{page + 1}"),
        _ => null,
    };
}
