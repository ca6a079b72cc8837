using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.Answers;
using NewsBot.Core.LanguageModels;
using NewsBot.LanguageModels;
using NewsBot.Settings;

namespace NewsBot.Tests.LanguageModels;

/// <summary>What happens when a language model cannot be used: the bot goes on with quotes and says in words what is wrong.</summary>
public sealed class ConfiguredModelTests
{
    private const string Context = """{"error":{"code":"context_length_exceeded","message":"This model's maximum context length is 8 tokens."}}""";
    private const string Quota = """{"error":{"code":"insufficient_quota","message":"You exceeded your current quota."}}""";
    private const string Credit = """{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low."}}""";
    private const string Format = """{"error":{"message":"Unknown parameter: response_format."}}""";

    [Theory]
    [InlineData(400, Context, "too long", LanguageModelSettings.ModelKey)]
    [InlineData(413, """{"error":{"type":"request_too_large"}}""", "too long", LanguageModelSettings.ModelKey)]
    [InlineData(429, Quota, "no quota left", "Top it up")]
    [InlineData(400, Credit, "no quota left", "Top it up")]
    [InlineData(402, "{}", "no quota left", "Top it up")]
    [InlineData(403, "{}", "does not allow", LanguageModelSettings.ApiKeyKey)]
    [InlineData(400, Format, "structured output", LanguageModelSettings.StructuredOutputKey)]
    [InlineData(400, "{}", "refused the request", LanguageModelSettings.EndpointKey)]
    [InlineData(302, "", "neither the address", LanguageModelSettings.EndpointKey)]
    public async Task What_the_service_refuses_is_said_in_words(int status, string body, string problem, string remedy)
    {
        foreach (var provider in (ModelProvider[])[ModelProvider.OpenAI, ModelProvider.Anthropic])
        {
            await using var driver = await ModelDriver.StartAsync(provider);
            driver.Server.Reply = _ => ModelResponse.Fail(status, body);

            await ShouldGoOnAsync(driver, problem, remedy);
            driver.Server.Requests.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(nameof(ModelProvider.OpenAI))]
    [InlineData(nameof(ModelProvider.AzureOpenAI))]
    [InlineData(nameof(ModelProvider.Anthropic))]
    public async Task A_wrong_key_and_an_unknown_model_are_told(string provider)
    {
        await using var driver = await ModelDriver.StartAsync(Enum.Parse<ModelProvider>(provider));
        var right = driver.Settings;

        driver.Settings = right with { ApiKey = "wrong" };
        await ShouldGoOnAsync(driver, "does not accept the key", LanguageModelSettings.ApiKeyKey);

        driver.Settings = right with { Model = "huge-9" };
        await ShouldGoOnAsync(driver, "does not know the model \"huge-9\"", LanguageModelSettings.ModelKey);

        driver.Settings = right with { Endpoint = new Uri(driver.Server.Address, "elsewhere/") };
        await ShouldGoOnAsync(driver, "Check", LanguageModelSettings.EndpointKey);
    }

    [Theory]
    [InlineData(nameof(ModelProvider.OpenAI))]
    [InlineData(nameof(ModelProvider.AzureOpenAI))]
    [InlineData(nameof(ModelProvider.Anthropic))]
    public async Task What_is_not_set_is_told_without_sending_anything(string provider)
    {
        await using var driver = await ModelDriver.StartAsync(Enum.Parse<ModelProvider>(provider));
        var right = driver.Settings;

        driver.Settings = right with { Model = "" };
        await ShouldGoOnAsync(driver, "No language model is named", LanguageModelSettings.ModelKey);

        driver.Settings = right with { ApiKey = "", Endpoint = right.Provider == ModelProvider.OpenAI ? null : right.Endpoint };
        await ShouldGoOnAsync(driver, "The key of the language model is missing", "LanguageModel__ApiKey");

        driver.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_of_one_s_own_needs_no_key()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Settings = driver.Settings with { ApiKey = "", Endpoint = new Uri(driver.Server.Address, "open/v1") };
        driver.Server.Reply = request => ModelResponse.Answer(("The Arden ferry was sold to Fjordlink.", [request.NumberOf(ModelDriver.Sold)]));

        (await driver.AskAsync()).Composer.ShouldBe("model:tiny-1");
    }

    [Fact]
    public async Task A_server_that_does_not_run_is_told()
    {
        await using var driver = await ModelDriver.StartAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        driver.Settings = driver.Settings with { Endpoint = new Uri($"http://127.0.0.1:{port}/v1"), MaxRetries = 0 };

        await ShouldGoOnAsync(driver, "cannot be reached", LanguageModelSettings.EndpointKey);
    }

    [Fact]
    public async Task A_server_without_a_certificate_is_told()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Settings = driver.Settings with { Endpoint = new Uri($"https://127.0.0.1:{driver.Server.Address.Port}/v1") };

        await ShouldGoOnAsync(driver, "no certificate that this machine trusts", LanguageModelSettings.EndpointKey);
    }

    [Theory]
    [InlineData("<html>Welcome to our proxy</html>")]
    [InlineData("{\"choices\": 5}")]
    [InlineData("data: {oops\n\n")]
    public async Task A_reply_that_is_not_the_protocol_is_told(string body)
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Server.Reply = _ => ModelResponse.Fail(200, body);

