namespace NewsBot.Discord.Gateway;

/// <summary>
/// Keeps to the 120 payloads that Discord takes over one connection in any 60 seconds. Some places are kept free for heartbeats,
/// which cannot wait.
/// </summary>
internal sealed class SendLimiter(TimeProvider clock)
{
    public const int PerMinute = 120;
    public const int KeptForHeartbeats = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _sent = new(PerMinute);

    /// <summary>Waits for a place and takes it.</summary>
    public async Task WaitAsync(bool heartbeat, CancellationToken cancellationToken)
    {
        var places = heartbeat ? PerMinute : PerMinute - KeptForHeartbeats;
        while (TryTake(places) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private TimeSpan TryTake(int places)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_sent.TryPeek(out var oldest) && oldest + Window <= now)
            {
                _sent.Dequeue();
            }

            if (_sent.Count >= places)
            {
                return _sent.Peek() + Window - now;
            }

            _sent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }
}
