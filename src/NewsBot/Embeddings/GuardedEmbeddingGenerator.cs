using Microsoft.Extensions.AI;
using NewsBot.LanguageModels;

namespace NewsBot.Embeddings;

/// <summary>Sends so many requests at once and no more, gives up those whose reply does not come, and sends again those that failed for a passing reason.</summary>
/// <param name="inner">Sends.</param>
/// <param name="deadline">How long a reply is waited for.</param>
/// <param name="limit">How many requests are under way at once.</param>
/// <param name="retries">Sends again.</param>
internal sealed class GuardedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, ReplyDeadline deadline, int limit, Retries retries)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly SemaphoreSlim _free = new(limit, limit);

    /// <inheritdoc/>
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        retries.SendAsync(() => SendAsync(values, options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _free.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> SendAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await deadline.SendAsync(token => base.GenerateAsync(values, options, token), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }
}
