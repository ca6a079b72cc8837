using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Answers;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Telemetry;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Conversations;

/// <summary>A question somebody asked on a platform.</summary>
/// <param name="Conversation">Where: what was asked there before is what a follow-up leans on.</param>
/// <param name="User">Who asked.</param>
/// <param name="Text">The question, as typed; never trusted.</param>
/// <param name="AsOf">The last day whose knowledge may be used; null for all of it.</param>
public sealed record IncomingQuestion(ConversationId Conversation, UserId User, string Text, DateOnly? AsOf = null)
{
    /// <summary>The channel it was asked in, whose share of questions it counts towards; null where no share is to be counted.</summary>
    public string? Channel { get; init; }

    /// <summary>How many earlier and further reports the reply shows at most; null for all.</summary>
    public int? MaxReports { get; init; }

    /// <summary>The claim of the event that brought it; null where none did.</summary>
    public EventClaim? Claim { get; init; }
}

/// <summary>What the bot says to a question.</summary>
/// <param name="Id">Names the answer for what is done with it later; null where it is not kept, and where there is none.</param>
/// <param name="Reply">What to show.</param>
/// <param name="IsComplete">Whether no more sentences follow.</param>
public sealed record AssistantReply(AnswerId? Id, Reply Reply, bool IsComplete)
{
    /// <summary>Whether it is no answer but says why there is none.</summary>
    public bool IsRefusal { get; init; }
}

