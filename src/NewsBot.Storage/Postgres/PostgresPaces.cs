using NewsBot.Core.Conversations;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>Keeps at what pace questions are asked of all replicas together, by the server's clock, as <see cref="LocalPaces"/> does of one.</summary>
/// <param name="database">The database, brought to the newest schema.</param>
public sealed class PostgresPaces(PostgresDatabase database) : IPaceStore
{
    /// <inheritdoc/>
    public async ValueTask<UsedUpShare?> TakeAsync(IReadOnlyList<QuestionShare> shares, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return await database.RunAsync((connection, cancel) => TakeAsync(connection, shares, cancel), cancellationToken);
    }

    private static async Task<UsedUpShare?> TakeAsync(NpgsqlConnection connection, IReadOnlyList<QuestionShare> shares, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var keys = shares.Select(share => share.Key).ToArray();
        var steps = shares.Select(share => share.Step).ToArray();

        // Always in the same order, so that two that ask at once do not wait for each other.
        var taken = await connection.Statement(
            """
            INSERT INTO pace (key, at) SELECT key, now() + step FROM unnest($1, $2) AS share (key, step) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET at = greatest(pace.at, now()) + (excluded.at - now())
            WHERE greatest(pace.at, now()) + (excluded.at - now()) - $3 <= now()
            RETURNING key
            """,
            keys,
            steps,
            QuestionShare.Burst).QueryAsync(row => row.GetString(0), cancellationToken);
        if (taken.Count == shares.Count)
        {
            await transaction.CommitAsync(cancellationToken);
            return null;
        }

        // None is charged for what another refuses: without a commit nothing was.
        var refused = shares.First(share => !taken.Contains(share.Key, StringComparer.Ordinal));
        var wait = await connection.Statement("SELECT at + $2 - $3 - now() FROM pace WHERE key = $1", refused.Key, refused.Step, QuestionShare.Burst)
            .QueryAsync(row => row.GetTimeSpan(0), cancellationToken);
        return new UsedUpShare(refused, wait.Single());
    }
}
