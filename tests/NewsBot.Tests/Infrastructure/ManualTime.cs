namespace NewsBot.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it, and tells when somebody waits for it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _changing = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (_changing)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for exactly this long.</summary>
    public async Task UntilWaitedAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_changing)
            {
                if (_timers.Exists(timer => timer.Due - _now == wait))
                {
                    return;
                }

                changed = _waited.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (_changing)
        {
            _now += time;
            due = _timers.FindAll(timer => timer.Due <= _now);
            due.ForEach(timer => timer.Due = null);
        }

        due.ForEach(timer => timer.Ring());
    }

    private sealed class Timer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            TaskCompletionSource waited;
            lock (clock._changing)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                waited = clock._waited;
                clock._waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            waited.SetResult();
            return true;
        }

        public void Dispose()
        {
            lock (clock._changing)
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