/// <summary>
/// What every chat platform talks to: answers in the course of a conversation, keeps what was answered, and finds it again.
/// Safe for use from many threads at once.
/// </summary>
/// <param name="knowledge">What it answers from.</param>
/// <param name="state">What it remembers.</param>
/// <param name="time">Tells when an answer was given.</param>
/// <param name="addresses">Where readers see quotes in their articles; null where they cannot.</param>
/// <param name="limits">How much may be asked; null for as much as comes.</param>
/// <param name="telemetry">What is told of the work; null for nothing.</param>
/// <param name="logger">Told of what could not be kept; null for nobody.</param>
public sealed partial class Assistant(
    LiveKnowledge knowledge,
    IStateStore state,
    TimeProvider time,
    SourceAddress? addresses = null,
    QuestionLimits? limits = null,
    BotTelemetry? telemetry = null,
    ILogger<Assistant>? logger = null)
{
    private const string NotKept = "This could not be kept, so it cannot be followed up on. Whoever runs the bot can see why in its log.";

    /// <summary>How long a question may lean on the one before it.</summary>
    private static readonly TimeSpan ConversationLife = TimeSpan.FromHours(24);

    /// <summary>What it answers from.</summary>
    public LiveKnowledge Knowledge => knowledge;

    /// <summary>What admins do to it.</summary>
    public KnowledgeAdministration Administration { get; } = new(knowledge, state, time);

    /// <summary>How it answers in which channel.</summary>
    public ChannelAdministration Channels { get; } = new(state, time, logger);

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The whole reply. A question that cannot be read, or is one too many, gets one that says why.</returns>
    public async Task<AssistantReply> AskAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        using var trace = telemetry?.BeginQuestion(question.Conversation);
        if (await RefuseAsync(question, cancellationToken) is { } refusal)
        {
            trace?.Refuse();
            return Unread(refusal);
        }

        var served = knowledge.Current;
        try
        {
            var answer = await served.Answers.AskAsync(await ReadAsync(question, cancellationToken), cancellationToken);
            trace?.End(answer);
            return await KeepAsync(question, answer, served, cancellationToken);
        }
        catch (QuestionException error)
        {
            trace?.Reject();
            return Unread(error.Message);
        }
    }

    /// <summary>Answers a question sentence by sentence, each shown only after it was verified.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The reply as far as it goes, at least once; the last is complete, and by then it is kept.</returns>
    public async IAsyncEnumerable<AssistantReply> AskStreamingAsync(
        IncomingQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        using var trace = telemetry?.BeginQuestion(question.Conversation);
        if (await RefuseAsync(question, cancellationToken) is { } refusal)
        {
            trace?.Refuse();
            yield return Unread(refusal);
            yield break;
        }

        var served = knowledge.Current;
        await using var answers = served.Answers.AskStreamingAsync(await ReadAsync(question, cancellationToken), cancellationToken).GetAsyncEnumerator(cancellationToken);
        VerifiedAnswer? last = null;
        while (true)
        {
            string? problem = null;
            try
            {
                if (!await answers.MoveNextAsync())
                {
                    break;
                }
            }
            catch (QuestionException error)
            {
                problem = error.Message;
            }

            if (problem is not null)
            {
                trace?.Reject();
                yield return Unread(problem);
                yield break;
            }

            last = answers.Current;
            yield return new AssistantReply(null, AnswerReply.Of(last, question.MaxReports), IsComplete: false);
        }

        trace?.End(last!);
        yield return await KeepAsync(question, last!, served, cancellationToken);
    }

    /// <summary>The sources of an answer that was given, with their exact quotes.</summary>
    /// <param name="id">Which answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> ShowSourcesAsync(AnswerId id, CancellationToken cancellationToken)
    {
        var answer = await state.FindAnswerAsync(id, cancellationToken);
        return answer switch
        {
            null => Forgotten,
            { Citations.Count: 0 } => Reply.Of("Nothing was quoted in this answer."),
            { Outcome: AnswerOutcome.Abstained } => new Reply([ReplyBlock.Quotes.Of("Nearest passages (not an answer)", answer.Citations, addresses)]),
            _ => new Reply([ReplyBlock.Quotes.Of("Sources", answer.Citations, addresses)]),
        };
    }

    /// <summary>The question an answer was given to, by itself; null where it is no longer kept.</summary>
    /// <param name="id">Which answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SavedAnswer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken) => state.FindAnswerAsync(id, cancellationToken);

    /// <summary>Makes a timeline and keeps what it was asked to cover. It counts as a question.</summary>
    /// <param name="user">Who asked for it.</param>
    /// <param name="request">What it is to cover.</param>
    /// <param name="claim">The claim of the event that brought it; null where none did.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its first page; without a name where there is none, and the reply says why.</returns>
    public async Task<(TimelineId? Id, Reply Reply)> ShowTimelineAsync(UserId user, TimelineRequest request, EventClaim? claim, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(user, channel: null, claim, cancellationToken) is { } refusal)
        {
            return (null, Reply.Of(refusal));
        }

        try
        {
            var reply = TimelineReply.Of(knowledge.Current.Timelines.Build(request, cancellationToken), page: 0);
            var kept = new SavedTimeline(TimelineId.New(), user, time.GetUtcNow(), request);
            return await TryKeepAsync(() => state.SaveTimelineAsync(kept, cancellationToken)) ? (kept.Id, reply) : (null, Unkept(reply));
        }
        catch (QuestionException error)
        {
            return (null, Reply.Of(error.Message));
        }
    }

    /// <summary>Another page of a timeline, of what is known now.</summary>
    /// <param name="id">Which timeline.</param>
    /// <param name="page">Which page, from 0; one beyond the last is the last.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> ShowTimelineAsync(TimelineId id, int page, CancellationToken cancellationToken) =>
        await state.FindTimelineAsync(id, cancellationToken) is { } kept
            ? TimelineReply.Of(knowledge.Current.Timelines.Build(kept.Request, cancellationToken), page)
            : Reply.Of("This timeline is no longer kept. Ask for it again.");

    /// <summary>Holds what somebody wrote against the documents, sentence by sentence. It counts as a question.</summary>
    /// <param name="user">Who wants to know.</param>
    /// <param name="text">What they wrote; never trusted.</param>
    /// <param name="claim">The claim of the event that brought it; null where none did.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> CheckStatementsAsync(UserId user, string text, EventClaim? claim, CancellationToken cancellationToken) =>
        await RefuseAsync(user, channel: null, claim, cancellationToken) is { } refusal ? Reply.Of(refusal)
        : CheckReply.Of(knowledge.Current.Checks.Check(text, asOf: null, cancellationToken), addresses);

    /// <summary>Keeps whether an answer helped.</summary>
    /// <param name="id">Which answer.</param>
    /// <param name="user">Who says so.</param>
    /// <param name="isHelpful">Whether it did.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> RateAsync(AnswerId id, UserId user, bool isHelpful, CancellationToken cancellationToken) =>
        !await state.SaveFeedbackAsync(new Feedback(id, user, isHelpful, time.GetUtcNow()), cancellationToken) ? Forgotten
        : Reply.Of(isHelpful ? "Noted: this answer helped." : "Noted: this answer did not help. Asking in other words may.");

    /// <summary>Reads what changed in the knowledge folder, and keeps in the audit log who asked for it.</summary>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply> ReloadAsync(string actor, CancellationToken cancellationToken) =>
        AdministerAsync("The reload failed; what was served before is served on.", async () =>
            KnowledgeReply.Reloaded(await Administration.ReloadAsync(actor, cancellationToken)));

    /// <summary>Serves an earlier snapshot, and keeps in the audit log who asked for it.</summary>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="version">The snapshot's version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply> GoBackAsync(string actor, string version, CancellationToken cancellationToken) =>
        AdministerAsync("What was served before is served on.", async () =>
            KnowledgeReply.WentBack(await Administration.GoBackAsync(actor, version, cancellationToken)));

    /// <summary>Puts an uploaded document into the knowledge folder and serves it, and keeps in the audit log who did.</summary>
    /// <param name="actor">Who uploaded it.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply> AddDocumentAsync(string actor, UploadedDocument document, CancellationToken cancellationToken) =>
        AdministerAsync("The document was not added.", async () =>
            KnowledgeReply.Reloaded(await Administration.AddAsync(actor, document, cancellationToken)));

    private static async Task<Reply> AdministerAsync(string failure, Func<Task<Reply>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is KnowledgeException or UploadException)
        {
            return new Reply([new ReplyBlock.Verdict(failure, null), new ReplyBlock.Paragraph(error.Message)]);
        }
    }

    private static Reply Forgotten { get; } = Reply.Of("This answer is no longer kept. Ask again.");

    private async ValueTask<string?> RefuseAsync(IncomingQuestion question, CancellationToken cancellationToken) =>
        question.Channel is { } channel ? await RefuseAsync(question.User, channel, question.Claim, cancellationToken) : null;

    private async ValueTask<string?> RefuseAsync(UserId user, string? channel, EventClaim? claim, CancellationToken cancellationToken) =>
        limits is null || await IsCountedAsync(claim, cancellationToken) ? null : await limits.TakeAsync(user, channel, cancellationToken);

    // What a process that died had an answer to was taken of the share then. What only waited there was not: a flood is none the less one.
    private async ValueTask<bool> IsCountedAsync(EventClaim? claim, CancellationToken cancellationToken)
    {
        try
        {
            return claim is { IsTakenOver: true } && (claim.MayBeAnswered || await state.FindAnswerAsync(claim.Answer, cancellationToken) is not null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (logger is not null)
            {
                Log.CountedAnew(logger, error);
            }

            return false;
        }
    }

    private static AssistantReply Unread(string why) => new(null, Reply.Of(why), IsComplete: true) { IsRefusal = true };

    private async Task<AssistantReply> KeepAsync(IncomingQuestion question, VerifiedAnswer answer, ServedKnowledge served, CancellationToken cancellationToken)
    {
        var kept = Keep(question, answer, served);
        if (!await TryKeepAsync(() => state.SaveAnswerAsync(kept, cancellationToken)))
        {
            return new AssistantReply(null, Unkept(AnswerReply.Of(answer, question.MaxReports, isKept: false)), IsComplete: true);
        }

        if (knowledge.Current is var now && now.Snapshot != served.Snapshot && kept.Citations.Any(citation => now.Snapshot.PassagesOf(citation.Document).Count == 0))
        {
            // What it quotes was deleted while it was being answered.
            await Administration.ForgetDeletedAsync(cancellationToken);
        }

        return new AssistantReply(kept.Id, AnswerReply.Of(answer, question.MaxReports), IsComplete: true);
    }

    // A store that is full takes no answer from anybody.
    private async Task<bool> TryKeepAsync(Func<Task> keep)
    {
        try
        {
            await keep();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (logger is not null)
            {
                Log.NotKept(logger, error);
            }

            return false;
        }
    }

    // Nothing can be done with it later, so nothing is offered.
    private static Reply Unkept(Reply reply) => new([.. reply.Blocks, new ReplyBlock.Remark(NotKept)]);

    private async Task<QuestionRequest> ReadAsync(IncomingQuestion question, CancellationToken cancellationToken) =>
        new(question.Text, question.AsOf) { Conversation = await ReadConversationAsync(question, cancellationToken) };

    private async Task<Conversation> ReadConversationAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - ConversationLife;
        try
        {
            // A process that died may have kept an answer to this very question.
            var answers = (await state.RecentAnswersAsync(question.Conversation, since, Conversation.MaxTurns + 1, cancellationToken))
                .Where(answer => answer.Id != question.Claim?.Answer);
            return new Conversation(question.Conversation)
            {
                Turns = [.. answers.TakeLast(Conversation.MaxTurns).Select(answer => new Turn(answer.Question, answer.StandAlone, answer.Sentences) { AsOf = answer.AsOf })],
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The documents are here all the same. That the answer is not kept either will be said.
            if (logger is not null)
            {
                Log.NotRemembered(logger, error);
            }

            return new Conversation(question.Conversation);
        }
    }

    private SavedAnswer Keep(IncomingQuestion question, VerifiedAnswer answer, ServedKnowledge served) => new()
    {
        Id = question.Claim?.Answer ?? AnswerId.New(),
        Conversation = question.Conversation,
        User = question.User,
        At = time.GetUtcNow(),
        Question = question.Text,
        StandAlone = answer.Question,
        AsOf = answer.AsOf,
        Outcome = answer.Outcome,
        Sentences = Turn.Of(question.Text, answer).Answer,
        Citations = answer.Outcome == AnswerOutcome.Answered ? answer.Citations : answer.Nearest,
        KnowledgeVersion = served.Snapshot.Version,
    };

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "What was asked before could not be read, so a question is answered by itself.")]
        public static partial void NotRemembered(ILogger logger, Exception error);

        [LoggerMessage(4, LogLevel.Error, "Whether a question that was taken over had been counted could not be read, so it is counted anew.")]
        public static partial void CountedAnew(ILogger logger, Exception error);

        [LoggerMessage(1, LogLevel.Error, "An answer was given that could not be kept.")]
        public static partial void NotKept(ILogger logger, Exception error);
    }
}
