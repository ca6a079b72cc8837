namespace NewsBot.Storage.Postgres;

/// <summary>How a database was found.</summary>
/// <param name="Version">The schema it has; 0 where it is empty.</param>
/// <param name="IsCurrent">Whether that is the one that this program works with.</param>
/// <param name="Problems">What keeps the bot from using it, each with a remedy; empty where nothing does.</param>
public sealed record PostgresCheck(int Version, bool IsCurrent, IReadOnlyList<string> Problems);
