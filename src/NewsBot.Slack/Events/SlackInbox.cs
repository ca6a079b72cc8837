using System.Runtime.CompilerServices;
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
public sealed partial class SlackInbox(TimeProvider time, ILogger<SlackInbox> logger) : IDisposable
{
    // Slack waits three seconds for an acknowledgement.
    private static readonly TimeSpan TimeToClaim = TimeSpan.FromSeconds(2);

    /// <summary>The most deliveries that wait.</summary>
    public const int Capacity = 1000;

    private static readonly TaskCompletionSource<bool> TakenBefore = MakeTaken();

    // Taken before a delivery is claimed: what is claimed must get in.
    private readonly SemaphoreSlim _room = new(Capacity);
    private readonly Channel<SlackDelivery> _waiting = Channel.CreateUnbounded<SlackDelivery>();
    private readonly SeenDeliveries _seen = new(time);

    // What was seen and is not decided yet, by each of its identities.
    private readonly Dictionary<string, TaskCompletionSource<bool>> _undecided = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Claims deliveries as they come; null where nobody can tell yet which are the bot's. What it leaves undecided, who works on it decides.</summary>
    internal Func<SlackDelivery, Task<Admission>>? Admit { get; set; }

    /// <summary>The deliveries in the order they came, without end.</summary>
    public async IAsyncEnumerable<SlackDelivery> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var delivery in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            _room.Release();
            yield return delivery;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    /// <summary>Puts a delivery in, waiting for room; leaves out one that was put in before.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing has been done with the delivery then.</param>
    /// <returns>Whether Slack may be told that it need not come again, as soon as that is known.</returns>
    internal async ValueTask<Task<bool>> AddAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        if (IsNew(delivery, out var taken))
        {
            Put(Admitted(delivery with { Taken = taken }));
        }
        else
        {
            _room.Release();
        }

        return IsTakenAsync(delivery, taken.Task);
    }

    /// <summary>Puts a delivery in that another process has left unfinished.</summary>
    internal async Task ResumeAsync(SlackDelivery delivery, EventClaim claim, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        Put(delivery with { Admission = Task.FromResult(new Admission(claim, IsDecided: true)) });
    }

    /// <summary>Puts a delivery in if there is room now; leaves out one that was put in before.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <returns>Whether Slack may be told that it need not come again, as soon as that is known; never where there is no room.</returns>
    internal async Task<bool> TryAddAsync(SlackDelivery delivery)
    {
        if (IsNew(delivery, out var taken))
        {
            if (await _room.WaitAsync(TimeSpan.Zero))
            {
                Put(Admitted(delivery with { Taken = taken }));
            }
            else
            {
                Decide(delivery with { Taken = taken }, isTaken: false);
                Log.Full(logger, Capacity);
            }
        }

        return await IsTakenAsync(delivery, taken.Task);
    }

    /// <summary>Tells whether Slack need not send a delivery again.</summary>
    internal void Decide(SlackDelivery delivery, bool isTaken)
    {
        lock (_lock)
        {
            foreach (var identity in delivery.Identities)
            {
                _undecided.Remove(identity);
            }

            if (!isTaken)
            {
                _seen.Remove(delivery.Identities);
            }
        }

        delivery.Taken?.TrySetResult(isTaken);
    }

    // Where room was taken for it; the channel has no bound of its own and never ends.
    private void Put(SlackDelivery delivery) => _waiting.Writer.TryWrite(delivery);

    // Beside the socket, which brings others meanwhile.
    private SlackDelivery Admitted(SlackDelivery delivery) =>
        Admit is { } admit ? delivery with { Admission = Task.Run(() => AdmitAsync(admit, delivery)) } : delivery;

    private async Task<Admission> AdmitAsync(Func<SlackDelivery, Task<Admission>> admit, SlackDelivery delivery)
    {
        try
        {
            var admission = await admit(delivery);
            if (admission.IsDecided)
            {
                Decide(delivery, isTaken: true);
            }

            return admission;
        }
        catch
        {
            Decide(delivery, isTaken: false);
            throw;
        }
    }

    // What is claimed is not lost should this process end; an event that is not, Slack is to send again. Commands and presses it
    // never sends again, but tells their user that they failed.
    private async Task<bool> IsTakenAsync(SlackDelivery delivery, Task<bool> taken)
    {
        try
        {
            return await taken.WaitAsync(TimeToClaim, time);
        }
        catch (TimeoutException)
        {
            return delivery is not EventDelivery;
        }
    }

    private static TaskCompletionSource<bool> MakeTaken()
    {
        var taken = new TaskCompletionSource<bool>();
        taken.SetResult(true);
        return taken;
    }

    // Of what came before, when that is decided.
    private bool IsNew(SlackDelivery delivery, out TaskCompletionSource<bool> taken)
    {
        lock (_lock)
        {
            if (_seen.TryAdd(delivery.Identities))
            {
                taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
                foreach (var identity in delivery.Identities)
                {
                    _undecided[identity] = taken;
                }

                return true;
            }

            taken = delivery.Identities.Select(_undecided.GetValueOrDefault).FirstOrDefault(known => known is not null) ?? TakenBefore;
        }

        Log.Duplicate(logger, delivery.GetType().Name, delivery.RetryAttempt);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A {Kind} came again (attempt {Attempt}) and was left out.")]
        public static partial void Duplicate(ILogger logger, string kind, int attempt);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Capacity} deliveries wait; Slack was told to come again.")]
        public static partial void Full(ILogger logger, int capacity);
    }
}
