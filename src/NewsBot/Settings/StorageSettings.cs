using Microsoft.Extensions.Configuration;
using NewsBot.Storage.Postgres;

namespace NewsBot.Settings;

/// <summary>Which database keeps what the bot remembers.</summary>
internal enum StorageProvider
{
    /// <summary>A file of the data folder; for one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, which several replicas share.</summary>
    Postgres,
}

/// <summary>The settings of what the bot remembers.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="Postgres">Where PostgreSQL is; null where nothing is set and it is not used.</param>
internal sealed record StorageSettings(StorageProvider Provider, PostgresAddress? Postgres)
{
    /// <summary>The setting behind <see cref="Provider"/>.</summary>
    public const string ProviderKey = "Storage:Provider";

    /// <summary>The setting behind <see cref="Postgres"/>; a secret.</summary>
    public const string ConnectionStringKey = "Storage:ConnectionString";

    /// <summary>Every setting of the section that is read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = [ProviderKey, ConnectionStringKey];

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static StorageSettings Read(IConfiguration configuration)
    {
        var provider = configuration.OneOf(ProviderKey, StorageProvider.Sqlite);
        var connectionString = configuration[ConnectionStringKey];
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return provider == StorageProvider.Sqlite ? new StorageSettings(provider, Postgres: null) : throw Unusable("is empty");
        }

        // What it holds is a secret even where it is wrong.
        return new StorageSettings(provider, PostgresAddress.TryRead(connectionString) ?? throw Unusable("cannot be read, or names no host or no database"));
    }

    private static SettingsException Unusable(string problem) => BotSettings.Unusable(
        ConnectionStringKey, problem, $"key=value pairs such as {PostgresAddress.Example} (an address that begins with postgresql:// is not understood)");
}
