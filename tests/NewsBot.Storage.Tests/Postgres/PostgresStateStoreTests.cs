using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Storage.Postgres;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

public sealed class PostgresStateStoreTests(PostgresServer server) : StateStoreContract, IAsyncLifetime
{
    private PostgresDatabase? _database;
    private PostgresStateStore? _store;

    protected override IStateStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        var address = PostgresAddress.TryRead(await server.CreateDatabaseAsync(TestContext.Current.CancellationToken))!;
        _database = new PostgresDatabase(address, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(TestContext.Current.CancellationToken);
        _store = new PostgresStateStore(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
