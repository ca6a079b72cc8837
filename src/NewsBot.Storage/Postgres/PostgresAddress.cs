using System.Globalization;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>Where a PostgreSQL database is and how to get in. Shown without the secrets it holds.</summary>
public sealed class PostgresAddress
{
    /// <summary>What a connection string looks like.</summary>
    public const string Example = "Host=db.example.org;Database=newsbot;Username=newsbot;Password=…;SSL Mode=VerifyFull";

    // Somebody waits for an answer: what takes longer than this is tried anew or given up.
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 10;

    private PostgresAddress(NpgsqlConnectionStringBuilder parts) => Parts = parts;

    internal NpgsqlConnectionStringBuilder Parts { get; }

    /// <summary>
    /// Reads a connection string of Npgsql. What it says of encryption, certificates, timeouts, several hosts and the pool
    /// holds; where it says nothing, connecting is given up after 5 seconds and a statement after 10.
    /// </summary>
    /// <param name="connectionString">The text.</param>
    /// <returns>Null where it cannot be used. Why is not told, as any part of it may be a secret in the wrong place.</returns>
    public static PostgresAddress? TryRead(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrWhiteSpace(parts.Host) || string.IsNullOrWhiteSpace(parts.Database))
            {
                return null;
            }

            parts.Timeout = parts.ShouldSerialize("Timeout") ? parts.Timeout : ConnectSeconds;
            parts.CommandTimeout = parts.ShouldSerialize("Command Timeout") ? parts.CommandTimeout : CommandSeconds;
            return new PostgresAddress(parts);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Database, host and port.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"the database {Parts.Database} on {Parts.Host}:{Parts.Port}");
}
