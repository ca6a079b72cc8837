using System.Text;

namespace NewsBot.Storage.Postgres;

/// <summary>What people type, as PostgreSQL takes it.</summary>
internal static class PostgresText
{
    /// <summary>A text without what PostgreSQL keeps in no text: the character of number 0, and halves of surrogate pairs.</summary>
    public static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
