using NewsBot.Core.LanguageModels;

namespace NewsBot.LanguageModels;

/// <summary>How long a reply is waited for.</summary>
/// <param name="service">The service, to be named in messages.</param>
/// <param name="timeout">How long.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ReplyDeadline(ModelService service, TimeSpan timeout, TimeProvider timeProvider)
{
    /// <summary>How long a reply, or its next piece, is waited for.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Sends a request and gives it up when the reply does not come.</summary>
    /// <exception cref="LanguageModelException">It did not come in time.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        using var late = Start();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await send(either.Token);
        }
        catch (Exception error) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooLate(error);
        }
    }

    /// <summary>Is cancelled when the time is up.</summary>
    public CancellationTokenSource Start() => new(timeout, timeProvider);

    /// <summary>What is said then. The request is not sent again: who waited so long has waited enough.</summary>
    public LanguageModelException TooLate(Exception error) => new(
        $"The {service.Name} did not reply within {timeout.TotalSeconds:0} seconds. Ask again later, or raise {service.Setting("TimeoutSeconds")}.", error);
}
