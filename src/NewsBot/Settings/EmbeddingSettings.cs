using Microsoft.Extensions.Configuration;
using NewsBot.LanguageModels;

namespace NewsBot.Settings;

/// <summary>Who runs the embedding model.</summary>
internal enum EmbeddingProvider
{
    /// <summary>There is none; passages are found by their words.</summary>
    None,

    /// <summary>OpenAI, or any server that speaks its protocol.</summary>
    OpenAI,

    /// <summary>OpenAI's models at Microsoft Azure.</summary>
    AzureOpenAI,
}

/// <summary>The settings of the embedding model, each checked by itself. Whether they are complete is told when it is first used.</summary>
internal sealed record EmbeddingSettings
{
    /// <summary>The setting behind <see cref="Provider"/>.</summary>
    public const string ProviderKey = "Embeddings:Provider";

    /// <summary>The setting behind <see cref="Model"/>.</summary>
    public const string ModelKey = "Embeddings:Model";

    /// <summary>The setting behind <see cref="Endpoint"/>.</summary>
    public const string EndpointKey = "Embeddings:Endpoint";

    /// <summary>The setting behind <see cref="ApiKey"/>.</summary>
    public const string ApiKeyKey = "Embeddings:ApiKey";

    /// <summary>The setting behind <see cref="Dimensions"/>.</summary>
    public const string DimensionsKey = "Embeddings:Dimensions";

    /// <summary>The setting behind <see cref="BatchSize"/>.</summary>
    public const string BatchSizeKey = "Embeddings:BatchSize";

    /// <summary>The setting behind <see cref="Timeout"/>.</summary>
    public const string TimeoutKey = "Embeddings:TimeoutSeconds";

    /// <summary>The setting behind <see cref="MaxRetries"/>.</summary>
    public const string MaxRetriesKey = "Embeddings:MaxRetries";

    /// <summary>The setting behind <see cref="MaxConcurrentRequests"/>.</summary>
    public const string MaxConcurrentRequestsKey = "Embeddings:MaxConcurrentRequests";

    private const string SectionName = "Embeddings";
    private const int MostDimensions = 8192;

    /// <summary>Every setting of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [ProviderKey, ModelKey, EndpointKey, ApiKeyKey, DimensionsKey, BatchSizeKey, TimeoutKey, MaxRetriesKey, MaxConcurrentRequestsKey];

    /// <summary>Who runs it; None by default.</summary>
    public EmbeddingProvider Provider { get; init; }

    /// <summary>The provider's name of the model, or of the deployment at Azure; empty where it is not set.</summary>
    public string Model { get; init; } = "";

    /// <summary>Where the server is; null for the provider's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The key; empty where it is not set.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>How many numbers a vector shall have; null for as many as the model gives by itself, the default.</summary>
    public int? Dimensions { get; init; }

    /// <summary>How many passages are sent in one request; 64 by default.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How long a reply is waited for; 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request that failed for a passing reason is sent again; 2 by default.</summary>
    public int MaxRetries { get; init; } = 2;

    /// <summary>How many requests are under way at once; 4 by default.</summary>
    public int MaxConcurrentRequests { get; init; } = 4;

    /// <summary>The service, as messages name it.</summary>
    public ModelService Service => new("embedding model", SectionName, Model, Endpoint);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static EmbeddingSettings Read(IConfiguration configuration)
    {
        var usual = new EmbeddingSettings();
        return new EmbeddingSettings
        {
            Provider = configuration.OneOf(ProviderKey, usual.Provider),
            Model = configuration[ModelKey]?.Trim() ?? "",
            Endpoint = configuration.Address(EndpointKey, "http://localhost:11434/v1"),
            ApiKey = configuration[ApiKeyKey]?.Trim() ?? "",
            Dimensions = configuration.WholeNumber(DimensionsKey, 0, 0, MostDimensions) is > 0 and var dimensions ? dimensions : null,
            BatchSize = configuration.WholeNumber(BatchSizeKey, usual.BatchSize, 1, 2048),
            Timeout = TimeSpan.FromSeconds(configuration.WholeNumber(TimeoutKey, (int)usual.Timeout.TotalSeconds, 1, 600)),
            MaxRetries = configuration.WholeNumber(MaxRetriesKey, usual.MaxRetries, 0, 10),
            MaxConcurrentRequests = configuration.WholeNumber(MaxConcurrentRequestsKey, usual.MaxConcurrentRequests, 1, 100),
        };
    }

    /// <summary>Says what is missing of an embedding model that can be used.</summary>
    /// <exception cref="SettingsException">Something is missing.</exception>
    public void ThrowIfIncomplete()
    {
        if (Model.Length == 0)
        {
            throw BotSettings.Unusable(ModelKey, "is empty", $"the name of an embedding model of {Provider}");
        }

        if (Provider == EmbeddingProvider.AzureOpenAI && Endpoint is null)
        {
            throw BotSettings.Unusable(EndpointKey, "is empty", "the address of the Azure resource, such as https://NAME.openai.azure.com");
        }

        if (ApiKey.Length == 0 && !(Provider == EmbeddingProvider.OpenAI && Endpoint is not null))
        {
            throw BotSettings.Unusable(ApiKeyKey, "is empty", "the key of the service");
        }
    }

    /// <summary>The settings without the key, so that it is in no message and no log.</summary>
    public override string ToString() => $"{Provider} {Model} {Endpoint}";
}
