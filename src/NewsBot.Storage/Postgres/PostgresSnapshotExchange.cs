using System.Globalization;
using System.Runtime.CompilerServices;
using NewsBot.Core.Publishing;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>Publishes snapshots of the knowledge in tables, and tells of them by NOTIFY.</summary>
/// <param name="database">The database, of the newest schema.</param>
/// <param name="replica">Names this process to who looks at what was published.</param>
/// <param name="time">The clock that waits before the next attempt to reach the database.</param>
public sealed class PostgresSnapshotExchange(PostgresDatabase database, string replica, TimeProvider time) : ISnapshotExchange
{
    private const string Channel = "newsbot_knowledge";

    // Any numbers, as long as all versions of the program agree on them.
    private const long PublicationLock = 0x6E657773626F7402;
    private const long TurnLock = 0x6E657773626F7403;

    private const int TurnSeconds = 120;

    // While another version of the program is being rolled out, and for as long as one may want to go back to this one.
    private const string OtherProgramsStayFor = "7 days";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedSnapshot>> ListAsync(Guid program, CancellationToken cancellationToken) => await RunAsync(() => database.QueryAsync(
        "SELECT generation, version, made_at, articles, replica FROM knowledge_snapshot WHERE program = $1 ORDER BY generation DESC",
        row => new PublishedSnapshot(row.GetInt64(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3), row.GetString(4)),
        cancellationToken,
        program));

    /// <inheritdoc/>
    public async Task<OtherVersions> FindOtherVersionsAsync(Guid program, CancellationToken cancellationToken) => (await RunAsync(() => database.QueryAsync(
        "SELECT (SELECT coalesce(max(generation), 0) FROM knowledge_snapshot WHERE program <> $1), (SELECT version FROM schema_version)",
        row => new OtherVersions(row.GetInt64(0), row.GetInt32(1) > PostgresSchema.Newest),
        cancellationToken,
        program))).Single();

    /// <inheritdoc/>
    public Task<byte[]?> ReadDescriptionAsync(long generation, CancellationToken cancellationToken) =>
        ReadBytesAsync("SELECT description FROM knowledge_snapshot WHERE generation = $1", generation, cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> ReadChunkAsync(string hash, CancellationToken cancellationToken) =>
        ReadBytesAsync("SELECT data FROM knowledge_chunk WHERE hash = $1", Convert.FromHexString(hash), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindMissingAsync(IReadOnlyCollection<string> hashes, bool verifies, CancellationToken cancellationToken)
    {
        var there = await RunAsync(() => database.RunAsync(
            (connection, cancel) => connection.Statement(
                "SELECT hash FROM knowledge_chunk WHERE hash = ANY($1) AND (NOT $2 OR sha256(data) = hash)", ToBytes(hashes), verifies).WithLongTimeout()
                .QueryAsync(row => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)), cancel),
            cancellationToken));
        return [.. hashes.Except(there, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task WriteChunkAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => RunAsync(() => database.RunAsync(
        (connection, cancel) => connection.Statement(
            "INSERT INTO knowledge_chunk (hash, data) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET data = excluded.data", Convert.FromHexString(hash), bytes).WithLongTimeout()
            .ExecuteAsync(cancel),
        cancellationToken));

    /// <inheritdoc/>
    public async Task<long?> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(publication);
        try
        {
            return await RunAsync(() => database.TransactAsync((connection, cancel) => PublishAsync(connection, publication, cancel), cancellationToken));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Another publication deleted a chunk that nothing had yet.
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.ConnectAsync(cancellationToken);
            var statement = connection.Statement("SELECT pg_advisory_lock($1)", TurnLock);
            statement.CommandTimeout = TurnSeconds;
            await statement.ExecuteAsync(cancellationToken);
            return new Turn(connection);
        }
        catch (NpgsqlException error)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new SharingException("The turn to publish documents was not given.", error);
        }
        catch (OperationCanceledException)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<bool> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var connection = await TryListenAsync(cancellationToken);
            if (connection is null)
            {
                await Task.Delay(BetweenAttempts, time, cancellationToken);
                continue;
            }

            do
            {
                yield return true;
            }
            while (await TryWaitAsync(connection, cancellationToken));
        }
    }

