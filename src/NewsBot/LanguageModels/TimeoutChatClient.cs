using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace NewsBot.LanguageModels;

/// <summary>Gives up a reply that does not come, or whose next piece does not.</summary>
/// <param name="inner">Sends.</param>
/// <param name="deadline">How long is waited.</param>
internal sealed class TimeoutChatClient(IChatClient inner, ReplyDeadline deadline) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        deadline.SendAsync(token => base.GetResponseAsync(messages, options, token), cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var late = deadline.Start();
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
                throw deadline.TooLate(error);
            }

            yield return updates.Current;
            late.CancelAfter(deadline.Timeout);
        }
    }
}
