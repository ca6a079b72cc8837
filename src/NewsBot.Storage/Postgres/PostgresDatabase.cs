using Microsoft.Extensions.Logging;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>
/// A PostgreSQL database that several replicas share: a pool of connections, over which work is done again when the server was
/// away for a moment or another took its place. Safe for use from many threads at once.
/// </summary>
public sealed partial class PostgresDatabase : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private string? _trouble;

    /// <summary>Describes a database; nothing is connected yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="replica">Names this process to who looks at the server's connections.</param>
    /// <param name="time">The clock that waits between attempts.</param>
    /// <param name="logger">Is told once when the database is away, and once when it is back.</param>
    public PostgresDatabase(PostgresAddress address, string replica, TimeProvider time, ILogger<PostgresDatabase> logger)
    {
        ArgumentNullException.ThrowIfNull(address);
        (Address, Replica, _time, _logger) = (address, replica, time, logger);
        var parts = new NpgsqlConnectionStringBuilder(address.Parts.ConnectionString);
        parts.ApplicationName ??= $"newsbot {replica}";
        _source = new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
    }

    /// <summary>Where it is.</summary>
    public PostgresAddress Address { get; }

    /// <summary>What this process is called.</summary>
    public string Replica { get; }

    /// <summary>What keeps the database out of reach, since work was given up for it; null where it can be reached.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>How long work that has failed is tried again before it is given up. While there is <see cref="Trouble"/>, it is not tried again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Does work on a connection of the pool. What fails for a reason that may pass is done again, with growing waits, for as long as
    /// <see cref="Patience"/> says; so it must be such that doing it twice leaves what doing it once does.
    /// </summary>
    /// <param name="work">The work, outside a transaction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    /// <exception cref="PostgresException">The work itself is wrong, and the schema is the one it is meant for.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var begun = _time.GetTimestamp();
        long? inVainSince = null;
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await using var connection = await ConnectAsync(cancellationToken);
                var result = await work(connection, cancellationToken);
                Note(null);
                return result;
            }
            catch (NpgsqlException error)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    // What is broken off while it connects is told as if that had failed.
                    throw new OperationCanceledException(error.Message, error, cancellationToken);
                }

                if (PostgresTrouble.Explain(error, Address) is not { } trouble)
                {
                    if (PostgresTrouble.MayBeOfSchema(error) && await FindNewerSchemaAsync(cancellationToken) is { } version)
                    {
                        throw new StorageException(PostgresSchema.IsNewer(Address, version), error);
                    }

                    throw;
                }

                // However long it was at work before: only where nothing came back at all, that was waiting too.
                inVainSince ??= error.InnerException is TimeoutException ? begun : _time.GetTimestamp();

                // Once it has been waited for in vain, nobody else waits for it, until it is back.
                if (!PostgresTrouble.MayPass(error) || Trouble is not null || _time.GetElapsedTime(inVainSince.Value) + wait > Patience)
                {
                    if (PostgresTrouble.IsOutOfReach(error))
                    {
                        Note(trouble);
                    }

                    throw new StorageException(trouble, error);
                }

                if (PostgresTrouble.IsOfConnection(error))
                {
                    // What the others of the pool are connected to is gone too.
                    _source.Clear();
                }
            }

            // At random within the wait, so that replicas that lost the server together do not come back together.
            await Task.Delay(wait * (0.5 + (Random.Shared.NextDouble() / 2)), _time, cancellationToken);
        }
    }

    /// <summary>Does work in one transaction, as <see cref="RunAsync"/> does: all of it is done, or nothing.</summary>
    /// <param name="work">The work; it commits nothing itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    /// <exception cref="PostgresException">The work itself is wrong.</exception>
    public Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (connection, cancel) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var result = await work(connection, cancel);
            await transaction.CommitAsync(cancel);
            return result;
        },
        cancellationToken);

    /// <summary>Carries out one statement, as <see cref="RunAsync"/> does.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">The values of <c>$1</c>, <c>$2</c> and so on.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        RunAsync((connection, cancel) => connection.Statement(sql, values).ExecuteAsync(cancel), cancellationToken);

    /// <summary>Reads the rows of one query, as <see cref="RunAsync"/> does.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">The values of <c>$1</c>, <c>$2</c> and so on.</param>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    public Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] values) =>
        RunAsync((connection, cancel) => connection.Statement(sql, values).QueryAsync(read, cancel), cancellationToken);

    /// <summary>Opens a connection to keep, for what the server tells by itself (LISTEN). It is not made good when it is lost.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (TimeoutException error)
        {
            // Where the name of the host is not found out in time, there is no exception of Npgsql's around it.
            throw new NpgsqlException(error.Message, error);
        }
    }

    /// <summary>Brings the database to the newest schema. Replicas that do so at once do it one after the other.</summary>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="StorageException">The database cannot be used, or was made by a newer version of the program.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        TransactAsync((connection, cancel) => PostgresSchema.UpdateAsync(connection, Address, cancel), cancellationToken);

    /// <summary>Looks the database over. Nothing is changed, and bots may use it meanwhile.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PostgresCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = await RunAsync(PostgresSchema.ReadVersionAsync, cancellationToken);
            var isWritable = (await QueryAsync(
                "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AND current_setting('transaction_read_only') = 'off'",
                row => row.GetBoolean(0),
                cancellationToken)).Single();
            return new PostgresCheck(
                version,
                version == PostgresSchema.Newest,
                version > PostgresSchema.Newest ? [PostgresSchema.IsNewer(Address, version)]
                : isWritable ? []
                : [$"Nothing can be written to {Address}: it is a standby, or the role {Address.Parts.Username} has no schema of its own in it. Make one, as the README says under \"Scaling\"."]);
        }
        catch (StorageException error)
        {
            return new PostgresCheck(0, IsCurrent: false, [error.Message]);
        }
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // A statement that was right is wrong where a newer version of the program has brought the database up to date.
    private async Task<int?> FindNewerSchemaAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync(cancellationToken);
            return await PostgresSchema.ReadVersionAsync(connection, cancellationToken) is var version && version > PostgresSchema.Newest ? version : null;
        }
        catch (NpgsqlException)
        {
            // The statement's own failure is told.
            return null;
        }
    }

    private void Note(string? trouble)
    {
        var before = Interlocked.Exchange(ref _trouble, trouble);
        if (trouble is not null && before is null)
        {
            Log.Lost(_logger, trouble);
        }
        else if (trouble is null && before is not null)
        {
            Log.Back(_logger, Address);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Trouble}")]
        public static partial void Lost(ILogger logger, string trouble);

        [LoggerMessage(2, LogLevel.Information, "PostgreSQL serves {Address} again.")]
        public static partial void Back(ILogger logger, PostgresAddress address);
    }
}
