using NewsBot.Storage.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

public sealed class PostgresAddressTests
{
    [Fact]
    public void Shows_where_it_is_and_no_secret()
    {
        var address = PostgresAddress.TryRead("Host=db.example.org;Port=6432;Database=news;Username=newsbot;Password=swordfish").ShouldNotBeNull();

        address.ToString().ShouldBe("the database news on db.example.org:6432");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=db.example.org")]
    [InlineData("Database=newsbot")]
    [InlineData("postgresql://newsbot:swordfish@db.example.org/newsbot")]
    [InlineData("Host=db.example.org;Database=newsbot;Port=many")]
    [InlineData("Host=db.example.org;Database=newsbot;Sword=fish")]
    public void What_names_no_database_is_refused(string text) => PostgresAddress.TryRead(text).ShouldBeNull();

    [Fact]
    public void Waits_for_an_answer_as_long_as_it_is_told_to()
    {
        var usual = PostgresAddress.TryRead("Host=db;Database=newsbot").ShouldNotBeNull().Parts;
        var told = PostgresAddress.TryRead("Host=db;Database=newsbot;Timeout=15;CommandTimeout=30").ShouldNotBeNull().Parts;

        (usual.Timeout, usual.CommandTimeout).ShouldBe((5, 10));
        (told.Timeout, told.CommandTimeout).ShouldBe((15, 30));
    }
}
