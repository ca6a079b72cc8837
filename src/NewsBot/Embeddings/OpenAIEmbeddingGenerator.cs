using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace NewsBot.Embeddings;

/// <summary>The client of the OpenAI package as an embedding generator.</summary>
/// <param name="client">The package's client.</param>
internal sealed class OpenAIEmbeddingGenerator(EmbeddingClient client) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = new OpenAI.Embeddings.EmbeddingGenerationOptions { Dimensions = options?.Dimensions };
        OpenAIEmbeddingCollection embeddings = await client.GenerateEmbeddingsAsync(values, asked, cancellationToken);
        return new(embeddings.OrderBy(embedding => embedding.Index).Select(embedding => new Embedding<float>(embedding.ToFloats())))
        {
            Usage = new UsageDetails { InputTokenCount = embeddings.Usage?.InputTokenCount, TotalTokenCount = embeddings.Usage?.TotalTokenCount },
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(client) ? client
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
