using System.Net.Sockets;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>What a failure of PostgreSQL means to who runs it, and whether it may have passed a moment later.</summary>
internal static class PostgresTrouble
{
    /// <summary>
    /// Whether the same may work a moment later: the connection was lost, the server starts, stops or hands over to another, too many
    /// are connected, or two transactions were in each other's way.
    /// </summary>
    public static bool MayPass(NpgsqlException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory } => false,

        // A server that is handed over from takes no more writes; the one that is handed over to does.
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => false,
        _ => error.IsTransient,
    };

    /// <summary>Whether nothing at all can be done, as opposed to just this.</summary>
    public static bool IsOutOfReach(NpgsqlException error) => error is not PostgresException postgres || postgres.SqlState is
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
        or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName;

    /// <summary>Whether its connection, and with it maybe others of the pool, is of no more use.</summary>
    public static bool IsOfConnection(NpgsqlException error) => error is not PostgresException postgres || postgres.SqlState is
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    /// <summary>Whether a statement names what is not there, or leaves out what must be: as one does that is meant for another schema.</summary>
    public static bool MayBeOfSchema(NpgsqlException error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.NotNullViolation,
    };

    /// <summary>Tells what is wrong and what to do; null where it is a mistake of the program.</summary>
    public static string? Explain(NpgsqlException error, PostgresAddress address) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            $"The disk of PostgreSQL is full, so nothing can be written to {address}. Make room on it.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            $"PostgreSQL only lets {address} be read: it is a standby, or default_transaction_read_only is on. Name the primary, or all servers with Target Session Attributes=primary, in the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"PostgreSQL does not let {address.Parts.Username} into {address}: {Message(error)} Mend user name and password, or the server's pg_hba.conf.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"There is no {address}. Make it, as the README says under \"Scaling\", or name another one.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName } =>
            $"PostgreSQL refuses something in {address}: {Message(error)} Give the role {address.Parts.Username} a schema of its own, as the README says under \"Scaling\".",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
            $"PostgreSQL takes no more connections to {address}. Raise its max_connections, or lower Maximum Pool Size in the connection string of each replica.",
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or { InnerException: TimeoutException } =>
            $"PostgreSQL does not answer for {address} in time. Look whether its machine is overloaded, or raise Command Timeout in the connection string.",
        PostgresException postgres => MayPass(postgres) ? $"PostgreSQL cannot serve {address} now: {Message(postgres)}" : null,
        _ => $"PostgreSQL cannot be reached for {address}: {(error.InnerException ?? error).Message.TrimEnd('.')}. Look whether it runs, and whether host, port and encryption in the connection string are right.",
    };

    private static string Message(NpgsqlException error) => $"{((PostgresException)error).MessageText.TrimEnd('.')}.";
}