    private async Task<long?> PublishAsync(NpgsqlConnection connection, Publication publication, CancellationToken cancellationToken)
    {
        // One publication at a time, so that what is based on what is certain and no chunk is deleted that one begins to have.
        await Do("SELECT pg_advisory_xact_lock($1)", PublicationLock);
        var current = await connection.Statement("SELECT coalesce(max(generation), 0) FROM knowledge_snapshot WHERE program = $1", publication.Program)
            .QueryAsync(row => row.GetInt64(0), cancellationToken);
        if (current is not [var basedOn] || basedOn != publication.BasedOn)
        {
            return null;
        }

        var generation = (await connection.Statement(
            "INSERT INTO knowledge_snapshot (program, version, made_at, articles, replica, description) VALUES ($1, $2, $3, $4, $5, $6) RETURNING generation",
            publication.Program,
            publication.Version,
            publication.MadeAt,
            publication.Articles,
            replica,
            publication.Description).QueryAsync(row => row.GetInt64(0), cancellationToken)).Single();
        await Do("INSERT INTO knowledge_snapshot_chunk (generation, hash) SELECT $1, unnest($2)", generation, ToBytes(publication.Chunks));
        await Do("DELETE FROM knowledge_snapshot WHERE program = $1 AND generation <> $2 AND generation <> ALL($3)", publication.Program, generation, publication.Kept.ToArray());
        await Do($"DELETE FROM knowledge_snapshot WHERE program <> $1 AND ($2 OR published_at < now() - interval '{OtherProgramsStayFor}')", publication.Program, publication.Deletes);
        await Do("DELETE FROM knowledge_chunk chunk WHERE NOT EXISTS (SELECT FROM knowledge_snapshot_chunk used WHERE used.hash = chunk.hash)");
        await Do("SELECT pg_notify($1, $2)", Channel, generation.ToString(CultureInfo.InvariantCulture));
        return generation;

        Task Do(string sql, params ReadOnlySpan<object?> values) => connection.Statement(sql, values).WithLongTimeout().ExecuteAsync(cancellationToken);
    }

    private async Task<NpgsqlConnection?> TryListenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.ConnectAsync(cancellationToken);
            await connection.Statement($"LISTEN {Channel}").ExecuteAsync(cancellationToken);
            return connection;
        }
        catch (NpgsqlException)
        {
            // Told by whoever does work there.
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            return null;
        }
    }

    // Returns false where the connection is lost.
    private static async Task<bool> TryWaitAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            if (!await connection.WaitAsync(BetweenPolls, cancellationToken))
            {
                // A network that swallows everything is as silent as one where nothing happens.
                await connection.Statement("SELECT 1").ExecuteAsync(cancellationToken);
            }

            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<byte[]?> ReadBytesAsync(string sql, object key, CancellationToken cancellationToken) => (await RunAsync(() => database.RunAsync(
        (connection, cancel) => connection.Statement(sql, key).WithLongTimeout().QueryAsync(row => row.GetFieldValue<byte[]>(0), cancel),
        cancellationToken))).SingleOrDefault();

    private static byte[][] ToBytes(IEnumerable<string> hashes) => [.. hashes.Select(Convert.FromHexString)];

    private static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (StorageException error)
        {
            throw new SharingException(error.Message, error);
        }
    }

    // A connection that goes back to the pool keeps its locks until it is used again.
    private sealed class Turn(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await connection.Statement("SELECT pg_advisory_unlock($1)", TurnLock).ExecuteAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // With the connection the lock is gone too.
            }

            await connection.DisposeAsync();
        }
    }
}
