using System.Text.Json;
using NewsBot.Embeddings;
using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Embeddings;

/// <summary>Embedding models on the command line, behind a real connection.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private const string Sank = "Witnesses said the vessel foundered in a gale off Tarn Head.";
    private const string Paraphrase = "Did the ferry sink because of the storm?";
    private const string Plain = "When did Mayor Inga Solberg open the library?";

    private readonly CommandLineDriver _driver = new();

    public EmbeddingTests()
    {
        Write("wreck.md", "Night at Tarn Head", Sank);
        Write("mayor.md", "Town hall", "Mayor Inga Solberg opened the library on 5 May 2021.");
        for (var i = 0; i < 6; i++)
        {
            Write($"market{i}.md", $"Market {i}", $"The fish market sold {i} crates.");
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _driver.Dispose();

    [Theory]
    [InlineData("OpenAI", "/v1")]
    [InlineData("OpenAI", "/open/v1")]
    [InlineData("AzureOpenAI", "")]
    public async Task I_can_embed_the_documents_and_find_a_passage_that_has_no_word_of_the_question(string provider, string path)
    {
        await using var server = await EmbeddingServer.StartAsync();
        string[] settings = server.Settings(provider, path);

        (await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, .. settings])).ShouldBeDone().Output.ShouldContain("8 passages have vectors of tiny-embed; 8 were made now.");
        (await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, .. settings])).ShouldBeDone().Output.ShouldContain("8 passages have vectors of tiny-embed; 0 were made now.");

        server.Requests.Count.ShouldBe(4);
        var answer = await AskAsync(Paraphrase, settings);
        answer.GetProperty("nearest")[0].GetProperty("quote").GetString().ShouldBe(Sank);
        answer.GetProperty("notes").GetArrayLength().ShouldBe(0);
        server.Texts.Last().ShouldBe(Paraphrase);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was()
    {
        await using var server = await EmbeddingServer.StartAsync();
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Before = () =>
        {
            if (server.Requests.Count < 3)
            {
                return Task.CompletedTask;
            }

            third.TrySetResult();
            return killed.Task;
        };
        string[] arguments = ["knowledge", "embed", "--knowledge", _driver.Knowledge, $"--Storage:DataDirectory={_driver.Data}", .. server.Settings()];
        using (var process = ProgramDriver.Start(ProgramDriver.Program, _driver.Knowledge, new Dictionary<string, string>(), arguments))
        {
            var finished = ProgramDriver.FinishAsync(process);
            (await Task.WhenAny(third.Task, finished)).ShouldBe(third.Task);
            process.Kill();
            await finished;
        }

        string[] done = [.. server.Texts];
        done.Length.ShouldBe(4);
        server.Before = () => Task.CompletedTask;
        killed.SetResult();
        server.Texts.Clear();

        var again = await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, .. server.Settings()]);

        again.ShouldBeDone().Output.ShouldContain("8 passages have vectors of tiny-embed; 4 were made now.");
        done.ShouldAllBe(text => !server.Requests.Skip(3).Any(request => request["input"]!.AsArray().Any(sent => (string)sent! == text)));
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again()
    {
        await using var server = await EmbeddingServer.StartAsync();
        var failures = 2;
        server.Instead = () => failures-- > 0 ? (failures % 2 == 0 ? 429 : 503, "{}") : null;

        (await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, .. server.Settings()])).ShouldBeDone();

        server.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("--Embeddings:ApiKey=wrong", "The embedding model's server does not accept the key. Check Embeddings:ApiKey.")]
    [InlineData("--Embeddings:Model=other", "does not know the model \"other\". Check Embeddings:Model.")]
    [InlineData("--Embeddings:Model=", "The setting Embeddings:Model is empty.")]
    [InlineData("--Embeddings:Provider=Anthropic", "one of None, OpenAI, AzureOpenAI")]
    [InlineData("--Embeddings:Endpoint=localhost", "begins with https://")]
    [InlineData("--Embeddings:Dimensions=-1", "from 0 to 8192")]
    [InlineData("--Embeddings:BatchSize=0", "from 1 to 2048")]
    [InlineData("--Embeddings:TimeoutSeconds=0", "from 1 to 600")]
    [InlineData("--Embeddings:MaxRetries=11", "from 0 to 10")]
    [InlineData("--Embeddings:MaxConcurrentRequests=0", "from 1 to 100")]
    public async Task I_am_told_what_is_wrong(string setting, string problem)
    {
        await using var server = await EmbeddingServer.StartAsync();

        var finished = await _driver.RunAsync([.. server.Settings(), setting, "knowledge", "embed", "--knowledge", _driver.Knowledge]);

        finished.ShouldFail(1, problem);
        finished.Error.ShouldNotContain("sk-");
    }

    [Fact]
    public async Task I_am_told_that_none_is_configured() =>
        (await _driver.RunAsync("knowledge", "embed", "--knowledge", _driver.Knowledge)).ShouldFail(1, "No embedding model is configured", "Embeddings:Provider");

    [Fact]
    public async Task Vectors_have_as_many_numbers_as_are_asked_for_if_the_model_can()
    {
        await using var server = await EmbeddingServer.StartAsync();

        (await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, "--Embeddings:Dimensions=16", .. server.Settings()])).ShouldBeDone();
        ((int?)server.Requests.First()["dimensions"]).ShouldBe(16);

        server.Instead = () => (400, """{"error":{"message":"This model does not support specifying dimensions."}}""");
        (await _driver.RunAsync([.. server.Settings(), "--Embeddings:Dimensions=17", "knowledge", "embed", "--knowledge", _driver.Knowledge])).ShouldFail(1, "Set Embeddings:Dimensions to 0");
    }

    [Fact]
    public async Task Where_the_service_is_down_words_answer_and_a_note_says_so()
    {
        string[] settings;
        await using (var server = await EmbeddingServer.StartAsync())
        {
            settings = [.. server.Settings(), "--Embeddings:MaxRetries=0"];
            await _driver.RunAsync(["knowledge", "embed", "--knowledge", _driver.Knowledge, .. settings]);
        }

        var answer = await AskAsync(Plain, settings);

        answer.GetProperty("outcome").GetString().ShouldBe("answered");
        var note = answer.GetProperty("notes").EnumerateArray().Single().GetString()!;
        note.ShouldContain("cannot be reached");
        note.ShouldContain("Embeddings:Endpoint");
        note.ShouldContain("by its words alone");
    }

    [Fact]
    public async Task A_slow_server_is_given_up()
    {
        await using var server = await EmbeddingServer.StartAsync();
        var never = new TaskCompletionSource();
        server.Before = () => never.Task;
        var time = new ManualTime();
        var model = ConfiguredEmbeddings.Create(
            new EmbeddingSettings { Provider = EmbeddingProvider.OpenAI, Model = EmbeddingServer.Model, ApiKey = EmbeddingServer.Key, Endpoint = new Uri(server.Address, "v1"), Timeout = TimeSpan.FromSeconds(20) },
            time)!;

        var embedding = model.Generator.GenerateAsync(["a"], cancellationToken: Cancellation);
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(20));

        (await Should.ThrowAsync<Core.LanguageModels.LanguageModelException>(() => embedding)).Message.ShouldBe(
            "The embedding model did not reply within 20 seconds. Ask again later, or raise Embeddings:TimeoutSeconds.");
        never.SetResult();
    }

    [Fact]
    public void A_key_is_in_no_text_of_the_settings() => new EmbeddingSettings { ApiKey = EmbeddingServer.Key }.ToString().ShouldNotContain(EmbeddingServer.Key);

    private void Write(string name, string title, string body) => _driver.Write(name, $"---\ntitle: {title}\npublished: 2021-05-06\n---\n\n{body}\n");

    private async Task<JsonElement> AskAsync(string question, string[] settings)
    {
        var finished = await _driver.RunAsync([.. settings, "ask", question, "--json", "--knowledge", _driver.Knowledge]);
        return JsonDocument.Parse(finished.ShouldBeDone().Output).RootElement;
    }
}
