using System.Globalization;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;
using Npgsql;

namespace NewsBot.Storage.Postgres;

/// <summary>The state store in a PostgreSQL database, for several replicas of the bot at once.</summary>
/// <remarks>Every statement is such that it may be carried out twice, as nobody knows whether one was whose connection broke.</remarks>
/// <param name="database">The database, brought to the newest schema; disposed of with the store.</param>
public sealed class PostgresStateStore(PostgresDatabase database) : IStateStore, ILeaseStore
{
    private const string AnswerColumns =
        "id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, knowledge_version";

    private const int DeletedAtOnce = 1000;

    // This process, from its start to its end.
    private readonly Guid _replica = Guid.NewGuid();

    /// <inheritdoc/>
    /// <value>A quarter of a minute: long enough for a pause of the machine, short enough for who waits for an answer.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<bool> ClaimEventAsync(IncomingEvent incoming, Guid claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        return await database.ExecuteAsync(
            """
            INSERT INTO event (key, seen_at, claim, first_claim, replica, kind, payload, expires_at) VALUES ($1, $2, $3, $3, $4, $5, $6, $7)
            ON CONFLICT (key) DO UPDATE SET claim = excluded.claim WHERE event.claim = excluded.claim
            """,
            cancellationToken,
            Text(incoming.Key),
            incoming.At.ToUniversalTime(),
            claim,
            _replica,
            incoming.Kind,
            Text(incoming.Payload),
            incoming.ExpiresAt.ToUniversalTime()) == 1;
    }

    /// <inheritdoc/>
    public async Task<bool> BeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken)
    {
        if (await TryBeginSendingAsync(key, claim, cancellationToken))
        {
            return true;
        }

        // Maybe it was only late in saying that it is alive. What another has taken over has another claim by now.
        await RenewAsync(cancellationToken);
        return await TryBeginSendingAsync(key, claim, cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishEventAsync(string key, Guid claim, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE event SET replica = NULL, kind = NULL, payload = NULL, expires_at = NULL, is_sending = false WHERE key = $1 AND claim = $2",
        cancellationToken,
        Text(key),
        claim);

    /// <inheritdoc/>
    /// <remarks>A process is dead when its lease is over by the server's clock, which is one for all.</remarks>
    public Task<TakenOver> TakeOverEventsAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);

        // An array and no join: where another took an event over meanwhile, what is asked of the row is asked again of its new
        // replica, while a join would go by the replica it had.
        const string Orphaned = "event.replica <> $1 AND event.replica <> ALL (ARRAY (SELECT id FROM replica WHERE lease_until > now()))";
        const string Columns = "event.key, event.claim, event.first_claim, event.kind, event.payload, event.expires_at, event.is_sending, event.seen_at";

        // One claim for all: by it they are found, should nobody know whether they were taken over. So where an older version of the
        // program knew no first claim, the claim may be that of other events too, and the event gets a first claim of its own.
        var claim = Guid.NewGuid();
        return database.TransactAsync(
            async (connection, cancel) =>
            {
                var expired = await connection.Statement(
                    $"UPDATE event SET replica = NULL, kind = NULL, payload = NULL, expires_at = NULL, is_sending = false WHERE {Orphaned} AND expires_at <= $2",
                    _replica,
                    now.ToUniversalTime()).ExecuteAsync(cancel);

                // Who lives may be late with its answer, but nobody else will give it.
                await connection.Statement("UPDATE event SET payload = NULL WHERE replica IS NOT NULL AND payload IS NOT NULL AND expires_at <= $1", now.ToUniversalTime())
                    .ExecuteAsync(cancel);
                var events = await ReadAsync($"SELECT {Columns} FROM event WHERE replica = $1 AND claim = $2", _replica, claim);
                if (events is [])
                {
                    events = await ReadAsync(
                        $"""
                        WITH orphan AS MATERIALIZED (
                          SELECT key FROM event WHERE {Orphaned} AND kind = ANY ($3) AND payload IS NOT NULL ORDER BY seen_at, key LIMIT $4 FOR UPDATE SKIP LOCKED)
                        UPDATE event SET replica = $1, claim = $2, first_claim = coalesce(event.first_claim, gen_random_uuid()) FROM orphan WHERE event.key = orphan.key
                        RETURNING {Columns}
                        """,
                        _replica,
                        claim,
                        kinds.ToArray(),
                        most);
                }

                return new TakenOver([.. events.OrderBy(each => each.SeenAt).Select(each => each.Event)], expired);

                Task<List<(DateTimeOffset SeenAt, OrphanedEvent Event)>> ReadAsync(string sql, params ReadOnlySpan<object?> values) => connection.Statement(sql, values).QueryAsync(
                    row => (row.GetFieldValue<DateTimeOffset>(7), new OrphanedEvent(
                        row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetBoolean(6))),
                    cancel);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RenewAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        "INSERT INTO replica (id, name, lease_until) VALUES ($1, $2, now() + $3) ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until",
        cancellationToken,
        _replica,
        database.Replica,
        Lease);

    /// <inheritdoc/>
    public Task LeaveAsync(CancellationToken cancellationToken) => database.ExecuteAsync("DELETE FROM replica WHERE id = $1", cancellationToken, _replica);

    /// <inheritdoc/>
    public async Task<int> SeekAsync(string group, CancellationToken cancellationToken) => (await database.QueryAsync(
        """
        WITH told AS (UPDATE replica SET seeks = $1 WHERE id = $2 AND seeks IS DISTINCT FROM $1)
        SELECT count(*) FROM replica WHERE id = $2 OR (seeks = $1 AND lease_until > now())
        """,
        row => (int)row.GetInt64(0),
        cancellationToken,
        group,
        _replica)).Single();

    /// <inheritdoc/>
    public Task StopSeekingAsync(CancellationToken cancellationToken) =>
        database.ExecuteAsync("UPDATE replica SET seeks = NULL WHERE id = $1", cancellationToken, _replica);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Lease>> AcquireAsync(IReadOnlyList<string> names, int most, bool fromTheDead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return database.TransactAsync<IReadOnlyList<Lease>>(
            async (connection, cancel) =>
            {
                await connection.Statement("INSERT INTO lease (name) SELECT unnest($1) ON CONFLICT (name) DO NOTHING", [names.ToArray()]).ExecuteAsync(cancel);

                // What this process holds without knowing it, as it never heard that it was given it, is given to it again.
                return await connection.Statement(
                    """
                    WITH free AS MATERIALIZED (
                      SELECT name FROM lease
                      WHERE name = ANY ($3) AND (holder IS NULL OR holder = $1 OR ($4 AND lease_until <= now()))
                      ORDER BY name LIMIT $5 FOR UPDATE SKIP LOCKED)
                    UPDATE lease SET holder = $1, fence = fence + 1, lease_until = now() + $2 FROM free WHERE lease.name = free.name
                    RETURNING lease.name, fence, note
                    """,
                    _replica,
                    Lease,
                    names.ToArray(),
                    fromTheDead,
                    most).QueryAsync(row => new Lease(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)), cancel);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> HoldAsync(IReadOnlyList<Lease> held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        var names = await database.QueryAsync(
            """
            UPDATE lease SET lease_until = now() + $2, note = mine.note
            FROM unnest($3, $4, $5) AS mine (name, fence, note)
            WHERE lease.name = mine.name AND lease.fence = mine.fence AND lease.holder = $1
            RETURNING lease.name
            """,
            row => row.GetString(0),
            cancellationToken,
            _replica,
            Lease,
            held.Select(lease => lease.Name).ToArray(),
            held.Select(lease => lease.Fence).ToArray(),
            held.Select(lease => lease.Note).ToArray());
        return names.ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return database.ExecuteAsync(
            "UPDATE lease SET holder = NULL, lease_until = NULL, note = $4 WHERE name = $1 AND fence = $2 AND holder = $3",
            cancellationToken,
            lease.Name,
            lease.Fence,
            _replica,
            lease.Note);
    }

    /// <inheritdoc/>
    public async Task<TimeSpan> TakeTurnAsync(string name, TimeSpan between, CancellationToken cancellationToken)
    {
        var isMine = await database.ExecuteAsync(
            "INSERT INTO turn (name, next_at) VALUES ($1, now() + $2) ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE turn.next_at <= now()",
            cancellationToken,
            name,
            between) == 1;
        return isMine
            ? TimeSpan.Zero
            : (await database.QueryAsync("SELECT greatest(next_at - now(), interval '10 milliseconds') FROM turn WHERE name = $1", row => row.GetTimeSpan(0), cancellationToken, name)).Single();
    }

    /// <inheritdoc/>
    public Task SaveAnswerAsync(SavedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return database.ExecuteAsync(
            """
            INSERT INTO answer (id, conversation, asked_by, answered_at, question, stand_alone, as_of, is_answered, sentences, citations, documents, knowledge_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (id) DO UPDATE SET
              conversation = excluded.conversation, asked_by = excluded.asked_by, answered_at = excluded.answered_at, question = excluded.question,
              stand_alone = excluded.stand_alone, as_of = excluded.as_of, is_answered = excluded.is_answered, sentences = excluded.sentences,
              citations = excluded.citations, documents = excluded.documents, knowledge_version = excluded.knowledge_version
            """,
            cancellationToken,
            answer.Id.Value,
            Text(answer.Conversation.Value),
            Text(answer.User.Value),
            answer.At.ToUniversalTime(),
            Text(answer.Question),
            Text(answer.StandAlone),
            answer.AsOf,
            answer.Outcome == AnswerOutcome.Answered,
            StoredLists.ToJson(answer.Sentences),
            StoredLists.ToJson(answer.Citations),
            DocumentsOf(answer.Citations),
            answer.KnowledgeVersion);
    }

    /// <inheritdoc/>
    public async Task<SavedAnswer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken) =>
        (await database.QueryAsync($"SELECT {AnswerColumns} FROM answer WHERE id = $1", ReadAnswer, cancellationToken, id.Value)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SavedAnswer>> RecentAnswersAsync(
        ConversationId conversation, DateTimeOffset since, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var answers = await database.QueryAsync(
            $"SELECT {AnswerColumns} FROM answer WHERE conversation = $1 AND answered_at >= $2 ORDER BY answered_at DESC, number DESC LIMIT $3",
            ReadAnswer,
            cancellationToken,
            Text(conversation.Value),
            since.ToUniversalTime(),
            count);
        answers.Reverse();
        return answers;
    }

    /// <inheritdoc/>
    public Task SaveTimelineAsync(SavedTimeline timeline, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return database.ExecuteAsync(
            """
            INSERT INTO timeline (id, asked_by, asked_at, topic, from_day, to_day, as_of, event_limit)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO NOTHING
            """,
            cancellationToken,
            timeline.Id.Value,
            Text(timeline.User.Value),
            timeline.At.ToUniversalTime(),
            timeline.Request.Topic is { } topic ? Text(topic) : null,
            timeline.Request.From,
            timeline.Request.To,
            timeline.Request.AsOf,
            timeline.Request.Limit);
    }

    /// <inheritdoc/>
    public async Task<SavedTimeline?> FindTimelineAsync(TimelineId id, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            "SELECT asked_by, asked_at, topic, from_day, to_day, as_of, event_limit FROM timeline WHERE id = $1",
            row => new SavedTimeline(
                id,
                new UserId(row.GetString(0)),
                row.GetFieldValue<DateTimeOffset>(1),
                new TimelineRequest(row.IsDBNull(2) ? null : row.GetString(2), ReadDay(row, 3), ReadDay(row, 4), ReadDay(row, 5), row.GetInt32(6))),
            cancellationToken,
            id.Value)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<bool> SaveFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return await database.ExecuteAsync(
            """
            INSERT INTO feedback (answer_id, given_by, is_helpful, given_at)
            SELECT id, $2, $3, $4 FROM answer WHERE id = $1
            ON CONFLICT (answer_id, given_by) DO UPDATE SET is_helpful = excluded.is_helpful, given_at = excluded.given_at
            """,
            cancellationToken,
            feedback.Answer.Value,
            Text(feedback.User.Value),
            feedback.IsHelpful,
            feedback.At.ToUniversalTime()) == 1;
    }

    /// <inheritdoc/>
    public async Task<ChannelSettings> ReadSettingsAsync(ChannelId channel, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            "SELECT answers_asker_alone, answers_mentions, reports FROM channel_settings WHERE channel = $1",
            ReadSettings,
            cancellationToken,
            Text(channel.Value))).SingleOrDefault() ?? ChannelSettings.Usual;

    /// <inheritdoc/>
    public Task<(ChannelSettings Before, ChannelSettings After)> ChangeSettingsAsync(
        ChannelId channel, Func<ChannelSettings, ChannelSettings> change, Func<ChannelSettings, ChannelSettings, AdminAct> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(tell);
        return database.TransactAsync(
            async (connection, cancel) =>
            {
                // There is a row, and it is locked, from here on; a row without a setting says what none says.
                var before = (await connection.Statement(
                    """
                    INSERT INTO channel_settings (channel) VALUES ($1) ON CONFLICT (channel) DO UPDATE SET channel = excluded.channel
                    RETURNING answers_asker_alone, answers_mentions, reports
                    """,
                    Text(channel.Value)).QueryAsync(ReadSettings, cancel)).Single();
                var after = change(before);
                if (after != before)
                {
                    await connection.Statement(
                        "UPDATE channel_settings SET answers_asker_alone = $2, answers_mentions = $3, reports = $4 WHERE channel = $1",
                        Text(channel.Value),
                        after.Answers is { } audience ? audience == Audience.Asker : null,
                        after.Mentions,
                        after.Reports).ExecuteAsync(cancel);
                    await Audit(connection, Guid.NewGuid(), tell(before, after)).ExecuteAsync(cancel);
                }

                return (before, after);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task AuditAsync(AdminAct act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        var id = Guid.NewGuid();
        return database.RunAsync((connection, cancel) => Audit(connection, id, act).ExecuteAsync(cancel), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AdminAct>> ReadAuditAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return await database.QueryAsync(
            "SELECT acted_at, actor, act, detail FROM admin_act ORDER BY number DESC LIMIT $1",
            row => new AdminAct(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            cancellationToken,
            count);
    }

    /// <inheritdoc/>
    public async Task<UsageReport> ReadUsageAsync(DateTimeOffset since, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var from = since.ToUniversalTime();

        // One transaction that sees one moment, so that the figures fit together.
        return await database.TransactAsync(
            async (connection, cancel) =>
            {
                await connection.Statement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").ExecuteAsync(cancel);
                var answers = await CountAsync("SELECT is_answered, count(*) FROM answer WHERE answered_at >= $1 GROUP BY is_answered");
                var opinions = await CountAsync("SELECT is_helpful, count(*) FROM feedback WHERE given_at >= $1 GROUP BY is_helpful");
                return new UsageReport(
                    answers.GetValueOrDefault(true),
                    answers.GetValueOrDefault(false),
                    opinions.GetValueOrDefault(true),
                    opinions.GetValueOrDefault(false),
                    await QuestionsAsync(""),
                    await QuestionsAsync("AND NOT is_answered"));

                async Task<Dictionary<bool, int>> CountAsync(string sql) =>
                    (await connection.Statement(sql, from).QueryAsync(row => (row.GetBoolean(0), (int)row.GetInt64(1)), cancel)).ToDictionary();

                Task<List<AskedQuestion>> QuestionsAsync(string condition) => connection.Statement(
                    $"""
                    SELECT (array_agg(stand_alone ORDER BY answered_at DESC))[1], count(*) FROM answer WHERE answered_at >= $1 {condition}
                    GROUP BY lower(stand_alone) ORDER BY count(*) DESC, max(answered_at) DESC LIMIT $2
                    """,
                    from,
                    count).QueryAsync(row => new AskedQuestion(row.GetString(0), (int)row.GetInt64(1)), cancel);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> ForgetUserAsync(UserId user, CancellationToken cancellationToken)
    {
        var name = Text(user.Value);
        return database.TransactAsync(
            async (connection, cancel) =>
                await connection.Statement("DELETE FROM feedback WHERE given_by = $1", name).ExecuteAsync(cancel)
                + await connection.Statement("DELETE FROM timeline WHERE asked_by = $1", name).ExecuteAsync(cancel)
                + await connection.Statement("DELETE FROM answer WHERE asked_by = $1", name).ExecuteAsync(cancel),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> ForgetDocumentsAsync(Func<string, bool> isKept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        var quoted = await database.RunAsync(
            (connection, cancel) => connection.Statement("SELECT DISTINCT unnest(documents) FROM answer").WithLongTimeout().QueryAsync(row => row.GetString(0), cancel), cancellationToken);
        string[] gone = [.. quoted.Where(document => !isKept(document))];
        return gone is [] ? 0 : await DeleteAsync("answer", "documents && $1", cancellationToken, [gone]);
    }

    /// <inheritdoc/>
    public async Task<int> DeleteBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var bound = before.ToUniversalTime();
        return await DeleteAsync("answer", "answered_at < $1", cancellationToken, bound)
            + await DeleteAsync("timeline", "asked_at < $1", cancellationToken, bound)
            + await DeleteAsync("admin_act", "acted_at < $1", cancellationToken, bound);
    }

    /// <inheritdoc/>
    public async Task DeleteSpentAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var bound = before.ToUniversalTime();
        await DeleteAsync("pace", "at < now()", cancellationToken);
        await DeleteAsync("replica", "lease_until < $1", cancellationToken, bound);
        await DeleteAsync("event", "seen_at < $1 AND (replica IS NULL OR expires_at < $1)", cancellationToken, bound);
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<bool> TryBeginSendingAsync(string key, Guid claim, CancellationToken cancellationToken) => await database.ExecuteAsync(
        "UPDATE event SET is_sending = true FROM replica WHERE event.key = $1 AND event.claim = $2 AND replica.id = event.replica AND replica.lease_until > now()",
        cancellationToken,
        Text(key),
        claim) == 1;

    // A few at a time, and none that somebody is at: nobody waits for it, and what is deleted is so even where not all can be.
    private async Task<int> DeleteAsync(string table, string condition, CancellationToken cancellationToken, params object?[] values)
    {
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"DELETE FROM {table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {condition} LIMIT {DeletedAtOnce} FOR UPDATE SKIP LOCKED))");
        var all = 0;
        int rows;
        do
        {
            rows = await database.RunAsync((connection, cancel) => connection.Statement(sql, values).WithLongTimeout().ExecuteAsync(cancel), cancellationToken);
            all += rows;
        }
        while (rows == DeletedAtOnce);
        return all;
    }

    private static ChannelSettings ReadSettings(NpgsqlDataReader row) => new()
    {
        Answers = row.IsDBNull(0) ? null : row.GetBoolean(0) ? Audience.Asker : Audience.Everyone,
        Mentions = row.IsDBNull(1) ? null : row.GetBoolean(1),
        Reports = row.IsDBNull(2) ? null : row.GetInt32(2),
    };

    private static NpgsqlCommand Audit(NpgsqlConnection connection, Guid id, AdminAct act) => connection.Statement(
        "INSERT INTO admin_act (id, acted_at, actor, act, detail) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        id,
        act.At.ToUniversalTime(),
        Text(act.Actor),
        Text(act.Act),
        Text(act.Detail));

    /// <summary>The documents that citations quote, so that what quotes a deleted one is found.</summary>
    internal static string[] DocumentsOf(IReadOnlyList<Citation> citations) => [.. citations.Select(citation => Text(citation.Document)).Distinct(StringComparer.Ordinal)];

    private static string Text(string text) => PostgresText.Storable(text);

    private static SavedAnswer ReadAnswer(NpgsqlDataReader row) => new()
    {
        Id = new AnswerId(row.GetGuid(0)),
        Conversation = new ConversationId(row.GetString(1)),
        User = new UserId(row.GetString(2)),
        At = row.GetFieldValue<DateTimeOffset>(3),
        Question = row.GetString(4),
        StandAlone = row.GetString(5),
        AsOf = ReadDay(row, 6),
        Outcome = row.GetBoolean(7) ? AnswerOutcome.Answered : AnswerOutcome.Abstained,
        Sentences = StoredLists.SentencesOf(row.GetString(8)),
        Citations = StoredLists.CitationsOf(row.GetString(9)),
        KnowledgeVersion = row.GetString(10),
    };

    private static DateOnly? ReadDay(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
