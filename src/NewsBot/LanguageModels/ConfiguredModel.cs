using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.LanguageModels;
using NewsBot.Settings;
using OpenAI.Chat;

namespace NewsBot.LanguageModels;

/// <summary>The language model that the settings name, with all that surrounds it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Usage">What it has been used for.</param>
internal sealed record ConfiguredModel(LanguageModel Model, ModelUsage Usage)
{
    /// <summary>Makes the model; nothing is sent yet. What is missing in the settings is told when it is used.</summary>
    /// <returns>The model; null where the settings name none. The libraries of the providers are loaded only where they do.</returns>
    public static ConfiguredModel? Create(LanguageModelSettings settings, TimeProvider timeProvider, ILogger? logger = null) =>
        settings.Provider == ModelProvider.None ? null : Build(settings, timeProvider, logger ?? NullLogger.Instance);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ConfiguredModel Build(LanguageModelSettings settings, TimeProvider timeProvider, ILogger logger)
    {
        var usage = new ModelUsage(settings.InputPrice, settings.OutputPrice);
        IChatClient client = Missing(settings) is { } problem ? new UnusableChatClient(problem) : Provider(settings, timeProvider);
        client = new TimeoutChatClient(client, new ReplyDeadline(settings.Service, settings.Timeout, timeProvider));
        client = new LimitedChatClient(client, settings.MaxConcurrentRequests);
        client = new RetryingChatClient(client, new Retries(settings.Service, settings.MaxRetries, timeProvider));
        client = new MeteredChatClient(client, settings.Model, usage, timeProvider, logger);
        return new ConfiguredModel(
            new LanguageModel(client, settings.Model) { UsesSchema = settings.UsesSchema, Judges = settings.Judges, MaxOutputTokens = settings.MaxOutputTokens },
            usage);
    }

    private static string? Missing(LanguageModelSettings settings) => settings switch
    {
        { Model: "" } => $"No language model is named. Set {LanguageModelSettings.ModelKey} to the name of a model of {settings.Provider}.",
        { Provider: ModelProvider.AzureOpenAI, Endpoint: null } =>
            $"The address of the Azure resource is missing. Set {LanguageModelSettings.EndpointKey}, such as https://NAME.openai.azure.com.",
        { ApiKey: "", Provider: ModelProvider.OpenAI, Endpoint: not null } => null,
        { ApiKey: "" } => $"The key of the language model is missing. Set {LanguageModelSettings.ApiKeyKey}, best as the environment variable LanguageModel__ApiKey.",
        _ => null,
    };

    private static IChatClient Provider(LanguageModelSettings settings, TimeProvider timeProvider)
    {
        var http = OpenAIConnection.Http(settings.Service, timeProvider);
        return settings.Provider == ModelProvider.Anthropic ? OfAnthropic(settings, http) : OfOpenAI(settings, http);
    }

    private static IChatClient OfAnthropic(LanguageModelSettings settings, HttpClient http)
    {
        var options = new ClientOptions { ApiKey = settings.ApiKey, HttpClient = http, MaxRetries = 0, Timeout = Timeout.InfiniteTimeSpan };
        if (settings.Endpoint is { } endpoint)
        {
            options.BaseUrl = endpoint.ToString().TrimEnd('/');
        }

        return new AnthropicClient(options).AsIChatClient(settings.Model, settings.MaxOutputTokens);
    }

    private static OpenAIChatClient OfOpenAI(LanguageModelSettings settings, HttpClient http) => new(OpenAIConnection.Connect(
        settings.ApiKey,
        settings.Provider == ModelProvider.AzureOpenAI,
        settings.Endpoint,
        http,
#pragma warning disable OPENAI001 // The constructor is marked as new; there is no other way to send the header that Azure reads.
        (policy, options) => new ChatClient(settings.Model, policy, options)));
#pragma warning restore OPENAI001
}
