using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.LanguageModels;

/// <summary>Language models and conversations on the command line.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private const string Delayed = "The new electric ferry to Vestra island did not make its first crossing on Monday because the pier failed its inspection.";

    private readonly CommandLineDriver _driver = new CommandLineDriver().WithNews();

    public void Dispose() => _driver.Dispose();

    [Fact]
    public async Task I_am_told_that_no_model_is_configured()
    {
        var finished = await _driver.RunAsync("models", "check");

        finished.ShouldBeDone().Output.ShouldContain("LanguageModel:Provider");
    }

    [Theory]
    [InlineData("OpenAI", "/v1")]
    [InlineData("AzureOpenAI", "")]
    [InlineData("Anthropic", "")]
    public async Task I_can_check_the_model(string provider, string path)
    {
        await using var server = await ModelServer.StartAsync();

        var finished = await _driver.RunAsync(["models", "check", .. Settings(server, provider, path)]);

        finished.ShouldBeDone().Output.ShouldContain($"{provider}, model tiny-1: replied after");
        finished.Output.ReplaceLineEndings(" ").ShouldContain("11 tokens in, 7 out");
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_the_model()
    {
        await using var server = await ModelServer.StartAsync();

        var finished = await _driver.RunAsync([.. Settings(server, "OpenAI", "/v1"), "--LanguageModel:ApiKey=wrong", "models", "check"]);

        finished.ShouldFail(1, "does not accept the key", "LanguageModel:ApiKey");
    }

    [Theory]
    [InlineData("--LanguageModel:Provider=Skynet", "one of None, OpenAI, AzureOpenAI, Anthropic")]
    [InlineData("--LanguageModel:Provider=2", "one of None, OpenAI, AzureOpenAI, Anthropic")]
    [InlineData("--LanguageModel:Endpoint=localhost", "begins with https://")]
    [InlineData("--LanguageModel:Judge=perhaps", "true or false")]
    [InlineData("--LanguageModel:TimeoutSeconds=0", "from 1 to 600")]
    [InlineData("--LanguageModel:MaxRetries=many", "from 0 to 10")]
    [InlineData("--LanguageModel:InputPricePerMillionTokens=-1", "an amount")]
    public async Task A_setting_that_cannot_be_used_is_named(string setting, string remedy)
    {
        var finished = await _driver.RunAsync("models", "check", setting);

        finished.ShouldFail(1, setting[2..setting.IndexOf('=', StringComparison.Ordinal)], remedy);
    }

    [Fact]
    public async Task I_can_read_a_worded_answer_as_json()
    {
        await using var server = await ModelServer.StartAsync();
        server.Reply = request => ModelResponse.Answer(("The electric ferry to Vestra island did not make its first crossing on Monday.", [request.NumberOf(Delayed)]));

        var finished = await _driver.OnKnowledgeAsync(["ask", "--json", .. Settings(server, "OpenAI", "/v1"), "Did the ferry to Vestra make its first crossing?"]);

        finished.ShouldBeDone().Output.ShouldContain("\"composer\": \"model:tiny-1\"");
        finished.Output.ShouldContain("did not make its first crossing on Monday.");
    }

    [Fact]
    public async Task An_answer_without_a_usable_model_says_why_it_is_made_of_quotes()
    {
        var finished = await _driver.OnKnowledgeAsync("ask", "--LanguageModel:Provider=OpenAI", "--LanguageModel:Model=tiny-1", "Did the ferry to Vestra make its first crossing?");

        finished.ShouldBeDone().Output.ShouldContain("Note: The key of the language model is missing.");
        finished.Output.ShouldContain("did not make its first crossing");
    }

    [Fact]
    public async Task I_can_ask_on_in_a_chat()
    {
        _driver.Input = "Did the ferry to Vestra make its first crossing?\nAnd why not?\n\nnever asked\n";

        var finished = await _driver.OnKnowledgeAsync("chat");

        finished.ShouldBeDone().Output.ShouldContain("Understood as: Why did the ferry to Vestra make its first crossing?");
        finished.Output.ShouldContain("pier failed its");
        finished.Output.ShouldNotContain("never asked");
    }

    [Fact]
    public async Task A_chat_goes_on_after_a_question_that_cannot_be_asked()
    {
        _driver.Input = "???\nWho discovered the comet?\n";

        var finished = await _driver.OnKnowledgeAsync("chat");

        finished.ExitCode.ShouldBe(0);
        finished.Error.ShouldContain("no word to look for");
        finished.Output.ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task A_chat_shows_the_sentences_of_a_model_and_then_their_sources()
    {
        await using var server = await ModelServer.StartAsync();
        server.Reply = request => ModelResponse.Answer(("The ferry to Vestra island did not make its first crossing on Monday.", [request.NumberOf(Delayed)]));
        _driver.Input = "Did the ferry to Vestra make its first crossing?\n";

        var finished = await _driver.OnKnowledgeAsync(["chat", .. Settings(server, "OpenAI", "/v1")]);

        finished.ShouldBeDone().Output.ShouldStartWith("The ferry to Vestra island did not make its first crossing on Monday. [1]");
        finished.Output.ShouldContain("Sources\n[1] Ferry to Vestra did not start");
    }

    private static string[] Settings(ModelServer server, string provider, string path) =>
    [
        $"--LanguageModel:Provider={provider}", $"--LanguageModel:Model={ModelServer.Model}", $"--LanguageModel:ApiKey={ModelServer.Key}",
        $"--LanguageModel:Endpoint={server.Address.ToString().TrimEnd('/')}{path}",
    ];
}
