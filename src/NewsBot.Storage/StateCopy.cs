using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;
using Npgsql;

namespace NewsBot.Storage;

/// <summary>How far a copy is.</summary>
/// <param name="Copied">The rows that are copied.</param>
/// <param name="All">The rows there are.</param>
public sealed record CopyProgress(long Copied, long All);

/// <summary>Moves a bot from SQLite to PostgreSQL: copies all that it remembers.</summary>
public static class StateCopy
{
    private const int BetweenReports = 500;

    private static readonly Table[] Tables =
    [
        new(
            "event",
            "key, seen_at, process, kind, payload, expires_at, is_sending, coalesce(first_claim, claim)",
            "key, seen_at, claim, replica, kind, payload, expires_at, is_sending, first_claim",

            // What was left unfinished belongs to a process that has died, here as there.
            row => row.IsDBNull(2)
                ? [Text(row, 0), Time(row, 1), Guid.NewGuid(), null, null, null, null, false, null]
                : [Text(row, 0), Time(row, 1), Guid.NewGuid(), Guid.NewGuid(), Text(row, 3), Text(row, 4), Time(row, 5), row.GetBoolean(6), Id(row, 7)]),
        new(
            "answer",
            "id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, knowledge_version",
            "id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, knowledge_version, documents",
            row =>
            [
                Id(row, 0), Text(row, 1), Text(row, 2), Time(row, 3), Text(row, 4), Text(row, 5), Day(row, 6), row.GetBoolean(7), Text(row, 8), Text(row, 9), Text(row, 10),
                PostgresStateStore.DocumentsOf(StoredLists.CitationsOf(row.GetString(9))),
            ],
            "number"),
        new("feedback", "answer_id, given_by, is_helpful, given_at", "answer_id, given_by, is_helpful, given_at", row => [Id(row, 0), Text(row, 1), row.GetBoolean(2), Time(row, 3)]),
        new(
            "timeline",
            "id, asked_by, asked_at, topic, from_day, to_day, as_of, event_limit",
            "id, asked_by, asked_at, topic, from_day, to_day, as_of, event_limit",
            row => [Id(row, 0), Text(row, 1), Time(row, 2), Text(row, 3), Day(row, 4), Day(row, 5), Day(row, 6), row.GetInt32(7)]),
        new("admin_act", "acted_at, actor, act, detail", "id, acted_at, actor, act, detail", row => [Guid.NewGuid(), Time(row, 0), Text(row, 1), Text(row, 2), Text(row, 3)], "number"),
        new(
            "channel_settings",
            "channel, answers_asker_alone, answers_mentions, reports",
            "channel, answers_asker_alone, answers_mentions, reports",
            row => [Text(row, 0), row.IsDBNull(1) ? null : row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt32(3)]),
    ];

    /// <summary>
    /// Copies all of it, or nothing. Rows are streamed, however many there are. No bot may use the file meanwhile: what it wrote would
    /// be left behind.
    /// </summary>
    /// <param name="file">The SQLite database, which is brought to the newest schema and otherwise left as it is.</param>
    /// <param name="database">Where to; it must hold nothing that a bot remembers.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up; nothing is copied then.</param>
    /// <returns>How many rows were copied.</returns>
    /// <exception cref="StorageException">One of them cannot be used, or there is something in the database already.</exception>
    public static async Task<long> CopyAsync(string file, PostgresDatabase database, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var store = SqliteStateStore.Open(file);
        using var source = store.Connect();
        using var moment = source.BeginTransaction(deferred: true);
        var all = Tables.Sum(table => source.Query($"SELECT count(*) FROM {table.Name}", row => row.GetInt64(0)).Single());
        await database.MigrateAsync(cancellationToken);
        await database.TransactAsync(
            async (target, cancel) =>
            {
                await target.Statement($"LOCK TABLE {string.Join(", ", Tables.Select(table => table.Name))} IN EXCLUSIVE MODE").ExecuteAsync(cancel);
                await RequireEmptyAsync(target, database.Address, cancel);
                var copied = 0L;
                foreach (var table in Tables)
                {
                    copied = await CopyAsync(source, target, table, copied, all, progress, cancel);
                }

                return copied;
            },
            cancellationToken);
        return all;
    }

    private static async Task RequireEmptyAsync(NpgsqlConnection target, PostgresAddress address, CancellationToken cancellationToken)
    {
        var isAny = string.Join(" OR ", Tables.Select(table => $"EXISTS (SELECT 1 FROM {table.Name})"));
        if ((await target.Statement($"SELECT {isAny}").QueryAsync(row => row.GetBoolean(0), cancellationToken)).Single())
        {
            throw new StorageException(
                $"There is something in {address} already, so nothing was copied. If it was copied before, all of it is there: set Storage:Provider to Postgres. Otherwise name an empty database.");
        }
    }

    private static async Task<long> CopyAsync(
        SqliteConnection source, NpgsqlConnection target, Table table, long copied, long all, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT {table.From} FROM {table.Name}{(table.Order is null ? "" : $" ORDER BY {table.Order}")}";
        using var row = command.ExecuteReader();
        await using var import = await target.BeginBinaryImportAsync($"COPY {table.Name} ({table.To}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        while (row.Read())
        {
            await import.StartRowAsync(cancellationToken);
            foreach (var value in table.Read(row))
            {
                await WriteAsync(import, value, cancellationToken);
            }

            if (++copied % BetweenReports == 0)
            {
                progress?.Report(new CopyProgress(copied, all));
            }
        }

        await import.CompleteAsync(cancellationToken);
        return copied;
    }

    // Each as its own type, which is what the column is of.
    private static Task WriteAsync(NpgsqlBinaryImporter import, object? value, CancellationToken cancellationToken) => value switch
    {
        null => import.WriteNullAsync(cancellationToken),
        string text => import.WriteAsync(text, cancellationToken),
        string[] texts => import.WriteAsync(texts, cancellationToken),
        Guid id => import.WriteAsync(id, cancellationToken),
        DateTimeOffset time => import.WriteAsync(time, cancellationToken),
        DateOnly day => import.WriteAsync(day, cancellationToken),
        bool flag => import.WriteAsync(flag, cancellationToken),
        int number => import.WriteAsync(number, cancellationToken),
        _ => throw new ArgumentException($"There is no column of {value.GetType()}.", nameof(value)),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : PostgresText.Storable(row.GetString(column));

    private static Guid Id(SqliteDataReader row, int column) => Guid.ParseExact(row.GetString(column), "N");

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);

    private static DateOnly? Day(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);

    /// <summary>A table of both databases.</summary>
    private sealed record Table(string Name, string From, string To, Func<SqliteDataReader, object?[]> Read, string? Order = null);
}
