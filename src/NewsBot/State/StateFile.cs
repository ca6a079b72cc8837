using NewsBot.CommandLine;
using NewsBot.Settings;
using NewsBot.Storage.Sqlite;

namespace NewsBot.State;

/// <summary>Where the bot's state is: what it was asked, what was thought of its answers, what admins did.</summary>
internal static class StateFile
{
    private const string Name = "state.db";

    /// <summary>The database's file, which need not be there.</summary>
    public static string PathOf(BotSettings settings) => Path.Combine(settings.DataDirectory, Name);

    /// <summary>Opens the state that a bot has left; it may be running.</summary>
    /// <exception cref="CommandException">No bot has run yet.</exception>
    /// <exception cref="Storage.StorageException">The file cannot be used.</exception>
    public static SqliteStateStore OpenExisting(BotSettings settings) => File.Exists(PathOf(settings))
        ? SqliteStateStore.Open(PathOf(settings))
        : throw new CommandException($"There is no {PathOf(settings)}: no bot has run with this data folder yet. Start one with \"newsbot run\", or name its folder with --{BotSettings.DataDirectoryKey}=DIR.");
}
