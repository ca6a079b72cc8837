namespace NewsBot.Tests.Shared;

/// <summary>A clock that stands still until it is moved. What waits by it can itself be waited for.</summary>
public sealed class ManualTime : TimeProvider
{
    // How long something is waited for that is bound to come, before the test that waits for it is given up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan Least, TimeSpan Most, TaskCompletionSource Seen)> _waiting = [];
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

    /// <summary>Waits until something waits by this clock for just this time.</summary>
    public Task WaitForTimerAsync(TimeSpan wait) => WaitForTimerAsync(wait, wait);

    /// <summary>Waits until something waits by this clock for a time between two.</summary>
    public Task WaitForTimerAsync(TimeSpan least, TimeSpan most)
    {
        lock (_gate)
        {
            if (_timers.Exists(timer => timer.DueAt - _now >= least && timer.DueAt - _now <= most))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((least, most, seen));
            return seen.Task.WaitAsync(Patience);
        }
    }

    /// <summary>Waits until something waits by this clock for just this time, then moves the clock by it.</summary>
    public async Task AdvanceWhenAwaitedAsync(TimeSpan time)
    {
        await WaitForTimerAsync(time);
        Advance(time);
    }

    private sealed class Timer(ManualTime clock, TimerCallback callback, object? state) : ITimer
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
                    foreach (var waiting in clock._waiting.FindAll(waiting => dueTime >= waiting.Least && dueTime <= waiting.Most))
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
