using System.CommandLine;
using System.Globalization;
using NewsBot.CommandLine;
using NewsBot.Control;
using NewsBot.Output;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.State;

/// <summary><c>newsbot storage</c>: where what the bot remembers is kept.</summary>
internal sealed class StorageCommand : Command
{
    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    public StorageCommand(Task<BotSettings> settings, Terminal terminal)
        : base("storage", "Moves what the bot remembers.")
    {
        (_settings, _terminal) = (settings, terminal);
        var copy = new Command("copy", $"Copies it from the file in the data folder to the PostgreSQL database of {StorageSettings.ConnectionStringKey}, which must be empty. The bot must be stopped.");
        copy.SetAction(CopyAsync);
        Add(copy);
    }

    private async Task<int> CopyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = await _settings;
        var address = settings.Storage.Value.Postgres
            ?? throw new CommandException($"There is nowhere to copy to: set {StorageSettings.ConnectionStringKey} to the database.");
        var file = StateFile.PathOf(settings);
        if (!File.Exists(file))
        {
            throw new CommandException($"There is no {file}, so there is nothing to copy: replicas make what they need in {address}.");
        }

        using var dataFolder = DataFolderLock.Take(settings.DataDirectory);
        await using var database = ConfiguredState.Database(address);
        using var bar = new ProgressBar(_terminal);
        var copied = await StateCopy.CopyAsync(file, database, new Reporter(bar), cancellationToken);
        _terminal.Out.WriteLine(SafeText.Clean(string.Create(
            CultureInfo.InvariantCulture,
            $"Copied {copied} entries to {address}. Set {StorageSettings.ProviderKey} to Postgres to go on with them; {file} is left as it is.")));
        return ExitCode.Done;
    }

    private sealed class Reporter(ProgressBar bar) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => bar.Report("Copying", value.All == 0 ? null : (double)value.Copied / value.All);
    }
}
