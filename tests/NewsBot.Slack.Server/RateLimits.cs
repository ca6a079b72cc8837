namespace NewsBot.Slack.Server;

/// <summary>Counts calls in a window that slides, and says how long to wait when there are too many.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = new(StringComparer.Ordinal);

    /// <summary>Counts a call, unless there were too many.</summary>
    /// <returns>The whole seconds to wait; null where the call may be made.</returns>
    public int? Take(string key, int most, TimeSpan window)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_calls.TryGetValue(key, out var calls))
            {
                _calls[key] = calls = new();
            }

            while (calls.TryPeek(out var oldest) && now - oldest >= window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= most)
            {
                return (int)Math.Ceiling((calls.Peek() + window - now).TotalSeconds);
            }

            calls.Enqueue(now);
            return null;
        }
    }
}
