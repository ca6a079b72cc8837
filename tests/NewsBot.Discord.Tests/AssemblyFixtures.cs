using NewsBot.Tests.Shared.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]
