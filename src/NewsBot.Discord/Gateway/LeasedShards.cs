using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// Runs this process's share of the shards, where several processes divide them: takes what nobody runs, gives up what is more
/// than its share, and goes on with the sessions of others, so that nothing that came meanwhile is missed.
/// </summary>
/// <remarks>
/// While the store is away, all go on with what they run: nobody can take it from them. One who was away alone and comes back late
/// learns that its shards are another's; until then both are told of events, and only one can claim them.
/// </remarks>
/// <param name="leases">Who runs what.</param>
/// <param name="count">How many shards there are.</param>
/// <param name="shared">What all shards have in common.</param>
/// <param name="settled">Waits until all that was told so far is claimed, and so need not be told again.</param>
internal sealed partial class LeasedShards(ILeaseStore leases, int count, ShardContext shared, Func<Task> settled)
{
    private const string Group = "discord";

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(3);

    // Together well within the life of a lease.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToRelease = TimeSpan.FromSeconds(10);

    private readonly Contact _contact = new(leases.Lease, shared.Clock);
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<GatewayShard> _shards = [];

    // With the width of the greatest number, so that they are taken in order.
    private readonly IReadOnlyList<string> _names =
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Group} shard {number:D5} of {count}"))];

    /// <summary>Those that run here now.</summary>
    public IReadOnlyList<GatewayShard> Shards => _shards;

    /// <summary>Waits for this process's turn to have a shard begin a session; while the store is away, it is nobody's.</summary>
    /// <param name="leases">Where turns are taken.</param>
    /// <param name="identifies">Tells which shards take turns with each other.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told when a turn has to wait for the store.</param>
    public static Func<int, CancellationToken, Task> Turns(ILeaseStore leases, IdentifyLimiter identifies, TimeProvider clock, ILogger logger) => async (shard, cancellationToken) =>
    {
        // A second is for connecting.
        var between = IdentifyLimiter.Pause + TimeSpan.FromSeconds(1);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Group} identify {shard % identifies.Buckets}");
        for (var isAway = false; ;)
        {
            TimeSpan wait;
            try
            {
                wait = await leases.TakeTurnAsync(name, between, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (!isAway)
                {
                    Log.NoTurn(logger, shard, error.Message);
                }

                (isAway, wait) = (true, BetweenRounds);
            }

            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    };

    /// <summary>Runs shards until it is stopped; then they are others' at once.</summary>
    /// <exception cref="GatewayException">Discord has closed a connection for good.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await TryRoundAsync(cancellationToken);
                var pause = Task.Delay(BetweenRounds, shared.Clock, cancellationToken);
                await await Task.WhenAny([pause, .. _running.Values.Select(each => each.Task)]);
            }
        }
        finally
        {
            using var deadline = new CancellationTokenSource(TimeToRelease, shared.Clock);
            await GiveUpAsync([.. _running.Values], deadline.Token);
            await StopSeekingAsync(deadline.Token);
        }
    }

    // The process may live on, to answer elsewhere; the others then divide its share.
    private async Task StopSeekingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await leases.StopSeekingAsync(cancellationToken);
        }
        catch (Exception error)
        {
            Log.NotReleased(shared.Logger, error.Message);
        }
    }

    private async Task TryRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await HoldAsync(cancellationToken);
            var share = (int)Math.Ceiling(count / (double)await leases.SeekAsync(Group, cancellationToken));
            _contact.Keep();
            await GiveUpAsync([.. _running.Values.OrderBy(each => each.Lease.Name, StringComparer.Ordinal).Skip(share)], cancellationToken);
            if (_running.Count < share)
            {
                var free = _names.Where(name => !_running.ContainsKey(name)).ToList();
                foreach (var lease in await leases.AcquireAsync(free, share - _running.Count, _contact.IsLasting, cancellationToken))
                {
                    Start(lease);
                }
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            if (_contact.IsInTouch)
            {
                Log.Away(shared.Logger, error.Message);
            }

            _contact.Lose();
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_running.Count > 0)
        {
            var still = await leases.HoldAsync(await NoteAsync([.. _running.Values], cancellationToken), cancellationToken);
            List<Running> lost = [.. _running.Values.Where(each => !still.Contains(each.Lease.Name))];
            foreach (var each in lost)
            {
                Log.Lost(shared.Logger, each.Lease.Name);
            }

            await StopAsync(lost);
        }
    }

    // Where each is before what is claimed from here on. If that takes too long, where it was before stays noted: who goes on from
    // there is told of more than it needs, and a lease that is not renewed in time is another's.
    private async Task<IReadOnlyList<Lease>> NoteAsync(IReadOnlyList<Running> some, CancellationToken cancellationToken)
    {
        var noted = some.Select(each => each.ToLease()).ToList();
        try
        {
            await settled().WaitAsync(TimeToSettle, shared.Clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return [.. some.Select(each => each.Lease)];
        }

        foreach (var (each, lease) in some.Zip(noted))
        {
            each.Lease = lease;
        }

        return noted;
    }

    private void Start(Lease lease)
    {
        var number = _names.Index().First(each => each.Item == lease.Name).Index;
        var point = lease.Note is null ? null : JsonSerializer.Deserialize(lease.Note, GatewayJson.Default.ResumePoint);
        Log.Taken(shared.Logger, lease.Name, point is null ? "a new session" : "the session there is");
        if (point is not null)
        {
            shared.Handler(new SessionTakenOverEvent(number, point.User));
        }

        var shard = new GatewayShard(number, count, shared) { ResumePoint = point };
        var stop = new CancellationTokenSource();
        _running.Add(lease.Name, new Running(lease, shard, shard.RunAsync(stop.Token), stop));
        _shards = [.. _running.Values.Select(each => each.Shard)];
    }

    private async Task StopAsync(IReadOnlyList<Running> some)
    {
        foreach (var each in some)
        {
            await each.Stop.CancelAsync();
        }

        await Task.WhenAll(some.Select(each => each.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var each in some)
        {
            each.Stop.Dispose();
            _running.Remove(each.Lease.Name);
        }

        _shards = [.. _running.Values.Select(each => each.Shard)];
    }

    private async Task GiveUpAsync(IReadOnlyList<Running> some, CancellationToken cancellationToken)
    {
        if (some is [])
        {
            return;
        }

        await StopAsync(some);
        try
        {
            foreach (var lease in await NoteAsync(some, cancellationToken))
            {
                await leases.ReleaseAsync(lease, cancellationToken);
                Log.GivenUp(shared.Logger, lease.Name);
            }
        }
        catch (Exception error)
        {
            // They are taken when their time is over.
            Log.NotReleased(shared.Logger, error.Message);
        }
    }

    private sealed class Running(Lease lease, GatewayShard shard, Task task, CancellationTokenSource stop)
    {
        // With what is noted so far.
        public Lease Lease { get; set; } = lease;

        public GatewayShard Shard => shard;

        public Task Task => task;

        public CancellationTokenSource Stop => stop;

        public Lease ToLease() => Lease with { Note = Shard.ResumePoint is { } point ? JsonSerializer.Serialize(point, GatewayJson.Default.ResumePoint) : null };
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Information, "{Lease} runs here from now on, with {Session}")]
        public static partial void Taken(ILogger logger, string lease, string session);

        [LoggerMessage(31, LogLevel.Information, "{Lease} is given up, for another replica to take")]
        public static partial void GivenUp(ILogger logger, string lease);

        [LoggerMessage(32, LogLevel.Warning, "{Lease} is another replica's by now")]
        public static partial void Lost(ILogger logger, string lease);

        [LoggerMessage(33, LogLevel.Warning, "Shards could not be given up, and are taken when the time of their leases is over: {Reason}")]
        public static partial void NotReleased(ILogger logger, string reason);

        [LoggerMessage(35, LogLevel.Warning, "Shard {Shard} begins its session when the database is back: {Reason}")]
        public static partial void NoTurn(ILogger logger, int shard, string reason);

        [LoggerMessage(34, LogLevel.Warning, "Shards stay where they are until the database is back: {Reason}")]
        public static partial void Away(ILogger logger, string reason);
    }
}
