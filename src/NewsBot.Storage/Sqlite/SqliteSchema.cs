using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Brings a database to the newest schema: each <c>Schema/NNNN.sql</c> that it has not seen is run, in order, in one
/// transaction. Which was the last is kept in the database's <c>user_version</c>.
/// </summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps = SchemaSteps.Of("Sqlite");

    /// <summary>The version that this program works with.</summary>
    public static int Newest => Steps.Length;

    /// <summary>Brings a database up to date. Two programs that do so at once do it one after the other.</summary>
    /// <param name="connection">An open connection.</param>
    /// <exception cref="StorageException">The database was made by a newer version of the program.</exception>
    public static void Update(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = connection.Query("PRAGMA user_version", row => row.GetInt32(0)).Single();
        if (version > Newest)
        {
            throw new StorageException(
                $"The state database {connection.DataSource} was made by a newer version of NewsBot (schema {version}, this one knows {Newest}). Run the newer version, or name another folder with Storage:DataDirectory.");
        }

        if (version == Newest)
        {
            return;
        }

        foreach (var step in Steps.AsSpan(version))
        {
            connection.Execute(step);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Newest}"));
        transaction.Commit();
    }
}
