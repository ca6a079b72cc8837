using NewsBot.Core.Conversations;

namespace NewsBot.Core.State;

/// <summary>
/// What the bot remembers besides the knowledge: answers and the conversations they belong to, feedback, how it is to answer
/// in which channel, events it has seen, and what admins did. Safe for use from many threads at once; what a call has stored when
/// it returns outlives the process.
/// </summary>
public interface IStateStore : IEventStore, IAsyncDisposable
{
    /// <summary>Keeps an answer as the latest of its conversation, in place of one of the same name: what was thought of that one stays.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveAnswerAsync(SavedAnswer answer, CancellationToken cancellationToken);

    /// <summary>Finds a kept answer; null where there is none or it has been deleted.</summary>
    /// <param name="id">Which answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SavedAnswer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken);

    /// <summary>The latest answers of a conversation, oldest first.</summary>
    /// <param name="conversation">Which conversation.</param>
    /// <param name="since">Answers given before this are left out: the conversation has moved on.</param>
    /// <param name="count">How many at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SavedAnswer>> RecentAnswersAsync(
        ConversationId conversation, DateTimeOffset since, int count, CancellationToken cancellationToken);

    /// <summary>Keeps what a timeline was asked to cover.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveTimelineAsync(SavedTimeline timeline, CancellationToken cancellationToken);

    /// <summary>Finds what a timeline was asked to cover; null where there is none or it has been deleted.</summary>
    /// <param name="id">Which timeline.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SavedTimeline?> FindTimelineAsync(TimelineId id, CancellationToken cancellationToken);

    /// <summary>Keeps what somebody thinks of an answer, in place of what they thought of it before.</summary>
    /// <param name="feedback">The feedback.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is such an answer.</returns>
    Task<bool> SaveFeedbackAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>How the bot answers in a channel; <see cref="ChannelSettings.Usual"/> where nobody has said anything.</summary>
    /// <param name="channel">Which channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ChannelSettings> ReadSettingsAsync(ChannelId channel, CancellationToken cancellationToken);

    /// <summary>
    /// Changes how the bot answers in a channel, together with the line of the audit log that tells of it: both or neither. Nobody
    /// else changes the channel meanwhile, so of several who do at once none undoes what another did. It stays until it is changed.
    /// </summary>
    /// <param name="channel">Which channel.</param>
    /// <param name="change">Tells from its settings as they are what they are to be. It is called again where the connection breaks, so it does nothing else.</param>
    /// <param name="tell">Who changed them, from what and to what; not called where they stay as they are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The settings as they were and as they are.</returns>
    Task<(ChannelSettings Before, ChannelSettings After)> ChangeSettingsAsync(
        ChannelId channel, Func<ChannelSettings, ChannelSettings> change, Func<ChannelSettings, ChannelSettings, AdminAct> tell, CancellationToken cancellationToken);

    /// <summary>Adds a line to the audit log, which nothing but its age ever removes.</summary>
    /// <param name="act">What an admin did.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AuditAsync(AdminAct act, CancellationToken cancellationToken);

    /// <summary>The latest lines of the audit log, newest first.</summary>
    /// <param name="count">How many at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<AdminAct>> ReadAuditAsync(int count, CancellationToken cancellationToken);

    /// <summary>What has been asked, and how well it was answered.</summary>
    /// <param name="since">Answers given before this do not count.</param>
    /// <param name="count">How many questions to list at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<UsageReport> ReadUsageAsync(DateTimeOffset since, int count, CancellationToken cancellationToken);

    /// <summary>Deletes what a user asked and thought. The audit log keeps what they did as an admin.</summary>
    /// <param name="user">Which user.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many answers, timelines and opinions were deleted.</returns>
    Task<int> ForgetUserAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Deletes the answers that quote a document which is no longer there, so that no byte of it stays in the store.</summary>
    /// <param name="isKept">Whether the document of a path is still there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many answers were deleted.</returns>
    Task<int> ForgetDocumentsAsync(Func<string, bool> isKept, CancellationToken cancellationToken);

    /// <summary>Deletes what is older than is to be kept: answers with their feedback, timelines, and audit lines.</summary>
    /// <param name="before">What happened before this goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows were deleted.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
