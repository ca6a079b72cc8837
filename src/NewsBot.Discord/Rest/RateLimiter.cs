namespace NewsBot.Discord.Rest;

/// <summary>
/// Lets requests go out no faster than Discord takes them. Requests of one bucket and major id go one after another, in the
/// order they came, and wait once the last answer has said that none are left; what a bucket is and how much it holds is
/// learned from the answers, never assumed. All requests together keep to the global limit.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock)
{
    /// <summary>The global limit, in requests a second.</summary>
    public const int GlobalPerSecond = 50;

    // Interactions make buckets that are used for minutes and never again; they are cleared away when this many are held.
    private const int ManyQueues = 1000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock = clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _bucketsOfRoutes = [];
    private readonly Dictionary<(string Bucket, string Major), RequestQueue> _queues = [];
    private int _sweepAt = ManyQueues;
    private DateTimeOffset _globalFrom;
    private DateTimeOffset _secondEnds;
    private int _sentThisSecond;

    /// <summary>Waits until all earlier requests of the same bucket have been answered.</summary>
    /// <returns>The turn of this request; to be disposed when it is over.</returns>
    public async Task<Turn> EnterAsync(RestCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var queue = Join(call);
            try
            {
                await queue.Order.WaitAsync(cancellationToken);
            }
            catch
            {
                Leave(queue);
                throw;
            }

            if (IsOf(call, queue))
            {
                return new Turn(this, queue, call);
            }

            // While it waited, an answer told that its route shares the bucket of others.
            queue.Order.Release();
            Leave(queue);
        }
    }

    private RequestQueue Join(RestCall call)
    {
        lock (_gate)
        {
            var queue = QueueOf(call);
            queue.Users++;
            return queue;
        }
    }

    private bool IsOf(RestCall call, RequestQueue queue)
    {
        lock (_gate)
        {
            return QueueOf(call) == queue;
        }
    }

    // Of a bucket that is not known yet, each route is thought to have one of its own. To be called within the gate.
    private RequestQueue QueueOf(RestCall call)
    {
        var route = call.ToString();
        var alone = (route, call.Major);
        var key = (_bucketsOfRoutes.GetValueOrDefault(route, route), call.Major);
        if (_queues.TryGetValue(key, out var queue))
        {
            return queue;
        }

        if (_queues.Count >= _sweepAt)
        {
            Sweep();
        }

        // Those who wait since before the bucket was known keep their places.
        if (!_queues.Remove(alone, out queue))
        {
            queue = new RequestQueue();
        }

        _queues.Add(key, queue);
        return queue;
    }

    private void Leave(RequestQueue queue)
    {
        lock (_gate)
        {
            queue.Users--;
        }
    }

    private void Sweep()
    {
        var now = _clock.GetUtcNow();
        foreach (var (key, queue) in _queues)
        {
            if (queue.Users == 0 && queue.ResetsAt <= now)
            {
                queue.Order.Dispose();
                _queues.Remove(key);
            }
        }

        _sweepAt = Math.Max(ManyQueues, 2 * _queues.Count);
    }

    // How long to wait before one more request may be sent; zero takes a place among those of this second.
    private TimeSpan TakePlace(RestCall call)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var queue = QueueOf(call);
            if (queue.Remaining == 0 && queue.ResetsAt > now)
            {
                return queue.ResetsAt - now;
            }

            if (call.ByInteraction)
            {
                return TimeSpan.Zero;
            }

            if (_globalFrom > now)
            {
                return _globalFrom - now;
            }

            if (_secondEnds <= now)
            {
                _secondEnds = now + Second;
                _sentThisSecond = 0;
            }

            if (_sentThisSecond >= GlobalPerSecond)
            {
                return _secondEnds - now;
            }

            _sentThisSecond++;
            return TimeSpan.Zero;
        }
    }

    /// <summary>The right of one request to be sent, which it has until disposed.</summary>
    internal readonly struct Turn(RateLimiter limiter, RequestQueue queue, RestCall call) : IDisposable
    {
        /// <summary>Waits until the bucket and the global limit have room for the request. To be called before each try.</summary>
        public async Task ReadyAsync(CancellationToken cancellationToken)
        {
            while (limiter.TakePlace(call) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, limiter._clock, cancellationToken);
            }
        }

        /// <summary>Learns from an answer.</summary>
        public void Learn(RateLimitHeaders headers)
        {
            lock (limiter._gate)
            {
                if (headers.Bucket is { } bucket)
                {
                    limiter._bucketsOfRoutes[call.ToString()] = bucket;
                }

                if (headers.Remaining is { } remaining && headers.ResetAfter is { } resetAfter)
                {
                    var bucketQueue = limiter.QueueOf(call);
                    bucketQueue.Remaining = remaining;
                    bucketQueue.ResetsAt = limiter._clock.GetUtcNow() + resetAfter;
                }
            }
        }

        /// <summary>Holds this bucket, or everything, for as long as an answer of 429 asks for.</summary>
        public void HoldFor(TimeSpan time, bool everything)
        {
            lock (limiter._gate)
            {
                var until = limiter._clock.GetUtcNow() + time;
                if (everything)
                {
                    limiter._globalFrom = until;
                }
                else
                {
                    var bucketQueue = limiter.QueueOf(call);
                    bucketQueue.Remaining = 0;
                    bucketQueue.ResetsAt = until;
                }
            }
        }

        /// <summary>Lets the next request of the bucket go.</summary>
        public void Dispose()
        {
            queue.Order.Release();
            limiter.Leave(queue);
        }
    }

    /// <summary>The requests of one bucket and major id.</summary>
    internal sealed class RequestQueue
    {
        public SemaphoreSlim Order { get; } = new(1);

        public int Users { get; set; }

        public int Remaining { get; set; } = 1;

        public DateTimeOffset ResetsAt { get; set; }
    }
}
