using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Settings;

public sealed class BotSettingsTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Defaults_stand_beside_the_settings_file()
    {
        var settings = BotSettings.Load(_home.Path, []);

        settings.KnowledgeDirectory.ShouldBe(Path.Combine(_home.Path, "knowledge"));
        settings.DataDirectory.ShouldBe(Path.Combine(_home.Path, "data"));
        settings.MaxFileBytes.ShouldBe(20 * 1024 * 1024);
    }

    [Fact]
    public void The_file_may_have_comments_and_relative_paths_start_from_its_folder()
    {
        _home.Write("appsettings.json", """
            {
              // where the news is
              "Knowledge": { "Directory": "../news", }
            }
            """);

        BotSettings.Load(_home.Path, []).KnowledgeDirectory.ShouldBe(Path.GetFullPath(Path.Combine(_home.Path, "..", "news")));
    }

    [Fact]
    public void The_command_line_overrides_the_file()
    {
        _home.Write("appsettings.json", """{ "Storage": { "DataDirectory": "here" } }""");
        var elsewhere = Path.Combine(_home.Path, "elsewhere");

        BotSettings.Load(_home.Path, [$"--Storage:DataDirectory={elsewhere}"]).DataDirectory.ShouldBe(elsewhere);
    }

    [Theory]
    [InlineData("""{ "Knowledge": { "Directory": "" } }""", "Knowledge:Directory", "Knowledge__Directory")]
    [InlineData("""{ "Knowledge": { "Directory": "a\u0000b" } }""", "Knowledge:Directory", "Knowledge__Directory")]
    [InlineData("""{ "Storage": { "DataDirectory": "  " } }""", "Storage:DataDirectory", "Storage__DataDirectory")]
    [InlineData("""{ "Limits": { "MaxFileMegabytes": 0 } }""", "Limits:MaxFileMegabytes", "Limits__MaxFileMegabytes")]
    [InlineData("""{ "Limits": { "MaxFileMegabytes": 1001 } }""", "Limits:MaxFileMegabytes", "Limits__MaxFileMegabytes")]
    [InlineData("""{ "Limits": { "MaxFileMegabytes": "many" } }""", "Limits:MaxFileMegabytes", "Limits__MaxFileMegabytes")]
    public void A_value_that_cannot_be_used_is_named_with_its_remedy(string json, string key, string variable)
    {
        _home.Write("appsettings.json", json);

        var error = Should.Throw<SettingsException>(() => BotSettings.Load(_home.Path, []));

        error.Message.ShouldContain($"The setting {key} is ");
        error.Message.ShouldContain(variable);
    }

    [Theory]
    [InlineData("{ \"Knowledge\": ")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("{ \"Knowledge\": { \"Directory\": \"a\", \"directory\": \"b\" } }")]
    public void A_broken_file_is_named(string json)
    {
        var file = _home.Write("appsettings.json", json);

        Should.Throw<SettingsException>(() => BotSettings.Load(_home.Path, [])).Message.ShouldStartWith(file);
    }

    [Fact]
    public void The_shipped_file_states_the_defaults()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, BotSettings.FileName), Path.Combine(_home.Path, BotSettings.FileName));

        var shipped = BotSettings.Load(_home.Path, []);
        using var empty = new TempFolder();
        var defaults = BotSettings.Load(empty.Path, []);

        Path.GetRelativePath(_home.Path, shipped.KnowledgeDirectory).ShouldBe(Path.GetRelativePath(empty.Path, defaults.KnowledgeDirectory));
        Path.GetRelativePath(_home.Path, shipped.DataDirectory).ShouldBe(Path.GetRelativePath(empty.Path, defaults.DataDirectory));
        shipped.MaxFileBytes.ShouldBe(defaults.MaxFileBytes);
    }

    [Theory]
    [InlineData("--Storage:Provider=Postgres")]
    [InlineData("--Storage:Provider=Postgres", "--Storage:ConnectionString=postgresql://newsbot:swordfish@db/newsbot")]
    [InlineData("--Storage:ConnectionString=Password=swordfish")]
    public void A_connection_string_that_cannot_be_used_is_refused_without_being_told(params string[] arguments)
    {
        var settings = BotSettings.Load(_home.Path, arguments);

        var message = Should.Throw<SettingsException>(() => settings.Storage.Value).Message;
        message.ShouldContain("Storage:ConnectionString");
        message.ShouldContain("Host=");
        message.ShouldNotContain("swordfish");
    }

    [Fact]
    public void A_connection_string_is_not_shown_with_the_settings()
    {
        var settings = BotSettings.Load(_home.Path, ["--Storage:Provider=postgres", "--Storage:ConnectionString=Host=db;Database=news;Password=swordfish"]);

        settings.Storage.Value.ToString().ShouldContain("the database news on db:5432");
        settings.Storage.Value.ToString().ShouldNotContain("swordfish");
    }

    [Theory]
    [InlineData("--Replicas:Name=two words")]
    [InlineData("--Replicas:Name=01234567890123456789012345678901234567890")]
    public void A_name_of_a_replica_that_is_none_is_refused(string setting) =>
        Should.Throw<SettingsException>(() => BotSettings.Load(_home.Path, [setting])).Message.ShouldContain("Replicas:Name");

    [Fact]
    public void An_admin_key_that_can_be_guessed_is_refused_without_being_told()
    {
        var settings = BotSettings.Load(_home.Path, ["--Web:AdminKey=hunter2"]);

        var message = Should.Throw<SettingsException>(() => settings.Running.Value).Message;
        message.ShouldContain("Web:AdminKey");
        message.ShouldNotContain("hunter2");
        BotSettings.Load(_home.Path, ["--Web:AdminKey= "]).Running.Value.Web.AdminKey.ShouldBeNull();
        BotSettings.Load(_home.Path, ["--Web:AdminKey=a key that nobody guesses"]).Running.Value.Web.AdminKey.ShouldBe("a key that nobody guesses");
    }
}
