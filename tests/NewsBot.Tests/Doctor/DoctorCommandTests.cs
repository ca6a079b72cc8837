using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsBot.CommandLine;
using NewsBot.Core.State;
using NewsBot.Doctor;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Embeddings;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;
using NewsBot.Tests.LanguageModels;

namespace NewsBot.Tests.Doctor;

/// <summary>What an operator is told of a bot that is set up well, and of what is broken.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private const string Question = "Who discovered comet Ternberg?";

    private readonly CommandLineDriver _driver = new();

    public DoctorCommandTests() => _driver.Write("comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_driver.Data, "state.db");

    public void Dispose() => _driver.Dispose();

    [Fact]
    public async Task Finds_nothing_wrong_before_the_first_start_and_leaves_nothing_behind()
    {
        var finished = await DoctorAsync();

        finished.ShouldBeDone().Output.ShouldContain("ok     documents: ");
        finished.Output.ShouldContain("       index: There is none yet");
        finished.Output.ShouldContain("       state: There is no ");
        finished.Output.ShouldContain("       discord: Off: Discord:Token is not set.");
        Directory.Exists(_driver.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Finds_nothing_wrong_where_nothing_is()
    {
        _driver.Write("questions.jsonl", """{"id":"q1","question":"Who discovered comet Ternberg?","answers":["Paula Ternberg"],"documents":["comet.md"]}""");
        await MakeIndexAsync();
        await MakeStateAsync();

        var finished = await DoctorAsync();

        finished.ShouldBeDone().Output.ShouldContain("undamaged; articles: 1.");
        finished.Output.ShouldContain("ok     questions: 1 in ");
        finished.Output.ShouldContain($"ok     state: {Database} is undamaged.");
        finished.Output.ShouldContain("ok     data: ");
        finished.Output.ShouldContain("ok     clock: ");
        finished.Output.ShouldContain("ok     web: http://127.0.0.1:0 is free.");
        finished.Output.ShouldNotContain("WRONG");
    }

    [Fact]
    public async Task Tells_the_same_as_json()
    {
        _driver.Write("empty.md", "");

        var finished = await DoctorAsync("--json");

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        using var json = JsonDocument.Parse(finished.Output);
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        findings.ShouldContain(finding => finding.GetProperty("area").GetString() == "data" && finding.GetProperty("good").ValueKind == JsonValueKind.True);
        findings.ShouldContain(finding => finding.GetProperty("area").GetString() == "slack" && finding.GetProperty("good").ValueKind == JsonValueKind.Null);
        var wrong = findings.Single(finding => finding.GetProperty("good").ValueKind == JsonValueKind.False);
        wrong.GetProperty("area").GetString().ShouldBe("documents");
        wrong.GetProperty("text").GetString().ShouldBe("empty.md is left out: The file is empty. Fill it or remove it.");
    }

    [Theory]
    [InlineData("--Limits:MaxFileMegabytes=lots", "Limits:MaxFileMegabytes")]
    [InlineData("--Web:AdminKey=short-secret", "Web:AdminKey")]
    public async Task Names_a_setting_that_cannot_be_used(string setting, string key)
    {
        var finished = await DoctorAsync(setting);

        ShouldBeWrong(finished, "settings", key);
        finished.Output.ShouldNotContain("short-secret");
    }

    [Fact]
    public async Task Looks_on_where_a_setting_of_the_running_bot_cannot_be_used() =>
        (await DoctorAsync("--Web:Urls=nowhere")).Output.ShouldContain("ok     documents: ");

    [Fact]
    public async Task Says_that_there_are_no_documents()
    {
        ShouldBeWrong(await DoctorAsync("--Knowledge:Directory=/does/not/exist"), "documents", "does not exist");
        File.Delete(Path.Combine(_driver.Knowledge, "comet.md"));
        ShouldBeWrong(await DoctorAsync(), "documents", "holds no document");
    }

    [Fact]
    public async Task Says_that_PDF_cannot_be_read_without_pdftotext()
    {
        _driver.Write("report.pdf", "%PDF-1.4");
        var environment = new Dictionary<string, string> { ["PATH"] = "", ["Knowledge__Directory"] = _driver.Knowledge, ["Web__Urls"] = "" };

        ShouldBeWrong(await ProgramDriver.RunAsync(_driver.Knowledge, environment, "doctor"), "documents", "PDF (1 of them) cannot be read, as pdftotext is not installed.");
    }

    [Fact]
    public async Task Names_the_line_of_a_question_that_cannot_be_asked()
    {
        _driver.Write("questions.jsonl", "{\"id\":\"q1\",\"question\":\"Who?\"}\n{\"id\":\"q2\"}\n");

        ShouldBeWrong(await DoctorAsync(), "questions", "questions.jsonl:2: There is no \"question\".");
    }

    [Fact]
    public async Task Says_that_the_data_folder_cannot_be_made()
    {
        var file = _driver.WriteFile("in-the-way", "");

        ShouldBeWrong(await DoctorAsync($"--Storage:DataDirectory={Path.Combine(file, "data")}"), "data", "cannot be written to");
    }

    [Fact]
    public async Task Says_that_the_data_folder_may_not_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc, which nobody may write to, is Linux's.");

        ShouldBeWrong(await DoctorAsync("--Storage:DataDirectory=/proc"), "data", "/proc cannot be written to");
    }

    [Theory]
    [InlineData(5_000_000_000, 1_000_000, true)]
    [InlineData(150_000_000, 1_000_000, true)]
    [InlineData(150_000_000, 100_000_000, false)]
    [InlineData(50_000_000, 0, false)]
    public void Tells_whether_there_is_room_for_the_next_index(long free, long index, bool isEnough) => FolderCheck.Room(free, index).IsGood.ShouldBe(isEnough);

    [Fact]
    public async Task Finds_any_damaged_byte_of_the_index()
    {
        await MakeIndexAsync();
        var segment = Directory.GetFiles(_driver.Data, "*.segment", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(segment, Cancellation);

        // Where the text of the documents is, which is not looked at before somebody asks for it.
        bytes[8] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, Cancellation);

        ShouldBeWrong(await DoctorAsync(), "index", Path.GetFileName(segment));
    }

    [Fact]
    public async Task Finds_a_part_of_the_index_that_is_missing()
    {
        await MakeIndexAsync();
        File.Delete(Directory.GetFiles(_driver.Data, "*.segment", SearchOption.AllDirectories).ShouldHaveSingleItem());

        ShouldBeWrong(await DoctorAsync(), "index", "is damaged");
    }

    [Fact]
    public async Task Finds_that_the_state_is_no_database()
    {
        Directory.CreateDirectory(_driver.Data);
        await File.WriteAllTextAsync(Database, "This was a database once, and is long enough to be one.", Cancellation);

        ShouldBeWrong(await DoctorAsync(), "state", "cannot be read");
    }

    [Theory]
    [InlineData(1, "malformed")]
    [InlineData(-1, "is damaged: ")]
    public async Task Finds_damaged_pages_of_the_state(int firstPage, string words)
    {
        await MakeStateAsync();
        var bytes = await File.ReadAllBytesAsync(Database, Cancellation);

        const int page = 4096;
        bytes.AsSpan(firstPage > 0 ? firstPage * page : bytes.Length + (firstPage * page)).Fill(0xA5);
        await File.WriteAllBytesAsync(Database, bytes, Cancellation);

        ShouldBeWrong(await DoctorAsync(), "state", words);
    }

    [Fact]
    public async Task Finds_that_a_newer_version_made_the_state()
    {
        await MakeStateAsync();
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9999";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        ShouldBeWrong(await DoctorAsync(), "state", "schema 9999");
    }

    [Fact]
    public async Task Says_that_another_program_listens_where_the_bot_is_to()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";

        ShouldBeWrong(await DoctorAsync($"--Web:Urls={url}"), "web", $"{url} is taken by another program.");
    }

    [Fact]
    public async Task Looks_over_a_bot_that_runs()
    {
        using var folder = new TempFolder();
        folder.Write("news/comet.md", News.Comet);
        await using var bot = await RunningBot.StartAsync(folder.Path, Cancellation);
        await bot.AskAsync(Question, Cancellation);
        var url = bot.Http.BaseAddress!.ToString().TrimEnd('/');

        var finished = await _driver.RunAsync(
            "doctor", $"--Knowledge:Directory={Path.Combine(folder.Path, "news")}", $"--Storage:DataDirectory={Path.Combine(folder.Path, "data")}", $"--Web:Urls={url}");

        finished.ShouldBeDone().Output.ShouldContain($"ok     web: {url} is served by the running bot, the process {bot.ProcessId}: ready, knowledge ");
        finished.Output.ShouldContain("state.db is undamaged.");
        finished.Output.ShouldContain("undamaged; articles: 1.");
    }

    [Fact]
    public async Task Tells_what_is_wrong_with_the_model_and_not_its_key()
    {
        await using var server = await ModelServer.StartAsync();

        var finished = await DoctorAsync(
            "--LanguageModel:Provider=OpenAI", "--LanguageModel:Model=tiny-1", $"--LanguageModel:Endpoint={server.Address}v1", "--LanguageModel:ApiKey=no-such-key");

        ShouldBeWrong(finished, "model", "does not accept the key");
        finished.Output.ShouldNotContain("no-such-key");
    }

    [Theory]
    [InlineData("--Embeddings:Dimensions=0", true, "gave a vector of ")]
    [InlineData("--Embeddings:Dimensions=12", true, "gave a vector of 12 numbers")]
    [InlineData("--Embeddings:ApiKey=no-such-key", false, "does not accept the key")]
    public async Task Tells_whether_the_embedding_model_can_be_used_and_not_its_key(string setting, bool isGood, string told)
    {
        await using var server = await EmbeddingServer.StartAsync();

        var finished = await DoctorAsync([.. server.Settings(), setting]);

        finished.Output.ShouldContain($"{(isGood ? "ok     " : "WRONG  ")}embeddings: ");
        finished.Output.ShouldContain(told);
        finished.Output.ShouldNotContain("no-such-key");
        finished.Output.ShouldNotContain(EmbeddingServer.Key);
    }

    [Fact]
    public async Task Tells_that_the_embedding_model_gives_vectors_of_another_length()
    {
        await using var server = await EmbeddingServer.StartAsync();
        server.Instead = () => (200, """{"object":"list","data":[{"object":"embedding","index":0,"embedding":"AACAPwAAAAA="}],"model":"tiny-embed","usage":{"prompt_tokens":1,"total_tokens":1}}""");

        var finished = await DoctorAsync([.. server.Settings(), "--Embeddings:Dimensions=7"]);

        ShouldBeWrong(finished, "embeddings", "gave 2 numbers instead of 7. Set Embeddings:Dimensions to 2");
    }

    [Fact]
    public async Task Tells_what_is_wrong_with_the_tokens_and_not_what_they_are()
    {
        var finished = await DoctorAsync("--Slack:BotToken=xapp-very-secret", "--Slack:AppToken=xoxb-very-secret");

        ShouldBeWrong(finished, "slack", "The tokens are swapped");
        finished.Output.ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Compares_the_clock_with_that_of_a_service_that_was_asked()
    {
        await using var server = await ModelServer.StartAsync();

        var finished = await DoctorAsync(
            "--LanguageModel:Provider=OpenAI", "--LanguageModel:Model=tiny-1", $"--LanguageModel:Endpoint={server.Address}v1", $"--LanguageModel:ApiKey={ModelServer.Key}");

        finished.ShouldBeDone().Output.ShouldContain("ok     model: OpenAI, model tiny-1: replied after");
        finished.Output.ShouldContain("UTC, as do the services that were asked.");
    }

    [Theory]
    [InlineData(525_600, null, true, "UTC.")]
    [InlineData(525_600, -1, true, "as do the services")]
    [InlineData(525_600, 10, false, "0.00:10:00 behind that of a service")]
    [InlineData(525_600, -1500, false, "1.01:00:00 ahead of that of a service")]
    [InlineData(-525_600, null, false, "before the program was built")]
    public void Notices_a_clock_that_cannot_be_right(int minutesAfterTheProgram, int? servicesAhead, bool isGood, string words)
    {
        var made = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

        var finding = ClockCheck.Run(made.AddMinutes(minutesAfterTheProgram), made, servicesAhead is { } minutes ? TimeSpan.FromMinutes(minutes) : null);

        finding.IsGood.ShouldBe(isGood);
        finding.Text.ShouldContain(words);
    }

    private Task<Finished> DoctorAsync(params string[] arguments) =>
        _driver.RunAsync(["doctor", $"--Knowledge:Directory={_driver.Knowledge}", "--Web:Urls=http://127.0.0.1:0", .. arguments]);

    private async Task MakeIndexAsync() => (await _driver.RunAsync("ask", Question, $"--Knowledge:Directory={_driver.Knowledge}")).ShouldBeDone();

    private async Task MakeStateAsync()
    {
        await using var state = SqliteStateStore.Open(Database);
        await state.AuditAsync(new AdminAct(DateTimeOffset.UnixEpoch, "test", "made", ""), Cancellation);
    }

    private static void ShouldBeWrong(Finished finished, string area, string words)
    {
        finished.ExitCode.ShouldBe(ExitCode.Failed, finished.Error);
        finished.Output.Split('\n').ShouldContain(line => line.StartsWith($"WRONG  {area}: ", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal), finished.Output);
    }
}
