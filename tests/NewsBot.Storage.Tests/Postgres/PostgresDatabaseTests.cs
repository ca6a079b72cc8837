using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;
using Npgsql;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>A database whose connections are cut and whose schema is of any age.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : IAsyncLifetime
{
    private string _connectionString = "";
    private PostgresDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await server.CreateDatabaseAsync(Cancellation);
        _database = Connect(_connectionString);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Two_that_migrate_an_empty_database_at_once_make_one_schema()
    {
        await using var other = Connect(_connectionString);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? _database : other).MigrateAsync(Cancellation))));

        (await VersionAsync()).ShouldBe(PostgresSchema.Newest);
        (await _database.QueryAsync("SELECT count(*) FROM answer", row => row.GetInt64(0), Cancellation)).ShouldBe([0]);
    }

    [Fact]
    public async Task A_migration_leaves_what_is_there()
    {
        await _database.MigrateAsync(Cancellation);
        await _database.ExecuteAsync("INSERT INTO replica (name, id, lease_until) VALUES ($1, gen_random_uuid(), now())", Cancellation, "replica:Ev1");

        await _database.MigrateAsync(Cancellation);

        (await _database.QueryAsync("SELECT name FROM replica", row => row.GetString(0), Cancellation)).ShouldBe(["replica:Ev1"]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await _database.MigrateAsync(Cancellation);
        await _database.ExecuteAsync("UPDATE schema_version SET version = 99", Cancellation);

        var refused = await Should.ThrowAsync<StorageException>(() => _database.MigrateAsync(Cancellation));

        refused.Message.ShouldContain("newer version");
        refused.Message.ShouldContain("schema 99");
        (await VersionAsync()).ShouldBe(99);
    }

    [Fact]
    public async Task Work_goes_on_when_its_connections_are_cut()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _database.ExecuteAsync("SELECT pg_sleep(0.01)", Cancellation)));
        await server.CutConnectionsAsync(_connectionString, Cancellation);

        (await _database.QueryAsync("SELECT 1", row => row.GetInt32(0), Cancellation)).ShouldBe([1]);
        _database.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_connection_that_was_made_at_the_second_attempt_is_as_good_as_any()
    {
        await using var network = new CommitCuttingProxy(_database.Address, refusals: 1);
        await using var database = new PostgresDatabase(network.Address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);

        await database.TransactAsync(
            async (connection, cancel) =>
            {
                await connection.Statement("SELECT 1").ExecuteAsync(cancel);
                return await connection.Statement("SELECT 2").ExecuteAsync(cancel);
            },
            Cancellation);
    }

    [Fact]
    public async Task A_transaction_is_done_again_whole_when_its_connection_is_cut()
    {
        await _database.MigrateAsync(Cancellation);
        var attempts = 0;

        await _database.TransactAsync(
            async (connection, cancel) =>
            {
                await connection.Statement("INSERT INTO replica (name, id, lease_until) VALUES ($1, gen_random_uuid(), now())", $"replica:Ev{attempts}").ExecuteAsync(cancel);
                if (attempts++ == 0)
                {
                    await server.CutConnectionsAsync(_connectionString, cancel);
                }

                return await connection.Statement("INSERT INTO replica (name, id, lease_until) VALUES ('replica:last', gen_random_uuid(), now())").ExecuteAsync(cancel);
            },
            Cancellation);

        attempts.ShouldBe(2);
        (await _database.QueryAsync("SELECT name FROM replica ORDER BY name", row => row.GetString(0), Cancellation)).ShouldBe(["replica:Ev1", "replica:last"]);
    }

    [Fact]
    public async Task What_was_at_work_for_long_before_its_connection_was_cut_is_done_again()
    {
        await using var database = Connect(_connectionString, TimeSpan.FromMilliseconds(100));
        var attempts = 0;

        await database.RunAsync(
            async (connection, cancel) =>
            {
                if (attempts++ == 0)
                {
                    await connection.Statement("SELECT pg_sleep(0.2)").ExecuteAsync(cancel);
                    await server.CutConnectionsAsync(_connectionString, cancel);
                }

                return await connection.Statement("SELECT 1").ExecuteAsync(cancel);
            },
            Cancellation);

        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_mistake_in_a_statement_is_not_tried_again()
    {
        var wrong = await Should.ThrowAsync<PostgresException>(() => _database.ExecuteAsync("SELECT 1 FROM nowhere", Cancellation));

        wrong.SqlState.ShouldBe(PostgresErrorCodes.UndefinedTable);
    }

    [Fact]
    public async Task A_statement_that_a_newer_schema_has_made_wrong_is_told_with_the_remedy()
    {
        await _database.MigrateAsync(Cancellation);
        await _database.ExecuteAsync("ALTER TABLE answer RENAME COLUMN asked_by TO asker", Cancellation);
        await _database.ExecuteAsync("UPDATE schema_version SET version = 99", Cancellation);

        var refused = await Should.ThrowAsync<StorageException>(() => _database.ExecuteAsync("DELETE FROM answer WHERE asked_by = 'nobody'", Cancellation));

        refused.Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task A_database_of_an_older_program_is_brought_up_to_date_and_keeps_what_it_holds()
    {
        await _database.RunAsync((connection, cancel) => connection.Statement(SchemaSteps.Of("Postgres")[0]).ExecuteAsync(cancel), Cancellation);
        await _database.ExecuteAsync("CREATE TABLE schema_version (version integer NOT NULL)", Cancellation);
        await _database.ExecuteAsync("INSERT INTO schema_version VALUES (1)", Cancellation);
        await _database.ExecuteAsync("INSERT INTO replica (name, id, lease_until) VALUES ('old', gen_random_uuid(), now())", Cancellation);

        await _database.MigrateAsync(Cancellation);

        (await VersionAsync()).ShouldBe(PostgresSchema.Newest);
        (await _database.QueryAsync("SELECT name FROM replica", row => row.GetString(0), Cancellation)).ShouldBe(["old"]);
        (await _database.QueryAsync("SELECT count(*) FROM knowledge_snapshot", row => row.GetInt64(0), Cancellation)).ShouldBe([0]);
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_broken_off()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sleeping = _database.ExecuteAsync("SELECT pg_sleep(600)", cancelled.Token);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sleeping);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_told_of_with_the_remedy()
    {
        await _database.MigrateAsync(Cancellation);
        await using var reading = Connect(_connectionString + ";Options=-c default_transaction_read_only=on", TimeSpan.Zero);

        await reading.MigrateAsync(Cancellation);
        var refused = await Should.ThrowAsync<StorageException>(() => reading.ExecuteAsync("DELETE FROM answer", Cancellation));

        refused.Message.ShouldContain("standby");
        reading.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_database_that_is_too_slow_is_told_of_with_the_remedy()
    {
        await using var slow = Connect(_connectionString + ";Command Timeout=1", TimeSpan.Zero);

        (await Should.ThrowAsync<StorageException>(() => slow.ExecuteAsync("SELECT pg_sleep(600)", Cancellation))).Message.ShouldContain("Command Timeout");
    }

    [Theory]
    [InlineData("Password", "wrong", "pg_hba.conf")]
    [InlineData("Database", "elsewhere", "There is no the database elsewhere")]
    [InlineData("Port", "1", "cannot be reached for the database")]
    [InlineData("Host", "nowhere.invalid", "cannot be reached for the database")]
    public async Task What_keeps_the_bot_out_is_told_with_the_remedy_and_without_secrets(string part, string value, string told)
    {
        await using var shut = Connect(new NpgsqlConnectionStringBuilder(_connectionString) { [part] = value }.ConnectionString, TimeSpan.Zero);

        var refused = await Should.ThrowAsync<StorageException>(() => shut.MigrateAsync(Cancellation));

        refused.Message.ShouldContain(told);
        shut.Trouble.ShouldBe(refused.Message);
        refused.ToString().ShouldNotContain(PostgresServer.RolePassword);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DiskFull, "Make room", false)]
    [InlineData(PostgresErrorCodes.TooManyConnections, "Maximum Pool Size", true)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, "a schema of its own", false)]
    [InlineData(PostgresErrorCodes.AdminShutdown, "cannot serve", true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, "cannot serve", true)]
    public void What_is_wrong_with_the_server_is_told_with_the_remedy(string code, string told, bool mayPass)
    {
        var error = new PostgresException("no", "ERROR", "ERROR", code);

        PostgresTrouble.Explain(error, PostgresAddress.TryRead(_connectionString)!).ShouldNotBeNull().ShouldContain(told);
        PostgresTrouble.MayPass(error).ShouldBe(mayPass);
    }

    [Fact]
    public async Task Of_several_servers_the_one_that_takes_writes_is_used()
    {
        var port = new NpgsqlConnectionStringBuilder(_connectionString).Port;
        await using var database = Connect($"{_connectionString};Host=127.0.0.1:1,127.0.0.1:{port};Target Session Attributes=primary");

        await database.MigrateAsync(Cancellation);

        (await VersionAsync()).ShouldBe(PostgresSchema.Newest);
    }

    [Theory]
    [InlineData("SSL Mode=Disable", false)]
    [InlineData("SSL Mode=Require", true)]
    [InlineData("SSL Mode=VerifyFull;Host=localhost;Root Certificate=", true)]
    public async Task The_connection_is_encrypted_as_the_connection_string_says(string settings, bool isEncrypted)
    {
        var certificate = settings.EndsWith('=') ? server.Certificate : "";
        await using var database = Connect($"{_connectionString};{settings}{certificate}");

        (await database.QueryAsync("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", row => row.GetBoolean(0), Cancellation)).ShouldBe([isEncrypted]);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var database = Connect($"{_connectionString};SSL Mode=VerifyFull;Host=localhost", TimeSpan.Zero);

        (await Should.ThrowAsync<StorageException>(() => database.MigrateAsync(Cancellation))).Message.ShouldContain("encryption");
    }

    private static PostgresDatabase Connect(string connectionString, TimeSpan? patience = null) =>
        new(PostgresAddress.TryRead(connectionString)!, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance) { Patience = patience ?? TimeSpan.FromSeconds(30) };

    private async Task<int> VersionAsync() => (await _database.QueryAsync("SELECT version FROM schema_version", row => row.GetInt32(0), Cancellation)).Single();
}
