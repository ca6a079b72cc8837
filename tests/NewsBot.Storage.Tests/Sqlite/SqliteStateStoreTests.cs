using System.Text;
using Microsoft.Data.Sqlite;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Storage.Tests.Sqlite;

public sealed class SqliteStateStoreTests : StateStoreContract, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2021, 5, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
    private SqliteStateStore _store;

    public SqliteStateStoreTests() => _store = SqliteStateStore.Open(File);

    protected override IStateStore Store => _store;

    private string File => Path.Combine(_folder, "made", "state.db");

    protected override async Task DieAsync()
    {
        await _store.DisposeAsync();
        _store = SqliteStateStore.Open(File);
    }

    protected override Task<string?> PayloadAsync(string key)
    {
        using var connection = _store.Connect();
        return Task.FromResult(connection.Query("SELECT payload FROM event WHERE key = $key", row => row.IsDBNull(0) ? null : row.GetString(0), ("$key", key)).Single());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_stored_is_there_when_it_is_opened_again()
    {
        await ClaimAsync(_store);
        await _store.DisposeAsync();

        await using var again = SqliteStateStore.Open(File);

        (await ClaimAsync(again)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_holds_what_was_stored_and_replaces_nothing()
    {
        var copy = Path.Combine(_folder, "copy.db");
        await ClaimAsync(_store);

        _store.Backup(copy);

        await using (var restored = SqliteStateStore.Open(copy))
        {
            (await ClaimAsync(restored)).ShouldBeFalse();
        }

        Should.Throw<StorageException>(() => _store.Backup(copy)).Message.ShouldContain(copy);
    }

    [Fact]
    public async Task What_a_user_is_forgotten_by_is_gone_from_the_files()
    {
        const string Marker = "Where did the zeppelin land?";
        var user = new UserId("discord:7");
        await _store.SaveAnswerAsync(
            new SavedAnswer
            {
                Id = AnswerId.New(),
                Conversation = new ConversationId("discord:7:8"),
                User = user,
                At = Noon,
                Question = Marker,
                StandAlone = Marker,
                Outcome = AnswerOutcome.Abstained,
                KnowledgeVersion = "1",
            },
            TestContext.Current.CancellationToken);
        FilesWith(Marker).ShouldNotBeEmpty();

        (await _store.ForgetUserAsync(user, TestContext.Current.CancellationToken)).ShouldBe(1);

        FilesWith(Marker).ShouldBeEmpty();

        List<string> FilesWith(string text) =>
        [
            .. Directory.EnumerateFiles(Path.GetDirectoryName(File)!).Where(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
            }),
        ];
    }

    [Fact]
    public async Task A_database_of_an_older_program_is_brought_up_to_date_and_keeps_what_it_holds()
    {
        await _store.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DROP TABLE channel_settings");
            connection.Execute("DROP TABLE event");
            connection.Execute("CREATE TABLE seen_event (key TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) WITHOUT ROWID");
            connection.Execute("INSERT INTO seen_event VALUES ('slack:Ev1', 1)");
            connection.Execute("PRAGMA user_version = 1");
        }

        await using var updated = SqliteStateStore.Open(File);

        (await ClaimAsync(updated)).ShouldBeFalse();
        (await updated.ReadSettingsAsync(new ChannelId("discord:7"), TestContext.Current.CancellationToken)).ShouldBe(ChannelSettings.Usual);
    }

    [Fact]
    public async Task What_an_older_program_left_unfinished_is_taken_over_each_by_the_claim_it_had()
    {
        await _store.DisposeAsync();
        Dictionary<string, Guid> claims = new() { ["slack:Ev1"] = Guid.NewGuid(), ["slack:Ev2"] = Guid.NewGuid() };
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("ALTER TABLE event DROP COLUMN first_claim");
            foreach (var (key, claim) in claims)
            {
                connection.Execute(
                    "INSERT INTO event (key, seen_at, claim, process, kind, payload, expires_at) VALUES ($key, 1, $claim, 'dead', 'slack', '{}', $expires)",
                    ("$key", key),
                    ("$claim", claim.ToString("N")),
                    ("$expires", Noon.AddMinutes(15).UtcTicks));
            }

            connection.Execute("PRAGMA user_version = 3");
        }

        _store = SqliteStateStore.Open(File);
        (await FirstClaimsAsync()).ShouldBe(claims, ignoreOrder: true);
        await DieAsync();
        (await FirstClaimsAsync()).ShouldBe(claims, ignoreOrder: true);

        async Task<Dictionary<string, Guid>> FirstClaimsAsync() =>
            (await _store.TakeOverEventsAsync(["slack"], Noon, 9, TestContext.Current.CancellationToken)).Events.ToDictionary(orphan => orphan.Key, orphan => orphan.FirstClaim);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await _store.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA user_version = 99");
        }

        Should.Throw<StorageException>(() => SqliteStateStore.Open(File)).Message.ShouldContain("newer version");
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_the_remedy()
    {
        var junk = Path.Combine(_folder, "junk.db");
        System.IO.File.WriteAllText(junk, new string('x', 5000));

        Should.Throw<StorageException>(() => SqliteStateStore.Open(junk)).Message.ShouldContain(junk);
        System.IO.File.ReadAllText(junk).ShouldBe(new string('x', 5000));
    }

    [Fact]
    public void A_path_that_cannot_be_made_is_named()
    {
        var blocked = Path.Combine(_folder, "file");
        System.IO.File.WriteAllText(blocked, "");

        Should.Throw<StorageException>(() => SqliteStateStore.Open(Path.Combine(blocked, "state.db"))).Message.ShouldContain(blocked);
    }

    private static Task<bool> ClaimAsync(SqliteStateStore store) => store.ClaimEventAsync(
        new IncomingEvent("slack:Ev1", "slack", "{}", Noon, Noon.AddMinutes(15)), Guid.NewGuid(), TestContext.Current.CancellationToken);
}
