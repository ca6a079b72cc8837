using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
using NewsBot.Settings;

namespace NewsBot.Hosting;

/// <summary>
/// Loads the knowledge before anything else starts, and reloads it when files of the folder change or the process is sent
/// SIGHUP.
/// </summary>
/// <remarks>
/// Editors save in several steps, and copying a folder takes a while: a reload waits until nothing has changed for a
/// moment. Where the file system tells of no changes, as many network shares do not, the folder is looked at now and then.
/// </remarks>
internal sealed partial class KnowledgeService(
    LiveKnowledge knowledge, KnowledgeAdministration administration, BotSettings settings, TimeProvider time, ILogger<KnowledgeService> logger) : IHostedLifecycleService, IDisposable
{
    private const string Signal = "signal";
    private const int MaxListed = 50;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenRetries = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenFirstLooks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();

    // Who changed something. One is enough to know that there is something to do.
    private readonly Channel<string> _changes = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? _watcher;
    private string? _told;
    private List<string> _notes = [];
    private PosixSignalRegistration? _signal;
    private Task _watching = Task.CompletedTask;

    private bool Watches => settings.WatchesKnowledge && settings.HasKnowledgeFolder;

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var served = await LoadAsync(cancellationToken);
        Log.Loaded(logger, served.Snapshot.Articles.Count, served.Snapshot.PassageCount, served.Snapshot.Version);
        Tell(served);
        knowledge.Reloaded = OnReloaded;
        _signal = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
        _watcher = Watches ? Watch(settings.KnowledgeDirectory) : null;
        _watching = Task.Run(() => WatchAsync(_stopping.Token), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _signal?.Dispose();
        _watcher?.Dispose();
        _stopping.Dispose();
    }

    // A replica without documents waits for one that has some.
    private async Task<ServedKnowledge> LoadAsync(CancellationToken cancellationToken)
    {
        string? told = null;
        while (true)
        {
            try
            {
                return await knowledge.ReloadAsync(progress: null, cancellationToken);
            }
            catch (KnowledgeException error) when (!knowledge.HasFolder)
            {
                if (!string.Equals(told, error.Message, StringComparison.Ordinal))
                {
                    Log.NothingYet(logger, error.Message);
                }

                told = error.Message;
                await Task.Delay(BetweenFirstLooks, time, cancellationToken);
            }
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        // Without this the signal would end the process.
        context.Cancel = true;
        _changes.Writer.TryWrite(Signal);
    }

    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += OnFileChanged;
            watcher.Created += OnFileChanged;
            watcher.Deleted += OnFileChanged;
            watcher.Renamed += OnFileChanged;

            // More changes at once than the system remembers: looking at the folder tells what they were.
            watcher.Error += (_, _) => _changes.Writer.TryWrite("files");
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Log.NotWatched(logger, folder, BetweenLooks, error.Message);
            return null;
        }
    }

    private void OnFileChanged(object sender, FileSystemEventArgs change) => _changes.Writer.TryWrite("files");

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        // Files may have been deleted while the bot did not run, or it ended before all that quoted them was forgotten.
        await administration.ForgetDeletedAsync(cancellationToken);
        string? failure = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var actor = await NextAsync(failure is null ? BetweenLooks : BetweenRetries, cancellationToken);
                for (var later = actor; later is not null; later = await NextAsync(Quiet, cancellationToken))
                {
                    actor = later;
                }

                if (actor is null && Watches)
                {
                    WatchAgain();
                }

                await (string.Equals(actor, Signal, StringComparison.Ordinal) ? administration.ReloadAsync(Signal, cancellationToken)
                    : Watches ? administration.FollowFolderAsync(actor ?? "files", cancellationToken)
                    : administration.ForgetDueAsync(cancellationToken));
                failure = null;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, what is served is served on. What fails again and again is told once.
                if (!string.Equals(failure, error.Message, StringComparison.Ordinal))
                {
                    Log.ReloadFailed(logger, error.Message, error is KnowledgeException ? null : error);
                }

                failure = error.Message;
            }
        }
    }

    // A folder that was away and came back is another one to the file system, which tells nothing of it until it is asked.
    private void WatchAgain()
    {
        if (Directory.Exists(settings.KnowledgeDirectory))
        {
            var before = _watcher;
            _watcher = Watch(settings.KnowledgeDirectory);
            before?.Dispose();
        }
    }

    // Who changed something, or null when nothing has changed for so long.
    private async Task<string?> NextAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void OnReloaded(ServedKnowledge served)
    {
        var report = served.Report;
        if (served.IsRefused)
        {
            Log.Refused(logger, served.Snapshot.Version, report.Added.Count, report.Changed.Count, report.Removed.Count, report.Rejected.Count);
        }
        else if (!string.Equals(served.Snapshot.Version, _told, StringComparison.Ordinal))
        {
            Log.Reloaded(logger, served.Snapshot.Version, report.Added.Count, report.Changed.Count, report.Removed.Count, report.Rejected.Count);
        }
        else
        {
            // Looked at, and nothing new but perhaps a reason for that.
            TellNotes(served);
            return;
        }

        Tell(served);
    }

    private void Tell(ServedKnowledge served)
    {
        _told = served.Snapshot.Version;
        foreach (var (what, files) in new[] { ("added", served.Report.Added), ("changed", served.Report.Changed), ("removed", served.Report.Removed) })
        {
            foreach (var file in Listed(files))
            {
                Log.File(logger, what, file);
            }
        }

        foreach (var rejected in Listed(served.Report.Rejected))
        {
            Log.Rejected(logger, rejected.ToString());
        }

        foreach (var change in Listed(served.Comparison.Changes))
        {
            Log.AnswerChanged(logger, change.IsBroken ? LogLevel.Warning : LogLevel.Information, change.Id, change.IsBroken ? "no longer as expected" : "otherwise", change.Before, change.After);
        }

        _notes = [];
        TellNotes(served);
    }

    private void TellNotes(ServedKnowledge served)
    {
        List<string> notes = [.. served.Report.Notes, .. served.Comparison.Notes];
        foreach (var note in notes.Except(_notes, StringComparer.Ordinal))
        {
            Log.Noted(logger, note);
        }

        _notes = notes;
    }

    private IEnumerable<T> Listed<T>(IReadOnlyList<T> items)
    {
        if (items.Count > MaxListed)
        {
            Log.More(logger, items.Count - MaxListed);
        }

        return items.Take(MaxListed);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Serving {Articles} documents in {Passages} passages, version {Version}.")]
        public static partial void Loaded(ILogger logger, int articles, int passages, string version);

        [LoggerMessage(2, LogLevel.Information, "Serving version {Version}: {Added} added, {Changed} changed, {Removed} removed, {Rejected} rejected.")]
        public static partial void Reloaded(ILogger logger, string version, int added, int changed, int removed, int rejected);

        [LoggerMessage(7, LogLevel.Warning, "Refused, so version {Version} is served on: {Added} added, {Changed} changed, {Removed} removed, {Rejected} rejected.")]
        public static partial void Refused(ILogger logger, string version, int added, int changed, int removed, int rejected);

        [LoggerMessage(11, LogLevel.Information, "{Count} more than the following:")]
        public static partial void More(ILogger logger, int count);

        [LoggerMessage(8, LogLevel.Information, "File {What}: {File}")]
        public static partial void File(ILogger logger, string what, string file);

        [LoggerMessage(EventId = 9, Message = "Question {Id} is answered {How}: \"{Before}\" -> \"{After}\"")]
        public static partial void AnswerChanged(ILogger logger, LogLevel level, string id, string how, string before, string after);

        [LoggerMessage(3, LogLevel.Warning, "Left out: {File}")]
        public static partial void Rejected(ILogger logger, string file);

        [LoggerMessage(4, LogLevel.Warning, "{Note}")]
        public static partial void Noted(ILogger logger, string note);

        [LoggerMessage(5, LogLevel.Warning, "The folder {Folder} cannot be watched, so it is looked at every {Interval}: {Reason}")]
        public static partial void NotWatched(ILogger logger, string folder, TimeSpan interval, string reason);

        [LoggerMessage(12, LogLevel.Warning, "{Reason}")]
        public static partial void NothingYet(ILogger logger, string reason);

        [LoggerMessage(6, LogLevel.Error, "The reload failed; what was served before is served on. {Reason}")]
        public static partial void ReloadFailed(ILogger logger, string reason, Exception? error);
    }
}
