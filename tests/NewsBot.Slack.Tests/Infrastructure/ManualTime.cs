namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>A clock that goes when it is told to, and tells who waits by it.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan Least, TimeSpan Most, TaskCompletionSource Begun)> _waiting = [];

    private DateTimeOffset _now = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
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

    /// <summary>Lets time pass; what falls due is done before this returns.</summary>
    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Waits until somebody waits for a time.</summary>
    public Task WaitingAsync(TimeSpan wait, CancellationToken cancellationToken) => WaitingAsync(wait, wait, cancellationToken);

    /// <summary>Waits until somebody waits for a time between two.</summary>
    public Task WaitingAsync(TimeSpan least, TimeSpan most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_timers.Any(timer => Matches(timer.Due - _now, least, most)))
            {
                return Task.CompletedTask;
            }

            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((least, most, begun));
            return begun.Task.WaitAsync(cancellationToken);
        }
    }

    private static bool Matches(TimeSpan left, TimeSpan least, TimeSpan most) => left >= least && left <= most;

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);
            foreach (var waiter in _waiting.Where(waiter => Matches(dueTime, waiter.Least, waiter.Most)).ToList())
            {
                waiter.Begun.SetResult();
                _waiting.Remove(waiter);
            }
        }
    }

    private sealed class Timer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public void Fire() => callback(state);
    }
}
