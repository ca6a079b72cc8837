using Microsoft.Data.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>SQLite's full-text index FTS5, with its own BM25 and Porter stemming.</summary>
internal sealed class SqliteEngine : IDisposable
{
    private readonly SqliteConnection _connection;

    public SqliteEngine(string path)
    {
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')");
    }

    public void Index(IEnumerable<string> passages)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passages(text) VALUES ($text)";
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var passage in passages)
        {
            text.Value = passage;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public int Search(Question question, int count)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT rowid FROM passages WHERE passages MATCH $query ORDER BY bm25(passages) LIMIT $count";
        select.Parameters.AddWithValue("$query", string.Join(" OR ", question.Words.Select(word => $"\"{word}\"")));
        select.Parameters.AddWithValue("$count", count);
        using var reader = select.ExecuteReader();
        var found = 0;
        while (reader.Read())
        {
            found++;
        }

        return found;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
