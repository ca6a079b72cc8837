using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// Lets the shards begin sessions as slowly as Discord asks: of those whose number leaves the same rest by the allowed concurrency,
/// one in five seconds, and none at all once the day's sessions are used up, as beginning more costs the bot its token.
/// </summary>
internal sealed class IdentifyLimiter
{
    /// <summary>The time from one session to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly Bucket[] _buckets;
    private readonly Lock _gate = new();
    private readonly int _total;
    private int _remaining;
    private DateTimeOffset _resetsAt;

    public IdentifyLimiter(SessionStartLimit limit, TimeProvider clock)
    {
        _clock = clock;
        _buckets = [.. Enumerable.Range(0, Math.Max(1, limit.MaxConcurrency)).Select(_ => new Bucket())];
        _total = Math.Max(1, limit.Total);
        _remaining = limit.Remaining;
        _resetsAt = clock.GetUtcNow() + TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 0, Day.TotalMilliseconds));
    }

    /// <summary>How many shards may identify themselves in each five seconds: one of each number's rest by this.</summary>
    public int Buckets => _buckets.Length;

    /// <summary>Waits until a shard may connect and identify itself.</summary>
    /// <returns>The shard's turn. The next of its bucket comes five seconds after it is disposed.</returns>
    public async Task<IDisposable> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        var bucket = _buckets[shard % _buckets.Length];
        await bucket.Order.WaitAsync(cancellationToken);
        try
        {
            while (TakeSession(bucket) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _clock, cancellationToken);
            }
        }
        catch
        {
            bucket.Order.Release();
            throw;
        }

        return new Turn(bucket, _clock);
    }

    private TimeSpan TakeSession(Bucket bucket)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (bucket.NextAt > now)
            {
                return bucket.NextAt - now;
            }

            if (_resetsAt <= now)
            {
                _remaining = _total;
                _resetsAt = now + Day;
            }

            if (_remaining <= 0)
            {
                return _resetsAt - now;
            }

            _remaining--;
            return TimeSpan.Zero;
        }
    }

    private sealed class Bucket
    {
        public SemaphoreSlim Order { get; } = new(1);

        public DateTimeOffset NextAt { get; set; }
    }

    private sealed class Turn(Bucket bucket, TimeProvider clock) : IDisposable
    {
        private bool _over;

        public void Dispose()
        {
            if (!_over)
            {
                _over = true;
                bucket.NextAt = clock.GetUtcNow() + Pause;
                bucket.Order.Release();
            }
        }
    }
}
