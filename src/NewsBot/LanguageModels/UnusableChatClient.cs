using Microsoft.Extensions.AI;
using NewsBot.Core.LanguageModels;

namespace NewsBot.LanguageModels;

/// <summary>Stands for a model whose settings are incomplete: whoever asks it is told what is missing.</summary>
/// <param name="problem">What is missing and what to do.</param>
internal sealed class UnusableChatClient(string problem) : IChatClient
{
    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new LanguageModelException(problem);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new LanguageModelException(problem);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
