using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace NewsBot.Slack.Events;

/// <summary>
/// Where deliveries wait, each once, until somebody works on them. It is bounded: when it is full, sockets stop reading, and
/// what is not acknowledged Slack delivers again. Safe for use by several threads at once.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what is left out; never of what was said.</param>
public sealed partial class SlackInbox(TimeProvider time, ILogger<SlackInbox> logger)
{
    /// <summary>The most deliveries that wait.</summary>
    public const int Capacity = 1000;

    private readonly Channel<SlackDelivery> _waiting = Channel.CreateBounded<SlackDelivery>(Capacity);
    private readonly SeenDeliveries _seen = new(time);

    /// <summary>The deliveries in the order they came, without end.</summary>
    public IAsyncEnumerable<SlackDelivery> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Waits until there is room.</summary>
    internal ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken) => _waiting.Writer.WaitToWriteAsync(cancellationToken);

    /// <summary>Puts a delivery in, waiting for room; leaves out one that was put in before.</summary>
    internal async ValueTask AddAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        // What is acknowledged is not lost for want of time where there is room for it.
        if (IsNew(delivery) && !_waiting.Writer.TryWrite(delivery))
        {
            await _waiting.Writer.WriteAsync(delivery, cancellationToken);
        }
    }

    /// <summary>Puts a delivery in if there is room; leaves out one that was put in before.</summary>
    /// <returns>False where there is no room.</returns>
    internal bool TryAdd(SlackDelivery delivery)
    {
        if (!IsNew(delivery) || _waiting.Writer.TryWrite(delivery))
        {
            return true;
        }

        _seen.Remove(delivery.Identities);
        Log.Full(logger, Capacity);
        return false;
    }

    private bool IsNew(SlackDelivery delivery)
    {
        var isNew = _seen.TryAdd(delivery.Identities);
        if (!isNew)
        {
            Log.Duplicate(logger, delivery.GetType().Name, delivery.RetryAttempt);
        }

        return isNew;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A {Kind} came again (attempt {Attempt}) and was left out.")]
        public static partial void Duplicate(ILogger logger, string kind, int attempt);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Capacity} deliveries wait; Slack was told to come again.")]
        public static partial void Full(ILogger logger, int capacity);
    }
}
