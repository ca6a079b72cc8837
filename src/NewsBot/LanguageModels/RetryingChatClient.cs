using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace NewsBot.LanguageModels;

/// <summary>Sends requests again (see <see cref="Retries"/>). A reply that has begun to come is not asked for again.</summary>
/// <param name="inner">Sends.</param>
/// <param name="rule">When it is sent again.</param>
internal sealed class RetryingChatClient(IChatClient inner, Retries rule) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        rule.SendAsync(() => base.GetResponseAsync(messages, options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var hasBegun = false;
        for (var retries = 0; ; retries++)
        {
            Exception failure;
            await using (var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken))
            {
                while (true)
                {
                    try
                    {
                        if (!await updates.MoveNextAsync())
                        {
                            yield break;
                        }
                    }
                    catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                    {
                        failure = error;
                        break;
                    }

                    hasBegun = true;
                    yield return updates.Current;
                }
            }

            await rule.PauseOrThrowAsync(failure, hasBegun ? null : retries, cancellationToken);
        }
    }
}
