using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using NewsBot.Core.LanguageModels;
using NewsBot.Settings;

namespace NewsBot.LanguageModels;

/// <summary>Gives up a reply that does not come, or whose next piece does not.</summary>
/// <param name="inner">Sends.</param>
/// <param name="timeout">How long is waited.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class TimeoutChatClient(IChatClient inner, TimeSpan timeout, TimeProvider timeProvider) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, either.Token);
        }
        catch (Exception error) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooLate(error);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception error) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw TooLate(error);
            }

            yield return updates.Current;
            late.CancelAfter(timeout);
        }
    }

    // Not sent again: who waited so long has waited enough.
    private LanguageModelException TooLate(Exception error) => new(
        $"The language model did not reply within {timeout.TotalSeconds:0} seconds. Ask again later, or raise {LanguageModelSettings.TimeoutKey}.", error);
}
