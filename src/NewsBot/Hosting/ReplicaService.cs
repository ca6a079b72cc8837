using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;

namespace NewsBot.Hosting;

/// <summary>
/// Tells the other replicas that this one is alive, and goes on with the events of those that are not; where there are no others,
/// with those of the process before this one.
/// </summary>
internal sealed partial class ReplicaService(
    IEventStore store, EventClaims claims, IEnumerable<IEventResumer> resumers, TimeProvider time, ILogger<ReplicaService> logger) : IHostedService, IDisposable
{
    private const int MostAtOnce = 20;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(3);

    // Whatever time the answers took: the others would wait far longer for the lease to end.
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IEventResumer> _resumers = [.. resumers];
    private readonly Contact _contact = new(store.Lease, time);
    private Task _running = Task.CompletedTask;

    /// <summary>Returns once the others know that this replica is alive.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RenewAsync(cancellationToken);
        _running = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
    }

    /// <summary>Comes last, when nothing is being answered any more: what is left is for others at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
        using var patience = new CancellationTokenSource(LeavePatience, time);
        try
        {
            await store.LeaveAsync(patience.Token);
        }
        catch (Exception error)
        {
            Log.NotLeft(logger, error.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var takingOver = Task.CompletedTask;
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(BetweenRounds, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await RenewAsync(cancellationToken);
                if (takingOver.IsCompleted)
                {
                    // What is taken over waits for its turn, which may take longer than the others wait for word of this replica.
                    (var last, takingOver) = (takingOver, _contact.IsLasting ? TakeOverAsync(cancellationToken) : Task.CompletedTask);
                    await last;
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (_contact.IsInTouch)
                {
                    Log.NotRenewed(logger, error.Message);
                }

                _contact.Lose();
            }
            catch (OperationCanceledException)
            {
                // It is stopped.
            }
        }

        await takingOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        while (await claims.TakeOverAsync(_resumers, MostAtOnce, cancellationToken) == MostAtOnce)
        {
            // There may be more.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await store.RenewAsync(cancellationToken);
        _contact.Keep();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The other replicas could not be told that this one is alive, and nothing of theirs is taken over: {Reason}")]
        public static partial void NotRenewed(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The other replicas could not be told that this one ends; they notice when its lease is over: {Reason}")]
        public static partial void NotLeft(ILogger logger, string reason);
    }
}
