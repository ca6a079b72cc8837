namespace NewsBot.Slack.Events;

/// <summary>
/// Remembers what was delivered for half an hour at least, longer than Slack repeats itself (its last repetition comes some six
/// minutes after the first delivery). Memory is bounded: after many deliveries the oldest half is forgotten sooner.
/// </summary>
internal sealed class SeenDeliveries(TimeProvider time)
{
    private const int MaxOfGeneration = 50_000;

    private static readonly TimeSpan Generation = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();

    private HashSet<string> _current = new(StringComparer.Ordinal);
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private long _began = time.GetTimestamp();

    /// <summary>Remembers a delivery, unless it is known by one of its identities.</summary>
    /// <returns>Whether it is new.</returns>
    public bool TryAdd(IReadOnlyList<string> identities)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_began) >= Generation || _current.Count >= MaxOfGeneration)
            {
                (_previous, _current) = (_current, new HashSet<string>(StringComparer.Ordinal));
                _began = time.GetTimestamp();
            }

            var isNew = !identities.Any(identity => _current.Contains(identity) || _previous.Contains(identity));
            _current.UnionWith(identities);
            return isNew;
        }
    }

    /// <summary>Forgets a delivery that could not be kept, so that its repetition is taken.</summary>
    public void Remove(IReadOnlyList<string> identities)
    {
        lock (_lock)
        {
            _current.ExceptWith(identities);
        }
    }
}
