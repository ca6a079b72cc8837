using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using NewsBot.Core.LanguageModels;

namespace NewsBot.LanguageModels;

/// <summary>
/// Sends a request again that failed for a passing reason, after a pause that doubles each time, or as long as the service
/// asks for. A reply that has begun to come is not asked for again. What is left is one exception in words.
/// </summary>
/// <param name="inner">Sends.</param>
/// <param name="maxRetries">How often it is sent again.</param>
/// <param name="timeProvider">The clock of the pauses.</param>
internal sealed class RetryingChatClient(IChatClient inner, int maxRetries, TimeProvider timeProvider) : DelegatingChatClient(inner)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // Nobody waits longer for an answer; the quotes are at hand.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                await PauseOrThrowAsync(ServiceErrors.Of(error), retries, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var hasBegun = false;
        for (var retries = 0; ; retries++)
        {
            LanguageModelException? failure = null;
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
                        failure = ServiceErrors.Of(error);
                        break;
                    }

                    hasBegun = true;
                    yield return updates.Current;
                }
            }

            await PauseOrThrowAsync(failure, hasBegun ? maxRetries : retries, cancellationToken);
        }
    }

    private Task PauseOrThrowAsync(LanguageModelException failure, int retries, CancellationToken cancellationToken)
    {
        var pause = failure.RetryAfter ?? (FirstPause * Math.Pow(2, retries));
        return failure.IsTransient && retries < maxRetries && pause <= LongestPause
            ? Task.Delay(pause, timeProvider, cancellationToken)
            : throw failure;
    }
}
