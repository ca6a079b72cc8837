using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;

namespace NewsBot.Storage.Sqlite;

/// <summary>The state store in one SQLite file: nothing to install, and enough for one process.</summary>
/// <remarks>
/// The file is in write-ahead mode: readers and the one writer at a time do not wait for each other, and what was
/// committed survives the death of the process. SQLite has no asynchronous calls; each call here is a few rows of a local
/// file and is made on the caller's thread.
/// </remarks>
public sealed class SqliteStateStore : IStateStore
{
    private const string AnswerColumns =
        "id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, knowledge_version";

    private readonly string _connectionString;

    // Tells the events of this process from those of one before it.
    private readonly string _process = Guid.NewGuid().ToString("N");

    private SqliteStateStore(string connectionString) => _connectionString = connectionString;

    /// <summary>Opens a database; makes it where there is none, and brings it to the newest schema.</summary>
    /// <param name="path">The database's file. Its folder is made where it is missing.</param>
    /// <exception cref="StorageException">The file cannot be used; the message names it and the remedy.</exception>
    public static SqliteStateStore Open(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), ForeignKeys = true }.ToString();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var connection = Connect(connectionString);
            connection.Execute("PRAGMA journal_mode = WAL");
            SqliteSchema.Update(connection);
            return new SqliteStateStore(connectionString);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StorageException($"The state database {path} is damaged or is no SQLite database. Move it away to begin with an empty one, or put a backup in its place.", error);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The state database {path} cannot be opened: {error.Message} Make its folder writable, or name another with Storage:DataDirectory.", error);
        }
    }

    /// <summary>Looks a database over, as SQLite itself does. Nothing is changed, and a bot may use it meanwhile.</summary>
    /// <param name="path">The database's file.</param>
    /// <returns>What is wrong with it and what to do; empty where nothing is.</returns>
    public static IReadOnlyList<string> Check(string path)
    {
        const string Remedy = "Stop the bot and put a backup in its place, or move it away to begin with an empty one.";
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        try
        {
            using var connection = Connect(connectionString);
            var version = connection.Query("PRAGMA user_version", row => row.GetInt32(0)).Single();
            return version > SqliteSchema.Newest
                ? [string.Create(CultureInfo.InvariantCulture, $"The state database {path} was made by a newer version of NewsBot (schema {version}, this one knows {SqliteSchema.Newest}). Run the newer version.")]
                : [.. connection.Query("PRAGMA quick_check", row => row.GetString(0)).Where(found => found != "ok").Select(found => $"The state database {path} is damaged: {found}. {Remedy}")];
        }
        catch (SqliteException error)
        {
            return [$"The state database {path} cannot be read: {error.Message} {Remedy}"];
        }
    }

    /// <inheritdoc/>
    /// <value>None: a data folder is one process's.</value>
    public TimeSpan Lease => TimeSpan.Zero;

    /// <inheritdoc/>
    public Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        var rows = connection.Execute(
            """
            INSERT INTO event (key, seen_at, claim, process, kind, payload, expires_at) VALUES ($key, $at, $claim, $process, $kind, $payload, $expires)
            ON CONFLICT (key) DO UPDATE SET claim = excluded.claim WHERE event.claim = excluded.claim
            """,
            ("$key", incoming.Key),
            ("$at", incoming.At.UtcTicks),
            ("$claim", claim.ToString("N")),
            ("$process", _process),
            ("$kind", incoming.Kind),
            ("$payload", incoming.Payload),
            ("$expires", incoming.ExpiresAt.UtcTicks));
        return Task.FromResult(rows == 1);
    }

    /// <inheritdoc/>
    public Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        var rows = connection.Execute(
            "UPDATE event SET is_sending = 1 WHERE key = $key AND claim = $claim AND process IS NOT NULL", ("$key", key), ("$claim", claim.ToString("N")));
        return Task.FromResult(rows == 1);
    }

    /// <inheritdoc/>
    public Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = ConnectToErase();
        connection.Execute(
            "UPDATE event SET process = NULL, kind = NULL, payload = NULL, expires_at = NULL, is_sending = 0 WHERE key = $key AND claim = $claim",
            ("$key", key),
            ("$claim", claim.ToString("N")));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = ConnectToErase();
        using var transaction = connection.BeginTransaction(deferred: false);
        var expired = connection.Execute(
            "UPDATE event SET process = NULL, kind = NULL, payload = NULL, expires_at = NULL, is_sending = 0 WHERE process IS NOT NULL AND process <> $process AND expires_at <= $now",
            ("$process", _process),
            ("$now", now.UtcTicks));

        // This process may be late with its answer, and gives it all the same.
        connection.Execute("UPDATE event SET payload = NULL WHERE process IS NOT NULL AND payload IS NOT NULL AND expires_at <= $now", ("$now", now.UtcTicks));
        var orphans = connection.Query(
            """
            SELECT key, coalesce(first_claim, claim), kind, payload, expires_at, is_sending FROM event
            WHERE process IS NOT NULL AND process <> $process AND payload IS NOT NULL AND kind IN (SELECT value FROM json_each($kinds)) ORDER BY seen_at, key LIMIT $most
            """,
            row => new OrphanedEvent(
                row.GetString(0), Guid.NewGuid(), Guid.ParseExact(row.GetString(1), "N"), row.GetString(2), row.GetString(3), Time(row.GetInt64(4)), row.GetBoolean(5)),
            ("$process", _process),
            ("$kinds", StoredLists.ToJson(kinds)),
            ("$most", most));
        foreach (var orphan in orphans)
        {
            connection.Execute(
                "UPDATE event SET process = $process, claim = $claim, first_claim = $first WHERE key = $key",
                ("$process", _process),
                ("$claim", orphan.Claim.ToString("N")),
                ("$first", orphan.FirstClaim.ToString("N")),
                ("$key", orphan.Key));
        }

        transaction.Commit();
        return Task.FromResult(new TakenOver(orphans, expired));
    }

    /// <summary>Does nothing: there are no others.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does nothing: there are no others.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SaveAnswerAsync(SavedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        connection.Execute(
            """
            INSERT INTO answer (id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, knowledge_version)
            VALUES ($id, $conversation, $user, $at, $question, $standAlone, $asOf, $isAnswered, $sentences, $citations, $version)
            ON CONFLICT (id) DO UPDATE SET
              conversation = excluded.conversation, asked_by = excluded.asked_by, answered_at = excluded.answered_at, question = excluded.question,
              stand_alone = excluded.stand_alone, as_of = excluded.as_of, is_answered = excluded.is_answered, sentences = excluded.sentences,
              citations = excluded.citations, knowledge_version = excluded.knowledge_version
            """,
            ("$id", answer.Id.ToString()),
            ("$conversation", answer.Conversation.Value),
            ("$user", answer.User.Value),
            ("$at", answer.At.UtcTicks),
            ("$question", answer.Question),
            ("$standAlone", answer.StandAlone),
            ("$asOf", DayToText(answer.AsOf)),
            ("$isAnswered", answer.Outcome == AnswerOutcome.Answered),
            ("$sentences", StoredLists.ToJson(answer.Sentences)),
            ("$citations", StoredLists.ToJson(answer.Citations)),
            ("$version", answer.KnowledgeVersion));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SavedAnswer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        return Task.FromResult(connection.Query($"SELECT {AnswerColumns} FROM answer WHERE id = $id", ReadAnswer, ("$id", id.ToString())).SingleOrDefault());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SavedAnswer>> RecentAnswersAsync(
        ConversationId conversation, DateTimeOffset since, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        var answers = connection.Query(
            $"SELECT {AnswerColumns} FROM answer WHERE conversation = $conversation AND answered_at >= $since ORDER BY answered_at DESC, number DESC LIMIT $count",
            ReadAnswer,
            ("$conversation", conversation.Value),
            ("$since", since.UtcTicks),
            ("$count", count));
        answers.Reverse();
        return Task.FromResult<IReadOnlyList<SavedAnswer>>(answers);
    }

    /// <inheritdoc/>
    public Task SaveTimelineAsync(SavedTimeline timeline, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        connection.Execute(
            """
            INSERT INTO timeline (id, asked_by, asked_at, topic, from_day, to_day, as_of, event_limit)
            VALUES ($id, $user, $at, $topic, $from, $to, $asOf, $limit)
            """,
            ("$id", timeline.Id.ToString()),
            ("$user", timeline.User.Value),
            ("$at", timeline.At.UtcTicks),
            ("$topic", timeline.Request.Topic),
            ("$from", DayToText(timeline.Request.From)),
            ("$to", DayToText(timeline.Request.To)),
            ("$asOf", DayToText(timeline.Request.AsOf)),
            ("$limit", timeline.Request.Limit));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SavedTimeline?> FindTimelineAsync(TimelineId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        return Task.FromResult(connection.Query(
            "SELECT asked_by, asked_at, topic, from_day, to_day, as_of, event_limit FROM timeline WHERE id = $id",
            row => new SavedTimeline(
                id,
                new UserId(row.GetString(0)),
                Time(row.GetInt64(1)),
                new TimelineRequest(row.IsDBNull(2) ? null : row.GetString(2), ReadDay(row, 3), ReadDay(row, 4), ReadDay(row, 5), row.GetInt32(6))),
            ("$id", id.ToString())).SingleOrDefault());
    }

    /// <inheritdoc/>
    public Task<bool> SaveFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        var rows = connection.Execute(
            """
            INSERT INTO feedback (answer_id, given_by, is_helpful, given_at)
            SELECT id, $user, $isHelpful, $at FROM answer WHERE id = $answer
            ON CONFLICT (answer_id, given_by) DO UPDATE SET is_helpful = excluded.is_helpful, given_at = excluded.given_at
            """,
            ("$answer", feedback.Answer.ToString()),
            ("$user", feedback.User.Value),
            ("$isHelpful", feedback.IsHelpful),
            ("$at", feedback.At.UtcTicks));
        return Task.FromResult(rows == 1);
    }

    /// <inheritdoc/>
    public Task<ChannelSettings> ReadSettingsAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        return Task.FromResult(ReadSettings(connection, channel));
    }

    /// <inheritdoc/>
    public Task<(ChannelSettings Before, ChannelSettings After)> ChangeSettingsAsync(
        ChannelId channel, Func<ChannelSettings, ChannelSettings> change, Func<ChannelSettings, ChannelSettings, AdminAct> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(tell);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);

        // Nobody else writes from here on.
        using var transaction = connection.BeginTransaction(deferred: false);
        var before = ReadSettings(connection, channel);
        var after = change(before);
        if (after == before)
        {
            return Task.FromResult((before, after));
        }

        connection.Execute(
            """
            INSERT INTO channel_settings (channel, answers_asker_alone, answers_mentions, reports)
            VALUES ($channel, $askerAlone, $mentions, $reports)
            ON CONFLICT (channel) DO UPDATE
            SET answers_asker_alone = excluded.answers_asker_alone, answers_mentions = excluded.answers_mentions, reports = excluded.reports
            """,
            ("$channel", channel.Value),
            ("$askerAlone", after.Answers is { } audience ? audience == Audience.Asker : null),
            ("$mentions", after.Mentions),
            ("$reports", after.Reports));
        Audit(connection, tell(before, after));
        transaction.Commit();
        return Task.FromResult((before, after));
    }

    /// <inheritdoc/>
    public Task AuditAsync(AdminAct act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        Audit(connection, act);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AdminAct>> ReadAuditAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        return Task.FromResult<IReadOnlyList<AdminAct>>(connection.Query(
            "SELECT acted_at, actor, act, detail FROM admin_act ORDER BY number DESC LIMIT $count",
            row => new AdminAct(Time(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3)),
            ("$count", count)));
    }

    /// <inheritdoc/>
    public Task<UsageReport> ReadUsageAsync(DateTimeOffset since, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);

        // One transaction, so that the figures are of one moment.
        using var transaction = connection.BeginTransaction(deferred: true);
        var answers = Count("SELECT is_answered, count(*) FROM answer WHERE answered_at >= $since GROUP BY is_answered");
        var opinions = Count("SELECT is_helpful, count(*) FROM feedback WHERE given_at >= $since GROUP BY is_helpful");
        return Task.FromResult(new UsageReport(
            answers.GetValueOrDefault(true),
            answers.GetValueOrDefault(false),
            opinions.GetValueOrDefault(true),
            opinions.GetValueOrDefault(false),
            Questions(""),
            Questions("AND is_answered = 0")));

        Dictionary<bool, int> Count(string sql) =>
            connection.Query(sql, row => (row.GetBoolean(0), row.GetInt32(1)), ("$since", since.UtcTicks)).ToDictionary();

        List<AskedQuestion> Questions(string condition) => connection.Query(
            $"SELECT stand_alone, count(*) FROM answer WHERE answered_at >= $since {condition} GROUP BY lower(stand_alone) ORDER BY count(*) DESC, max(answered_at) DESC LIMIT $count",
            row => new AskedQuestion(row.GetString(0), row.GetInt32(1)),
            ("$since", since.UtcTicks),
            ("$count", count));
    }

    /// <inheritdoc/>
    public Task<int> ForgetUserAsync(UserId user, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = ConnectToErase();
        using var transaction = connection.BeginTransaction(deferred: false);
        var rows = connection.Execute("DELETE FROM feedback WHERE given_by = $user", ("$user", user.Value))
            + connection.Execute("DELETE FROM timeline WHERE asked_by = $user", ("$user", user.Value))
            + connection.Execute("DELETE FROM answer WHERE asked_by = $user", ("$user", user.Value));
        transaction.Commit();
        EmptyLog(connection);
        return Task.FromResult(rows);
    }

    /// <inheritdoc/>
    public Task<int> ForgetDocumentsAsync(Func<string, bool> isKept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = ConnectToErase();
        using var transaction = connection.BeginTransaction(deferred: false);
        var rows = 0;
        foreach (var document in connection.Query("SELECT DISTINCT citation.value ->> 'document' FROM answer, json_each(answer.citations) AS citation", row => row.GetString(0)))
        {
            rows += isKept(document) ? 0 : connection.Execute(
                "DELETE FROM answer WHERE EXISTS (SELECT 1 FROM json_each(answer.citations) AS citation WHERE citation.value ->> 'document' = $document)",
                ("$document", document));
        }

        transaction.Commit();
        EmptyLog(connection);
        return Task.FromResult(rows);
    }

    /// <inheritdoc/>
    public Task<int> DeleteBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = ConnectToErase();
        using var transaction = connection.BeginTransaction(deferred: false);
        var rows = connection.Execute("DELETE FROM answer WHERE answered_at < $before", ("$before", before.UtcTicks))
            + connection.Execute("DELETE FROM timeline WHERE asked_at < $before", ("$before", before.UtcTicks))
            + connection.Execute("DELETE FROM admin_act WHERE acted_at < $before", ("$before", before.UtcTicks));
        transaction.Commit();
        EmptyLog(connection);
        return Task.FromResult(rows);
    }

    /// <inheritdoc/>
    public Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Connect(_connectionString);
        connection.Execute("DELETE FROM event WHERE seen_at < $before AND (process IS NULL OR expires_at < $before)", ("$before", before.UtcTicks));
        return Task.CompletedTask;
    }

    /// <summary>Writes a copy of the database as it is at one moment, while it is in use.</summary>
    /// <param name="path">The copy's file; there must be none yet.</param>
    /// <exception cref="StorageException">The copy cannot be written.</exception>
    public void Backup(string path)
    {
        try
        {
            using var connection = Connect(_connectionString);
            connection.Execute("VACUUM INTO $path", ("$path", Path.GetFullPath(path)));
        }
        catch (SqliteException error)
        {
            throw new StorageException($"The backup {path} cannot be written: {error.Message} Name a new file in a folder that may be written to.", error);
        }
    }

    /// <summary>Lets go of the file.</summary>
    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private static ChannelSettings ReadSettings(SqliteConnection connection, ChannelId channel) => connection.Query(
        "SELECT answers_asker_alone, answers_mentions, reports FROM channel_settings WHERE channel = $channel",
        row => new ChannelSettings
        {
            Answers = row.IsDBNull(0) ? null : row.GetBoolean(0) ? Audience.Asker : Audience.Everyone,
            Mentions = row.IsDBNull(1) ? null : row.GetBoolean(1),
            Reports = row.IsDBNull(2) ? null : row.GetInt32(2),
        },
        ("$channel", channel.Value)).SingleOrDefault() ?? ChannelSettings.Usual;

    private static void Audit(SqliteConnection connection, AdminAct act) => connection.Execute(
        "INSERT INTO admin_act (acted_at, actor, act, detail) VALUES ($at, $actor, $act, $detail)",
        ("$at", act.At.UtcTicks),
        ("$actor", act.Actor),
        ("$act", act.Act),
        ("$detail", act.Detail));

    /// <summary>Opens a connection to the database.</summary>
    internal SqliteConnection Connect() => Connect(_connectionString);

    // What is deleted is overwritten, not only given free.
    private SqliteConnection ConnectToErase()
    {
        var connection = Connect(_connectionString);
        connection.Execute("PRAGMA secure_delete = ON");
        return connection;
    }

    // The log of writes still holds what was written before it was deleted. While somebody reads, it is emptied later.
    private static void EmptyLog(SqliteConnection connection) => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    private static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static SavedAnswer ReadAnswer(SqliteDataReader row) => new()
    {
        Id = AnswerId.TryParse(row.GetString(0)) ?? throw new InvalidDataException($"\"{row.GetString(0)}\" is no answer's id."),
        Conversation = new ConversationId(row.GetString(1)),
        User = new UserId(row.GetString(2)),
        At = Time(row.GetInt64(3)),
        Question = row.GetString(4),
        StandAlone = row.GetString(5),
        AsOf = ReadDay(row, 6),
        Outcome = row.GetBoolean(7) ? AnswerOutcome.Answered : AnswerOutcome.Abstained,
        Sentences = StoredLists.SentencesOf(row.GetString(8)),
        Citations = StoredLists.CitationsOf(row.GetString(9)),
        KnowledgeVersion = row.GetString(10),
    };

    private static string? DayToText(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly? ReadDay(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
