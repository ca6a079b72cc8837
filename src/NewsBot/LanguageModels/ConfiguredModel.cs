using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.LanguageModels;
using NewsBot.Settings;
using OpenAI;
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
        client = new TimeoutChatClient(client, settings.Timeout, timeProvider);
        client = new LimitedChatClient(client, settings.MaxConcurrentRequests);
        client = new RetryingChatClient(client, settings.MaxRetries, timeProvider);
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
        // The time is kept outside: it is to end the wait for each piece of a reply, not the reply.
        var http = new HttpClient(new ServiceErrors(settings, timeProvider) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }) { Timeout = Timeout.InfiniteTimeSpan };
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

    private static OpenAIChatClient OfOpenAI(LanguageModelSettings settings, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (settings.Endpoint is { } endpoint)
        {
            options.Endpoint = settings.Provider == ModelProvider.AzureOpenAI && endpoint.AbsolutePath == "/" ? new Uri(endpoint, "openai/v1/") : endpoint;
        }

        // A server of one's own may want no key; the client wants one.
        var key = new ApiKeyCredential(settings.ApiKey.Length > 0 ? settings.ApiKey : "none");
#pragma warning disable OPENAI001 // The constructor is marked as new; there is no other way to send the header that Azure reads.
        return new OpenAIChatClient(settings.Provider == ModelProvider.AzureOpenAI
            ? new ChatClient(settings.Model, ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(key, "api-key"), options)
            : new ChatClient(settings.Model, key, options));
#pragma warning restore OPENAI001
    }
}
