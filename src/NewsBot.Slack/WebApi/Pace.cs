namespace NewsBot.Slack.WebApi;

/// <summary>
/// Spaces calls so that a limit is not met: the generic cell rate algorithm (ITU-T I.371), which needs one number per limit.
/// Callers wait their turn in the order they came. Safe for use by several threads at once.
/// </summary>
/// <param name="interval">The time between two calls in the long run.</param>
/// <param name="burst">How many calls may come at once after a quiet time.</param>
internal sealed class Pace(TimeSpan interval, int burst)
{
    private readonly Lock _lock = new();

    private DateTimeOffset _next; // when the next call is due, if calls were evenly spaced
    private DateTimeOffset _closedUntil;

    /// <summary>Takes a turn.</summary>
    /// <returns>How long to wait for it.</returns>
    public TimeSpan Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            var from = now > _closedUntil ? now : _closedUntil;
            _next = (_next > from ? _next : from) + interval;
            var turn = _next - (interval * burst);
            return (turn > from ? turn : from) - now;
        }
    }

    /// <summary>Lets no call through before a moment, because Slack said so.</summary>
    public void CloseUntil(DateTimeOffset moment)
    {
        lock (_lock)
        {
            _closedUntil = moment > _closedUntil ? moment : _closedUntil;
        }
    }

    /// <summary>Whether the pace has nothing to remember.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _next <= now && _closedUntil <= now;
        }
    }
}
