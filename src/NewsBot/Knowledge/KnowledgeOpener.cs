using NewsBot.CommandLine;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.Knowledge;

/// <summary>Opens the documents a command works on, and tells the person at the terminal what is wrong with them.</summary>
/// <param name="settings">The settings, as they are being read.</param>
/// <param name="terminal">Where messages and progress go.</param>
internal sealed class KnowledgeOpener(Task<BotSettings> settings, Terminal terminal)
{
    /// <summary>The settings.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public BotSettings Settings => settings.GetAwaiter().GetResult();

    /// <summary>The folder a command works on.</summary>
    /// <param name="given">What <c>--knowledge</c> names, relative to the current directory; null for the configured one.</param>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public string Folder(string? given)
    {
        var folder = given is null ? Settings.KnowledgeDirectory : Path.GetFullPath(given);
        if (folder.Length == 0)
        {
            throw new CommandException($"The setting {BotSettings.KnowledgeDirectoryKey} is empty: this replica serves what others publish, and only while it runs. Ask the running bot, or name a folder of documents with --knowledge.");
        }

        if (Directory.Exists(folder))
        {
            return folder;
        }

        var problem = File.Exists(folder) ? "is a file, not a folder" : "does not exist";
        throw new CommandException(given is null
            ? $"The knowledge folder {folder} {problem}. Create it and put documents there, or set {BotSettings.KnowledgeDirectoryKey} in {BotSettings.FileName} to the folder that holds them."
            : $"The folder {folder} given with --knowledge {problem}. Give a folder of news documents.");
    }

    /// <summary>The index of a folder. That of the configured one is treated as the running bot treats it, which may share it.</summary>
    /// <param name="given">What <c>--knowledge</c> names; null for the configured folder.</param>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public KnowledgeIndexOptions IndexOptions(string? given)
    {
        var folder = Folder(given);
        var isOwn = string.Equals(Path.TrimEndingDirectorySeparator(folder), Path.TrimEndingDirectorySeparator(Settings.KnowledgeDirectory), StringComparison.Ordinal);
        return IndexOptions(Settings, folder) with
        {
            KeepSnapshots = isOwn ? Settings.KeepSnapshots : 0,
            Objection = !isOwn || !Settings.RefusesFailingReload ? null : async (before, after, cancellationToken) =>
                (await AnswerComparison.RunAsync(folder, before, after, cancellationToken)).Objection,
        };
    }

    /// <summary>The index of a folder as the running bot treats it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="folder">The folder.</param>
    public static KnowledgeIndexOptions IndexOptions(BotSettings settings, string folder) => new()
    {
        KnowledgeDirectory = folder,
        IndexDirectory = IndexFolder.For(settings.DataDirectory, folder),
        MaxFileBytes = settings.MaxFileBytes,
        KeepSnapshots = settings.KeepSnapshots,
    };

    /// <summary>Brings the index of a folder up to date and opens it.</summary>
    /// <param name="given">What <c>--knowledge</c> names; null for the configured folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">The folder cannot be read or the index not written.</exception>
    public async Task<KnowledgeLoad> OpenAsync(string? given, CancellationToken cancellationToken)
    {
        var load = await OpenAsync(IndexOptions(given), cancellationToken);
        foreach (var note in load.Report.Notes)
        {
            terminal.Warn(note);
        }

        if (load.Report.Rejected is { Count: > 0 } rejected)
        {
            var files = rejected.Count == 1 ? "1 file" : $"{rejected.Count:N0} files";
            terminal.Warn($"{files} could not be read. To see why, run: newsbot knowledge check{(given is null ? "" : $" --knowledge {ShellWord.Quote(given)}")}");
        }

        return load;
    }

    private async Task<KnowledgeLoad> OpenAsync(KnowledgeIndexOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var progress = new ProgressBar(terminal);
            return await KnowledgeIndex.OpenAsync(options, new Reporter(progress), cancellationToken);
        }
        catch (KnowledgeException error) when (error.IsAboutIndex)
        {
            throw new CommandException($"{error.Message} It is kept in the folder that the setting {BotSettings.DataDirectoryKey} names.", error);
        }
    }

    private sealed class Reporter(ProgressBar bar) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value)
        {
            var what = value.Phase switch
            {
                IndexingPhase.Waiting => "Waiting for another NewsBot that is indexing",
                IndexingPhase.Reading => "Reading the documents",
                IndexingPhase.Writing => "Writing the index",
                _ => "Joining parts of the index",
            };
            bar.Report(what, value.FilesTotal > 0 ? (double)value.FilesDone / value.FilesTotal : null);
        }
    }
}