        var answer = await driver.AskAsync();

        answer.Composer.ShouldBe("extractive");
        answer.Notes.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(nameof(ModelProvider.OpenAI))]
    [InlineData(nameof(ModelProvider.Anthropic))]
    public async Task A_request_is_sent_again_after_as_long_as_the_service_asks(string provider)
    {
        await using var driver = await ModelDriver.StartAsync(Enum.Parse<ModelProvider>(provider));
        driver.Server.Reply = request => driver.Server.Requests.Count == 1
            ? ModelResponse.Fail(429) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7" } }
            : ModelResponse.Answer(("The Arden ferry was sold to Fjordlink.", [request.NumberOf(ModelDriver.Sold)]));

        var asking = driver.AskAsync();
        await driver.Time.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        driver.Server.Requests.Count.ShouldBe(1);
        driver.Time.Advance(TimeSpan.FromSeconds(7));

        (await asking).Composer.ShouldBe("model:tiny-1");
        driver.Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_server_is_asked_again_after_pauses_that_double_and_then_left_alone()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Server.Reply = _ => ModelResponse.Fail(503);

        var asking = driver.AskAsync();
        foreach (var pause in (int[])[1, 2])
        {
            await driver.Time.WaitForTimerAsync(TimeSpan.FromSeconds(pause));
            driver.Time.Advance(TimeSpan.FromSeconds(pause));
        }

        var answer = await asking;
        answer.Composer.ShouldBe("extractive");
        answer.Notes.ShouldHaveSingleItem().ShouldContain("failed (503)");
        driver.Server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_a_service_that_asks_for_an_hour()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Server.Reply = _ => ModelResponse.Fail(429) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "3600" } };

        await ShouldGoOnAsync(driver, "takes no more requests", "Ask again later");
    }

    [Fact]
    public async Task A_slow_server_is_given_up()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Server.Reply = _ => new ModelResponse { Hangs = true };
        driver.Settings = driver.Settings with { Timeout = TimeSpan.FromSeconds(30) };

        var asking = driver.AskAsync();
        await driver.Time.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        driver.Time.Advance(TimeSpan.FromSeconds(30));

        (await asking).Notes.ShouldHaveSingleItem().ShouldContain("did not reply within 30 seconds");
    }

    [Fact]
    public async Task Only_so_many_requests_are_under_way_at_once()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Settings = driver.Settings with { MaxConcurrentRequests = 2 };
        int now = 0, most = 0;
        var changing = new Lock();
        driver.Server.Reply = _ =>
        {
            lock (changing)
            {
                most = Math.Max(most, ++now);
            }

            return ModelResponse.Say("NOT_IN_EVIDENCE") with
            {
                Between = () =>
                {
                    lock (changing)
                    {
                        now--;
                    }

                    return Task.CompletedTask;
                },
            };
        };

        var pipeline = await driver.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => pipeline.AskAsync(new(ModelDriver.Question), TestContext.Current.CancellationToken)));

        driver.Server.Requests.Count.ShouldBe(12);
        most.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Tokens_and_cost_are_counted()
    {
        await using var driver = await ModelDriver.StartAsync();
        driver.Settings = driver.Settings with { InputPrice = 2, OutputPrice = 10 };
        await driver.AskAsync();

        driver.Usage!.Requests.ShouldBe(1);
        driver.Usage.InputTokens.ShouldBe(11);
        driver.Usage.OutputTokens.ShouldBe(7);
        driver.Usage.Cost.ShouldBe(0.000092m);
    }

    [Fact]
    public void Without_a_provider_there_is_no_model() => ConfiguredModel.Create(new LanguageModelSettings(), TimeProvider.System).ShouldBeNull();

    [Fact]
    public void A_key_is_in_no_text_of_the_settings() => new LanguageModelSettings { ApiKey = ModelServer.Key }.ToString().ShouldNotContain(ModelServer.Key);

    [Fact]
    public async Task A_chat_client_that_the_host_registered_wins()
    {
        await using var server = await ModelServer.StartAsync();
        using var own = new UnusableChatClient("own");
        await using var services = new ServiceCollection()
            .AddSingleton<IChatClient>(own)
            .AddLanguageModel(new LanguageModelSettings { Provider = ModelProvider.OpenAI, Model = "tiny-1", ApiKey = "k", Endpoint = server.Address })
            .BuildServiceProvider();

        services.GetRequiredService<LanguageModel>().Client.ShouldBeSameAs(own);
    }

    private static async Task ShouldGoOnAsync(ModelDriver driver, string problem, string remedy)
    {
        var answer = await driver.AskAsync();

        answer.Outcome.ShouldBe(AnswerOutcome.Answered);
        answer.Composer.ShouldBe("extractive");
        answer.Sentences[0].Text.ShouldBe(ModelDriver.Sold);
        var note = answer.Notes.ShouldHaveSingleItem();
        note.ShouldContain(problem);
        note.ShouldContain(remedy);
        note.ShouldContain("This answer is made of quotes alone.");
        note.ShouldNotContain("sk-");
    }
}
