using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Knowledge;
using NewsBot.Core.State;

namespace NewsBot.Core.Reloading;

/// <summary>
/// What is done to the knowledge of a running bot, by an admin or by itself: each act is kept in the audit log, and what
/// quoted a deleted document is forgotten. Safe for use from many threads at once.
/// </summary>
/// <param name="knowledge">The knowledge.</param>
/// <param name="state">What the bot remembers.</param>
/// <param name="time">Tells when something was done.</param>
/// <param name="logger">Told of what could not be kept or forgotten, which undoes no act; null for nobody.</param>
public sealed partial class KnowledgeAdministration(LiveKnowledge knowledge, IStateStore state, TimeProvider time, ILogger<KnowledgeAdministration>? logger = null)
{
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    // Whether what quotes deleted documents is still to be forgotten, as it was not known which are deleted or could not be done.
    private volatile bool _isForgettingDue;

    // Why it could not be done; what fails again and again is told once.
    private volatile string? _hindrance;

    /// <summary>Serves what the folder holds now, because an admin asked for it.</summary>
    /// <param name="actor">Who asked.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public async Task<ServedKnowledge> ReloadAsync(string actor, CancellationToken cancellationToken)
    {
        var served = await AuditFailureAsync(actor, "reload", () => knowledge.ReloadAnewAsync(cancellationToken), cancellationToken);
        return await CompleteAsync(actor, "reload", served, cancellationToken);
    }

    /// <summary>Serves what changed in the folder, if anything did.</summary>
    /// <param name="actor">What gave the occasion.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public async Task FollowFolderAsync(string actor, CancellationToken cancellationToken)
    {
        var before = knowledge.Current.Snapshot.Version;
        var served = await knowledge.ReloadAsync(progress: null, cancellationToken);
        if (served.IsRefused || !string.Equals(before, served.Snapshot.Version, StringComparison.Ordinal))
        {
            await CompleteAsync(actor, "reload", served, cancellationToken);
        }

        await ForgetDueAsync(cancellationToken);
    }

    /// <summary>Serves what another replica has published, if anything (see <see cref="LiveKnowledge.FollowAsync"/>).</summary>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <exception cref="KnowledgeException">The folder cannot be used; what is served stays.</exception>
    public async Task FollowReplicasAsync(CancellationToken cancellationToken)
    {
        await knowledge.FollowAsync(cancellationToken);
        await ForgetDueAsync(cancellationToken);
    }

    /// <summary>Serves an earlier snapshot, until documents change or an admin reloads them.</summary>
    /// <param name="actor">Who asked.</param>
    /// <param name="version">The snapshot's version, or how that begins.</param>
    /// <param name="cancellationToken">Gives up; what is served stays.</param>
    /// <exception cref="KnowledgeException">There is no such snapshot, or it cannot be served; what is served stays.</exception>
    public async Task<ServedKnowledge> GoBackAsync(string actor, string version, CancellationToken cancellationToken)
    {
        var served = await AuditFailureAsync(actor, "back", () => knowledge.GoBackAsync(version, cancellationToken), cancellationToken);
        return await CompleteAsync(actor, "back", served, cancellationToken);
    }

    /// <summary>Puts an uploaded document into the folder and serves it.</summary>
    /// <param name="actor">Who uploaded it.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UploadException">The document cannot be put there; nothing has changed.</exception>
    /// <exception cref="KnowledgeException">The folder cannot be used.</exception>
    public async Task<ServedKnowledge> AddAsync(string actor, UploadedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!knowledge.HasFolder)
        {
            throw new UploadException("This replica has no folder of documents; it serves what others publish. Give the document to one that has.");
        }

