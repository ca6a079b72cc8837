using System.Runtime.CompilerServices;
using NewsBot.Core.Embeddings;
using NewsBot.LanguageModels;
using NewsBot.Settings;
using OpenAI.Embeddings;

namespace NewsBot.Embeddings;

/// <summary>The embedding model that the settings name, with all that surrounds it.</summary>
internal static class ConfiguredEmbeddings
{
    /// <summary>Makes the model; nothing is sent yet.</summary>
    /// <returns>The model; null where the settings name none. The provider's library is loaded only where they do.</returns>
    /// <exception cref="SettingsException">Settings are missing.</exception>
    public static EmbeddingModel? Create(EmbeddingSettings settings, TimeProvider timeProvider) =>
        settings.Provider == EmbeddingProvider.None ? null : Build(settings, timeProvider);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EmbeddingModel Build(EmbeddingSettings settings, TimeProvider timeProvider)
    {
        settings.ThrowIfIncomplete();
        var service = settings.Service;
        var client = OpenAIConnection.Connect(
            settings.ApiKey,
            settings.Provider == EmbeddingProvider.AzureOpenAI,
            settings.Endpoint,
            OpenAIConnection.Http(service, timeProvider),
#pragma warning disable OPENAI001 // The constructor is marked as new; there is no other way to send the header that Azure reads.
            (policy, options) => new EmbeddingClient(settings.Model, policy, options));
#pragma warning restore OPENAI001
        var generator = new GuardedEmbeddingGenerator(
            new OpenAIEmbeddingGenerator(client),
            new ReplyDeadline(service, settings.Timeout, timeProvider),
            settings.MaxConcurrentRequests,
            new Retries(service, settings.MaxRetries, timeProvider));
        return new EmbeddingModel(generator, settings.Model)
        {
            Dimensions = settings.Dimensions,
            BatchSize = settings.BatchSize,
            MaxConcurrentRequests = settings.MaxConcurrentRequests,
        };
    }
}
