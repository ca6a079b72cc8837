using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.CommandLine;
using NewsBot.Core.State;
using NewsBot.Settings;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;

namespace NewsBot.State;

/// <summary>Opens what the bot remembers, for commands, wherever the settings say that it is.</summary>
internal static class ConfiguredState
{
    private const string Command = "command";

    /// <summary>Opens it; makes it where there is none yet. A bot may be running.</summary>
    /// <exception cref="Storage.StorageException">The database cannot be used.</exception>
    public static async Task<IStateStore> OpenAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Storage.Value is not { Provider: StorageProvider.Postgres, Postgres: { } address })
        {
            return SqliteStateStore.Open(StateFile.PathOf(settings));
        }

        var database = Database(address);
        await database.MigrateAsync(cancellationToken);
        return new PostgresStateStore(database);
    }

    /// <summary>Opens what a bot has left; it may be running.</summary>
    /// <exception cref="CommandException">No bot has run yet.</exception>
    /// <exception cref="Storage.StorageException">The database cannot be used.</exception>
    public static async Task<IStateStore> OpenExistingAsync(BotSettings settings, CancellationToken cancellationToken) =>
        settings.Storage.Value.Provider == StorageProvider.Sqlite ? StateFile.OpenExisting(settings) : await OpenAsync(settings, cancellationToken);

    /// <summary>The database, not looked at yet.</summary>
    public static PostgresDatabase Database(PostgresAddress address) => new(address, Command, TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
}
