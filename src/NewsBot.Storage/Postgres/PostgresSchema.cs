using System.Globalization;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>
/// Brings a database to the newest schema: each <c>Schema/NNNN.sql</c> that it has not seen is run, in order. Which was the last is
/// kept in the table <c>schema_version</c>.
/// </summary>
internal static class PostgresSchema
{
    // Any number, as long as all versions of the program agree on it.
    private const long MigrationLock = 0x6E657773626F7401;

    private static readonly string[] Steps = SchemaSteps.Of("Postgres");

    /// <summary>The version that this program works with.</summary>
    public static int Newest => Steps.Length;

    /// <summary>Brings a database up to date, in the transaction that is under way. A second one waits until the first has committed.</summary>
    /// <returns>The version that was there; 0 for an empty database.</returns>
    /// <exception cref="StorageException">The database was made by a newer version of the program.</exception>
    public static async Task<int> UpdateAsync(NpgsqlConnection connection, PostgresAddress address, CancellationToken cancellationToken)
    {
        await Step(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationLock})"));
        var version = await ReadVersionAsync(connection, cancellationToken);
        if (version > Newest)
        {
            throw new StorageException(IsNewer(address, version));
        }

        if (version == Newest)
        {
            return version;
        }

        if (version == 0)
        {
            await Step("CREATE TABLE schema_version (version integer NOT NULL)");
            await Step("INSERT INTO schema_version VALUES (0)");
        }

        foreach (var step in Steps[version..])
        {
            await Step(step);
        }

        await Step(string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_version SET version = {Newest}"));
        return version;

        Task Step(string sql)
        {
            // However long it takes, and however long another replica does it, it is not broken off.
            var statement = connection.Statement(sql);
            statement.CommandTimeout = 0;
            return statement.ExecuteAsync(cancellationToken);
        }
    }

    /// <summary>Says that a database was made by a newer version of the program.</summary>
    public static string IsNewer(PostgresAddress address, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"The schema of {address} was made by a newer version of NewsBot (schema {version}, this one knows {Newest}). Run the newer version, or name another database.");

    /// <summary>The version of a database; 0 where it is empty.</summary>
    public static async Task<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.Statement("SELECT to_regclass('schema_version') IS NOT NULL").QueryAsync(row => row.GetBoolean(0), cancellationToken)).Single()
            ? (await connection.Statement("SELECT version FROM schema_version").QueryAsync(row => row.GetInt32(0), cancellationToken)).Single()
            : 0;
}
