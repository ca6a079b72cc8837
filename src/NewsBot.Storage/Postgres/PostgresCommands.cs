using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>Statements with numbered parameters (<c>$1</c>), the only way text from outside gets into a statement.</summary>
public static class PostgresCommands
{
    private const int LongSeconds = 600;

    /// <summary>Makes a statement.</summary>
    /// <param name="connection">Where it is carried out.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">The values of <c>$1</c>, <c>$2</c> and so on.</param>
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>Gives a statement that goes through much ten minutes, which is no reason to do it again.</summary>
    /// <param name="statement">The statement.</param>
    public static NpgsqlCommand WithLongTimeout(this NpgsqlCommand statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        statement.CommandTimeout = Math.Max(statement.CommandTimeout, LongSeconds);
        return statement;
    }

    /// <summary>Carries a statement out and disposes of it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> ExecuteAsync(this NpgsqlCommand statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        await using (statement)
        {
            try
            {
                return await statement.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (ObjectDisposedException error)
            {
                throw Unusable(error);
            }
        }
    }

    /// <summary>Reads the rows of a query and disposes of it.</summary>
    /// <param name="statement">The query.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<List<T>> QueryAsync<T>(this NpgsqlCommand statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(read);
        await using (statement)
        {
            try
            {
                await using var reader = await statement.ExecuteReaderAsync(cancellationToken);
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add(read(reader));
                }

                return rows;
            }
            catch (ObjectDisposedException error)
            {
                throw Unusable(error);
            }
        }
    }

    // Where a connection is lost while it is made, as to a server that just starts, Npgsql 10.0.0 may make another without
    // encryption and hand it out with parts that went with the first.
    private static NpgsqlException Unusable(ObjectDisposedException error) =>
        new("The connection was lost while it was made", new IOException(error.Message, error));
}
