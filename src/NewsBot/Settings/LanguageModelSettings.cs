using System.Globalization;
using Microsoft.Extensions.Configuration;
using NewsBot.LanguageModels;

namespace NewsBot.Settings;

/// <summary>Who runs the language model.</summary>
internal enum ModelProvider
{
    /// <summary>There is none; answers are made of quotes.</summary>
    None,

    /// <summary>OpenAI, or any server that speaks its protocol.</summary>
    OpenAI,

    /// <summary>OpenAI's models at Microsoft Azure.</summary>
    AzureOpenAI,

    /// <summary>Anthropic.</summary>
    Anthropic,
}

/// <summary>The settings of the language model, each checked by itself. Whether they make a usable model is told when it is first used.</summary>
internal sealed record LanguageModelSettings
{
    /// <summary>The setting behind <see cref="Provider"/>.</summary>
    public const string ProviderKey = "LanguageModel:Provider";

    /// <summary>The setting behind <see cref="Model"/>.</summary>
    public const string ModelKey = "LanguageModel:Model";

    /// <summary>The setting behind <see cref="Endpoint"/>.</summary>
    public const string EndpointKey = "LanguageModel:Endpoint";

    /// <summary>The setting behind <see cref="ApiKey"/>.</summary>
    public const string ApiKeyKey = "LanguageModel:ApiKey";

    /// <summary>The setting behind <see cref="UsesSchema"/>.</summary>
    public const string StructuredOutputKey = "LanguageModel:StructuredOutput";

    /// <summary>The setting behind <see cref="Judges"/>.</summary>
    public const string JudgeKey = "LanguageModel:Judge";

    /// <summary>The setting behind <see cref="Timeout"/>.</summary>
    public const string TimeoutKey = "LanguageModel:TimeoutSeconds";

    /// <summary>The setting behind <see cref="MaxRetries"/>.</summary>
    public const string MaxRetriesKey = "LanguageModel:MaxRetries";

    /// <summary>The setting behind <see cref="MaxConcurrentRequests"/>.</summary>
    public const string MaxConcurrentRequestsKey = "LanguageModel:MaxConcurrentRequests";

    /// <summary>The setting behind <see cref="MaxOutputTokens"/>.</summary>
    public const string MaxOutputTokensKey = "LanguageModel:MaxOutputTokens";

    /// <summary>The setting behind <see cref="InputPrice"/>.</summary>
    public const string InputPriceKey = "LanguageModel:InputPricePerMillionTokens";

    /// <summary>The setting behind <see cref="OutputPrice"/>.</summary>
    public const string OutputPriceKey = "LanguageModel:OutputPricePerMillionTokens";

    private const string SectionName = "LanguageModel";

    /// <summary>Every setting of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        ProviderKey, ModelKey, EndpointKey, ApiKeyKey, StructuredOutputKey, JudgeKey, TimeoutKey, MaxRetriesKey, MaxConcurrentRequestsKey, MaxOutputTokensKey,
        InputPriceKey, OutputPriceKey,
    ];

    /// <summary>Who runs it; None by default.</summary>
    public ModelProvider Provider { get; init; }

    /// <summary>The provider's name of the model, or of the deployment at Azure; empty where it is not set.</summary>
    public string Model { get; init; } = "";

    /// <summary>Where the server is; null for the provider's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The key; empty where it is not set.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Whether replies are asked for as JSON of a schema; true by default.</summary>
    public bool UsesSchema { get; init; } = true;

    /// <summary>Whether a second request judges every sentence; false by default.</summary>
    public bool Judges { get; init; }

    /// <summary>How long a reply, or its next piece, is waited for; 60 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that failed for a passing reason is sent again; 2 by default.</summary>
    public int MaxRetries { get; init; } = 2;

    /// <summary>How many requests are under way at once; 4 by default.</summary>
    public int MaxConcurrentRequests { get; init; } = 4;

    /// <summary>The most tokens of a reply; 2,000 by default.</summary>
    public int MaxOutputTokens { get; init; } = 2_000;

    /// <summary>What a million tokens of input cost, in any currency; 0 by default, which counts no cost.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>What a million tokens of output cost; 0 by default.</summary>
    public decimal OutputPrice { get; init; }

    /// <summary>The service, as messages name it.</summary>
    public ModelService Service => new("language model", SectionName, Model, Endpoint);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static LanguageModelSettings Read(IConfiguration configuration)
    {
        var usual = new LanguageModelSettings();
        return new LanguageModelSettings
        {
            Provider = configuration.OneOf(ProviderKey, usual.Provider),
            Model = configuration[ModelKey]?.Trim() ?? "",
            Endpoint = configuration.Address(EndpointKey, "http://localhost:11434/v1"),
            ApiKey = configuration[ApiKeyKey]?.Trim() ?? "",
            UsesSchema = configuration.Switch(StructuredOutputKey, usual.UsesSchema),
            Judges = configuration.Switch(JudgeKey, usual.Judges),
            Timeout = TimeSpan.FromSeconds(configuration.WholeNumber(TimeoutKey, (int)usual.Timeout.TotalSeconds, 1, 600)),
            MaxRetries = configuration.WholeNumber(MaxRetriesKey, usual.MaxRetries, 0, 10),
            MaxConcurrentRequests = configuration.WholeNumber(MaxConcurrentRequestsKey, usual.MaxConcurrentRequests, 1, 100),
            MaxOutputTokens = configuration.WholeNumber(MaxOutputTokensKey, usual.MaxOutputTokens, 100, 100_000),
            InputPrice = ReadPrice(configuration, InputPriceKey),
            OutputPrice = ReadPrice(configuration, OutputPriceKey),
        };
    }

    /// <summary>The settings without the key, so that it is in no message and no log.</summary>
    public override string ToString() => $"{Provider} {Model} {Endpoint}";

    private static decimal ReadPrice(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } value ? 0
        : decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price <= 100_000 ? price
        : throw BotSettings.Unusable(key, $"is \"{value}\"", "an amount such as 2.50");
}
