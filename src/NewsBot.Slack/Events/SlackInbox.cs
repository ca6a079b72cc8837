using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;

namespace NewsBot.Slack.Events;

/// <summary>
/// Where deliveries wait, each once, until somebody works on them. It is bounded: when it is full, sockets stop reading, and
/// what is not acknowledged Slack delivers again. Safe for use by several threads at once.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what is left out; never of what was said.</param>
public sealed partial class SlackInbox(TimeProvider time, ILogger<SlackInbox> logger)
{
    // Slack waits three seconds for an acknowledgement.
    private static readonly TimeSpan TimeToClaim = TimeSpan.FromSeconds(2);

    /// <summary>The most deliveries that wait.</summary>
    public const int Capacity = 1000;

    private readonly Channel<SlackDelivery> _waiting = Channel.CreateBounded<SlackDelivery>(Capacity);
    private readonly SeenDeliveries _seen = new(time);

    /// <summary>Claims deliveries as they come; null where nobody can tell yet which are the bot's.</summary>
    internal Func<SlackDelivery, Task<Admission>>? Admit { get; set; }

    /// <summary>The deliveries in the order they came, without end.</summary>
    public IAsyncEnumerable<SlackDelivery> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Waits until there is room.</summary>
    internal ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken) => _waiting.Writer.WaitToWriteAsync(cancellationToken);

    /// <summary>Puts a delivery in, waiting for room; leaves out one that was put in before.</summary>
    /// <returns>Ends when Slack may be told that it need not come again.</returns>
    internal async ValueTask<Task> AddAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        if (!IsNew(delivery))
        {
            return Task.CompletedTask;
        }

        var admitted = Admitted(delivery);
        if (!_waiting.Writer.TryWrite(admitted))
        {
            await _waiting.Writer.WriteAsync(admitted, cancellationToken);
        }

        return ClaimedAsync(admitted);
    }

    /// <summary>Puts a delivery in that another process has left unfinished.</summary>
    internal ValueTask ResumeAsync(SlackDelivery delivery, EventClaim claim, CancellationToken cancellationToken) =>
        _waiting.Writer.WriteAsync(delivery with { Admission = Task.FromResult(new Admission(claim, IsDecided: true)) }, cancellationToken);

    /// <summary>Puts a delivery in if there is room; leaves out one that was put in before.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="claimed">Ends when Slack may be told that it need not come again.</param>
    /// <returns>False where there is no room.</returns>
    internal bool TryAdd(SlackDelivery delivery, out Task claimed)
    {
        claimed = Task.CompletedTask;
        if (!IsNew(delivery))
        {
            return true;
        }

        if (_waiting.Reader.Count < Capacity && Admitted(delivery) is var admitted && _waiting.Writer.TryWrite(admitted))
        {
            claimed = ClaimedAsync(admitted);
            return true;
        }

        _seen.Remove(delivery.Identities);
        Log.Full(logger, Capacity);
        return false;
    }

    // Beside the socket, which brings others meanwhile.
    private SlackDelivery Admitted(SlackDelivery delivery) => Admit is { } admit ? delivery with { Admission = Task.Run(() => admit(delivery)) } : delivery;

    // What is claimed is not lost should this process end. What cannot be claimed in time is held here, and Slack need not come again.
    private async Task ClaimedAsync(SlackDelivery delivery)
    {
        if (delivery.Admission is { } admission)
        {
            await ((Task)admission.WaitAsync(TimeToClaim, time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
