using NewsBot.Core;
using NewsBot.Core.Answers;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.LanguageModels;
using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.LanguageModels;

/// <summary>Asks questions of a folder of invented news with a language model behind a real connection.</summary>
internal sealed class ModelDriver : IAsyncDisposable
{
    public const string Sold = "The Arden ferry was sold to the Norwegian company Fjordlink for 3 million crowns on 1 June 2020.";
    public const string Expected = "The harbour board hopes that the Arden ferry will be sold in summer.";
    public const string Question = "Was the Arden ferry sold?";

    private readonly TempFolder _folder = new();

    private ModelDriver(ModelServer server) => Server = server;

    public ModelServer Server { get; }

    public ManualTime Time { get; } = new();

    public LanguageModelSettings Settings { get; set; } = null!;

    public ModelUsage? Usage { get; private set; }

    public static async Task<ModelDriver> StartAsync(ModelProvider provider = ModelProvider.OpenAI)
    {
        var driver = new ModelDriver(await ModelServer.StartAsync());
        driver._folder.Write("knowledge/sold.md", $"---\ntitle: Ferry sold\npublisher: Harbour Gazette\npublished: 2020-06-02\nurl: https://harbour.example/sold\n---\n\n{Sold} The crew keeps its jobs.\n");
        driver._folder.Write("knowledge/plan.md", $"---\ntitle: Ferry for sale\npublisher: Coast Radio\npublished: 2020-03-01\n---\n\n{Expected}\n");
        driver.Settings = new LanguageModelSettings
        {
            Provider = provider,
            Model = ModelServer.Model,
            ApiKey = ModelServer.Key,
            Endpoint = provider == ModelProvider.OpenAI ? new Uri(driver.Server.Address, "v1") : driver.Server.Address,
        };
        return driver;
    }

    /// <summary>Adds a document.</summary>
    public void Write(string name, string text) => _folder.Write(Path.Combine("knowledge", name), text);

    public async Task<AnswerPipeline> OpenAsync()
    {
        var load = await KnowledgeIndex.OpenAsync(
            new KnowledgeIndexOptions { KnowledgeDirectory = Path.Combine(_folder.Path, "knowledge"), IndexDirectory = Path.Combine(_folder.Path, "index") },
            null,
            TestContext.Current.CancellationToken);
        var configured = ConfiguredModel.Create(Settings, Time);
        Usage = configured?.Usage;
        return new AnswerPipeline(load.Snapshot, configured?.Model);
    }

    public async Task<VerifiedAnswer> AskAsync(string question = Question) =>
        await (await OpenAsync()).AskAsync(new QuestionRequest(question), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
