namespace NewsBot.Discord.Server;

/// <summary>A clock that stands still until it is moved. What waits by it can itself be waited for.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> DueIn, TaskCompletionSource Seen)> _waiting = [];
    private DateTimeOffset _now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, then fires the timers that have come due, in their order. Those set meanwhile count from the new time.</summary>
    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.DueAt <= _now).OrderBy(timer => timer.DueAt)];
        }

        foreach (var timer in due)
        {
            bool still;
            lock (_gate)
            {
                still = _timers.Remove(timer);
            }

            if (still)
            {
                timer.Fire();
            }
        }
    }

    /// <summary>Waits until something waits by this clock for a time that fits.</summary>
    public Task WaitForTimerAsync(Func<TimeSpan, bool> dueIn)
    {
        lock (_gate)
        {
            if (_timers.Any(timer => dueIn(timer.DueAt - _now)))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((dueIn, seen));
            return seen.Task.WaitAsync(Patience.Limit);
        }
    }

    /// <summary>Waits until something waits by this clock for just this time, then moves the clock by it.</summary>
    public async Task AdvanceWhenAwaitedAsync(TimeSpan time)
    {
        await WaitForTimerAsync(due => due == time);
        Advance(time);
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = clock._now + dueTime;
                    clock._timers.Add(this);
                    foreach (var waiting in clock._waiting.Where(waiting => waiting.DueIn(dueTime)).ToList())
                    {
                        clock._waiting.Remove(waiting);
                        waiting.Seen.TrySetResult();
                    }
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>How long something is waited for that is bound to come, before the test that waits for it is given up.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