        var added = await AuditFailureAsync(
            actor, "add", () => DocumentIntake.AddAsync(knowledge.Folder, knowledge.MaxFileBytes, document, cancellationToken), cancellationToken);
        var note = await AuditAsync(actor, "add", added, cancellationToken);
        var served = await ReloadAsync(actor, cancellationToken);
        return note is null ? served : WithNotes(served, [note, .. served.Report.Notes]);
    }

    /// <summary>
    /// Forgets the answers that quote a document which is no longer there. Where it is not known whether that was done, as
    /// after a start, it is done again. While other replicas may serve documents that this one does not know, it is put off.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where it could not be done, which is logged: <see cref="ForgetDueAsync"/> tries again.</returns>
    public Task<bool> ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        _isForgettingDue = true;
        return ForgetDueAsync(cancellationToken);
    }

    /// <summary>Forgets what could not be forgotten before, if there is anything; see <see cref="ForgetDeletedAsync"/>.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where it could not be done.</returns>
    public async Task<bool> ForgetDueAsync(CancellationToken cancellationToken)
    {
        if (!_isForgettingDue || !KnowsAllDocuments())
        {
            return true;
        }

        // What is deleted from now on is due again.
        _isForgettingDue = false;
        try
        {
            var served = knowledge.Current;
            var kept = served.Snapshot.Articles.Select(article => article.Path).Concat(served.Report.Rejected.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
            await state.ForgetDocumentsAsync(
                path => kept.Contains(path) || served.Report.Rejected.Any(rejected => path.StartsWith(rejected.Path + "/", StringComparison.Ordinal)), cancellationToken);
            _hindrance = null;
            return true;
        }
        catch (Exception error)
        {
            _isForgettingDue = true;
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            if (!string.Equals(_hindrance, error.Message, StringComparison.Ordinal))
            {
                Log.NotForgotten(_logger, error);
            }

            _hindrance = error.Message;
            return false;
        }
    }

    // A replica without a folder, or one that is behind, may not know of documents that are quoted already.
    private bool KnowsAllDocuments() => knowledge.HasFolder && knowledge.Shared?.State is not ({ IsBehind: true } or { Trouble: not null });

    // The documents are served, whether or not what goes with that can be done.
    private async Task<ServedKnowledge> CompleteAsync(string actor, string act, ServedKnowledge served, CancellationToken cancellationToken)
    {
        var notes = new List<string>(served.Report.Notes);

        // Where this reload found nothing, another process may have brought the index up to date before.
        var report = served.Report;
        if (!served.IsRefused && (report.Removed.Count > 0 || report.Added.Count + report.Changed.Count == 0)
            && !await ForgetDeletedAsync(cancellationToken))
        {
            notes.Add("What quotes deleted documents could not be forgotten yet. It is tried again every minute, and the log tells why.");
        }

        var outcome = served.IsRefused ? "refused: " : "";
        if (await AuditAsync(actor, act, $"{outcome}{report.Summary}; version {served.Snapshot.Version}", cancellationToken) is { } note)
        {
            notes.Add(note);
        }

        return notes.Count == report.Notes.Count ? served : WithNotes(served, notes);
    }

    private static ServedKnowledge WithNotes(ServedKnowledge served, IReadOnlyList<string> notes) => served with { Report = served.Report with { Notes = notes } };

    private async Task<T> AuditFailureAsync<T>(string actor, string act, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is KnowledgeException or UploadException)
        {
            await AuditAsync(actor, act, $"failed: {error.Message}", cancellationToken);
            throw;
        }
    }

    // Returns what the actor should know; null for nothing.
    private async Task<string?> AuditAsync(string actor, string act, string detail, CancellationToken cancellationToken)
    {
        try
        {
            await state.AuditAsync(new AdminAct(time.GetUtcNow(), actor, act, detail), cancellationToken);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotAudited(_logger, error, act, actor);
            return "The audit log does not tell of this; the log of the program tells why.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The audit log does not tell of \"{Act}\" by {Actor}.")]
        public static partial void NotAudited(ILogger logger, Exception error, string act, string actor);

        [LoggerMessage(2, LogLevel.Error, "Answers that quote deleted documents could not be forgotten. It is tried again every minute.")]
        public static partial void NotForgotten(ILogger logger, Exception error);
    }
}
