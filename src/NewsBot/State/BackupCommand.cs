using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.State;

/// <summary><c>newsbot backup</c>: copies the bot's state while the bot runs.</summary>
internal sealed class BackupCommand : Command
{
    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE") { Description = "The copy; there must be no such file yet." };

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    public BackupCommand(Task<BotSettings> settings, Terminal terminal)
        : base("backup", "Copies what the bot remembers into one file, also while it runs. Documents and index are not part of it.")
    {
        (_settings, _terminal) = (settings, terminal);
        Add(_file);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = await _settings;
        if (settings.Storage.Value is { Provider: StorageProvider.Postgres, Postgres: { } address })
        {
            throw new CommandException($"What the bot remembers is in {address}, which PostgreSQL's own programs copy: \"pg_dump --format=custom --file=FILE\", and \"pg_restore\" to go back to it.");
        }

        var file = Path.GetFullPath(parsed.GetRequiredValue(_file));
        await using var state = StateFile.OpenExisting(settings);
        state.Backup(file);
        _terminal.Out.WriteLine(SafeText.Clean(
            $"{file} holds the state of this moment. To go back to it, stop the bot, delete {StateFile.PathOf(settings)}-wal and -shm, and copy it to {StateFile.PathOf(settings)}."));
        return ExitCode.Done;
    }
}
