using NewsBot.Core.LanguageModels;

namespace NewsBot.LanguageModels;

/// <summary>
/// Sends a request again that failed for a passing reason, after a pause that doubles each time, or as long as the service
/// asks for. What is left is one exception in words.
/// </summary>
/// <param name="service">The service, to be named in messages.</param>
/// <param name="most">How often a request is sent again.</param>
/// <param name="timeProvider">The clock of the pauses.</param>
internal sealed class Retries(ModelService service, int most, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // Nobody waits longer for an answer; the quotes are at hand.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>Sends a request until it succeeds or has failed for good.</summary>
    /// <exception cref="LanguageModelException">It failed for good.</exception>
    public async Task<T> SendAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await send();
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                await PauseOrThrowAsync(error, retries, cancellationToken);
            }
        }
    }

    /// <summary>Waits until a request may be sent again.</summary>
    /// <param name="error">How it failed.</param>
    /// <param name="retries">How often it was sent again before; null where it must not be sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LanguageModelException">It is not to be sent again.</exception>
    public Task PauseOrThrowAsync(Exception error, int? retries, CancellationToken cancellationToken)
    {
        var failure = ServiceErrors.Of(error, service);
        var pause = failure.RetryAfter ?? (FirstPause * Math.Pow(2, retries ?? 0));
        return failure.IsTransient && retries < most && pause <= LongestPause
            ? Task.Delay(pause, timeProvider, cancellationToken)
            : throw failure;
    }
}
